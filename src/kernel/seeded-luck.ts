/**
 * The account's luck: of draws, which a seed repeats each time it begins, and of ids, which it repeats in another account
 * but never in the same one: how often a seed has begun there is on disk, and part of the luck of its ids.
 */
import type { Observations } from './outbox.ts';
import { hashOf, SeededRandom } from './random.ts';

/** Luck that can be made to repeat itself. */
export interface Seedable {
  /** The same text, the same draws from here on; undefined: fresh luck. */
  seed(text: string | undefined): void;
}

/** Of the kind `observation`: no operation fails for want of room for it. */
export const SEEDS_BEGUN_TABLE = 'seedsBegun';
const KEY = 'account';

interface BegunRecord {
  seeds: number;
}

export class SeededLuck implements Seedable {
  /** Ids of requests, environments, revisions, messages. */
  readonly ids: SeededRandom;
  /** Of weighted aliases. */
  readonly draws: SeededRandom;
  readonly #fresh: SeededRandom;
  readonly #observations: Observations;
  #begun = 0;

  /** `freshSeed`: that of no account, as long as none is set. */
  constructor(freshSeed: number, observations: Observations) {
    this.#fresh = new SeededRandom(freshSeed);
    this.ids = this.#fresh.of('ids');
    this.draws = this.#fresh.of('draws');
    this.#observations = observations;
  }

  /** Takes over what is on disk, before a seed begins. */
  restore(records: Iterable<{ table: string; value: unknown }>): void {
    for (const { table, value } of records) if (table === SEEDS_BEGUN_TABLE) this.#begun = (value as BegunRecord).seeds;
  }

  seed(text: string | undefined): void {
    if (text === undefined) {
      this.draws.reseed(Math.floor(this.#fresh.next() * 2 ** 32));
      return;
    }
    this.#begun++;
    // in the batch of whatever is drawn first
    this.#observations.observation(SEEDS_BEGUN_TABLE, KEY, { seeds: this.#begun } satisfies BegunRecord);
    this.draws.reseed(hashOf(text));
    this.ids.reseed(hashOf(`${text}, ${this.#begun}`));
  }
}
