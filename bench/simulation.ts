/**
 * The engine alone, in Node.js: the fleet with a modelled runtime and a series second by second. `sim-w1` of BENCHMARKS:
 * 100 requests a second, Poisson; 2 s each, exponential, 2.5 s when cold; an alias 90/10. The queue over skipped time. And
 * the region in one thread, skipping over events that are tried again. Prints rows and their values as JSON.
 */
import { VirtualClock } from '../src/kernel/clock.ts';
import { MetricStore } from '../src/kernel/metric-store.ts';
import type { ExecutionEnvironment } from '../src/lambda/data-plane/execution-environment.ts';
import { exponential, simulate } from '../src/lambda/data-plane/simulated-fleet.test-fixture.ts';
import { SimulatedQueue } from '../src/lambda/data-plane/simulated-queue.test-fixture.ts';
import { DecisionTrace } from '../src/lambda/observability/decision-trace.ts';
import { EnvironmentLivesObserver } from '../src/lambda/observability/environment-lives.ts';
import type { InvocationObserver } from '../src/lambda/observability/invocation-observer.ts';
import { LambdaMetrics } from '../src/lambda/observability/lambda-metrics.ts';
import { LiveSampler } from '../src/lambda/observability/live-samples.ts';
import { LogStreams } from '../src/lambda/observability/log-streams.ts';
import { TurnedRegion } from '../src/region/turned-region.test-fixture.ts';

const REQUESTS = 500_000;
const W1 = { perSecond: 100, service: { draw: exponential, warmMs: 2000, coldMs: 2500 }, weight: 0.1 };

/** Whose log streams are to have names. */
class Names implements InvocationObserver {
  #environments = 0;

  initStarted(environment: ExecutionEnvironment): void {
    environment.logStreamName = `environment ${++this.#environments}`;
  }
}

const live = () => [new LiveSampler(), new DecisionTrace(), new EnvironmentLivesObserver()];
const counted = () => [...live(), new LambdaMetrics(new MetricStore(), new VirtualClock())];
/** Those that look on, from none to all that a region has. */
const OBSERVERS: Record<string, (() => InvocationObserver[]) | undefined> = {
  'sim-w1, alias and series on': undefined,
  'the same, and live samples, decisions, environments': live,
  'the same, and metrics': counted,
  'the same, and logs': () => [new Names(), ...counted(), new LogStreams('us-east-1')],
};

/** Requests a second of processor time: the machine may have other things to do. */
function rate(observers: (() => InvocationObserver[]) | undefined, seed: number): number {
  const before = process.cpuUsage();
  const { answered } = simulate({ ...W1, requests: REQUESTS, seed, ...(observers && { observers: observers() }) });
  if (answered !== REQUESTS) throw new Error(`${answered} of ${REQUESTS} were answered`);
  const { user, system } = process.cpuUsage(before);
  return (REQUESTS * 1_000_000) / (user + system);
}

const rates = Object.entries(OBSERVERS).map(([name, observers]) => ({ name, observers, measured: [] as number[] }));
for (const { observers } of rates) rate(observers, 0);
// in turns, so that what the machine does meanwhile befalls all of them
for (let seed = 1; seed <= 7; seed++) for (const { observers, measured } of rates) measured.push(rate(observers, seed));

/** A thousand events that no concurrency is left for, and six hours that are skipped: until the last of them has ended. */
function skipQueue(seed: number): number {
  const simulated = new SimulatedQueue(seed, { accountConcurrency: 0 });
  simulated.accept(1000);
  const started = performance.now();
  simulated.clock.advanceTo(simulated.clock.now + 6 * 3_600_000);
  const ms = performance.now() - started;
  if (simulated.disk.size > 0) throw new Error(`${simulated.disk.size} events are left`);
  return ms;
}

const EVENTS = 1000;
const SIX_HOURS_MS = 6 * 3_600_000;

/** Each event has failed once and waits a minute; on the way it fails twice more. Milliseconds until all have ended. */
async function skip(): Promise<number> {
  const fails = () => {
    throw new Error('as ever');
  };
  const region = new TurnedRegion({ programs: { fails: { handler: fails, durationMs: 1 } } });
  await region.settle();
  await region.createFunction('fails');
  await region.pass(1000);
  const input = { FunctionName: 'fails', InvocationType: 'Event', Payload: new TextEncoder().encode('{}') };
  for (let i = 0; i < EVENTS; i++) void region.call('lambda', 'Invoke', input);
  await region.pass(10_000);
  if (region.invocations.size !== EVENTS) throw new Error(`${region.invocations.size} of ${EVENTS} were tried`);
  const started = performance.now();
  await region.ask('coldspark', 'AdvanceClock', { ms: SIX_HOURS_MS });
  while (region.time.read().skip) await region.pass(1000);
  const tookMs = performance.now() - started;
  if (region.ended.size !== EVENTS) throw new Error(`${region.ended.size} of ${EVENTS} have ended`);
  return tookMs;
}

const SCALED = {
  ServiceNamespace: 'lambda',
  ResourceId: 'function:scaled:1',
  ScalableDimension: 'lambda:function:ProvisionedConcurrency',
};

/** A day of auto scaling: a policy whose two alarms are looked at each minute, and bounds that move twice an hour. */
async function skipScaling(): Promise<number> {
  const region = new TurnedRegion({ programs: { scaled: { handler: () => 'ok', durationMs: 1 } } });
  await region.settle();
  await region.createFunction('scaled');
  await region.pass(1000);
  await region.ask('lambda', 'PublishVersion', { FunctionName: 'scaled' });
  await region.ask('application-autoscaling', 'RegisterScalableTarget', { ...SCALED, MinCapacity: 1, MaxCapacity: 5 });
  await region.ask('application-autoscaling', 'PutScalingPolicy', {
    ...SCALED,
    PolicyName: 'track',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 0.7,
      PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
    },
  });
  for (const [name, MinCapacity] of [
    ['up', 3],
    ['down', 1],
  ] as const)
    await region.ask('application-autoscaling', 'PutScheduledAction', {
      ...SCALED,
      ScheduledActionName: name,
      Schedule: `cron(${MinCapacity * 10} * * * ? *)`,
      ScalableTargetAction: { MinCapacity, MaxCapacity: MinCapacity },
    });
  const started = performance.now();
  await region.ask('coldspark', 'AdvanceClock', { ms: 24 * 3_600_000 });
  while (region.time.read().skip) await region.pass(1000);
  const tookMs = performance.now() - started;
  const { ScalingActivities: activities = [] } = (await region.ask(
    'application-autoscaling',
    'DescribeScalingActivities',
    { ServiceNamespace: 'lambda', MaxResults: 50 },
  )) as { ScalingActivities?: { StatusCode: string }[] };
  if (activities.length < 50) throw new Error(`${activities.length} activities in a day`);
  if (activities.some(({ StatusCode }) => StatusCode === 'Failed')) throw new Error('scaling failed');
  return tookMs;
}

const skips: number[] = [];
for (let i = 0; i < 5; i++) skips.push(await skip());
const scalingSkips: number[] = [];
for (let i = 0; i < 5; i++) scalingSkips.push(await skipScaling());
console.log(
  JSON.stringify({
    ...Object.fromEntries(rates.map(({ name, measured }) => [`${name}, requests a second`, measured])),
    'queue and fleet: 6 h skipped, 1,000 events waiting, ms': [1, 2, 3, 4, 5].map(skipQueue),
    'the whole region: a 6-hour skip, 1,000 waiting events, ms': skips,
    'the whole region: a 24-hour skip of auto scaling, ms': scalingSkips,
  }),
);
