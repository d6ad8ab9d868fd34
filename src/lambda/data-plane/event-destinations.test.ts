/** What an asynchronous event's end is told as, in AWS's shapes (FACTS C, FACTS-MORE 4.2), and to whom it goes. */
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import { LAMBDA_NAMESPACE } from '../observability/lambda-metrics.ts';
import type { EventInvokeConfig, FunctionVersion } from '../state.ts';
import { START, Story } from './data-plane.test-fixture.ts';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function';
const SUCCESS = `${ARN}:good`;
const FAILURE = `${ARN}:bad:live`;
const of = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
const QUEUE = of('sqs', 'q');
const TOPIC = of('sns', 't');
const BUS = of('events', 'event-bus/b');

/** f with both destinations, and what each of them was sent. */
function configured(
  changes: Partial<EventInvokeConfig> = {},
  reserved?: number,
  version: Partial<FunctionVersion> = {},
) {
  const story = new Story().withFunction('f', reserved).withVersion(version);
  story.state.eventInvokeConfigs.set('f:$LATEST', {
    functionName: 'f',
    qualifier: '$LATEST',
    maximumRetryAttempts: 0,
    onSuccessDestination: SUCCESS,
    onFailureDestination: FAILURE,
    lastModifiedMs: START,
    ...changes,
  });
  const enqueue = (payload = '{"n":1}') => {
    const request = { functionName: 'f', qualifier: undefined, clientContext: undefined };
    const requestId = story.dataPlane.enqueue({ ...request, payload: new TextEncoder().encode(payload) });
    story.after(0);
    return requestId;
  };
  const fail = (error = '{"errorMessage":"boom","errorType":"ValueError"}') => {
    const { environmentId, order } = story.ordered();
    const { requestId } = order;
    story.tell(environmentId, { type: 'failed', requestId, error, errorType: 'ValueError', maxMemoryUsedMb: 1 });
  };
  /** Deliveries, the record in each parsed. */
  const sent = () =>
    story.deliveries.map(({ delivery }) =>
      Object.fromEntries(
        Object.entries(delivery).map(([name, value]) => [
          name,
          ['payload', 'body', 'detail'].includes(name) ? JSON.parse(value as string) : value,
        ]),
      ),
    );
  const metric = (name: string) =>
    story.dataPlane.metrics.statistics(
      LAMBDA_NAMESPACE,
      name,
      { FunctionName: 'f' },
      START,
      START + 600_000,
      600_000,
    )[0]?.statistics.sum;
  return { story, enqueue, fail, sent, metric };
}

const succeeded = (requestId: string) => ({
  version: '1.0',
  timestamp: '2026-03-01T10:00:01.000Z',
  requestContext: { requestId, functionArn: `${ARN}:f:$LATEST`, condition: 'Success', approximateInvokeCount: 1 },
  requestPayload: { n: 1.5 },
  responseContext: { statusCode: 200, executedVersion: '$LATEST' },
  responsePayload: { total: 3 },
});

