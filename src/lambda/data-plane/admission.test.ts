/** Concurrency and rates: AWS's worked examples, and leases that all return. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_ACCOUNT_QUOTAS } from '../../api/quotas.ts';
import {
  AccountConcurrency,
  FunctionConcurrency,
  type Leaseholder,
  ProvisionedConcurrency,
  tooManyRequests,
} from './admission.ts';
import { awsLimits, type Limits } from './limits.ts';
import { TokenBucket } from './scaling-rate.ts';

const RESERVED = 'ReservedFunctionConcurrentInvocationLimitExceeded';
const UNRESERVED = 'ConcurrentInvocationLimitExceeded';

const withLimits = (limits: Partial<Limits>) =>
  new AccountConcurrency({ ...awsLimits(DEFAULT_ACCOUNT_QUOTAS), ...limits });

/** Whose functions may send and grow as fast as they like. */
const account = (quota = 1000) =>
  withLimits({
    accountConcurrency: quota,
    requestsPerSecondPerConcurrency: Number.POSITIVE_INFINITY,
    environmentsPerScalingPeriod: Number.POSITIVE_INFINITY,
  });

const holder = (): Leaseholder => ({ lease: undefined });

/** How many of so many requests at once are accepted, and the last refusal. */
function acceptedOf(fn: FunctionConcurrency, requests: number, now = 0, needsEnvironment = true) {
  let accepted = 0;
  let reason: string | undefined;
  for (let request = 0; request < requests; request++) {
    const refused = fn.acquire(holder(), needsEnvironment, now);
    if (refused === undefined) accepted++;
    else reason = refused;
  }
  return { accepted, reason };
}

describe('concurrency', () => {
  test('AWS example: blue and orange reserve 400 of 1000, the others share 200', () => {
    const whole = account();
    const [blue, orange, other, another] = Array.from({ length: 4 }, () => new FunctionConcurrency(whole));
    blue?.reserve(400);
    orange?.reserve(400);
    if (!orange || !other || !another) throw new Error('functions');
    expect(acceptedOf(orange, 500)).toEqual({ accepted: 400, reason: RESERVED });
    expect(acceptedOf(other, 150)).toEqual({ accepted: 150, reason: undefined });
    expect(acceptedOf(another, 150)).toEqual({ accepted: 50, reason: UNRESERVED });
    expect(whole).toMatchObject({ reserved: 800, unreserved: 200, unreservedInFlight: 200, inFlight: 600 });
  });

  test.each([
    [100, 1000, 100],
    [100, 500, 50],
    [200, 250, 50],
    [10, 3000, 30],
  ])('AWS example: %d requests a second of %d ms are %d at a time', (perSecond, durationMs, concurrency) => {
    const whole = account();
    const fn = new FunctionConcurrency(whole);
    const ends: number[] = [];
    for (let request = 0; request < perSecond * 10; request++) {
      const now = request * (1000 / perSecond);
      while ((ends[0] ?? Number.POSITIVE_INFINITY) <= now) {
        ends.shift();
        fn.release();
      }
      expect(fn.acquire(holder(), true, now)).toBeUndefined();
      ends.push(now + durationMs);
      if (now >= durationMs) expect(whole.inFlight).toBe(concurrency);
    }
  });

  test('leases in flight move with a function that gets or loses a reservation', () => {
    const whole = account(10);
    const fn = new FunctionConcurrency(whole);
    const other = new FunctionConcurrency(whole);
    expect(acceptedOf(fn, 6).accepted).toBe(6);
    fn.reserve(4);
    expect(whole).toMatchObject({ reserved: 4, unreservedInFlight: 0, inFlight: 6 });
    expect(acceptedOf(fn, 1).reason).toBe(RESERVED);
    expect(acceptedOf(other, 10)).toEqual({ accepted: 6, reason: UNRESERVED });
    fn.release();
    fn.reserve(undefined);
    expect(whole).toMatchObject({ reserved: 0, unreservedInFlight: 11, inFlight: 11 });
    for (let lease = 0; lease < 5; lease++) fn.release();
    for (let lease = 0; lease < 6; lease++) other.release();
    expect(whole).toMatchObject({ unreservedInFlight: 0, inFlight: 0 });
    expect(() => fn.release()).toThrow('Invariant broken');
  });

  test('a reservation of 0 refuses everything', () => {
    const fn = new FunctionConcurrency(account());
    fn.reserve(0);
    expect(acceptedOf(fn, 3, 0, false)).toEqual({ accepted: 0, reason: RESERVED });
  });

  test('a refusal is AWS’s exception', () => {
    expect(tooManyRequests(RESERVED, 'id')).toMatchObject({
      requestId: 'id',
      code: 'TooManyRequestsException',
      status: 429,
      message: 'Rate Exceeded.',
      members: { Reason: RESERVED },
    });
  });
});

