import { expect, test } from 'vitest';
import { Pace, sendAtRate } from './send-at-rate.ts';

test('requests are sent so many a second; one that comes late makes up for nothing', () => {
  const pace = new Pace(4);
  expect([0, 0, 0].map((now) => pace.wait(now))).toEqual([0, 250, 500]);
  expect(pace.wait(700)).toBe(50);
  expect([5000, 5000].map((now) => pace.wait(now))).toEqual([0, 250]);
});

test('it ends when it is told to, once what is under way is answered', async () => {
  const stop = new AbortController();
  let sent = 0;
  let answered = 0;
  await sendAtRate({ perSecond: 1000, atOnce: 2, signal: stop.signal }, async () => {
    if (++sent === 5) stop.abort();
    await Promise.resolve();
    answered++;
  });
  expect(answered).toBe(sent);
  expect(sent).toBeLessThanOrEqual(6);
});