describe('a destination', () => {
  test('that is a function is told of a success with the event and the answer, by the function’s role', () => {
    const { story, enqueue, sent } = configured();
    const requestId = enqueue('{"n":1.50}');
    story.init().succeed(900, '{"total": 3}');
    expect(sent()).toEqual([{ service: 'lambda', arn: SUCCESS, payload: succeeded(requestId) }]);
    expect(story.deliveries[0]?.caller).toMatchObject({
      type: 'role',
      roleArn: 'arn:aws:iam::123456789012:role/r',
      origin: { lineage: { f: 1 } },
    });
  });

  test.each([
    ['queue', QUEUE, 'sqs'],
    ['topic', TOPIC, 'sns'],
  ])('that is a %s gets the record as its body and no attributes', (_, arn, service) => {
    const { story, enqueue, sent } = configured({ onSuccessDestination: arn });
    const requestId = enqueue('{"n":1.50}');
    story.init().succeed(900, '{"total": 3}');
    expect(sent()).toEqual([{ service, arn, body: succeeded(requestId) }]);
  });

  test('that is an event bus gets the record as the detail of an event about bus and function', () => {
    const { story, enqueue, fail, sent } = configured({ onSuccessDestination: BUS, onFailureDestination: BUS });
    const requestId = enqueue('{"n":1.50}');
    story.init().succeed(900, '{"total": 3}');
    enqueue();
    fail();
    const event = { service: 'events', arn: BUS, source: 'lambda', resources: [BUS, `${ARN}:f:$LATEST`] };
    expect(sent()).toMatchObject([
      { ...event, detailType: 'Lambda Function Invocation Result - Success', detail: succeeded(requestId) },
      { ...event, detailType: 'Lambda Function Invocation Result - Failure' },
    ]);
  });

  test('that is a bucket gets an object, by function and day', () => {
    const bucket = 'arn:aws:s3:::failed';
    const { story, enqueue, fail, sent } = configured({ onFailureDestination: bucket });
    enqueue();
    story.init();
    fail();
    const [object] = sent();
    expect(object).toMatchObject({ service: 's3', arn: bucket });
    expect(object?.body).toMatchObject({ requestContext: { condition: 'RetriesExhausted' } });
    expect(object?.key).toMatch(/^aws\/lambda\/async\/f\/2026\/03\/01\/2026-03-01T10\.00\.00-[0-9a-f-]{36}$/);
  });

  test('is told of a failure when no retry is left, with the error', () => {
    const { story, enqueue, fail, sent } = configured({ maximumRetryAttempts: 1 });
    enqueue();
    story.init();
    fail();
    expect(sent()).toEqual([]);
    story.after(60_000);
    fail();
    expect(sent()).toMatchObject([
      {
        arn: FAILURE,
        payload: {
          requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: { errorMessage: 'boom', errorType: 'ValueError' },
        },
      },
    ]);
  });

  // FACTS-MORE 4.1: the record has responseContext and responsePayload
  test('is told at once that a retry would come too late', () => {
    const { story, enqueue, fail, sent } = configured({ maximumRetryAttempts: 2, maximumEventAgeSeconds: 60 });
    enqueue();
    story.init();
    fail();
    expect(sent()).toMatchObject([
      {
        payload: {
          requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 1 },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: { errorMessage: 'boom' },
        },
      },
    ]);
  });

  test('is told at once with a reservation of 0, and there is no response in the record', () => {
    const { enqueue, sent } = configured({}, 0);
    const requestId = enqueue();
    expect(sent()).toEqual([
      {
        service: 'lambda',
        arn: FAILURE,
        payload: {
          version: '1.0',
          timestamp: '2026-03-01T10:00:00.000Z',
          requestContext: {
            requestId,
            functionArn: `${ARN}:f:$LATEST`,
            condition: 'ZeroReservedConcurrency',
            approximateInvokeCount: 0,
          },
          requestPayload: { n: 1 },
        },
      },
    ]);
  });

  test('of another qualifier hears nothing, and neither does anybody of a synchronous invocation', () => {
    const { story, enqueue } = configured({ qualifier: 'other' });
    story.state.eventInvokeConfigs.delete('f:$LATEST');
    enqueue();
    story.init().succeed();
    expect(story.deliveries).toEqual([]);

    const sync = configured();
    sync.story.invoke();
    sync.story.init().succeed();
    expect(sync.story.deliveries).toEqual([]);
  });

  test('that refuses is a metric, and the event has ended all the same', () => {
    const { story, enqueue, metric } = configured();
    story.refusal = new ServiceException('ResourceNotFoundException', 404, 'gone');
    enqueue();
    story.init().succeed();
    expect(metric('DestinationDeliveryFailures')).toBe(1);
    expect(metric('DeadLetterErrors')).toBeUndefined();
    expect(story.state.asyncEvents.size).toBe(0);
  });
});

