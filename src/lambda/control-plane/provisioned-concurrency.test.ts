/** Provisioned concurrency from request to invocation, through the API: what AWS's clients see of it. */
import * as sdk from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { FakeProgram } from '../fake-runtime.test-fixture.ts';
import { TestRegion } from '../lambda.test-fixture.ts';

/** Longer than AWS's minute or two. */
const READY_MS = 120_000;
const INIT_TYPE = 'AWS_LAMBDA_INITIALIZATION_TYPE';
const saysInitType = (version: string): FakeProgram => ({
  handler: (_, { spec }) => `${version} ${spec.variables[INIT_TYPE]}`,
});

/** Versions 1 and 2 of `f`, and the alias `live` of version 1. */
async function openRegion(program = saysInitType) {
  const region = new TestRegion();
  const { client } = region;
  await client.send(
    new sdk.CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'python3.13',
      Handler: 'lambda_function.lambda_handler',
      Role: 'arn:aws:iam::123456789012:role/r',
      Code: { ZipFile: region.zip('one', program('one')) },
    }),
  );
  region.advance(1000);
  await client.send(new sdk.PublishVersionCommand({ FunctionName: 'f' }));
  const ZipFile = region.zip('two', program('two'));
  await client.send(new sdk.UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile }));
  region.advance(1000);
  await client.send(new sdk.PublishVersionCommand({ FunctionName: 'f' }));
  await client.send(new sdk.CreateAliasCommand({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' }));
  const provision = (Qualifier: string, ProvisionedConcurrentExecutions: number) =>
    client.send(
      new sdk.PutProvisionedConcurrencyConfigCommand({ FunctionName: 'f', Qualifier, ProvisionedConcurrentExecutions }),
    );
  const get = (Qualifier: string) =>
    client.send(new sdk.GetProvisionedConcurrencyConfigCommand({ FunctionName: 'f', Qualifier }));
  const invoke = async (Qualifier: string) => {
    const { Payload } = await client.send(new sdk.InvokeCommand({ FunctionName: 'f', Qualifier }));
    return JSON.parse(Payload?.transformToString() ?? '') as string;
  };
  return { region, client, provision, get, invoke };
}

test('it moves with its alias: the new version is provisioned, the old one is on demand again', async () => {
  const { region, client, provision, get, invoke } = await openRegion();
  await provision('live', 2);
  region.advance(READY_MS);
  expect([await invoke('live'), await invoke('1'), await invoke('2'), await invoke('$LATEST')]).toEqual([
    'one provisioned-concurrency',
    'one provisioned-concurrency',
    'two on-demand',
    'two on-demand',
  ]);
  await client.send(new sdk.UpdateAliasCommand({ FunctionName: 'f', Name: 'live', FunctionVersion: '2' }));
  expect((await get('live')).Status).toBe('IN_PROGRESS');
  region.advance(READY_MS);
  expect([await invoke('live'), await invoke('1')]).toEqual(['two provisioned-concurrency', 'one on-demand']);
  await client.send(new sdk.DeleteAliasCommand({ FunctionName: 'f', Name: 'live' }));
  expect(await invoke('2')).toBe('two on-demand');
  expect(region.bugs).toEqual([]);
});

test('while the account’s time stands an allocation is in progress for whoever asks, or waits already', async () => {
  const { region, provision, get } = await openRegion();
  await provision('1', 2);
  expect((await get('1')).Status).toBe('IN_PROGRESS');
  region.timeRuns = false;
  const waiting = get('1');
  await expect.poll(() => region.core.time.nextAtMs).toBeDefined();
  region.core.time.set({ paused: true });
  region.advance(1000);
  expect((await waiting).Status).toBe('IN_PROGRESS');
  expect((await get('1')).Status).toBe('IN_PROGRESS');
  region.core.time.set({ paused: false });
  region.advance(READY_MS);
  expect((await get('1')).Status).toBe('READY');
});

test('code that refuses to be initialized so makes it FAILED, and runs on demand', async () => {
  const { region, provision, get, invoke } = await openRegion((version) => ({
    ...saysInitType(version),
    load({ variables }) {
      if (variables[INIT_TYPE] === 'provisioned-concurrency') throw new Error('refusing to start');
    },
  }));
  await provision('1', 2);
  expect((await get('1')).Status).toBe('IN_PROGRESS');
  region.advance(READY_MS);
  const { $metadata, LastModified, ...failed } = await get('1');
  expect(failed).toEqual({
    RequestedProvisionedConcurrentExecutions: 2,
    AvailableProvisionedConcurrentExecutions: 0,
    AllocatedProvisionedConcurrentExecutions: 0,
    Status: 'FAILED',
    StatusReason: 'FUNCTION_ERROR_INIT_FAILURE',
  });
  expect(await invoke('1')).toBe('one on-demand');
  expect(region.bugs).toEqual([]);
});

test('whoever takes over initializes anew what is provisioned', async () => {
  const { region, provision } = await openRegion();
  await provision('1', 3);
  region.advance(READY_MS);
  const successor = new TestRegion();
  for (const [hash, program] of region.runtime.programs) successor.runtime.programs.set(hash, program);
  successor.lambda.service.restore(region.changes);
  successor.advance(READY_MS);
  expect(successor.runtime.environmentCount).toBe(3);
  const Qualifier = '1';
  await successor.client.send(new sdk.DeleteProvisionedConcurrencyConfigCommand({ FunctionName: 'f', Qualifier }));
  successor.advance(1);
  expect(successor.runtime.environmentCount).toBe(0);
});

test('a function that is deleted gives back what it had set aside', async () => {
  const { region, client, provision } = await openRegion();
  await provision('1', 300);
  await provision('2', 200);
  region.advance(READY_MS);
  expect(region.lambda.dataPlane.account.unreserved).toBe(500);
  await client.send(new sdk.DeleteFunctionCommand({ FunctionName: 'f', Qualifier: '2' }));
  expect(region.lambda.dataPlane.account.unreserved).toBe(700);
  await client.send(new sdk.DeleteFunctionCommand({ FunctionName: 'f' }));
  region.advance(1);
  expect(region.lambda.dataPlane.account.unreserved).toBe(1000);
  expect(region.runtime.environmentCount).toBe(0);
});

test('asking how far an allocation is writes nothing', async () => {
  const { region, provision, get } = await openRegion();
  region.timeRuns = false;
  const provisioned = provision('live', 1);
  region.advance(0);
  await provisioned;
  const { length } = region.changes;
  expect((await get('live')).Status).toBe('IN_PROGRESS');
  expect(region.changes).toHaveLength(length);
});

test.each([
  [{}, 'READY'],
  [{ initFailed: true }, 'FAILED'],
  [{ settlesAtMs: 8e15, seenInProgress: true }, 'IN_PROGRESS'],
])('a configuration of an old backup that says %j is %s', async (said, status) => {
  const { region } = await openRegion();
  const old = { functionName: 'f', qualifier: 'live', requested: 1, lastModifiedMs: 0, ...said };
  const successor = new TestRegion();
  for (const [sha256, program] of region.runtime.programs) successor.runtime.programs.set(sha256, program);
  successor.lambda.service.restore([
    ...region.changes,
    { table: 'provisionedConcurrencyConfigs', key: 'f:live', value: old },
  ]);
  const command = new sdk.GetProvisionedConcurrencyConfigCommand({ FunctionName: 'f', Qualifier: 'live' });
  expect((await successor.client.send(command)).Status).toBe(status);
});
