/**
 * The rules of admission, of the scaling rate and of retries, each broken in one place: the properties that hold of the
 * true ones must not hold of these. A mutant that lives is a property that says nothing.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import { DEFAULT_ACCOUNT_QUOTAS } from '../../api/quotas.ts';
import { AccountConcurrency, FunctionConcurrency, ProvisionedConcurrency } from './admission.ts';
import { ChaoticHost } from './chaotic-host.test-fixture.ts';
import { Story } from './data-plane.test-fixture.ts';
import { DelayLine } from './delay-line.ts';
import { EnvironmentPool } from './environment-pool.ts';
import { FunctionQueue } from './function-queue.ts';
import type { Invocation } from './invocation.ts';
import { awsLimits, type QueueLimits } from './limits.ts';
import { QueuedEvent } from './queued-event.ts';
import { RequestRate, TokenBucket } from './scaling-rate.ts';
import { HOUR_MS, input, openQueue } from './scripted-queue.test-fixture.ts';

afterEach(() => vi.restoreAllMocks());

/** Puts another method in the place of one; it is given the true one. */
function plant<T extends object, K extends keyof T>(
  prototype: T,
  method: K,
  mutant: (self: T, original: T[K], ...given: never[]) => unknown,
): void {
  const original = prototype[method];
  vi.spyOn(prototype as Record<K, (...given: never[]) => unknown>, method as never).mockImplementation(function (
    this: T,
    ...given: never[]
  ) {
    return mutant(this, original, ...given);
  } as never);
}

type Method = (...given: unknown[]) => unknown;
const call = (original: unknown, self: object, ...given: unknown[]) => (original as Method).apply(self, given);

describe('admission', () => {
  /** Whether many seeds of a host that does anything find nothing against it. */
  function holds(): boolean {
    for (let seed = 1; seed <= 10; seed++) {
      const host = new ChaoticHost(seed);
      try {
        host.run(200);
      } catch {
        // an invariant noticed it first
        return false;
      }
      if (host.violations.size > 0) return false;
    }
    return true;
  }

  test('holds as it is', () => expect(holds()).toBe(true));

  test.each<[string, () => void]>([
    [
      'lets one more in than is reserved',
      () =>
        plant(FunctionConcurrency.prototype, 'acquire', (self, original, ...given) => {
          self.onDemandInFlight--;
          const reason = call(original, self, ...given);
          self.onDemandInFlight++;
          return reason;
        }),
    ],
    [
      'lets one more in than is unreserved',
      () =>
        plant(FunctionConcurrency.prototype, 'acquire', (self, original, ...given) => {
          self.account.unreservedInFlight--;
          const reason = call(original, self, ...given);
          self.account.unreservedInFlight++;
          return reason;
        }),
    ],
    ['gives no lease back', () => plant(FunctionConcurrency.prototype, 'release', () => undefined)],
    ['gives no provisioned lease back', () => plant(ProvisionedConcurrency.prototype, 'release', () => undefined)],
    [
      'sets nothing aside for what is provisioned',
      () => plant(FunctionConcurrency.prototype, 'setAside', () => undefined),
    ],
    [
      'gives a lease back twice',
      () =>
        plant(FunctionConcurrency.prototype, 'release', (self, original) => {
          call(original, self);
          call(original, self);
        }),
    ],
  ])('that %s is noticed', (_, mutate) => {
    mutate();
    expect(holds()).toBe(false);
  });
});

describe('rates', () => {
  const limits = awsLimits(DEFAULT_ACCOUNT_QUOTAS);

  /** Environments that one function may add: at once, then in each of ten seconds, and at once after a long rest. */
  function growth(): number[] {
    const fn = new FunctionConcurrency(new AccountConcurrency(limits));
    const burst = (now: number) => {
      let added = 0;
      while (added < 5000 && fn.addEnvironment(now)) added++;
      return added;
    };
    return [0, ...Array.from({ length: 10 }, (_, second) => 1000 * (second + 1)), 3_600_000].map(burst);
  }
  /** Requests of no length that a reservation of 3 serves: at once, and a second later. */
  function served(): number[] {
    const fn = new FunctionConcurrency(new AccountConcurrency(limits));
    fn.reserve(3);
    return [0, 1000].map((now) => {
      let accepted = 0;
      while (accepted < 500 && fn.acquire({ lease: undefined }, false, now) === undefined) {
        accepted++;
        fn.release();
      }
      return accepted;
    });
  }
  const holds = () =>
    JSON.stringify(growth()) === JSON.stringify([1000, ...Array.from({ length: 10 }, () => 100), 1000]) &&
    JSON.stringify(served()) === JSON.stringify([30, 30]);

  test('hold as they are', () => expect(holds()).toBe(true));

  test.each<[string, () => void]>([
    ['are never refilled', () => plant(TokenBucket.prototype, 'has', (self, original) => call(original, self, 0))],
    [
      'are refilled every ten seconds',
      () =>
        plant(TokenBucket.prototype, 'has', (self, original, now: number) =>
          call(original, self, Math.floor(now / 10_000) * 10_000),
        ),
    ],
    [
      'are refilled twice as fast',
      () => plant(TokenBucket.prototype, 'has', (self, original, now: number) => call(original, self, now * 2)),
    ],
    ['are not asked', () => plant(TokenBucket.prototype, 'has', () => true)],
    ['take nothing', () => plant(TokenBucket.prototype, 'take', () => undefined)],
    [
      'take two',
      () =>
        plant(TokenBucket.prototype, 'take', (self, original) => {
          call(original, self);
          call(original, self);
        }),
    ],
    [
      'are eleven requests a second',
      () =>
        plant(RequestRate.prototype, 'turn', (self, original, concurrency: number) =>
          call(original, self, concurrency * 1.1),
        ),
    ],
  ])('that %s are noticed', (_, mutate) => {
    mutate();
    expect(holds()).toBe(false);
  });

  /** Whether a warm environment takes a request that no new one could be added for. */
  function usesWarm(): boolean {
    const story = new Story(1, [], { environmentsPerScalingPeriod: 1, scalingPeriodSeconds: 1e9 }).withFunction();
    story.invoke();
    story.init().succeed();
    const [second, third] = [story.invoke(), story.invoke()];
    story.succeed();
    return !(second.value instanceof ServiceException) && third.value instanceof ServiceException;
  }

  test('are asked only where an environment must be added', () => {
    expect(usesWarm()).toBe(true);
    plant(EnvironmentPool.prototype, 'needsEnvironment', () => true);
    expect(usesWarm()).toBe(false);
  });
});

