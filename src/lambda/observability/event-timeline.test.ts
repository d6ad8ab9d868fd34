/** What the timeline tells of an event, from the data plane itself. */
import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { EventTimelineRequest } from '../../api/event-timeline.ts';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';
import type { QueuedEvent } from '../data-plane/queued-event.ts';
import { EventTimelines } from './event-timeline.ts';

const DESTINATION = 'arn:aws:lambda:us-east-1:123456789012:function:bad';

function open(reserved?: number) {
  const story = new Story().withFunction('f', reserved);
  story.state.eventInvokeConfigs.set('f:$LATEST', {
    functionName: 'f',
    qualifier: '$LATEST',
    onFailureDestination: DESTINATION,
    lastModifiedMs: START,
  });
  const enqueue = (functionName = 'f', qualifier?: string) => {
    const requestId = story.dataPlane.enqueue({
      functionName,
      qualifier,
      payload: new Uint8Array(),
      clientContext: undefined,
    });
    story.after(0);
    return requestId;
  };
  const fail = () => {
    const { environmentId, order } = story.ordered();
    const failed = { requestId: order.requestId, error: '{}', errorType: 'E', maxMemoryUsedMb: 1 };
    story.tell(environmentId, { type: 'failed', ...failed });
  };
  const lanes = (request: EventTimelineRequest = {}) => story.dataPlane.eventTimeline(request).lanes;
  return { story, enqueue, fail, lanes };
}

test('an event that fails: tries and waits, each with its time, the end, and where its record went', () => {
  const { story, enqueue, fail, lanes } = open();
  story.refusal = new ServiceException('AccessDeniedException', 403, 'no');
  const requestId = enqueue();
  expect(lanes()).toEqual([
    { requestId, functionName: 'f', acceptedAtMs: START, steps: [{ type: 'try', atMs: START }], deliveries: [] },
  ]);
  story.init(100);
  fail();
  story.after(60_000);
  fail();
  story.after(120_000);
  fail();
  const ran = (atMs: number, endedAtMs: number) => ({
    type: 'try',
    atMs: START + atMs,
    endedAtMs: START + endedAtMs,
    version: '$LATEST',
    status: 'failure',
  });
  const waited = (atMs: number, untilMs: number) => ({
    type: 'wait',
    reason: 'retry',
    atMs: START + atMs,
    untilMs: START + untilMs,
  });
  const [first, ...others] = lanes();
  expect(others).toEqual([]);
  expect(first).toEqual({
    requestId,
    functionName: 'f',
    acceptedAtMs: START,
    steps: [ran(0, 100), waited(100, 60_100), ran(60_100, 60_100), waited(60_100, 180_100), ran(180_100, 180_100)],
    outcome: { condition: 'RetriesExhausted', atMs: START + 180_100 },
    deliveries: [{ kind: 'destination', arn: DESTINATION, failure: 'AccessDeniedException: no' }],
  });
});

test('a refused try is a wait with its reason, and an event that never ran has no try', () => {
  const { story, enqueue, lanes } = open();
  story.state.failingTries.set('f', { functionName: 'f', tries: 1 });
  enqueue();
  expect(lanes()[0]?.steps).toEqual([{ type: 'wait', reason: 'ServiceException', atMs: START, untilMs: START + 1000 }]);
  const closed = open(0);
  closed.enqueue();
  expect(closed.lanes()[0]).toMatchObject({
    steps: [],
    outcome: { condition: 'ZeroReservedConcurrency' },
    deliveries: [{ kind: 'destination', arn: DESTINATION }],
  });
});

test('an event whose function is gone says so', () => {
  const { story, enqueue, fail, lanes } = open();
  enqueue();
  story.init();
  fail();
  story.state.versions.delete('f:$LATEST');
  story.dataPlane.retire('f', '$LATEST');
  story.state.functions.delete('f');
  story.after(60_000);
  expect(lanes()[0]).toMatchObject({ outcome: { condition: 'FunctionDeleted' }, deliveries: [] });
  expect(lanes()[0]?.steps).toHaveLength(2);
});

test('events are found by function, qualifier, id and outcome, the newest first and no more than asked for', () => {
  const { story, enqueue, lanes } = open();
  story.withFunction('g', 0).withVersion({ version: '1' }).withAlias('live', '1');
  const ids = [enqueue(), enqueue('f', 'live'), enqueue('g'), enqueue('f', '$LATEST')];
  const found = (request: EventTimelineRequest) => lanes(request).map(({ requestId }) => ids.indexOf(requestId));
  expect(found({})).toEqual([3, 2, 1, 0]);
  expect(found({ functionName: 'f' })).toEqual([3, 1, 0]);
  expect(found({ functionName: 'f', qualifier: '$LATEST' })).toEqual([3, 0]);
  expect(found({ qualifier: 'live' })).toEqual([1]);
  expect(found({ requestId: ids[2] ?? '' })).toEqual([2]);
  expect(found({ outcome: 'ZeroReservedConcurrency' })).toEqual([2]);
  expect(found({ outcome: 'Waiting' })).toEqual([3, 1, 0]);
  expect(story.dataPlane.eventTimeline({ limit: 1 })).toMatchObject({ lanes: [{ requestId: ids[3] }], more: 3 });
});

test('a successor tells what it took over, and the oldest events are let go', () => {
  const timelines = new EventTimelines(2);
  const event = (requestId: string, invocations = 0, nextAttemptAtMs = 0) =>
    ({ input: { requestId }, functionName: 'f', acceptedAtMs: 0, invocations, nextAttemptAtMs }) as QueuedEvent;
  timelines.eventResumed(event('a'), 10);
  timelines.eventResumed(event('b', 1, 60), 10);
  expect(timelines.read({}, 10).lanes).toEqual([
    {
      requestId: 'b',
      functionName: 'f',
      acceptedAtMs: 0,
      earlierTries: 1,
      steps: [{ type: 'wait', reason: 'retry', atMs: 10, untilMs: 60 }],
      deliveries: [],
    },
    { requestId: 'a', functionName: 'f', acceptedAtMs: 0, steps: [], deliveries: [] },
  ]);
  timelines.eventAccepted(event('c'));
  expect(timelines.read({}, 10).lanes.map(({ requestId }) => requestId)).toEqual(['c', 'b']);
});
