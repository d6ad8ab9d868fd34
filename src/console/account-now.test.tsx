// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AccountClock } from '../api/account-clock.ts';
import type { Region, RegionStatus } from '../api/coldspark.ts';
import { accountNow, followAccountClock, onAccountClock, useAccountClock } from './account-now.ts';
import { RelativeTime } from './widgets/relative-time.tsx';

const NOON_MS = Date.UTC(2031, 5, 1, 12);
const HOUR_MS = 3_600_000;
const clock: AccountClock = { hostMs: 0, accountMs: NOON_MS, flow: 1, rate: 1, paused: false, revision: 1 };

let tell: (clock: AccountClock) => void;

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
  const listeners: ((status: RegionStatus) => void)[] = [];
  const status = (told?: AccountClock): RegionStatus => ({
    phase: 'ready',
    leader: true,
    engines: { python: '', nodejs: '' },
    ...(told && { clock: told }),
  });
  const onStatus: Region['onStatus'] = (listener) => {
    listeners.push(listener);
    return () => {};
  };
  followAccountClock({ status: status(), onStatus } as Region);
  tell = (told) => {
    for (const listener of listeners) listener(status(told));
  };
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('it is computed from what was last told, whatever the wall says', () => {
  tell(clock);
  vi.advanceTimersByTime(1500);
  expect(accountNow()).toBe(NOON_MS + 1500);
  vi.setSystemTime(HOUR_MS);
  expect(accountNow()).toBe(NOON_MS + 1500);
  tell({ ...clock, hostMs: 1500, flow: 60, revision: 2 });
  vi.advanceTimersByTime(1000);
  expect(accountNow()).toBe(NOON_MS + 60_000);
  tell({ ...clock, hostMs: 2500, flow: 0, paused: true, revision: 3 });
  vi.advanceTimersByTime(1000);
  expect(accountNow()).toBe(NOON_MS);
});

test('what is on screen is renewed in a while, and at once when the clock is turned', () => {
  tell(clock);
  render(<RelativeTime at={NOON_MS - HOUR_MS} />);
  expect(screen.getByText('1 hour ago')).toBeTruthy();
  act(() => tell({ ...clock, accountMs: NOON_MS + 2 * HOUR_MS, revision: 2 }));
  expect(screen.getByText('3 hours ago')).toBeTruthy();
  act(() => vi.advanceTimersByTime(HOUR_MS));
  expect(screen.getByText('4 hours ago')).toBeTruthy();
});

test('whoever keeps a clock of its own is told it now, and when it is turned', () => {
  tell(clock);
  vi.advanceTimersByTime(1000);
  const told: number[] = [];
  const end = onAccountClock(({ accountMs }) => told.push(accountMs - NOON_MS));
  tell({ ...clock, accountMs: NOON_MS + HOUR_MS, hostMs: 1000, revision: 2 });
  end();
  tell(clock);
  expect(told).toEqual([1000, HOUR_MS]);
});

test('a status that repeats the clock renews nothing, however often it comes', () => {
  tell(clock);
  let drawn = 0;
  function Face() {
    const { rate } = useAccountClock() ?? {};
    drawn++;
    return <>×{rate}</>;
  }
  render(<Face />);
  for (let ms = 0; ms < 100; ms++) act(() => tell({ ...clock, hostMs: ms, accountMs: NOON_MS + ms }));
  expect(drawn).toBe(1);
  // of a successor, who counts anew
  act(() => tell({ ...clock, hostMs: 100, accountMs: NOON_MS + 100, flow: 60, rate: 60, revision: 1 }));
  expect(screen.getByText('×60')).toBeTruthy();
  act(() => tell({ ...clock, hostMs: 100, accountMs: NOON_MS + HOUR_MS, revision: 1 }));
  expect(accountNow() - NOON_MS).toBeGreaterThanOrEqual(HOUR_MS - 100);
});
