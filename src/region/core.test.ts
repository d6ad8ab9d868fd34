import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { coldsparkClient } from '../api/coldspark.ts';
import { lambdaClient } from '../api/connect.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import type { Change } from '../kernel/outbox.ts';
import { passTo, step } from '../kernel/step.ts';
import type { RegionOutcome } from '../lambda/runtime-host.ts';
import { createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';

const START_MS = Date.UTC(2026, 2, 1, 10);

/** A core that is stepped by hand, with a disk that is a list of changes. */
function openCore(disk: readonly Change[] = [], seed = 1) {
  const bugs: unknown[] = [];
  const region = createCore({
    around: EVERY_SERVICE,
    config: {
      accountId: '123456789012',
      region: 'us-east-1',
      codeLocation: (sha256) => `https://packages.test/${sha256}`,
    },
    time: new AccountTime(at(START_MS)),
    seed,
    reportBug: (error) => bugs.push(error),
  });
  region.restore(disk);
  const written: Change[] = [];
  const announced: string[] = [];
  const effects: RegionOutcome['effects'] = [];
  const answered = new Map<string, (response: HttpResponse) => void>();
  let now = START_MS;
  let calls = 0;

  const handOver = ({ changes, effects: leaving, replies, topics }: RegionOutcome) => {
    written.push(...changes);
    announced.push(...topics);
    effects.push(...leaving);
    for (const { callId, response } of replies) answered.get(callId)?.(response);
  };
  const pass = (ms: number) => {
    now += ms;
    handOver(passTo(region.core, at(now)));
  };
  const run = (command: Parameters<typeof step>[1], afterMs = 1) => {
    now += afterMs;
    handOver(passTo(region.core, at(now)));
    handOver(step(region.core, command, at(now)));
  };
  const handle = (request: HttpRequest): Promise<HttpResponse> => {
    const call = region.core.services.get(request.service)?.parse(request, rootCaller('123456789012'));
    if (!call) throw new Error(`no service ${request.service}`);
    if ('status' in call) return Promise.resolve(call);
    const { Code } = call.input as { Code?: { ZipFile?: unknown } };
    if (Code) Code.ZipFile = { sha256: 'sha', sizeBytes: 1, unzippedBytes: 1, files: ['lambda_function.py'] };
    const callId = String(++calls);
    return new Promise((resolve) => {
      answered.set(callId, resolve);
      run({ type: 'call', callId, call });
    });
  };
  return {
    ...region,
    written,
    announced,
    effects,
    bugs,
    run,
    pass,
    client: lambdaClient(handle),
    coldspark: coldsparkClient(handle),
  };
}

const createFunction = new CreateFunctionCommand({
  FunctionName: 'f',
  Runtime: 'python3.8',
  Handler: 'lambda_function.lambda_handler',
  Role: 'arn:aws:iam::123456789012:role/r',
  Code: { ZipFile: new Uint8Array(1) },
  Publish: true,
});

test('one press of Test: through the core, out to the host of runtimes, and back', async () => {
  const { client, run, pass, effects, bugs } = openCore();
  await client.send(createFunction);
  pass(1000);
  await client.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '1' }));
  const answer = client.send(
    new InvokeCommand({ FunctionName: 'f', Qualifier: 'prod', Payload: new TextEncoder().encode('{}') }),
  );
  await expect.poll(() => effects.length).toBe(1);

  const [start] = effects;
  if (start?.type !== 'start-environment') throw new Error('no environment was started');
  expect(start.spec).toMatchObject({ functionName: 'f', functionVersion: '1', family: 'python', codeSha256: 'sha' });
  const { environmentId } = start.spec;
  run({ type: 'environment', environmentId, event: { type: 'init-started' } });
  run({ type: 'environment', environmentId, event: { type: 'init-succeeded', maxMemoryUsedMb: 30 } }, 200);
  const order = effects.at(-1);
  if (order?.type !== 'invoke-environment') throw new Error('nothing was invoked');
  expect(order.order.invokedFunctionArn).toBe('arn:aws:lambda:us-east-1:123456789012:function:f:prod');
  const { requestId } = order.order;
  run({
    type: 'environment',
    environmentId,
    event: { type: 'succeeded', requestId, payload: '"hi"', maxMemoryUsedMb: 31 },
  });

  const { ExecutedVersion, Payload, $metadata } = await answer;
  expect([ExecutedVersion, new TextDecoder().decode(Payload), $metadata.requestId]).toEqual(['1', '"hi"', requestId]);
  expect(bugs).toEqual([]);
});

