/** So many at once and never more, in order, and one that fails gives its place away too. */
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('work waits for its turn', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends: { resolve(result: number): void; reject(error: Error): void }[] = [];
  const results = Array.from({ length: 5 }, (_, index) =>
    turns.take(() => {
      begun.push(index);
      return new Promise<number>((resolve, reject) => ends.push({ resolve, reject }));
    }),
  );
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]?.reject(new Error('broken'));
  await expect(results[1]).rejects.toThrow('broken');
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const index of [0, 2, 3, 4]) {
    ends[index]?.resolve(index);
    expect(await results[index]).toBe(index);
    await settle();
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(await turns.take(async () => 'at once')).toBe('at once');
});
