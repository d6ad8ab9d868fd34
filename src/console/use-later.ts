/**
 * Parts of the frame and of first screens that nobody needs yet: each is loaded once the page is quiet, or when somebody asks
 * for it, and no first screen waits for it. scripts/service-worker.ts keeps them with what the first screens need.
 */
import { useCallback, useEffect, useState } from 'react';
import { flash } from './session.ts';

const MISSING =
  'A part of this page could not be loaded. Connect to the network, or start the server, and try again; a newer version needs a reload.';

/** The page has loaded nothing for so long: its screen is there. */
const QUIET_MS = 3_000;

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let observer: PerformanceObserver | undefined;

function begin(): void {
  observer?.disconnect();
  observer = undefined;
  for (const action of waiting) (globalThis.requestIdleCallback ?? setTimeout)(action);
  waiting.clear();
}

function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(begin, QUIET_MS);
}

/** Once; returns what calls it off. */
export function whenQuiet(action: () => void): () => void {
  waiting.add(action);
  if (!observer) {
    observer = new PerformanceObserver(wait);
    observer.observe({ type: 'resource' });
    wait();
  }
  return () => waiting.delete(action);
}

const loaded = new WeakMap<() => Promise<unknown>, unknown>();

export interface Later<Part> {
  part: Part | undefined;
  /** It was asked for and could not be loaded. */
  failed: boolean;
  ask(): void;
}

/** `load`: the same function each time. */
export function useLater<Part>(load: () => Promise<Part>): Later<Part> {
  const [, setTurn] = useState(0);
  const [failed, setFailed] = useState(false);
  const part = loaded.get(load) as Part | undefined;
  const fetch = useCallback(
    (missed: () => void) =>
      void load().then((loadedPart) => {
        loaded.set(load, loadedPart);
        setTurn((turn) => turn + 1);
      }, missed),
    [load],
  );
  useEffect(() => {
    if (loaded.has(load)) return undefined;
    // it is tried again when somebody asks
    return whenQuiet(() => fetch(() => undefined));
  }, [load, fetch]);
  const ask = useCallback(
    () =>
      fetch(() => {
        setFailed(true);
        flash({ id: 'part-missing', type: 'error', content: MISSING });
      }),
    [fetch],
  );
  return { part, failed, ask };
}
