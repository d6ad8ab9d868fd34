/** What happens now, in slots of 200 ms: a fold of what invocations did, and the counts at the moment of asking. */
import { expect, test } from 'vitest';
import { LIVE_KEPT_MS, type LiveSamplesRequest, type LiveVersion } from '../../api/live-samples.ts';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';

const live = (story: Story, request: LiveSamplesRequest = {}) => story.dataPlane.liveSamples(request);

function only<T>(items: readonly T[]): T {
  expect(items).toHaveLength(1);
  return items[0] as T;
}

const versionOf = (story: Story, version = '$LATEST'): LiveVersion =>
  only(only(live(story).functions).versions.filter((each) => each.version === version));

test('tells nothing of a function that nobody called', () => {
  const story = new Story().withFunction();
  expect(live(story)).toMatchObject({ atMs: START, functions: [], account: { quota: 1000, inFlight: 0, slots: [] } });
});

test('a cold start, a warm one and their times, each in the slot in which it happened', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init(100).succeed(50);
  story.after(1000).invoke();
  expect(versionOf(story)).toMatchObject({ inFlight: 1, idle: 0 });
  story.succeed(2);
  expect(versionOf(story)).toEqual({
    version: '$LATEST',
    inFlight: 0,
    idle: 1,
    idleProvisioned: 0,
    provisioned: 0,
    provisionedInFlight: 0,
    slots: [
      { atMs: START, most: 1, last: 0, invocations: 1, coldStarts: 1, ended: 1, durationMs: 50, inits: 1, initMs: 100 },
      { atMs: START + 1000, most: 1, last: 0, invocations: 1, ended: 1, durationMs: 2 },
    ],
  });
});

test('what is in flight goes on through slots in which nothing happened, of version, function and account', () => {
  const story = new Story().withFunction().withVersion({ version: '1' });
  story.invoke();
  story.invoke({ qualifier: '1' });
  story.init(1000).succeed(1);
  const { account, functions } = live(story);
  const { inFlight, slots } = only(functions);
  expect([account.inFlight, account.unreservedInFlight, inFlight]).toEqual([1, 1, 1]);
  const told = [
    { atMs: START, most: 2, last: 2 },
    { atMs: START + 1000, most: 2, last: 1 },
  ];
  expect(slots).toEqual(told);
  expect(account.slots).toEqual(told);
  expect(versionOf(story, '$LATEST').slots).toMatchObject([{ atMs: START, most: 1, last: 1 }]);
});

test('throttles stand under AWS’s reason, with the reservation they met', () => {
  const story = new Story().withFunction('f', 1);
  story.invoke();
  story.invoke();
  story.invoke();
  expect(only(live(story).functions)).toMatchObject({ reserved: 1, inFlight: 1 });
  expect(versionOf(story).slots).toMatchObject([
    { invocations: 1, throttles: { ReservedFunctionConcurrentInvocationLimitExceeded: 2 }, most: 1, last: 1 },
  ]);
});

test('provisioned starts and spillovers are apart, and environments that wait are counted', () => {
  const story = new Story().withFunction().withVersion({ version: '1' }).withProvisioned('f', '1', 1);
  story.init();
  expect(versionOf(story, '1')).toMatchObject({ provisioned: 1, idleProvisioned: 1, provisionedInFlight: 0 });
  story.invoke({ qualifier: '1' });
  story.invoke({ qualifier: '1' });
  expect(versionOf(story, '1')).toMatchObject({
    idleProvisioned: 0,
    provisionedInFlight: 1,
    inFlight: 2,
    slots: [{ invocations: 2, provisioned: 1, spillovers: 1, coldStarts: 1 }],
  });
});

