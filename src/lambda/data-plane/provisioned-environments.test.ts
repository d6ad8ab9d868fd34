/** Provisioned concurrency as a function sees it: initialized ahead, used first, spilled over, given back. */
import { expect, test } from 'vitest';
import { LAMBDA_NAMESPACE } from '../observability/lambda-metrics.ts';
import type { Allocation } from '../state.ts';
import { plainLog, refusal, response, Story } from './data-plane.test-fixture.ts';

/** Version 1 with two provisioned environments. */
const story = (allocation?: Allocation, reserved?: number) =>
  new Story().withFunction('f', reserved).withVersion({ version: '1' }).withProvisioned('f', '1', 2, allocation);

/** All environments that were ordered and not yet initialized are. */
function initAll(one: Story, from = 0): Story {
  const starts = one.effects.flatMap((effect) => (effect.type === 'start-environment' ? [effect.spec] : []));
  for (const { environmentId } of starts.slice(from)) {
    one.tell(environmentId, { type: 'init-started' });
    one.after(100);
    one.tell(environmentId, { type: 'init-succeeded', maxMemoryUsedMb: 30 });
  }
  return one;
}

const startsOf = (one: Story, decision = -1) => {
  const { start, spillover } = one.dataPlane.decisionTrace.decisions().at(decision) ?? {};
  return { start, spillover };
};

test('environments are initialized ahead of any invocation, and say so', () => {
  const one = story();
  expect(one.effects).toMatchObject([
    { type: 'start-environment', ahead: true, spec: { functionVersion: '1' } },
    { type: 'start-environment', ahead: true },
  ]);
  expect(one.started().variables.AWS_LAMBDA_INITIALIZATION_TYPE).toBe('provisioned-concurrency');
  initAll(one).after(60_000);
  const answer = one.invoke({ qualifier: '1' });
  one.succeed(2);
  expect(one.count('start-environment')).toBe(2);
  expect(response(answer).executedVersion).toBe('1');
  expect(startsOf(one)).toEqual({ start: 'provisioned', spillover: false });
  // the Init of long ago is reported with the first request
  expect(plainLog(answer)).toMatch(
    /^START RequestId: <id> Version: 1\nEND .*\nREPORT .*\tInit Duration: 100.00 ms\t\n$/,
  );
  const again = one.invoke({ qualifier: '1' });
  one.succeed(2);
  expect(plainLog(again)).not.toContain('Init Duration');
});

test('a log in JSON names the type of the Init', () => {
  const one = new Story().withFunction().withVersion({ version: '1', logFormat: 'JSON' }).withProvisioned('f', '1', 1);
  initAll(one);
  const [stream] = one.dataPlane.logStreams.group('/aws/lambda/f')?.streams.values() ?? [];
  expect(stream?.events[0]?.message).toContain('"initializationType":"provisioned-concurrency"');
});

test('they stay, however long they are idle', () => {
  const one = initAll(story()).after(3_600_000);
  expect(one.count('stop-environment')).toBe(0);
});

test('the third at once spills over; $LATEST never runs there', () => {
  const one = initAll(story());
  for (const start of ['provisioned', 'provisioned', 'cold']) {
    one.invoke({ qualifier: '1' });
    expect(startsOf(one)).toEqual({ start, spillover: start === 'cold' });
  }
  expect(one.started().variables.AWS_LAMBDA_INITIALIZATION_TYPE).toBe('on-demand');
  one.invoke();
  expect(startsOf(one)).toEqual({ start: 'cold', spillover: false });
  const { account } = one.dataPlane;
  expect(account).toMatchObject({ inFlight: 4, unreservedInFlight: 2, provisioned: 2, unreserved: 998 });
});

test('an invocation that comes during the Init ahead waits for it, and is no cold start', () => {
  const one = story();
  const answer = one.invoke({ qualifier: '1' });
  expect(one.count('start-environment')).toBe(2);
  initAll(one).succeed(2);
  expect(response(answer).executedVersion).toBe('1');
  expect(startsOf(one)).toEqual({ start: 'provisioned', spillover: false });
});

