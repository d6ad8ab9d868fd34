import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findWorkerWay, type WorkerWay } from './worker-ways.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

interface Started {
  ended: boolean;
}

/** A way whose worker answers, fails, or is silent. */
function way(name: string, answer: { says: unknown } | { failsWith: string } | 'is silent' | 'throws') {
  const started: Started[] = [];
  const asWay: WorkerWay = {
    name,
    probesNetwork: false,
    start(_, [port], onFailure) {
      if (answer === 'throws') throw new Error('no such thing');
      const worker = { ended: false };
      started.push(worker);
      if (answer !== 'is silent') {
        if ('says' in answer) port?.postMessage(answer.says);
        else onFailure(answer.failsWith);
      }
      return {
        terminate() {
          worker.ended = true;
        },
      };
    },
  };
  return { ...asWay, started };
}

test('the first way whose worker answers from an opaque origin is taken, and its worker is ended', async () => {
  const first = way('first', { says: 'sealed' });
  const second = way('second', { says: 'sealed' });
  expect((await findWorkerWay([first, second])).name).toBe('first');
  expect(first.started).toEqual([{ ended: true }]);
  expect(second.started).toEqual([]);
});

test('a way that fails, throws, is silent or is not sealed off is passed over', async () => {
  const closed = [
    way('fails', { failsWith: 'denied' }),
    way('throws', 'throws'),
    way('leaks', { says: 'its origin is not sealed off' }),
    way('silent', 'is silent'),
  ];
  const open = way('open', { says: 'sealed' });
  const found = findWorkerWay([...closed, open]);
  // messages of real ports come in between
  await vi.waitFor(() => expect(closed.at(-1)?.started).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await found).name).toBe('open');
  for (const { started } of closed) for (const worker of started) expect(worker.ended).toBe(true);
});

test('without any way the sentence names each refusal and what to do', async () => {
  const ways = [way('from here', { failsWith: 'denied' }), way('from there', { says: 'its origin is not sealed off' })];
  await expect(findWorkerWay(ways)).rejects.toThrow(
    'this browser starts no sealed worker, neither from here (denied) nor from there (its origin is not sealed off). Use a current version of Chrome, Edge, Firefox or Safari',
  );
});
