/** Answers put together, and seconds as charts draw them. */
import { expect, test } from 'vitest';
import { LIVE_KEPT_MS, type LiveSamples, type VersionSlot } from '../../api/live-samples.ts';
import { averageBySecond, lastSecond, liveWindow, mostBySecond, sumsBySecond, withAnswer } from './live-picture.ts';

const slot = (atMs: number, counts: Partial<VersionSlot> = {}): VersionSlot => ({ atMs, most: 1, last: 0, ...counts });

function answer(atMs: number, slots: VersionSlot[], version = '1'): LiveSamples {
  const account = { quota: 10, reserved: 0, provisioned: 0, unreserved: 10, unreservedInFlight: 0, inFlight: 0, slots };
  const silent = { inFlight: 0, idle: 0, idleProvisioned: 0, provisioned: 0, provisionedInFlight: 0 };
  const versions = slots.length === 0 ? [] : [{ version, ...silent, slots }];
  const functions = slots.length === 0 ? [] : [{ functionName: 'f', provisioned: 0, inFlight: 0, slots, versions }];
  return { atMs, account, functions };
}

const versionSlots = (picture: LiveSamples, version = '1') =>
  picture.functions[0]?.versions
    .find((each) => each.version === version)
    ?.slots.map(({ atMs, ended }) => [atMs, ended]);

test('a slot that has filled since replaces what was known of it; what an answer leaves out has not changed', () => {
  const first = withAnswer(undefined, answer(1000, [slot(800, { ended: 1 }), slot(1000, { ended: 1 })]));
  const second = withAnswer(first, answer(1300, [slot(1000, { ended: 3 }), slot(1200, { ended: 1 })]));
  const third = withAnswer(second, answer(1500, []));
  const told = [
    [800, 1],
    [1000, 3],
    [1200, 1],
  ];
  expect(versionSlots(second)).toEqual(told);
  expect(versionSlots(third)).toEqual(told);
  expect(third.atMs).toBe(1500);
});

test('what is in flight of a qualifier goes on when an answer leaves its function out', () => {
  const withQualifier = (picture: LiveSamples, inFlight: number, slots: VersionSlot[]): LiveSamples => ({
    ...picture,
    functions: picture.functions.map((each) => ({ ...each, qualifier: { inFlight, slots } })),
  });
  const first = withQualifier(answer(1000, [slot(800)]), 1, [slot(800)]);
  const second = withAnswer(first, withQualifier(answer(1300, [slot(1200)]), 2, [slot(1200)]));
  expect(second.functions[0]?.qualifier).toEqual({ inFlight: 2, slots: [slot(800), slot(1200)] });
  expect(withAnswer(second, answer(1500, [])).functions[0]?.qualifier).toEqual({
    inFlight: 0,
    slots: [slot(800), slot(1200)],
  });
});

test('another version stands beside the first', () => {
  const picture = withAnswer(answer(1000, [slot(800)]), answer(1300, [slot(1200)], '2'));
  expect([versionSlots(picture, '1'), versionSlots(picture, '2')]).toEqual([[[800, undefined]], [[1200, undefined]]]);
});

test('keeps five minutes, and the slot before them, which says what was in flight', () => {
  const nowMs = LIVE_KEPT_MS + 2000;
  const picture = withAnswer(answer(1000, [slot(0), slot(800), slot(1000)]), answer(nowMs, [slot(nowMs)]));
  expect(versionSlots(picture)?.map(([atMs]) => atMs)).toEqual([1000, nowMs]);
});

test('a clock that is behind belongs to another account', () => {
  expect(versionSlots(withAnswer(answer(9000, [slot(800)]), answer(1000, [slot(200)])))).toEqual([[200, undefined]]);
});

const window = liveWindow(5300, 4000);

test('the window ends with the last whole second', () => {
  expect(window).toEqual({ startMs: 1000, endMs: 5000, periodMs: 1000 });
});

test('a second in which nothing happened counts zero; the one under way and those before do not count', () => {
  const slots = [slot(800, { ended: 9 }), slot(1200, { ended: 1 }), slot(1800, { ended: 2 }), slot(5200, { ended: 7 })];
  expect(sumsBySecond(slots, window, ({ ended }) => ended).map(({ value }) => value)).toEqual([3, 0, 0, 0]);
  expect(lastSecond([...slots, slot(4000, { ended: 4 })], window, ({ ended }) => ended)).toBe(4);
});

test('an average has no point where there is nothing to average', () => {
  const slots = [slot(1200, { ended: 2, durationMs: 30 }), slot(1400, { ended: 1, durationMs: 60 })];
  const averages = averageBySecond(
    slots,
    window,
    (each) => each.durationMs,
    (each) => each.ended,
  );
  expect(averages).toEqual([{ atMs: 1000, value: 30 }]);
});

test('what is in flight goes on from second to second', () => {
  const most = (slots: VersionSlot[], inFlight = 0) => mostBySecond(slots, window, inFlight).map(({ value }) => value);
  expect(
    most([slot(800, { most: 5, last: 2 }), slot(3200, { most: 4, last: 1 }), slot(3400, { most: 1, last: 0 })]),
  ).toEqual([2, 2, 4, 0]);
  expect(most([slot(800, { last: 3 })])).toEqual([3, 3, 3, 3]);
  expect(most([slot(2000, { most: 1, last: 1 })])).toEqual([0, 1, 1, 1]);
  expect(most([], 2)).toEqual([2, 2, 2, 2]);
});
