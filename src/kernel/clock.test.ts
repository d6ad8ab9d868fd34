/** Borrowed time: timers fire in order, ties as they were scheduled, and time never turns back. */
import { expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';
import { SeededRandom } from './random.ts';

test('thousands of timers fire in the order of a stable sort', () => {
  const clock = new VirtualClock();
  const random = new SeededRandom(5);
  const due = Array.from({ length: 5000 }, (_, index) => ({ at: Math.floor(random.next() * 500), index }));
  const fired: typeof due = [];
  for (const one of due) {
    clock.schedule(one.at, {
      fire(now) {
        expect(now).toBe(one.at);
        fired.push(one);
      },
    });
  }
  clock.advanceTo(250);
  expect(fired).toHaveLength(due.filter(({ at }) => at <= 250).length);
  while (clock.step());
  expect(fired).toEqual(due.toSorted((a, b) => a.at - b.at || a.index - b.index));
  expect(clock.nextAtMs).toBeUndefined();
});

test('a timer may schedule another, for now and for later', () => {
  const clock = new VirtualClock(100);
  const seen: number[] = [];
  const note = { fire: (now: number) => void seen.push(now) };
  clock.schedule(150, {
    fire(now) {
      clock.schedule(now, note);
      clock.schedule(now + 10, note);
      clock.schedule(now + 100, note);
    },
  });
  clock.advanceTo(200);
  expect(seen).toEqual([150, 160]);
  expect([clock.now, clock.nextAtMs]).toEqual([200, 250]);
});

test('what was due in the past fires now, and time does not go back to it', () => {
  const clock = new VirtualClock(100);
  const seen: number[] = [];
  clock.schedule(10, { fire: (now) => void seen.push(now) });
  clock.advanceTo(50);
  expect([clock.now, seen]).toEqual([100, [100]]);
});

test('a timer without a time is a bug that shows where it is made, and stops no other', () => {
  const clock = new VirtualClock();
  const seen: number[] = [];
  clock.schedule(10, { fire: (now) => void seen.push(now) });
  expect(() => clock.schedule(Number.NaN, { fire: () => {} })).toThrow('a timer has a time');
  clock.advanceTo(20);
  expect(seen).toEqual([10]);
});

test('the next event is the earliest that a timer says is coming, whatever it is set for', () => {
  const clock = new VirtualClock();
  const fire = () => {};
  const named = (name: string, atMs?: number) => ({ fire, coming: (dueMs: number) => ({ atMs: atMs ?? dueMs, name }) });
  expect(clock.nextEvent).toBeUndefined();
  clock.schedule(1, { fire });
  clock.schedule(2, { fire, coming: () => undefined });
  clock.schedule(3, named('postponed', 30));
  expect(clock.nextEvent).toEqual({ atMs: 30, name: 'postponed' });
  for (let at = 90; at >= 20; at -= 10) clock.schedule(at, named(`at ${at}`));
  clock.schedule(20, named('at 20 too'));
  expect(clock.nextEvent).toEqual({ atMs: 20, name: 'at 20' });
  clock.advanceTo(20);
  expect(clock.nextEvent).toEqual({ atMs: 30, name: 'at 30' });
});