describe('provisioned concurrency', () => {
  /** How many of so many requests at once get a provisioned lease. */
  function provisionedOf(version: ProvisionedConcurrency, requests: number): number {
    let accepted = 0;
    for (let request = 0; request < requests; request++) if (version.acquire(holder(), false, 0)) accepted++;
    return accepted;
  }

  test('AWS example: orange provisions 400 of 1000: 400 run there, the others share 600 with everybody', () => {
    const whole = account();
    const orange = new FunctionConcurrency(whole);
    const version = new ProvisionedConcurrency(orange);
    version.provision(400, 400);
    expect(whole).toMatchObject({ reserved: 0, provisioned: 400, unreserved: 600 });
    expect(provisionedOf(version, 1000)).toBe(400);
    expect(acceptedOf(orange, 601)).toEqual({ accepted: 600, reason: UNRESERVED });
    expect(acceptedOf(new FunctionConcurrency(whole), 1).reason).toBe(UNRESERVED);
    expect(whole.inFlight).toBe(1000);
  });

  test('AWS example: orange reserves 400 and provisions 200 of them: 200 there, 200 on demand, and no more', () => {
    const whole = account();
    const orange = new FunctionConcurrency(whole);
    orange.reserve(400);
    const version = new ProvisionedConcurrency(orange);
    version.provision(200, 200);
    expect(whole).toMatchObject({ reserved: 400, provisioned: 0, unreserved: 600 });
    expect(provisionedOf(version, 400)).toBe(200);
    expect(acceptedOf(orange, 400)).toEqual({ accepted: 200, reason: RESERVED });
    // all of it provisioned: nothing is left to $LATEST
    version.provision(400, 400);
    for (let lease = 0; lease < 200; lease++) orange.release();
    expect(acceptedOf(orange, 1)).toEqual({ accepted: 0, reason: RESERVED });
    expect(provisionedOf(version, 400)).toBe(200);
    expect(whole).toMatchObject({ inFlight: 400, unreservedInFlight: 0 });
  });

  test('AWS example: 10 spill over at the eleventh at once, or at more than 100 a second', () => {
    const version = new ProvisionedConcurrency(new FunctionConcurrency(account()));
    version.provision(10, 10);
    expect(provisionedOf(version, 11)).toBe(10);
    const fast = new ProvisionedConcurrency(new FunctionConcurrency(withLimits({})));
    fast.provision(10, 10);
    let ran = 0;
    for (let now = 0; now < 10_000; now += 5) {
      if (!fast.acquire(holder(), false, now)) continue;
      ran++;
      fast.release();
    }
    // 100 a second, and what the bucket held at first
    expect(ran).toBeGreaterThanOrEqual(1095);
    expect(ran).toBeLessThanOrEqual(1101);
  });

  test('what is set aside moves with the reservation, and is given back', () => {
    const whole = account();
    const fn = new FunctionConcurrency(whole);
    const [one, two] = [new ProvisionedConcurrency(fn), new ProvisionedConcurrency(fn)];
    one.provision(100, 100);
    two.provision(50, 0);
    expect([fn.provisioned, whole.unreserved]).toEqual([150, 850]);
    fn.reserve(200);
    expect([whole.provisioned, whole.unreserved]).toEqual([0, 800]);
    fn.reserve(undefined);
    one.provision(0, 0);
    expect([whole.provisioned, whole.unreserved]).toEqual([50, 950]);
    two.provision(0, 0);
    expect([fn.provisioned, whole.unreserved]).toEqual([0, 1000]);
    expect(() => one.release()).toThrow('Invariant broken');
  });
});

