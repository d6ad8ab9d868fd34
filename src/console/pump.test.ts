/** The pump is never above its limit, reaches it, does each thing once, and stops when told. */
import { describe, expect, test, vi } from 'vitest';
import { pump } from './pump.ts';

/** Tasks that end when, and in the order in which, the test says. */
class Tasks {
  readonly begun: number[] = [];
  most = 0;
  #underWay: (() => void)[] = [];

  readonly run = (index: number): Promise<void> => {
    this.begun.push(index);
    return new Promise((resolve) => {
      this.#underWay.push(resolve);
      this.most = Math.max(this.most, this.#underWay.length);
    });
  };

  get underWay() {
    return this.#underWay.length;
  }

  async end(which: number) {
    this.#underWay.splice(which, 1)[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
  }

  async endAll() {
    while (this.underWay > 0) await this.end(this.underWay - 1);
  }
}

const neverAborted = new AbortController().signal;

describe('the pump', () => {
  test.each([
    [1000, 50],
    [7, 3],
    [3, 50],
    [1, 1],
  ])('does %i things, %i at a time and never more', async (count, concurrency) => {
    const tasks = new Tasks();
    const done = pump({ count, concurrency, signal: neverAborted }, tasks.run);
    await vi.waitFor(() => expect(tasks.underWay).toBe(Math.min(count, concurrency)));
    await tasks.endAll();
    await done;
    expect(tasks.most).toBe(Math.min(count, concurrency));
    expect(tasks.begun).toEqual(Array.from({ length: count }, (_, index) => index));
  });

  test('begins the next as soon as any one ends', async () => {
    const tasks = new Tasks();
    const done = pump({ count: 5, concurrency: 2, signal: neverAborted }, tasks.run);
    await vi.waitFor(() => expect(tasks.underWay).toBe(2));
    await tasks.end(1);
    expect(tasks.begun).toEqual([0, 1, 2]);
    await tasks.end(1);
    expect(tasks.begun).toEqual([0, 1, 2, 3]);
    await tasks.endAll();
    await done;
  });

  test('begins nothing once cancelled, and waits for what is under way', async () => {
    const tasks = new Tasks();
    const abort = new AbortController();
    let settled = false;
    const done = pump({ count: 100, concurrency: 4, signal: abort.signal }, tasks.run).then(() => {
      settled = true;
    });
    await vi.waitFor(() => expect(tasks.underWay).toBe(4));
    await tasks.end(0);
    abort.abort();
    await tasks.end(0);
    await tasks.end(0);
    expect(tasks.begun).toHaveLength(5);
    expect(tasks.underWay).toBe(2);
    expect(settled).toBe(false);
    await tasks.endAll();
    await done;
    expect(tasks.begun).toHaveLength(5);
  });

  test('what the browser has to do comes between the beginnings', async () => {
    const tasks = new Tasks();
    const done = pump({ count: 20, concurrency: 20, signal: neverAborted }, tasks.run);
    // as far as promises alone lead
    for (let i = 0; i < 100; i++) await undefined;
    expect(tasks.underWay).toBe(1);
    await vi.waitFor(() => expect(tasks.underWay).toBe(20));
    await tasks.endAll();
    await done;
  });

  test('rejects with a task that does', async () => {
    const failing = pump({ count: 3, concurrency: 2, signal: neverAborted }, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
  });
});
