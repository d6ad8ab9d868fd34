/** What the help panels of asynchronous invocation say, asked of the service. */
import {
  CreateFunctionCommand,
  InvokeCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
  PutFunctionRecursionConfigCommand,
} from '@aws-sdk/client-lambda';
import { expect } from 'vitest';
import { LAMBDA_NAMESPACE } from '../lambda/observability/lambda-metrics.ts';
import {
  ARN,
  account,
  alias,
  type Claim,
  configure,
  create,
  invoke,
  lambda,
  MINUTE,
  open,
  publish,
  ROLE,
  refused,
  reserve,
} from './help-claims.test-fixture.ts';
import { FACTS, inWords } from './help-facts.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const HOUR = 60 * MINUTE;

const send = async (Qualifier?: string, FunctionName = 'f') => {
  const { StatusCode, $metadata } = await lambda().send(
    new InvokeCommand({ FunctionName, Qualifier, InvocationType: 'Event', Payload: '{}' }),
  );
  expect(StatusCode).toBe(202);
  return $metadata.requestId ?? '';
};
const put = (input: Partial<PutFunctionEventInvokeConfigCommandInput>) =>
  lambda().send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'f', ...input }));
const toQueue = (condition: 'OnFailure' | 'OnSuccess', Qualifier?: string) => {
  account.page.service.targets.add(QUEUE);
  return put({ Qualifier, DestinationConfig: { [condition]: { Destination: QUEUE } } });
};
const advance = (ms: number) => account.page.service.advance(ms);
const delivered = () => account.page.service.delivered;
const lanes = async () => (await account.page.access.coldspark.call('GetEventTimeline', {})).lanes;
const sumOf = (metric: string, FunctionName = 'f') => {
  const { dataPlane } = account.page.service.lambda;
  const now = account.page.service.core.time.account.now;
  return dataPlane.metrics
    .statistics(LAMBDA_NAMESPACE, metric, { FunctionName }, 0, now + HOUR, MINUTE)
    .reduce((sum, { statistics }) => sum + statistics.sum, 0);
};

/** A function that fails, and when it ran, in minutes from the first. */
async function failing() {
  const ran: number[] = [];
  const ids = new Set<string>();
  await create({}, (_event, { order }) => {
    ran.push(account.page.service.core.time.account.now);
    ids.add(order.requestId);
    throw new Error('boom');
  });
  return { ids, minutes: () => ran.map((atMs) => Math.round((atMs - (ran[0] ?? 0)) / MINUTE)) };
}

