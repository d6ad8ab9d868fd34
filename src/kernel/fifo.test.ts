import { expect, test } from 'vitest';
import { Fifo } from './fifo.ts';

test('what comes first leaves first, however many come and go', () => {
  const fifo = new Fifo<number>();
  const model: number[] = [];
  for (let i = 0; i < 10_000; i++) {
    fifo.push(i);
    model.push(i);
    if (i % 3 === 0) continue;
    expect(fifo.peek()).toBe(model[0]);
    expect(fifo.shift()).toBe(model.shift());
  }
  expect(fifo.size).toBe(model.length);
  while (fifo.size > 0) expect(fifo.shift()).toBe(model.shift());
  expect([fifo.peek(), fifo.shift(), model.length]).toEqual([undefined, undefined, 0]);
});
