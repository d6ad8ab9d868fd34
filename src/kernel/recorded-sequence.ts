/**
 * What comes one after the other, the last so many of it, as it is on disk: in blocks, so that a second in which a thousand
 * came is a few writes, and one in which one came is a small one.
 */
import type { Observations } from './outbox.ts';

const BLOCK_ITEMS = 50;

/** As it is on disk. */
interface BlockRecord<Item> {
  block: number;
  items: Item[];
}

/** Numbers of its items: from the first, up to before the end. */
interface Block {
  id: number;
  first: number;
  end: number;
  stored: boolean;
}

/** What is kept of them, found by their numbers. */
export interface SequenceItems<Item> {
  /** Those before it are kept no more. */
  first: number;
  /** It is not on disk as it is. */
  isNew(number: number): boolean;
  /** As it goes to disk; undefined: not yet. */
  read(number: number): Item | undefined;
}

export class RecordedSequence<Item> {
  readonly #table: string;
  /** The oldest first. The last one is filled, if it was begun here. */
  readonly #blocks: Block[] = [];
  #filled: Block | undefined;
  #next = 0;

  constructor(table: string) {
    this.#table = table;
  }

  /** One more has come: its number, the first is 0. */
  add(): number {
    if (!this.#filled || this.#filled.end - this.#filled.first === BLOCK_ITEMS) {
      this.#filled = { id: (this.#blocks.at(-1)?.id ?? -1) + 1, first: this.#next, end: this.#next, stored: false };
      this.#blocks.push(this.#filled);
    }
    this.#filled.end++;
    return this.#next++;
  }

  flush(observations: Observations, { first, isNew, read }: SequenceItems<Item>): void {
    const kept = this.#blocks.findIndex(({ end }) => end > first);
    for (const { id, stored } of this.#blocks.splice(0, kept < 0 ? this.#blocks.length : kept))
      if (stored) observations.observation(this.#table, String(id), undefined);
    for (const block of this.#blocks) {
      const numbers: number[] = [];
      for (let number = Math.max(first, block.first); number < block.end; number++) numbers.push(number);
      if (!numbers.some(isNew)) continue;
      const items = numbers.map(read).filter((item) => item !== undefined);
      observations.observation(this.#table, String(block.id), { block: block.id, items } satisfies BlockRecord<Item>);
      block.stored = true;
    }
  }

  /** Takes over what is on disk, before the first has come: its items, the oldest first, numbered from 0. */
  restore(records: Iterable<unknown>): Item[] {
    const restored: Item[] = [];
    for (const { block: id, items } of ([...records] as BlockRecord<Item>[]).sort((a, b) => a.block - b.block)) {
      const first = this.#next;
      this.#next += items.length;
      this.#blocks.push({ id, first, end: this.#next, stored: true });
      restored.push(...items);
    }
    return restored;
  }
}
