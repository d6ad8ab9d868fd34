/** What comes one after the other, as it goes to disk and comes back. */
import { expect, test } from 'vitest';
import { RecordedSequence } from './recorded-sequence.ts';

/** A fold of texts, the last `limit` of them. */
class Texts {
  readonly sequence = new RecordedSequence<string>('texts');
  readonly texts: (string | undefined)[] = [];
  readonly limit: number;
  readonly #disk: Map<string, unknown>;
  readonly #recorded = new Set<number>();
  writes = 0;

  constructor(limit: number, disk: Map<string, unknown>) {
    this.limit = limit;
    this.#disk = disk;
    for (const text of this.sequence.restore(disk.values())) this.#recorded.add(this.texts.push(text) - 1);
  }

  add(text: string | undefined): void {
    this.texts[this.sequence.add()] = text;
  }

  flush(): void {
    this.sequence.flush(
      {
        observation: (_, key, value) => {
          this.writes++;
          if (value === undefined) this.#disk.delete(key);
          else this.#disk.set(key, value);
        },
      },
      {
        first: Math.max(0, this.texts.length - this.limit),
        isNew: (number) => this.texts[number] !== undefined && !this.#recorded.has(number),
        read: (number) => {
          if (this.texts[number] !== undefined) this.#recorded.add(number);
          return this.texts[number];
        },
      },
    );
  }
}

test('comes back in its order, from leader to leader, and no more of it than was kept and the rest of a block', () => {
  const disk = new Map<string, unknown>();
  const added: string[] = [];
  for (let leader = 0; leader < 5; leader++) {
    const texts = new Texts(120, disk);
    expect(texts.texts).toEqual(added.slice(-texts.texts.length));
    expect(texts.texts.length).toBeGreaterThanOrEqual(Math.min(120, added.length));
    expect(texts.texts.length).toBeLessThan(120 + 50);
    for (let i = 0; i < 37; i++) {
      const text = `${leader} ${i}`;
      added.push(text);
      texts.add(text);
      if (i % 5 === 0) texts.flush();
    }
    texts.flush();
  }
});

test('a second of a thousand is twenty writes; when nothing is new, none', () => {
  const texts = new Texts(1000, new Map());
  for (let i = 0; i < 1000; i++) texts.add(String(i));
  texts.flush();
  expect(texts.writes).toBe(20);
  texts.flush();
  expect(texts.writes).toBe(20);
  texts.add('one more');
  texts.flush();
  expect(texts.writes).toBe(21);
});

test('what is not ready yet is written when it is', () => {
  const disk = new Map<string, unknown>();
  const texts = new Texts(10, disk);
  for (const text of ['a', undefined, 'c']) texts.add(text);
  texts.flush();
  expect(new Texts(10, disk).texts).toEqual(['a', 'c']);
  texts.texts[1] = 'b';
  texts.flush();
  expect(new Texts(10, disk).texts).toEqual(['a', 'b', 'c']);
});