describe('retries', () => {
  const tried = (queue: ReturnType<typeof openQueue>, seconds: number) => {
    const before = queue.tries.length;
    queue.accept();
    queue.clock.advanceTo(seconds * 1000);
    return { before, seconds: queue.seconds(), ends: queue.outcomes.map(({ condition }) => condition) };
  };

  /** Whether events are tried when they should be, and end as they should. */
  function holds(limits: Partial<QueueLimits> = {}): boolean {
    const failing = tried(
      openQueue(() => 'error', limits),
      1000,
    );
    const between = tried(
      openQueue((attempt) => (attempt === 3 || attempt === 6 ? 'error' : 'refused'), limits),
      200,
    );
    const aging = openQueue(() => 'error', limits);
    aging.configure({ maximumEventAgeSeconds: 90 });
    const throttled = tried(
      openQueue(() => 'refused', limits),
      30_000,
    );
    const waiting = openQueue(() => 'answer', limits);
    waiting.queue.accept('f', undefined, input());
    return (
      JSON.stringify([failing.seconds, failing.ends]) === '[[0,60,180],["RetriesExhausted"]]' &&
      JSON.stringify(between.seconds) === '[0,1,3,63,64,66,186,187,189,193]' &&
      JSON.stringify([tried(aging, 1000).seconds, aging.outcomes[0]?.condition]) === '[[0,60],"EventAgeExceeded"]' &&
      JSON.stringify(throttled.seconds.slice(0, 11)) === '[0,1,3,7,15,31,63,127,255,511,811]' &&
      JSON.stringify([throttled.seconds.at(-1), throttled.ends]) === '[21511,["EventAgeExceeded"]]' &&
      waiting.tries.length === 0
    );
  }

  test('hold as they are', () => expect(holds()).toBe(true));

  test.each<[string, Partial<QueueLimits>]>([
    ['come after a minute twice', { retryDelaysMs: [60_000, 60_000] }],
    ['are one less', { retryAttempts: 1 }],
    ['are one more', { retryAttempts: 3, retryDelaysMs: [60_000, 120_000, 120_000] }],
    ['back off from two seconds', { firstBackoffMs: 2000 }],
    ['back off to four minutes at most', { longestBackoffMs: 240_000 }],
    ['go on for seven hours', { eventAgeMs: 7 * HOUR_MS }],
  ])('that %s are noticed', (_, limits) => expect(holds(limits)).toBe(false));

  test.each<[string, () => void]>([
    [
      'begin within the call that accepts',
      () =>
        plant(FunctionQueue.prototype, 'add', (self, original, event: QueuedEvent) => {
          call(original, self, event);
          self.fire(event.acceptedAtMs);
        }),
    ],
    [
      'wait for nothing',
      () => plant(DelayLine.prototype, 'add', (_, __, event: QueuedEvent) => event.queue.add(event)),
    ],
    [
      'go on backing off after a try that ran',
      () =>
        plant(FunctionQueue.prototype, 'tried', (self, original, event: QueuedEvent, invocation: Invocation) => {
          const { refusals } = event;
          call(original, self, event, invocation);
          event.refusals = refusals;
        }),
    ],
    [
      'do not back off further',
      () =>
        plant(QueuedEvent.prototype, 'fire', (self, original) => {
          self.refusals = 0;
          call(original, self);
        }),
    ],
    [
      'are used up by refusals',
      () =>
        plant(QueuedEvent.prototype, 'fire', (self, original) => {
          self.invocations++;
          call(original, self);
        }),
    ],
  ])('that %s are noticed', (_, mutate) => {
    mutate();
    expect(holds()).toBe(false);
  });
});
