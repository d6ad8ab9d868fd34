/** The record of an asynchronous event's end, in AWS's shape, and to whom it goes. */
import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import { LAMBDA_NAMESPACE } from '../observability/lambda-metrics.ts';
import type { EventInvokeConfig } from '../state.ts';
import { CONFIG, START, Story } from './data-plane.test-fixture.ts';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function';
const SUCCESS = `${ARN}:good`;
const FAILURE = `${ARN}:bad:live`;

/** f with both destinations, and what each of them was sent. */
function configured(changes: Partial<EventInvokeConfig> = {}, reserved?: number) {
  const story = new Story().withFunction('f', reserved);
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
  const records = () =>
    story.calls.map(({ input }) => {
      const { FunctionName, InvocationType, Payload } = input as Record<string, unknown>;
      return { FunctionName, InvocationType, record: JSON.parse(new TextDecoder().decode(Payload as Uint8Array)) };
    });
  return { story, enqueue, records };
}

test('a success is told with the event and the answer, by the function’s role', () => {
  const { story, enqueue, records } = configured();
  const requestId = enqueue('{"n":1.50}');
  story.init().succeed(900, '{"total": 3}');
  expect(records()).toEqual([
    {
      FunctionName: SUCCESS,
      InvocationType: 'Event',
      record: {
        version: '1.0',
        timestamp: '2026-03-01T10:00:01.000Z',
        requestContext: {
          requestId,
          functionArn: `${ARN}:f:$LATEST`,
          condition: 'Success',
          approximateInvokeCount: 1,
        },
        requestPayload: { n: 1.5 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST' },
        responsePayload: { total: 3 },
      },
    },
  ]);
  expect(story.calls[0]).toMatchObject({
    service: 'lambda',
    operation: 'Invoke',
    caller: { type: 'role', roleArn: 'arn:aws:iam::123456789012:role/r' },
  });
  expect(CONFIG.accountId).toBe('123456789012');
});

test('a failure is told when no retry is left, with the error', () => {
  const { story, enqueue, records } = configured({ maximumRetryAttempts: 1 });
  enqueue();
  story.init();
  const error = '{"errorMessage":"boom","errorType":"ValueError"}';
  const fail = () => {
    const { environmentId, order } = story.ordered();
    const { requestId } = order;
    story.tell(environmentId, { type: 'failed', requestId, error, errorType: 'ValueError', maxMemoryUsedMb: 1 });
  };
  fail();
  expect(records()).toEqual([]);
  story.after(60_000);
  fail();
  expect(records()).toMatchObject([
    {
      FunctionName: FAILURE,
      record: {
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorMessage: 'boom', errorType: 'ValueError' },
      },
    },
  ]);
});

test('with a reservation of 0 there is a record at once, and no response in it', () => {
  const { enqueue, records } = configured({}, 0);
  const requestId = enqueue();
  expect(records()).toEqual([
    {
      FunctionName: FAILURE,
      InvocationType: 'Event',
      record: {
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

test('without a destination, or with one that is no function, nobody is called', () => {
  const { story, enqueue } = configured({ onSuccessDestination: 'arn:aws:sqs:us-east-1:123456789012:q' });
  story.state.eventInvokeConfigs.set('f:other', {
    functionName: 'f',
    qualifier: 'other',
    onSuccessDestination: SUCCESS,
    lastModifiedMs: START,
  });
  enqueue();
  story.init().succeed();
  expect(story.calls).toEqual([]);
});

test('a destination that refuses is a metric, and the event has ended all the same', () => {
  const { story, enqueue } = configured();
  story.refusal = new ServiceException('ResourceNotFoundException', 404, 'gone');
  enqueue();
  story.init().succeed();
  const read = (name: string) =>
    story.dataPlane.metrics.statistics(LAMBDA_NAMESPACE, name, { FunctionName: 'f' }, START, START + 60_000, 60_000)[0]
      ?.statistics.sum;
  expect(read('DestinationDeliveryFailures')).toBe(1);
  expect(story.state.asyncEvents.size).toBe(0);
});
