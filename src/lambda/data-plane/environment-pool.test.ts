/** Warm environments: most recent first, gone after ten idle minutes, and what the host's own cap may not change. */
import { expect, test } from 'vitest';
import { DEFAULT_ACCOUNT_QUOTAS, IDLE_LIFETIME_MS } from '../../api/quotas.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { ObserverGroup } from '../observability/observer-group.ts';
import { AccountConcurrency, FunctionConcurrency } from './admission.ts';
import { Assignment } from './assignment.ts';
import { functionVersion, Story } from './data-plane.test-fixture.ts';
import { EnvironmentPool } from './environment-pool.ts';
import type { EnvironmentRuntime, ExecutionEnvironment } from './execution-environment.ts';
import { Invocation } from './invocation.ts';
import { awsLimits } from './limits.ts';

/** Three environments, idle in the order a, b, c. */
function threeIdle() {
  const story = new Story().withFunction();
  const ids: string[] = [];
  for (let request = 0; request < 3; request++) {
    story.invoke();
    ids.push(story.started().environmentId);
  }
  for (const environmentId of ids) {
    story.tell(environmentId, { type: 'init-started' });
    story.tell(environmentId, { type: 'init-succeeded', maxMemoryUsedMb: 1 });
    story.succeed(1000);
  }
  const [a = '', b = '', c = ''] = ids;
  return { story, a, b, c };
}

const stopped = (story: Story) =>
  story.effects.flatMap((effect) => (effect.type === 'stop-environment' ? [effect.environmentId] : []));

test('the most recently used environment is used next, so that the oldest can expire', () => {
  const { story, a, b, c } = threeIdle();
  story.invoke();
  expect(story.ordered().environmentId).toBe(c);
  story.after(100).succeed();
  story.after(597_897);
  expect(stopped(story)).toEqual([]);
  story.after(1);
  expect(stopped(story)).toEqual([a]);
  story.after(1000);
  expect(stopped(story)).toEqual([a, b]);
  story.after(600_000);
  expect(stopped(story)).toEqual([a, b, c]);
  expect(story.clock.nextAtMs).toBeUndefined();
});

test('what comes next is the end of the environment that is oldest now, not of the one that was when the timer was set', () => {
  const { story } = threeIdle();
  const idleSinceMs = story.clock.now;
  const name = 'idle environment of f ends';
  expect(story.clock.nextEvent).toEqual({ atMs: idleSinceMs - 2000 + IDLE_LIFETIME_MS, name });
  for (let used = 0; used < 3; used++) story.invoke();
  expect(story.clock.nextEvent).toBeUndefined();
  story.after(2000);
  for (let used = 0; used < 3; used++) story.succeed(0);
  expect(story.clock.nextEvent).toEqual({ atMs: idleSinceMs + 2000 + IDLE_LIFETIME_MS, name });
});

test('an environment in use does not expire under its invocation', () => {
  const { story } = threeIdle();
  story.withVersion({ timeoutSeconds: 900 });
  const answer = story.invoke();
  story.after(899_000);
  expect(stopped(story)).toHaveLength(2);
  story.succeed();
  expect(answer.count).toBe(1);
});

test('a cap on real workers changes no admission: what the host took is started again without the scaling rate', () => {
  const clock = new VirtualClock();
  // three environments may be added, and never another
  const limits = {
    ...awsLimits(DEFAULT_ACCOUNT_QUOTAS),
    environmentsPerScalingPeriod: 3,
    scalingPeriodSeconds: Number.POSITIVE_INFINITY,
  };
  const pool = new EnvironmentPool(functionVersion(), new FunctionConcurrency(new AccountConcurrency(limits)), clock);
  const running: ExecutionEnvironment[] = [];
  const runtime: EnvironmentRuntime = {
    start(environment) {
      running.push(environment);
      return { invoke() {}, reset() {}, stop() {} };
    },
  };
  const assignment = new Assignment({ host: clock, account: clock }, runtime, new ObserverGroup([]));
  const target = { functionName: 'f', qualifier: undefined, primary: pool, additional: undefined, weight: 0 };
  const input = { requestId: '', invokedFunctionArn: '', payload: '{}', clientContext: undefined };
  const assign = () => assignment.assign(new Invocation(target, pool, undefined, input, clock.now, () => {}));
  const finishAll = () => {
    for (const environment of running) {
      environment.initSucceeded(1, clock.now);
      environment.succeeded('', 'null', 1, clock.now);
    }
  };

  const REFUSED = 'ConcurrentInvocationLimitExceeded';
  expect([assign(), assign(), assign(), assign()]).toEqual([undefined, undefined, undefined, REFUSED]);
  finishAll();
  for (const environment of running.splice(0)) environment.reclaimed(clock.now);
  expect(pool.idleCount).toBe(0);
  expect([assign(), assign(), assign(), assign()]).toEqual([undefined, undefined, undefined, REFUSED]);
  expect(running).toHaveLength(3);
  finishAll();

  // but as any idle environment they are gone after their lifetime
  for (const environment of running.splice(0)) environment.reclaimed(clock.now);
  clock.advanceTo(IDLE_LIFETIME_MS);
  expect(assign()).toBe(REFUSED);
});
