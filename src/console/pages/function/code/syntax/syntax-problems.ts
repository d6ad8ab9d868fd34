/**
 * What is wrong with the files on screen before they are deployed: found once the page is quiet, and then a moment after the
 * last key, away from the page.
 * Python is compiled by the CPython that would run it, JavaScript and JSON are parsed in a worker of the page.
 */
import { useEffect, useRef, useState } from 'react';
import type { SyntaxProblem } from '../../../../../api/coldspark.ts';
import { type SourceFiles, textOf } from '../../../../domain/source-files.ts';
import { useRegion } from '../../../../region.ts';
import { whenQuiet } from '../../../../use-later.ts';
import type { Sources } from './script-syntax.ts';

const TYPING_PAUSE_MS = 400;

export interface SyntaxCheck {
  state: 'checking' | 'checked' | 'failed';
  /** As last found. */
  problems: readonly SyntaxProblem[];
}

/** Of these paths, those in a language that is known here. */
export function useSyntaxCheck(files: SourceFiles, paths: readonly string[], runtime: string): SyntaxCheck {
  const { coldspark } = useRegion();
  const [check, setCheck] = useState<SyntaxCheck>({ state: 'checking', problems: [] });
  const pathList = paths.join('\n');
  /** Until something is typed or the page is quiet: whoever opens a function waits for its code, not for what checks it. */
  const unseen = useRef<SourceFiles | undefined>(files);

  useEffect(() => {
    let outdated = false;
    if (unseen.current !== files) unseen.current = undefined;
    const find = async () => {
      const sources = textsOf(files, pathList.split('\n'));
      const python = only(sources, /\.py$/);
      const scripts = only(sources, /\.(mjs|cjs|js|json)$/);
      const found = await Promise.all([
        Object.keys(python).length > 0 ? coldspark.checkPython(python) : [],
        Object.keys(scripts).length > 0 ? checkScripts(files, scripts, runtime) : [],
      ]);
      return found.flat();
    };
    const begin = () => {
      if (outdated) return;
      unseen.current = undefined;
      setCheck(({ problems }) => ({ state: 'checking', problems }));
      find().then(
        (problems) => !outdated && setCheck({ state: 'checked', problems }),
        () => !outdated && setCheck({ state: 'failed', problems: [] }),
      );
    };
    const callOff = unseen.current ? whenQuiet(begin) : afterPause(begin);
    return () => {
      outdated = true;
      callOff();
    };
  }, [files, pathList, runtime, coldspark]);
  return check;
}

function afterPause(action: () => void): () => void {
  const timer = setTimeout(action, TYPING_PAUSE_MS);
  return () => clearTimeout(timer);
}

function textsOf(files: SourceFiles, paths: readonly string[]): Sources {
  const texts = paths.map((path) => [path, textOf(files[path] ?? new Uint8Array())] as const);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const only = (sources: Sources, ending: RegExp): Sources =>
  Object.fromEntries(Object.entries(sources).filter(([path]) => ending.test(path)));

// ── the worker of the page ─────────────────────────────────────────────────────────────────────────────────────

let worker: Worker | undefined;
let questions = 0;

function checkScripts(files: SourceFiles, sources: Sources, runtime: string): Promise<SyntaxProblem[]> {
  worker ??= new Worker(new URL('./script-syntax-worker.ts', import.meta.url), { type: 'module', name: 'syntax' });
  const asked = worker;
  const id = ++questions;
  const packageFiles = textsOf(
    files,
    Object.keys(files).filter((path) => /(^|\/)package\.json$/.test(path)),
  );
  const detectModules = Number(runtime.match(/^nodejs(\d+)/)?.[1]) >= 24;
  const { promise, resolve, reject } = Promise.withResolvers<SyntaxProblem[]>();
  const hear = ({ data }: MessageEvent<{ id: number; problems: SyntaxProblem[] }>) => {
    if (data.id === id) resolve(data.problems);
  };
  const fail = (event: ErrorEvent) => reject(new Error(event.message));
  asked.addEventListener('message', hear);
  asked.addEventListener('error', fail);
  asked.postMessage({ id, question: { sources, packageFiles, detectModules } });
  return promise.finally(() => {
    asked.removeEventListener('message', hear);
    asked.removeEventListener('error', fail);
  });
}
