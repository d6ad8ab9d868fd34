import { expect, test } from 'vitest';
import { BlobSweeper } from './blob-sweeper.ts';

/** Bytes by name, some of them named by a record; and a clock that is turned by hand. */
function swept(stored: string[], named: Set<string>) {
  const blobs = new Set(stored);
  const waiting: (() => void)[] = [];
  const state = { blobs, named, isInUse: false, sweeps: 0 };
  const sweeper = new BlobSweeper({
    async removeUnnamed(given) {
      state.sweeps++;
      for (const each of given) if (!named.has(each)) blobs.delete(each);
      return new Set([...blobs].filter((each) => !named.has(each)));
    },
    async whenNoneAreInUse(act) {
      if (!state.isInUse) await act();
      return !state.isInUse;
    },
    after: (_, callBack) => waiting.push(callBack),
    reportBug: (error) => {
      throw error;
    },
  });
  /** Whatever is due now, and what comes of it. */
  const turn = async () => {
    for (const callBack of waiting.splice(0)) callBack();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { ...state, state, sweeper, turn, waiting };
}

test('what is without a name twice goes; what has one stays, and the sweeping ends', async () => {
  const { sweeper, turn, blobs, waiting } = swept(['a', 'b', 'c'], new Set(['b']));
  sweeper.soon();
  sweeper.soon();
  await turn();
  expect([...blobs]).toEqual(['a', 'b', 'c']);
  await turn();
  expect([...blobs]).toEqual(['b']);
  expect(waiting).toHaveLength(0);
});

test('what was named again in time stays', async () => {
  const { sweeper, turn, blobs, named } = swept(['a'], new Set());
  sweeper.soon();
  await turn();
  named.add('a');
  await turn();
  expect([...blobs]).toEqual(['a']);
});

test('while somebody stores or reads, nothing is swept, and it is tried again', async () => {
  const { sweeper, turn, blobs, state } = swept(['a'], new Set());
  state.isInUse = true;
  sweeper.soon();
  await turn();
  await turn();
  expect(state.sweeps).toBe(0);
  state.isInUse = false;
  await turn();
  await turn();
  expect([...blobs]).toEqual([]);
});