export const asyncClaims: Claim[] = [
  {
    topic: 'async-invocation',
    says: 'The event goes into a queue of the function and the caller is answered before anything runs.',
    async ask() {
      const { minutes } = await failing();
      account.page.service.timeRuns = false;
      await send();
      expect(minutes()).toEqual([]);
      advance(1000);
      expect(minutes()).toHaveLength(1);
    },
  },
  {
    topic: 'async-invocation',
    says: `It is tried ${inWords(FACTS.retries)} times more, after ${inWords(FACTS.firstRetryMinutes)} minute and after ${inWords(FACTS.secondRetryMinutes)}, always with the same request ID.`,
    async ask() {
      const { ids, minutes } = await failing();
      await send();
      advance(HOUR);
      expect(minutes()).toEqual([0, FACTS.firstRetryMinutes, FACTS.firstRetryMinutes + FACTS.secondRetryMinutes]);
      expect(minutes()).toHaveLength(1 + FACTS.retries);
      expect(ids.size).toBe(1);
    },
  },
  {
    topic: 'async-invocation',
    says: 'You can set fewer retry attempts.',
    async ask() {
      const { minutes } = await failing();
      await put({ MaximumRetryAttempts: 0 });
      await send();
      advance(HOUR);
      expect(minutes()).toEqual([0]);
      await refused(put({ MaximumRetryAttempts: FACTS.retries + 1 }));
    },
  },
  {
    topic: 'async-invocation',
    says: `A throttled event, and one that met an error of Lambda's own, goes back to the queue whatever the retry attempts: it is tried again after ${inWords(FACTS.firstBackoffSeconds)} second, and each wait is twice the one before, up to ${inWords(FACTS.longestBackoffMinutes)} minutes, until its maximum age of ${inWords(FACTS.eventAgeHours)} hours or less.`,
    async ask() {
      await create();
      await put({ MaximumRetryAttempts: 0 });
      await account.page.access.coldspark.call('PutFailingTries', { functionName: 'f', tries: 1000 });
      await send();
      advance((FACTS.eventAgeHours + 1) * HOUR);
      const [lane] = await lanes();
      const waits = lane?.steps.map((step) => (step.type === 'wait' ? (step.untilMs - step.atMs) / 1000 : 0)) ?? [];
      const longest = FACTS.longestBackoffMinutes * 60;
      expect(waits[0]).toBe(FACTS.firstBackoffSeconds);
      waits.slice(1).forEach((wait, i) => {
        expect(wait).toBe(Math.min(longest, 2 * (waits[i] ?? 0)));
      });
      expect(lane?.outcome?.condition).toBe('EventAgeExceeded');
      const aged = (lane?.outcome?.atMs ?? 0) - (lane?.acceptedAtMs ?? 0);
      expect(aged + longest * 1000).toBeGreaterThanOrEqual(FACTS.eventAgeHours * HOUR);
      await refused(put({ MaximumEventAgeInSeconds: FACTS.eventAgeHours * 3600 + 1 }));
    },
  },
  {
    topic: 'async-invocation',
    says: 'With a reserved concurrency of 0 it is given up at once, without a try.',
    async ask() {
      const { minutes } = await failing();
      await reserve(0);
      await send();
      advance(1);
      expect(await lanes()).toMatchObject([{ steps: [], outcome: { condition: 'ZeroReservedConcurrency' } }]);
      expect(minutes()).toEqual([]);
    },
  },
  {
    topic: 'async-invocation',
    says: `So with ${FACTS.leastEventAgeSeconds} seconds, the least you can set, a function that fails is not retried at all.`,
    async ask() {
      const { minutes } = await failing();
      await put({ MaximumEventAgeInSeconds: FACTS.leastEventAgeSeconds });
      await refused(put({ MaximumEventAgeInSeconds: FACTS.leastEventAgeSeconds - 1 }));
      await send();
      advance(HOUR);
      expect(minutes()).toEqual([0]);
    },
  },
  {
    topic: 'async-invocation',
    says: 'A dead-letter queue gets the event alone, when it was given up, and is part of a version. A destination gets a record with the response as well, of failures or of successes, and belongs to a qualifier. When both are set, both get it.',
    async ask() {
      await failing();
      await toQueue('OnFailure');
      await configure({ DeadLetterConfig: { TargetArn: QUEUE } });
      await publish();
      await configure({ DeadLetterConfig: {} });
      await put({ Qualifier: '1', MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: QUEUE } } });
      await send('1');
      advance(1000);
      expect(delivered().map((delivery) => ('body' in delivery ? JSON.parse(delivery.body) : {}))).toEqual([
        {},
        expect.objectContaining({ requestPayload: {}, responsePayload: expect.anything() }),
      ]);
    },
  },
  {
    topic: 'destinations',
    says: 'Synchronous invocations use none: their answer goes to the caller.',
    async ask() {
      await create();
      await toQueue('OnSuccess');
      expect(await invoke()).toBe('first');
      expect(delivered()).toEqual([]);
      await send();
      advance(1000);
      expect(delivered()).toHaveLength(1);
    },
  },
  {
    topic: 'destinations',
    says: 'A function cannot be its own destination, and a bucket takes failures alone.',
    async ask() {
      await create();
      const bucket = 'arn:aws:s3:::b';
      account.page.service.targets.add(bucket);
      await refused(put({ DestinationConfig: { OnFailure: { Destination: ARN } } }));
      await refused(put({ DestinationConfig: { OnSuccess: { Destination: bucket } } }));
      await put({ DestinationConfig: { OnFailure: { Destination: bucket } } });
    },
  },
  {
    topic: 'destinations',
    says: 'The destinations of an alias hear of events that invoke the alias, and of no others. What invokes the function without a qualifier uses those of $LATEST.',
    async ask() {
      await create();
      await publish();
      await alias();
      await toQueue('OnSuccess', 'prod');
      await send();
      await send('1');
      advance(1000);
      expect(delivered()).toEqual([]);
      await send('prod');
      await toQueue('OnSuccess', '$LATEST');
      await send();
      advance(1000);
      expect(delivered()).toHaveLength(2);
    },
  },
  {
    topic: 'event-timeline',
    says: `The last ${inWords(FACTS.eventsKept)} events are kept`,
    async ask() {
      await create();
      for (let i = 0; i <= FACTS.eventsKept; i++) await send();
      advance(HOUR);
      const { lanes: kept, more } = await account.page.access.coldspark.call('GetEventTimeline', { limit: 1 });
      expect(kept.length + more).toBe(FACTS.eventsKept);
    },
  },
  {
    topic: 'event-timeline',
    says: 'They are no invocations and no errors of the function.',
    async ask() {
      await create();
      await account.page.access.coldspark.call('PutFailingTries', { functionName: 'f', tries: 2 });
      await send();
      advance(HOUR);
      expect([sumOf('Invocations'), sumOf('Errors')]).toEqual([1, 0]);
    },
  },
  {
    topic: 'recursive-loop-detection',
    says: `Lambda stops a function after ${inWords(FACTS.recursiveInvocations)} runs in one chain of invocations, of which each led to the next: over a request of its handler, or as a destination.`,
    async ask() {
      const runs = await pingPong();
      expect(runs()).toBe(FACTS.recursiveInvocations);
      expect(sumOf('RecursiveInvocationsDropped')).toBe(1);
    },
  },
  {
    topic: 'recursive-loop-detection',
    says: 'It is a setting of the function as a whole. Where it allows loops, only your code ends them.',
    async ask() {
      open();
      const runs = await pingPong('Allow');
      expect(runs()).toBeGreaterThan(FACTS.recursiveInvocations + 4);
    },
  },
];

/** Two functions that are each other's destination, one turn after the other. */
async function pingPong(RecursiveLoop: 'Allow' | 'Terminate' = 'Terminate') {
  let runs = 0;
  await create({}, () => {
    runs++;
    return null;
  });
  const ZipFile = account.page.service.zip('second', () => null);
  await lambda().send(
    new CreateFunctionCommand({
      FunctionName: 'g',
      Runtime: 'python3.13',
      Handler: 'lambda_function.lambda_handler',
      Role: ROLE,
      Code: { ZipFile },
    }),
  );
  advance(MINUTE);
  for (const [FunctionName, next] of [
    ['f', 'g'],
    ['g', 'f'],
  ]) {
    await lambda().send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop }));
    await put({ FunctionName, DestinationConfig: { OnSuccess: { Destination: `${ARN.slice(0, -1)}${next}` } } });
  }
  await send();
  advance(2000);
  return () => runs;
}
