/**
 * The fleet at the simulator's scale, checked against Erlang's loss formula and against the figures of other simulators
 * (1 M requests at 100/s, 2 s warm, 2.5 s cold). Nothing here is timed.
 */
import { describe, expect, test } from 'vitest';
import { constant, exponential, lognormal, type Scenario, simulate } from './simulated-fleet.test-fixture.ts';

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

  /** The mean of independent runs and its standard error. The first tenth of requests is not counted. */
  function blocking(scenario: Omit<Scenario, 'seed' | 'perSecond'>, load: number) {
    const rates = Array.from({ length: RUNS }, (_, index) => {
      const { throttledLater } = simulate({ ...scenario, perSecond: load / 0.2, weight: 0.1, seed: index + 1 });
      return throttledLater / (scenario.requests * 0.9);
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
    (_, servers, load, draw) => {
      const scenario = { requests: 15_000, service: { draw, warmMs: 200, coldMs: 200 } };
      const quota = blocking({ ...scenario, limits: { accountConcurrency: servers } }, load);
      expect(Math.abs(quota.mean - erlangB(servers, load))).toBeLessThan(4 * quota.standardError);
      const reserved = blocking({ ...scenario, reserved: servers }, load);
      expect(reserved.mean).toBe(quota.mean);
      // the gate is narrow enough to notice a limit that is a tenth too high
      expect(Math.abs(quota.mean - erlangB(Math.ceil(servers * 1.1), load))).toBeGreaterThan(4 * quota.standardError);
    },
    60_000,
  );
});

describe('100 requests a second of 2 s, cold 2.5 s', () => {
  const w1 = { perSecond: 100, service: { draw: exponential, warmMs: 2000, coldMs: 2500 } };

  test('cold starts, environments and occupancy agree with other simulators', () => {
    const result = simulate({ ...w1, requests: 1_000_000, seed: 1 });
    expect(result).toMatchObject({ throttled: 0, answered: 1_000_000, failures: 0 });
    expect(Math.abs(result.coldStarts - 332)).toBeLessThan(4 * 19);
    expect(Math.abs(result.instances - 251.7)).toBeLessThan(4 * 1.5);
    expect(Math.abs(result.busy - 199.9)).toBeLessThan(4 * 0.4);
  }, 60_000);

  test('behind an alias each version gets its share, and environments of its own', () => {
    const result = simulate({ ...w1, requests: 200_000, weight: 0.1, seed: 2 });
    expect(result).toMatchObject({ throttled: 0, answered: 200_000, failures: 0 });
    // binomial: 4 standard deviations of 134
    expect(Math.abs(result.byVersion[1] - 20_000)).toBeLessThan(4 * 134);
    expect(result.byVersion[0] + result.byVersion[1]).toBe(200_000);
    expect(Math.abs(result.busy - 199.9)).toBeLessThan(4 * 0.9);
    expect(result.instances).toBeGreaterThan(255);
  });

  test('a seed repeats a run, another does not', () => {
    const runs = [1, 1, 2].map((seed) => simulate({ ...w1, requests: 20_000, weight: 0.1, seed }));
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(runs[2]);
  });
});
