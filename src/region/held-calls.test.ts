import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { skippingIdleTime } from './held-calls.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const request = (path: string): HttpRequest => ({
  service: 'lambda',
  method: 'GET',
  path,
  query: {},
  headers: {},
  body: new Uint8Array(),
});
const reply = (status: number): HttpResponse => ({ status, headers: {}, body: new Uint8Array() });

/** A region that holds the call until its clock was turned so often, and every path that was asked. */
function region(operation: string, turns: number, lastTurn = 200) {
  const asked: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const answer = skippingIdleTime(async ({ path }, heard) => {
    asked.push(path);
    if (path === '/TurnClock') {
      const left = turns - asked.filter((one) => one === path).length;
      if (left === 0) release();
      return reply(left >= 0 ? 200 : lastTurn);
    }
    heard(operation);
    await held;
    return reply(200);
  });
  return { answer, asked, release };
}

test('a call that waits for provisioned concurrency has the clock turned, event by event, until it is answered', async () => {
  const { answer, asked } = region('GetProvisionedConcurrencyConfig', 3);
  const answering = answer(request('/config'), () => {});
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual(['/config']);
  await vi.advanceTimersByTimeAsync(2000);
  expect((await answering).status).toBe(200);
  expect(asked).toEqual(['/config', '/TurnClock', '/TurnClock', '/TurnClock']);
});

test('with nothing to come the clock is left alone, and for other calls always', async () => {
  const stuck = region('GetProvisionedConcurrencyConfig', -1, 409);
  void stuck.answer(request('/config'), () => {});
  await vi.advanceTimersByTimeAsync(5000);
  expect(stuck.asked).toEqual(['/config', '/TurnClock']);

  const invoke = region('Invoke', 1);
  void invoke.answer(request('/invoke'), () => {});
  await vi.advanceTimersByTimeAsync(5000);
  expect(invoke.asked).toEqual(['/invoke']);
});