describe('a dead-letter queue', () => {
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const number = (StringValue: string) => ({ DataType: 'Number', StringValue });
  const withQueue = (deadLetterTargetArn: string, config: Partial<EventInvokeConfig> = {}, reserved?: number) =>
    configured({ onFailureDestination: undefined as never, ...config }, reserved, { deadLetterTargetArn });

  test.each([
    ['queue', QUEUE, 'sqs'],
    ['topic', TOPIC, 'sns'],
  ])('that is a %s gets the event itself, with the error as attributes', (_, arn, service) => {
    const { story, enqueue, fail, sent } = withQueue(arn);
    const requestId = enqueue('{"n": 1}');
    story.init();
    fail();
    expect(sent()).toEqual([
      {
        service,
        arn,
        body: { n: 1 },
        attributes: { RequestID: text(requestId), ErrorCode: number('200'), ErrorMessage: text('boom') },
      },
    ]);
    expect(story.deliveries[0]?.delivery).toMatchObject({ body: '{"n": 1}' });
  });

  test('keeps the first KB of the message, and no half character', () => {
    const { story, enqueue, fail, sent } = withQueue(QUEUE);
    enqueue();
    story.init();
    fail(JSON.stringify({ errorMessage: `x${'é'.repeat(1000)}` }));
    expect(sent()[0]?.attributes.ErrorMessage.StringValue).toBe(`x${'é'.repeat(511)}`);
  });

  test('hears of what never ran: a reservation of 0, and an event that only met throttles or errors of Lambda', () => {
    const closed = withQueue(QUEUE, {}, 0);
    closed.enqueue();
    expect(closed.sent()[0]?.attributes).toMatchObject({
      ErrorCode: number('429'),
      ErrorMessage: text('Rate Exceeded.'),
    });

    const down = withQueue(QUEUE, { maximumEventAgeSeconds: 60 });
    down.story.state.failingTries.set('f', { functionName: 'f', tries: 100 });
    down.enqueue();
    down.story.after(60_000);
    expect(down.sent()[0]?.attributes).toMatchObject({ ErrorCode: number('500') });
  });

  test('of the version that was invoked is used, whatever $LATEST has', () => {
    const { story, sent } = withQueue(QUEUE, {}, 0);
    story.withVersion({ version: '1', deadLetterTargetArn: TOPIC }).withAlias('live', '1');
    story.dataPlane.enqueue({
      functionName: 'f',
      qualifier: 'live',
      payload: new Uint8Array(),
      clientContext: undefined,
    });
    story.after(0);
    expect(sent()).toMatchObject([{ arn: TOPIC }]);
  });

  test('and a destination both get it where both are set; each has a metric of its own', () => {
    const { story, enqueue, fail, sent, metric } = withQueue(QUEUE, { onFailureDestination: FAILURE });
    story.refusal = new ServiceException('AccessDeniedException', 403, 'no');
    enqueue();
    story.init();
    fail();
    expect(sent()).toMatchObject([{ arn: QUEUE }, { arn: FAILURE }]);
    expect([metric('DeadLetterErrors'), metric('DestinationDeliveryFailures')]).toEqual([1, 1]);
  });

  test('hears nothing of a success', () => {
    const { story, enqueue } = withQueue(QUEUE, { onSuccessDestination: undefined as never });
    enqueue();
    story.init().succeed();
    expect(story.deliveries).toEqual([]);
  });
});

test('tries that were to end in an error of Lambda’s own are no runs, and go on like throttles', () => {
  const { story, enqueue, metric } = configured();
  story.state.failingTries.set('f', { functionName: 'f', tries: 2 });
  enqueue();
  expect(story.state.failingTries.get('f')).toEqual({ functionName: 'f', tries: 1 });
  story.after(1000);
  expect(story.state.failingTries.size).toBe(0);
  expect(story.count('invoke-environment') + story.count('start-environment')).toBe(0);
  story.after(2000);
  story.init().succeed();
  expect(story.deliveries.at(-1)?.delivery).toMatchObject({
    payload: expect.stringContaining('"approximateInvokeCount":1'),
  });
  expect(metric('Errors')).toBe(0);
  expect(metric('AsyncEventAge')).toBe(3000);
});
