/** What the timeline tells of an event, from the data plane itself. */
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { EventTimelineRequest } from '../../api/event-timeline.ts';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';
import type { Invocation } from '../data-plane/invocation.ts';
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

describe('a successor', () => {
  const at = (requestId: string, invocations = 0, nextAttemptAtMs = 0, acceptedAtMs = 0) =>
    ({ input: { requestId }, functionName: 'f', acceptedAtMs, invocations, nextAttemptAtMs }) as QueuedEvent;
  const ran = (status: Invocation['status']) => ({ version: { version: '$LATEST' }, status }) as unknown as Invocation;
  const failed = (atMs: number) => ({ type: 'try', atMs, endedAtMs: atMs + 5, version: '$LATEST', status: 'failure' });
  const successorOf = (timelines: EventTimelines) => {
    const disk = new Map<string, unknown>();
    timelines.flush({ observation: (_, key, value) => void disk.set(key, value) });
    const successor = new EventTimelines();
    successor.restore(structuredClone([...disk.values()]));
    return successor;
  };
  const only = (timelines: EventTimelines) => {
    const { lanes } = timelines.read({}, 1000);
    expect(lanes).toHaveLength(1);
    return lanes[0];
  };
  /** Tried at 10, failed at 15, waits until 60. */
  const waiting = () => {
    const timelines = new EventTimelines();
    timelines.eventAccepted(at('a'));
    timelines.eventStarted(at('a'), 10);
    timelines.eventInvoked(at('a'), ran('failure'), 15);
    timelines.eventRetried(at('a', 1, 60), 15);
    return timelines;
  };

  test('goes on with the lane of an event that it takes over', () => {
    const successor = successorOf(waiting());
    successor.eventResumed(at('a', 1, 60), 20);
    successor.eventStarted(at('a', 1, 60), 60);
    successor.eventInvoked(at('a', 2), ran('success'), 65);
    successor.eventEnded(at('a', 2), 'Success', undefined, 65);
    expect(only(successorOf(successor))).toEqual({
      requestId: 'a',
      functionName: 'f',
      acceptedAtMs: 0,
      steps: [
        failed(10),
        { type: 'wait', reason: 'retry', atMs: 15, untilMs: 60 },
        { ...failed(60), status: 'success' },
      ],
      outcome: { condition: 'Success', atMs: 65 },
      deliveries: [],
    });
  });

  test('says of a try under way that it was cut off, or that it failed when the event knows so', () => {
    const running = () => {
      const timelines = waiting();
      timelines.eventStarted(at('a', 1, 60), 60);
      return timelines;
    };
    const cutOff = successorOf(running());
    cutOff.eventResumed(at('a', 1, 60), 70);
    expect(only(cutOff)?.steps.slice(2)).toEqual([{ type: 'try', atMs: 60, endedAtMs: 70, status: 'cut-off' }]);
    const later = successorOf(running());
    later.eventResumed(at('a', 2, 180), 70);
    expect(only(later)?.steps.slice(2)).toEqual([
      { type: 'try', atMs: 60, endedAtMs: 70, status: 'failure' },
      { type: 'wait', reason: 'retry', atMs: 70, untilMs: 180 },
    ]);
  });

  test('counts the tries of which nothing was recorded any more', () => {
    const timelines = new EventTimelines();
    timelines.eventAccepted(at('a'));
    const successor = successorOf(timelines);
    successor.eventResumed(at('a', 1, 60), 20);
    expect(only(successor)?.steps).toEqual([
      { type: 'try', atMs: 20, endedAtMs: 20, status: 'failure' },
      { type: 'wait', reason: 'retry', atMs: 20, untilMs: 60 },
    ]);
  });

  test('leaves out an event that has ended since it was recorded, and keeps what had ended before', () => {
    const timelines = waiting();
    timelines.eventAccepted(at('b', 0, 0, 1));
    timelines.eventEnded(at('b', 0, 0, 1), 'ZeroReservedConcurrency', undefined, 1);
    timelines.eventAccepted(at('c', 0, 0, 2));
    const successor = successorOf(timelines);
    successor.eventResumed(at('c', 0, 0, 2), 20);
    expect(successor.read({}, 20).lanes.map(({ requestId }) => requestId)).toEqual(['c', 'b']);
  });
});
