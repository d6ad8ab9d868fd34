/** What the `coldspark` command is about, one noun after the other: the clock, why, events, hops, tries that fail. */
import type { ColdsparkClient } from '../../api/coldspark.ts';

export interface ColdsparkPorts {
  client: ColdsparkClient;
  /** What the wall clock says, in milliseconds since 1970. */
  wallNow(): number;
  /** Ends a skip that one waits for. */
  signal: AbortSignal;
}

export interface ColdsparkNoun {
  usage: string;
  /** What is printed. Throws `Misuse`, `Unknown`, or what the region refuses. */
  run(words: readonly string[], ports: ColdsparkPorts): Promise<string>;
  /** What may follow these words: words, or a function's name. */
  offers(before: readonly string[]): readonly string[] | 'functions';
}

/** Words that it does not know: said with how it is used. */
export class Misuse extends Error {}

/** It is used as it is meant, and there is no answer. */
export class Unknown extends Error {}