test('what is written is enough for a successor, and all of it is in a named table', async () => {
  const first = openCore();
  await first.client.send(createFunction);
  await first.coldspark.call('PutTestEvent', { functionName: 'f', name: 'demo', body: '{}' });
  expect(first.written.every(({ table }) => first.tables.includes(table))).toBe(true);

  const second = openCore(first.written, 2);
  second.pass(1000);
  const { Configuration } = await second.client.send(new GetFunctionCommand({ FunctionName: 'f', Qualifier: '1' }));
  expect(Configuration).toMatchObject({ Version: '1', State: 'Active' });
  expect((await second.coldspark.call('ListTestEvents', { functionName: 'f' })).events).toHaveLength(1);
  expect(second.bugs).toEqual([]);
});

test('asynchronous invocations tell nobody who shows functions or the account', async () => {
  const { client, pass, announced } = openCore();
  await client.send(createFunction);
  pass(1000);
  announced.length = 0;
  for (let i = 0; i < 50; i++) await client.send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' }));
  expect(announced).toEqual([]);
});

test('the same seed and the same requests give the same session', async () => {
  const session = async (seed: number) => {
    const core = openCore([], seed);
    await core.client.send(createFunction);
    core.pass(1000);
    return JSON.stringify(core.written);
  };
  expect(await session(7)).toBe(await session(7));
  expect(await session(7)).not.toBe(await session(8));
});

test('a seed repeats which version each request draws, whatever else is drawn, and also in a successor', async () => {
  const versionsDrawn = async (core: ReturnType<typeof openCore>, between: () => Promise<unknown>) => {
    const drawn: string[] = [];
    for (let i = 0; i < 12; i++) {
      const known = core.effects.length;
      void core.client.send(new InvokeCommand({ FunctionName: 'f', Qualifier: 'prod' }));
      await expect.poll(() => core.effects.length).toBeGreaterThan(known);
      const effect = core.effects.at(-1);
      drawn.push(effect?.type === 'start-environment' ? effect.spec.functionVersion : '');
      await between();
    }
    return drawn.join('');
  };
  const openWithAlias = async (seed: number) => {
    const core = openCore([], seed);
    await core.client.send(createFunction);
    core.pass(1000);
    await core.client.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', Description: 'changed' }));
    core.pass(1000);
    await core.client.send(new PublishVersionCommand({ FunctionName: 'f' }));
    core.pass(1000);
    await core.client.send(
      new CreateAliasCommand({
        FunctionName: 'f',
        Name: 'prod',
        FunctionVersion: '1',
        RoutingConfig: { AdditionalVersionWeights: { '2': 0.5 } },
      }),
    );
    return core;
  };
  const first = await openWithAlias(1);
  await first.coldspark.call('PutSettings', { seed: 'class' });
  const drawn = await versionsDrawn(first, async () => {});
  expect(drawn).toMatch(/^[12]{12}$/);
  expect(new Set(drawn).size).toBe(2);

  const other = await openWithAlias(2);
  await other.coldspark.call('PutSettings', { seed: 'class' });
  // ids are drawn in between
  const createAnother = (name: string) =>
    other.client.send(new CreateFunctionCommand({ ...createFunction.input, FunctionName: name }));
  let made = 0;
  expect(await versionsDrawn(other, () => createAnother(`g${++made}`))).toBe(drawn);

  const successor = openCore(first.written, 3);
  successor.pass(1000);
  expect(await versionsDrawn(successor, async () => {})).toBe(drawn);

  await other.coldspark.call('PutSettings', { seed: 'another class' });
  expect(await versionsDrawn(other, async () => {})).not.toBe(drawn);
});
