/**
 * What happens now, for a picture that moves: asked again and again while somebody looks, five times a second at most,
 * and each time only for what is new. No resource, and nothing else shows it: it stands apart from the cached reads.
 */
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { ColdsparkClient } from '../../api/coldspark.ts';
import type { LiveSamples, LiveSamplesRequest } from '../../api/live-samples.ts';
import { LIVE_SLOT_MS } from '../../api/live-samples.ts';
import { withAnswer } from '../domain/live-picture.ts';
import { useRegion } from '../region.ts';

interface LiveScope {
  functionName?: string | undefined;
  qualifier?: string | undefined;
}

export class LiveFeed {
  readonly #coldspark: ColdsparkClient;
  readonly #of: LiveSamplesRequest;
  readonly #listeners = new Set<() => void>();
  #picture: LiveSamples | undefined;
  #ticks = 0;
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(coldspark: ColdsparkClient, of: LiveSamplesRequest) {
    this.#coldspark = coldspark;
    this.#of = of;
  }

  get picture(): LiveSamples | undefined {
    return this.#picture;
  }

  get ticks(): number {
    return this.#ticks;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#ask();
  }

  /** The picture stays as it is. */
  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    if (!document.hidden) await this.#read();
    if (this.#running) this.#timer = setTimeout(() => void this.#ask(), LIVE_SLOT_MS);
  }

  async #read(): Promise<void> {
    const before = this.#picture;
    try {
      const answer = await this.#coldspark.call('GetLiveSamples', {
        ...this.#of,
        ...(before && { sinceMs: before.atMs }),
      });
      if (!this.#running) return;
      this.#picture = withAnswer(before, answer);
      this.#ticks++;
    } catch {
      // a tab takes over, or the disk failed: banners tell; it is asked again
      return;
    }
    for (const listener of this.#listeners) listener();
  }
}

/** Of one function, of one of its qualifiers, or of the account; stands still while it is paused. */
export function useLiveFeed({ functionName, qualifier }: LiveScope, paused: boolean): LiveFeed {
  const { coldspark } = useRegion();
  const feed = useMemo(
    () =>
      new LiveFeed(coldspark, {
        ...(functionName !== undefined && { functionName }),
        ...(qualifier !== undefined && { qualifier }),
      }),
    [coldspark, functionName, qualifier],
  );
  useEffect(() => {
    if (paused) return;
    feed.start();
    return () => feed.stop();
  }, [feed, paused]);
  return feed;
}

/**
 * The picture as it is at every `every`-th answer, from the `phase`-th on: what is costly to draw takes turns, so that
 * no answer makes all of it draw at once.
 */
export function useLivePicture(feed: LiveFeed, every = 1, phase = 0): LiveSamples | undefined {
  const [picture, setPicture] = useState(feed.picture);
  useEffect(() => {
    // a transition is drawn in slices, with what is typed and clicked between them
    const take = (due: boolean) =>
      startTransition(() => setPicture((before) => (due || before === undefined ? feed.picture : before)));
    take(true);
    return feed.subscribe(() => take(feed.ticks % every === phase));
  }, [feed, every, phase]);
  return picture;
}