describe('rates', () => {
  test('AWS example: of 20,000 requests a second of 50 ms a quota of 1000 serves 10,000, one of 2000 all', () => {
    const served = (quota: number) => {
      const environmentsPerScalingPeriod = Number.POSITIVE_INFINITY;
      const fn = new FunctionConcurrency(withLimits({ accountConcurrency: quota, environmentsPerScalingPeriod }));
      const ends: number[] = [];
      let accepted = 0;
      for (let request = 0; request < 20_000 * 4; request++) {
        const now = request / 20;
        while ((ends[0] ?? Number.POSITIVE_INFINITY) <= now) {
          ends.shift();
          fn.release();
        }
        if (fn.acquire(holder(), false, now) !== undefined) continue;
        ends.push(now + 50);
        // the first second also spends what the bucket held
        if (now >= 2000) accepted++;
      }
      return accepted / 2;
    };
    expect(served(1000)).toBeGreaterThan(9_990);
    expect(served(1000)).toBeLessThan(10_010);
    expect(served(2000)).toBe(20_000);
  });

  test('a reservation of 1 serves ten requests a second, however short', () => {
    const fn = new FunctionConcurrency(withLimits({}));
    fn.reserve(1);
    const reasons = new Set<string>();
    let accepted = 0;
    for (let now = 0; now < 10_000; now += 10) {
      const reason = fn.acquire(holder(), false, now);
      if (reason !== undefined) reasons.add(reason);
      else {
        accepted++;
        fn.release();
      }
    }
    // ten a second, and the ten that the bucket held at first
    expect(accepted).toBe(109);
    expect([...reasons]).toEqual(['ReservedFunctionInvocationRateLimitExceeded']);
  });

  test.each([
    [3000, 20_000],
    [5000, 80_000],
  ])(
    'AWS example: a step to %d requests of 1 s a second throttles %d on the way, refilled continuously',
    (rate, fluid) => {
      const requestsPerSecondPerConcurrency = Number.POSITIVE_INFINITY;
      const fn = new FunctionConcurrency(
        withLimits({ accountConcurrency: 1_000_000, requestsPerSecondPerConcurrency }),
      );
      // a fleet of environments that only grows, and is busy for one second at a time
      const busyUntil: number[] = [];
      let environments = 0;
      let throttled = 0;
      for (let request = 0; request < rate * 60; request++) {
        const now = (request * 1000) / rate;
        while ((busyUntil[0] ?? Number.POSITIVE_INFINITY) <= now) {
          busyUntil.shift();
          fn.release();
        }
        const needsEnvironment = busyUntil.length >= environments;
        if (fn.acquire(holder(), needsEnvironment, now) !== undefined) throttled++;
        else {
          if (needsEnvironment) environments++;
          busyUntil.push(now + 1000);
        }
      }
      // the fluid figure spreads over its second what real requests take at once, so it throttles a little more;
      // a refill in steps of ten seconds throttles 1.25 and 1.5 times as many
      expect(throttled / fluid).toBeGreaterThan(0.94);
      expect(throttled / fluid).toBeLessThan(1.02);
    },
  );

  test('turning what is provisioned up and down refills no reservation', () => {
    const fn = new FunctionConcurrency(withLimits({}));
    const version = new ProvisionedConcurrency(fn);
    fn.reserve(5);
    const burst = () => {
      let accepted = 0;
      while (fn.acquire(holder(), false, 0) === undefined) {
        accepted++;
        fn.release();
      }
      return accepted;
    };
    expect(burst()).toBe(50);
    for (const provisioned of [5, 0, 2, 0]) {
      version.provision(provisioned, provisioned);
      expect(burst()).toBe(0);
    }
    fn.reserve(undefined);
    fn.reserve(5);
    expect(burst()).toBe(0);
  });

  test('a simulation may leave the rates out, also of a reservation', () => {
    const fn = new FunctionConcurrency(account());
    fn.reserve(1);
    for (let request = 0; request < 100; request++) {
      expect(fn.acquire(holder(), true, 0)).toBeUndefined();
      fn.release();
    }
  });

  test('a quota that is turned takes effect with the next look', () => {
    let accountConcurrency = 10;
    const whole = new AccountConcurrency({
      ...awsLimits(DEFAULT_ACCOUNT_QUOTAS),
      get accountConcurrency() {
        return accountConcurrency;
      },
    });
    const fn = new FunctionConcurrency(whole);
    expect(acceptedOf(fn, 12)).toEqual({ accepted: 10, reason: UNRESERVED });
    accountConcurrency = 12;
    whole.readQuota();
    expect(acceptedOf(fn, 12)).toEqual({ accepted: 2, reason: UNRESERVED });
  });

  test('a quota that is turned takes the rate of requests with it', () => {
    let accountConcurrency = 10;
    const whole = new AccountConcurrency({
      ...awsLimits(DEFAULT_ACCOUNT_QUOTAS),
      get accountConcurrency() {
        return accountConcurrency;
      },
    });
    const fn = new FunctionConcurrency(whole);
    /** Requests of no length, as many as are let in within this second. */
    const servedAt = (now: number) => {
      let served = 0;
      while (served < 1000 && fn.acquire(holder(), false, now) === undefined) {
        served++;
        fn.release();
      }
      return served;
    };
    expect(servedAt(0)).toBe(100);
    accountConcurrency = 50;
    whole.readQuota();
    expect(servedAt(1000)).toBe(500);
    accountConcurrency = 10;
    whole.readQuota();
    // what was spent stays spent: it is refilled at the rate there is now
    expect(servedAt(4000)).toBe(0);
    expect(servedAt(11_000)).toBe(100);
  });

  test('a quota turned below what is reserved and provisioned is the limit of all of it', () => {
    let accountConcurrency = 200;
    const whole = new AccountConcurrency({
      ...awsLimits(DEFAULT_ACCOUNT_QUOTAS),
      get accountConcurrency() {
        return accountConcurrency;
      },
    });
    const [orange, blue, other] = [1, 2, 3].map(() => new FunctionConcurrency(whole)) as [
      FunctionConcurrency,
      FunctionConcurrency,
      FunctionConcurrency,
    ];
    orange.reserve(8);
    blue.reserve(8);
    const version = new ProvisionedConcurrency(blue);
    version.provision(4, 4);
    accountConcurrency = 10;
    whole.readQuota();
    expect(acceptedOf(other, 1)).toEqual({ accepted: 0, reason: UNRESERVED });
    expect(acceptedOf(orange, 9)).toEqual({ accepted: 8, reason: RESERVED });
    expect([1, 2, 3].map(() => version.acquire(holder(), false, 0))).toEqual([true, true, false]);
    expect(acceptedOf(blue, 1)).toEqual({ accepted: 0, reason: UNRESERVED });
    expect(whole.inFlight).toBe(10);
    accountConcurrency = 200;
    whole.readQuota();
    expect(version.acquire(holder(), false, 0)).toBe(true);
    expect(acceptedOf(blue, 5)).toEqual({ accepted: 4, reason: RESERVED });
  });

  test('a bucket never holds more than its capacity', () => {
    const bucket = new TokenBucket(5, 100);
    let taken = 0;
    while (bucket.has(1_000_000)) {
      bucket.take();
      taken++;
    }
    expect(taken).toBe(5);
  });
});
