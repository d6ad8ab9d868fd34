/**
 * The same classes at the simulator's scale: a modelled runtime, a virtual clock, no host. Checked against Erlang's loss
 * formula and against the figures of other simulators (1 M requests at 100/s, 2 s warm, 2.5 s cold). Nothing here is
 * timed.
 */
import { describe, expect, test } from 'vitest';
import type { Timer } from '../../kernel/clock.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { SeededRandom } from '../../kernel/random.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import { AccountConcurrency, FunctionConcurrency } from './admission.ts';
import { Assignment } from './assignment.ts';
import { functionVersion } from './data-plane.test-fixture.ts';
import { EnvironmentPool } from './environment-pool.ts';
import type { EnvironmentRuntime, ExecutionEnvironment } from './execution-environment.ts';
import { Invocation, type InvocationInput } from './invocation.ts';
import { drawFor, type Target, versionFor } from './routing.ts';
import { unlimitedRate } from './scaling-rate.ts';

type Draw = (random: Random, meanMs: number) => number;

const exponential: Draw = (random, meanMs) => -Math.log(random.next()) * meanMs;
const constant: Draw = (_, meanMs) => meanMs;
const lognormal: Draw = (random, meanMs) => {
  const normal = Math.sqrt(-2 * Math.log(random.next())) * Math.cos(2 * Math.PI * random.next());
  return meanMs * Math.exp(normal - 0.5);
};

const INPUT: InvocationInput = { requestId: '', invokedFunctionArn: '', payload: '{}', clientContext: undefined };

/** Init takes no time of its own here: a cold invocation is a longer one. */
class ModelledRuntime implements EnvironmentRuntime {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #service: Draw;
  readonly #warmMs: number;
  readonly #coldMs: number;

  constructor(clock: VirtualClock, random: Random, service: Draw, warmMs: number, coldMs: number) {
    this.#clock = clock;
    this.#random = random;
    this.#service = service;
    this.#warmMs = warmMs;
    this.#coldMs = coldMs;
  }

  start(environment: ExecutionEnvironment): void {
    this.#clock.schedule(this.#clock.now, { fire: (now) => environment.initSucceeded(1, now) });
  }

  invoke(environment: ExecutionEnvironment, invocation: Invocation): void {
    const meanMs = invocation.coldStart ? this.#coldMs : this.#warmMs;
    const endsAtMs = this.#clock.now + this.#service(this.#random, meanMs);
    this.#clock.schedule(endsAtMs, { fire: (now) => environment.succeeded('', 'null', 1, now) });
  }

  stop(): void {}
}

interface Scenario {
  requests: number;
  perSecond: number;
  service: Draw;
  warmMs: number;
  coldMs: number;
  quota: number;
  reserved?: number;
  seed: number;
}

interface Outcome {
  offered: number;
  throttled: number;
  coldStarts: number;
  answered: number;
  failures: number;
  byVersion: Map<string, number>;
  /** Time averages. */
  busy: number;
  instances: number;
}

/** Poisson requests to a 90/10 alias; the first tenth is not counted among offered and throttled. */
function run({ requests, perSecond, service, warmMs, coldMs, quota, reserved, seed }: Scenario): Outcome {
  const clock = new VirtualClock();
  const random = new SeededRandom(seed);
  const runtime = new ModelledRuntime(clock, random, service, warmMs, coldMs);
  const outcome: Outcome = {
    offered: 0,
    throttled: 0,
    coldStarts: 0,
    answered: 0,
    failures: 0,
    byVersion: new Map(),
    busy: 0,
    instances: 0,
  };
  let environments = 0;
  let lastMs = 0;
  const account = new AccountConcurrency(quota, unlimitedRate());
  const integrate = (now: number) => {
    outcome.busy += account.inFlight * (now - lastMs);
    outcome.instances += environments * (now - lastMs);
    lastMs = now;
  };
  const observer: InvocationObserver = {
    assigned({ coldStart }) {
      if (!coldStart) return;
      outcome.coldStarts++;
      environments++;
    },
    ended({ version, status }) {
      if (status !== 'success') outcome.failures++;
      outcome.byVersion.set(version.version, (outcome.byVersion.get(version.version) ?? 0) + 1);
    },
    stopped(_, now) {
      integrate(now);
      environments--;
    },
  };
  const assignment = new Assignment(clock, runtime, [observer]);
  const concurrency = new FunctionConcurrency(account, unlimitedRate());
  concurrency.reserve(reserved);
  const target: Target = {
    functionName: 'f',
    qualifier: 'prod',
    version: functionVersion({ version: '1', timeoutSeconds: 900 }),
    additional: functionVersion({ version: '2', timeoutSeconds: 900 }),
    weight: 0.1,
  };
  const pool = new EnvironmentPool(concurrency, clock);
  const pools = new Map([
    ['1', pool],
    ['2', coldMs === warmMs ? new EnvironmentPool(concurrency, clock) : pool],
  ]);
  const done = () => {
    integrate(clock.now);
    outcome.answered++;
  };
  let sent = 0;
  const arrival: Timer = {
    fire(now) {
      integrate(now);
      const counted = sent++ >= requests / 10;
      const version = versionFor(target, drawFor(target, random));
      const invocation = new Invocation(target, version, INPUT, now, done);
      const reason = assignment.assign(pools.get(version.version) ?? pool, invocation);
      if (counted) outcome.offered++;
      if (counted && reason !== undefined) outcome.throttled++;
      if (sent < requests) clock.schedule(now + exponential(random, 1000 / perSecond), arrival);
      else {
        outcome.busy /= now;
        outcome.instances /= now;
      }
    },
  };
  clock.schedule(0, arrival);
  while (sent < requests) clock.step();
  const { busy, instances } = outcome;
  while (clock.step());
  expect([account.inFlight, environments, outcome.failures]).toEqual([0, 0, 0]);
  return { ...outcome, busy, instances };
}