test('until it is READY, what is set aside is the version’s on demand, and nobody else’s', () => {
  const one = story({ status: 'IN_PROGRESS', settlesAtMs: 1e15 }, 2);
  const answer = one.invoke({ qualifier: '1' });
  expect(startsOf(one)).toEqual({ start: 'cold', spillover: false });
  expect(refusal(one.invoke()).members).toEqual({ Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' });
  one.init().succeed(2);
  expect(response(answer).executedVersion).toBe('1');
});

test('what comes beyond it before anything is READY spills over nothing', () => {
  const one = story({ status: 'IN_PROGRESS', settlesAtMs: 1e15 });
  for (let request = 0; request < 3; request++) {
    one.invoke({ qualifier: '1' });
    expect(startsOf(one)).toEqual({ start: 'cold', spillover: false });
  }
});

test('a worker that the host has no room for, or takes, is started with the invocation that needs it', () => {
  const one = story();
  for (const effect of [...one.effects]) {
    if (effect.type === 'start-environment') one.tell(effect.spec.environmentId, { type: 'reclaimed' });
  }
  const answer = one.invoke({ qualifier: '1' });
  expect(one.effects.at(-1)).not.toHaveProperty('ahead');
  one.init(50).succeed(2);
  expect(plainLog(answer)).toContain('Init Duration: 50.00 ms');
  expect(startsOf(one)).toEqual({ start: 'provisioned', spillover: false });
  one.tell(one.started().environmentId, { type: 'reclaimed' });
  for (let request = 0; request < 2; request++) one.invoke({ qualifier: '1' });
  expect(startsOf(one)).toEqual({ start: 'provisioned', spillover: false });
  one.invoke({ qualifier: '1' });
  expect(startsOf(one)).toEqual({ start: 'cold', spillover: true });
});

test('less, and none: idle ones stop now, busy ones when they are free', () => {
  const one = initAll(story());
  one.invoke({ qualifier: '1' });
  one.withProvisioned('f', '1', 1);
  expect(one.count('stop-environment')).toBe(1);
  one.state.provisionedConcurrencyConfigs.delete('f:1');
  one.dataPlane.provision();
  expect(one.count('stop-environment')).toBe(1);
  expect(one.dataPlane.account).toMatchObject({ inFlight: 1, provisioned: 0, unreserved: 1000 });
  one.succeed(2);
  expect(one.count('stop-environment')).toBe(2);
  expect(one.dataPlane.account.inFlight).toBe(0);
});

test('an alias provisions the versions it points to, by weight; the version itself uses it too', () => {
  const one = new Story()
    .withFunction()
    .withVersion({ version: '1' })
    .withVersion({ version: '2' })
    .withAlias('prod', '1')
    .withProvisioned('f', 'prod', 10);
  initAll(one);
  one.invoke({ qualifier: '1' });
  expect(startsOf(one).start).toBe('provisioned');
  one.succeed();
  one.withAlias('prod', '1', { version: '2', weight: 0.1 }).dataPlane.provision();
  expect(one.started().functionVersion).toBe('2');
  expect([one.count('start-environment'), one.count('stop-environment')]).toEqual([11, 1]);
  expect(one.dataPlane.account.provisioned).toBe(10);
  one.withAlias('prod', '2').dataPlane.provision();
  expect([one.count('start-environment'), one.count('stop-environment')]).toEqual([20, 10]);
});

test('an Init that fails ahead is told once, logged, and leaves version 1 on demand', () => {
  const one = story({ status: 'IN_PROGRESS', settlesAtMs: 1e15 });
  const config = one.state.provisionedConcurrencyConfigs.get('f:1');
  if (!config) throw new Error('no configuration');
  expect(one.dataPlane.initOutcome(config)).toBe('under way');
  const [first] = one.effects;
  if (first?.type !== 'start-environment') throw new Error('nothing was started');
  const error = { error: '{}', errorType: 'Runtime.Unknown', maxMemoryUsedMb: 1 };
  one.tell(first.spec.environmentId, { type: 'init-failed', ...error });
  expect(one.dataPlane.initOutcome(config)).toBe('failed');
  const [stream] = one.dataPlane.logStreams.group('/aws/lambda/f')?.streams.values() ?? [];
  expect(stream?.events.map(({ message }) => message.split(' ')[0])).toEqual(['INIT_START', 'INIT_REPORT']);
  one.withProvisioned('f', '1', 2, { status: 'FAILED' });
  expect(one.count('stop-environment')).toBe(2);
  one.invoke({ qualifier: '1' });
  expect(startsOf(one)).toEqual({ start: 'cold', spillover: false });
});

test('Init ahead may take 130 seconds', () => {
  const one = story({ status: 'IN_PROGRESS', settlesAtMs: 1e15 });
  const config = one.state.provisionedConcurrencyConfigs.get('f:1');
  if (!config) throw new Error('no configuration');
  one.tell(one.started().environmentId, { type: 'init-started' });
  one.after(129_999);
  expect(one.dataPlane.initOutcome(config)).toBe('under way');
  one.after(1);
  expect(one.dataPlane.initOutcome(config)).toBe('failed');
});

test('metrics by alias and version: use, spillover and utilization', () => {
  const one = initAll(story());
  for (let request = 0; request < 3; request++) one.invoke({ qualifier: '1' });
  one.init();
  for (const effect of [...one.effects]) {
    if (effect.type !== 'invoke-environment') continue;
    const { environmentId, order } = effect;
    one.tell(environmentId, { type: 'succeeded', requestId: order.requestId, payload: '1', maxMemoryUsedMb: 1 });
  }
  const dimensions = { FunctionName: 'f', Resource: 'f:1' };
  const read = (name: string, of: 'sum' | 'maximum') =>
    one.dataPlane.metrics
      .statistics(LAMBDA_NAMESPACE, name, dimensions, 0, 1e15, 60_000)
      .map(({ statistics }) => statistics[of]);
  expect(read('ProvisionedConcurrencyInvocations', 'sum')).toEqual([2]);
  expect(read('ProvisionedConcurrencySpilloverInvocations', 'sum')).toEqual([1]);
  expect(read('ProvisionedConcurrentExecutions', 'maximum')).toEqual([2]);
  expect(read('ProvisionedConcurrencyUtilization', 'maximum')).toEqual([1]);
  expect(read('Invocations', 'sum')).toEqual([3]);
  const [claimed] = one.dataPlane.metrics.statistics(
    LAMBDA_NAMESPACE,
    'ClaimedAccountConcurrency',
    {},
    0,
    1e15,
    60_000,
  );
  expect(claimed?.statistics.maximum).toBe(3);
});