test('what named an alias is told apart, by the version that ran; what ran a version, by whatever way', () => {
  const story = new Story().withFunction().withVersion({ version: '1' }).withVersion({ version: '2' });
  story.withAlias('prod', '1', { version: '2', weight: 0.5 });
  story.invoke({ qualifier: '1' });
  story.invoke();
  for (let i = 0; i < 12; i++) story.invoke({ qualifier: 'prod' });
  const drawn = story.dataPlane.decisionTrace.decisions('f').filter(({ qualifier }) => qualifier === 'prod');
  const ran = (version: string) => drawn.filter((each) => each.version === version).length;
  expect(ran('1') * ran('2')).toBeGreaterThan(0);
  const through = only(live(story, { functionName: 'f', qualifier: 'prod' }).functions);
  expect(through.inFlight).toBe(14);
  expect(through.qualifier).toEqual({ inFlight: 12, slots: [{ atMs: START, most: 12, last: 12 }] });
  expect(through.versions.map(({ version, inFlight, slots }) => [version, inFlight, slots[0]?.invocations])).toEqual([
    ['1', ran('1'), ran('1')],
    ['2', ran('2'), ran('2')],
  ]);
  const first = only(live(story, { functionName: 'f', qualifier: '1' }).functions);
  expect(first.qualifier).toMatchObject({ inFlight: ran('1') + 1 });
  expect(only(first.versions)).toMatchObject({ version: '1', slots: [{ invocations: ran('1') + 1 }] });
  expect(only(live(story, { functionName: 'f', qualifier: 'nobody' }).functions)).toMatchObject({
    qualifier: { inFlight: 0, slots: [] },
    versions: [],
  });
});

test('throttles, ends and cold starts of what named an alias count for it', () => {
  const story = new Story().withFunction('f', 1).withVersion({ version: '1' }).withAlias('prod', '1');
  story.invoke({ qualifier: 'prod' });
  story.invoke({ qualifier: 'prod' });
  story.init(100).succeed(7);
  const counts = {
    invocations: 1,
    coldStarts: 1,
    ended: 1,
    durationMs: 7,
    inits: 1,
    initMs: 100,
    throttles: { ReservedFunctionConcurrentInvocationLimitExceeded: 1 },
  };
  const through = only(live(story, { functionName: 'f', qualifier: 'prod' }).functions);
  expect(through.qualifier?.inFlight).toBe(0);
  expect(only(through.versions)).toMatchObject({ version: '1', inFlight: 0, idle: 1, slots: [{ most: 1, ...counts }] });
});

test('a failure counts as an error', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init();
  const { environmentId, order } = story.ordered();
  story.tell(environmentId, {
    type: 'failed',
    requestId: order.requestId,
    error: '{}',
    errorType: 'Error',
    maxMemoryUsedMb: 1,
  });
  expect(versionOf(story).slots).toMatchObject([{ ended: 1, errors: 1 }]);
});

test('a successor of $LATEST and the one it replaced count together', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init();
  story.dataPlane.retire('f', '$LATEST');
  story.invoke();
  expect(versionOf(story)).toMatchObject({ inFlight: 2, slots: [{ invocations: 2, most: 2 }] });
});

test('a reader that comes again is told only what is new, and the slot that may have filled since', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init().succeed();
  story.after(1000).invoke();
  const first = live(story);
  story.succeed(1);
  story.after(500).invoke();
  const next = only(live(story, { sinceMs: first.atMs }).functions);
  expect(only(next.versions).slots.map(({ invocations }) => invocations)).toEqual([1, 1]);
  expect(live(story, { functionName: 'another' }).functions).toEqual([]);
});

test('keeps five minutes, however long it runs', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init();
  for (let second = 0; second < 4000; second++) {
    story.succeed(1).after(199);
    if (second % 7 === 0) story.after(1000);
    story.invoke();
  }
  const { atMs } = live(story);
  const { slots } = versionOf(story);
  expect(slots.every((slot) => slot.atMs > atMs - LIVE_KEPT_MS - 200)).toBe(true);
  expect(slots.length).toBeGreaterThan(800);
  expect(slots.map((slot) => slot.atMs)).toEqual(slots.map((slot) => slot.atMs).toSorted((a, b) => a - b));
  expect(slots.reduce((sum, { ended = 0 }) => sum + ended, 0)).toBeGreaterThan(800);
});