/** Erlang's loss formula by its recursion. */
function erlangB(servers: number, load: number): number {
  let blocking = 1;
  for (let server = 1; server <= servers; server++) blocking = (load * blocking) / (server + load * blocking);
  return blocking;
}

describe('throttles agree with Erlang B', () => {
  test('as published', () => {
    expect(erlangB(5, 4)).toBeCloseTo(0.199067, 6);
    expect(erlangB(100, 95)).toBeCloseTo(0.048804, 6);
  });

  const RUNS = 8;

  /** The mean of independent runs and its standard error. */
  function blocking(scenario: Omit<Scenario, 'seed' | 'warmMs' | 'coldMs' | 'perSecond'>, load: number) {
    const rates = Array.from({ length: RUNS }, (_, index) => {
      const perSecond = load / 0.2;
      const { throttled, offered } = run({ ...scenario, perSecond, warmMs: 200, coldMs: 200, seed: index + 1 });
      return throttled / offered;
    });
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / RUNS;
    const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (RUNS - 1);
    return { mean, standardError: Math.sqrt(variance / RUNS) };
  }

  test.each([
    ['exponential', 5, 4, exponential],
    ['constant', 5, 4, constant],
    ['lognormal', 5, 4, lognormal],
    ['exponential', 20, 18, exponential],
    ['constant', 100, 95, constant],
    ['lognormal', 100, 110, lognormal],
  ] as const)(
    '%s service, %d at a time, load %d',
    (_, servers, load, service) => {
      const quota = blocking({ requests: 15_000, service, quota: servers }, load);
      expect(Math.abs(quota.mean - erlangB(servers, load))).toBeLessThan(4 * quota.standardError);
      const reserved = blocking({ requests: 15_000, service, quota: 1000, reserved: servers }, load);
      expect(reserved.mean).toBe(quota.mean);
      // the gate is narrow enough to notice a limit that is a tenth too high
      expect(Math.abs(quota.mean - erlangB(Math.ceil(servers * 1.1), load))).toBeGreaterThan(4 * quota.standardError);
    },
    60_000,
  );
});

describe('100 requests a second of 2 s, cold 2.5 s', () => {
  const w1 = { perSecond: 100, service: exponential, warmMs: 2000, coldMs: 2500, quota: 1000 };

  test('cold starts, environments and occupancy agree with other simulators', () => {
    const outcome = run({ ...w1, requests: 1_000_000, seed: 1 });
    expect(outcome.throttled).toBe(0);
    expect(outcome.answered).toBe(1_000_000);
    expect(Math.abs(outcome.coldStarts - 332)).toBeLessThan(4 * 19);
    expect(Math.abs(outcome.instances - 251.7)).toBeLessThan(4 * 1.5);
    expect(Math.abs(outcome.busy - 199.9)).toBeLessThan(4 * 0.4);
    // binomial: 4 standard deviations of 300
    expect(Math.abs((outcome.byVersion.get('2') ?? 0) - 100_000)).toBeLessThan(1200);
  }, 60_000);

  test('a seed repeats a run, another does not', () => {
    const runs = [1, 1, 2].map((seed) => run({ ...w1, requests: 20_000, seed }));
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(runs[2]);
  });
});
