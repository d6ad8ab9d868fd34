/** How often a function may come back to itself, over its handler's requests and over destinations. */
import {
  CreateFunctionCommand,
  InvokeCommand,
  PutFunctionEventInvokeConfigCommand,
  PutFunctionRecursionConfigCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { ANONYMOUS, roleCaller, rootCaller } from '../../kernel/caller.ts';
import { TestRegion } from '../lambda.test-fixture.ts';
import { LAMBDA_NAMESPACE } from '../observability/lambda-metrics.ts';
import { refusal, response, START, Story } from './data-plane.test-fixture.ts';

const ROLE = 'arn:aws:iam::123456789012:role/r';
const DROPPED = 'RecursiveInvocationsDropped';

test('a chain is known from the environment that calls, while it runs something', () => {
  const story = new Story().withFunction();
  const { dataPlane } = story;
  story.invoke();
  story.init();
  const { environmentId } = story.ordered();
  const handler = roleCaller(ROLE, 'f', { environmentId });
  expect(dataPlane.lineageOf(handler)).toEqual({ f: 1 });
  story.succeed();
  expect(dataPlane.lineageOf(handler)).toBeUndefined();
  story.invoke({ lineage: { f: 1, g: 3 } });
  expect(dataPlane.lineageOf(handler)).toEqual({ f: 2, g: 3 });
  for (const caller of [
    ANONYMOUS,
    rootCaller('123456789012'),
    roleCaller(ROLE, 's'),
    roleCaller(ROLE, 'f', { environmentId: 'gone' }),
  ])
    expect(dataPlane.lineageOf(caller)).toBeUndefined();
});

test('a synchronous invocation of the seventeenth turn is refused, counted, and runs nothing', () => {
  const story = new Story().withFunction();
  const sixteenth = story.invoke({ lineage: { f: 15 } });
  story.init().succeed();
  expect(response(sixteenth).functionError).toBeUndefined();
  const stopped = story.invoke({ lineage: { f: 16 } });
  expect(refusal(stopped)).toMatchObject({ code: 'RecursiveInvocationException', status: 400 });
  expect(story.count('invoke-environment')).toBe(1);
  const sumOf = (Resource: string) =>
    story.dataPlane.metrics.statistics(
      LAMBDA_NAMESPACE,
      DROPPED,
      { FunctionName: 'f', Resource },
      START,
      START + 60_000,
      60_000,
    )[0]?.statistics.sum;
  expect(sumOf('f')).toBe(1);
  // what others did in the chain does not count against it, and it may be allowed
  expect(story.invoke({ lineage: { g: 400 } }).value).toBeUndefined();
  const fn = story.state.functions.get('f');
  if (fn) story.state.functions.set('f', { ...fn, recursiveLoop: 'Allow' });
  expect(story.invoke({ lineage: { f: 400 } }).value).toBeUndefined();
});

test('two functions that are each other’s destination stop after sixteen turns, or go on where that is allowed', async () => {
  const region = new TestRegion();
  const { client } = region;
  const turns = new Map<string, number>();
  for (const name of ['ping', 'pong', 'stopped']) {
    const ZipFile = region.zip(name, () => {
      turns.set(name, (turns.get(name) ?? 0) + 1);
      return null;
    });
    const made = { Runtime: 'python3.13', Handler: 'lambda_function.lambda_handler', Role: ROLE } as const;
    await client.send(new CreateFunctionCommand({ FunctionName: name, ...made, Code: { ZipFile } }));
    region.advance(1000);
  }
  const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  const destinations = (FunctionName: string, next: string) =>
    client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        DestinationConfig: {
          OnSuccess: { Destination: arnOf(next) },
          OnFailure: { Destination: arnOf('stopped') },
        },
      }),
    );
  await destinations('ping', 'pong');
  await destinations('pong', 'ping');
  const start = () => client.send(new InvokeCommand({ FunctionName: 'ping', InvocationType: 'Event', Payload: '{}' }));
  await start();
  region.advance(60_000);
  expect(Object.fromEntries(turns)).toEqual({ ping: 16, pong: 16, stopped: 1 });
  const dropped = region.lambda.dataPlane.metrics.statistics(
    LAMBDA_NAMESPACE,
    DROPPED,
    { FunctionName: 'ping' },
    START,
    START + 600_000,
    600_000,
  );
  expect(dropped[0]?.statistics.sum).toBe(1);

  turns.clear();
  for (const FunctionName of ['ping', 'pong'])
    await client.send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: 'Allow' }));
  await start();
  region.advance(2_000);
  expect(turns.get('ping')).toBeGreaterThan(20);
  expect(turns.get('stopped')).toBeUndefined();
  expect(region.bugs).toEqual([]);
});
