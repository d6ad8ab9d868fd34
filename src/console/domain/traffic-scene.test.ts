/** Where the dots are, from decision traces alone. */
import { describe, expect, test } from 'vitest';
import type { ConcurrencyCounts, Decision } from '../../api/coldspark.ts';
import { askAgainFrom, dotAt, momentBeside, trafficScene, withNewer } from './traffic-scene.ts';

const AT_MS = 1_000_000;
const decision = (given: Partial<Decision> = {}): Decision => ({
  requestId: 'r',
  atMs: AT_MS,
  functionName: 'f',
  version: '1',
  isEvent: false,
  concurrency: 'unreserved',
  spillover: false,
  start: 'warm',
  status: 'success',
  durationMs: 1000,
  counts: {} as ConcurrencyCounts,
  ...given,
});
const weighted = (draw: number, given: Partial<Decision> = {}) =>
  decision({
    qualifier: 'prod',
    version: draw < 0.1 ? '2' : '1',
    routing: { draw, primaryVersion: '1', additionalVersion: '2', weight: 0.1 },
    ...given,
  });
const dots = (decisions: Decision[], ms: number) =>
  trafficScene(decisions).requests.map((one) => dotAt(one, AT_MS + ms));
const only = (one: Decision, ms: number) => dots([one], ms)[0];

describe('a request', () => {
  test('comes from its caller, waits at the alias for its draw, and goes to the version that was drawn', () => {
    const one = weighted(0.05);
    expect(only(one, -1)).toBeUndefined();
    expect(only(one, 0)).toMatchObject({ x: 150, kind: 'request' });
    expect(only(one, 100)).toMatchObject({ x: 265 });
    expect(only(one, 250)).toMatchObject({ x: 380, label: '0.050 < 0.1: version 2' });
    const [first, second] = dots([weighted(0.7), one], 480);
    expect(first?.x).toBe(560);
    expect(second?.y).toBeGreaterThan(first?.y ?? 0);
    expect(only(weighted(0.7), 250)?.label).toBe('0.700 ≥ 0.1: version 1');
  });

  test('without weights goes by without a draw', () => {
    expect(only(decision(), 250)).toMatchObject({ x: 380 });
    expect(only(decision(), 250)?.label).toBeUndefined();
  });

  test('pauses at Init when it is cold, then runs as long as it ran, and leaves', () => {
    const cold = decision({ start: 'cold', initDurationMs: 300 });
    expect(only(cold, 600)?.kind).toBe('cold');
    expect(only(cold, 560 + 299)?.kind).toBe('cold');
    expect(only(cold, 560 + 301)?.kind).toBe('busy');
    expect(only(cold, 560 + 1299)?.kind).toBe('busy');
    expect(only(cold, 560 + 1300 + 120)).toMatchObject({ kind: 'done', opacity: 0.5 });
    expect(only(cold, 560 + 1300 + 240)).toBeUndefined();
  });

  test.each([
    [{ start: 'provisioned' } as const, 'provisioned'],
    [{ status: undefined, durationMs: undefined } as const, 'busy'],
    [{ status: undefined, start: 'cold' } as const, 'cold'],
  ])('%j is shown in its environment as %s', (given, kind) => {
    expect(only(decision(given), 1000)?.kind).toBe(kind);
  });

  test('that runs stays, however long', () => {
    expect(only(decision({ status: undefined }), 50_000)?.kind).toBe('busy');
  });

  test('that failed leaves as one that failed; one that took no time can be seen', () => {
    const brief = decision({ status: 'failure', durationMs: 0 });
    expect(only(brief, 560 + 149)?.kind).toBe('busy');
    expect(only(brief, 560 + 151)?.kind).toBe('failed');
  });

  test('that was refused falls off at its version, with its reason', () => {
    const refused = decision({ throttle: 'ConcurrentInvocationLimitExceeded', start: undefined, status: undefined });
    const label = '429: no unreserved concurrency';
    const [at, falling] = [only(refused, 500), only(refused, 1000)];
    expect(at).toMatchObject({ x: 560, kind: 'refused', label });
    expect(falling?.y).toBeGreaterThan(at?.y ?? 0);
    expect(falling?.opacity).toBeLessThan(1);
    expect(only(refused, 1320)).toBeUndefined();
  });
});

describe('the scene', () => {
  test('has a caller for each name that was called, and a version for each that ran', () => {
    const { callers, versions, height } = trafficScene([
      weighted(0.05),
      weighted(0.5),
      decision({ functionName: 'g', version: '$LATEST' }),
    ]);
    expect([...callers.keys()]).toEqual(['f:prod', 'g:$LATEST']);
    expect(callers.get('f:prod')?.weighted).toEqual({ primary: '1', additional: '2', weight: 0.1 });
    expect(callers.get('g:$LATEST')?.alias.isAlias).toBe(false);
    expect([...versions.keys()]).toEqual(['f:1', 'f:2', 'g:$LATEST']);
    expect(height).toBe(3 * 58);
  });

  test('has as many environments as were busy at once, and uses one again when it is free', () => {
    const at = (ms: number) => decision({ atMs: AT_MS + ms });
    const { requests, versions } = trafficScene([at(0), at(500), at(1000), at(1200)]);
    expect(versions.get('f:1')?.slots).toHaveLength(3);
    expect(requests.map(({ slot }) => slot.x)).toEqual([649, 667, 649, 685]);
  });

  test('a refused one takes no environment', () => {
    const { versions } = trafficScene([decision({ throttle: 'ConcurrentInvocationLimitExceeded', status: undefined })]);
    expect(versions.get('f:1')?.slots).toEqual([]);
  });
});

test('steps go from moment to moment, both ways', () => {
  const one = decision({ start: 'cold', initDurationMs: 300 });
  const steps: number[] = [];
  for (let at: number | undefined = AT_MS - 10; at !== undefined; at = momentBeside([one], at, true))
    steps.push(at - AT_MS);
  expect(steps).toEqual([-10, 0, 200, 300, 480, 560, 860, 1860, 2100]);
  expect(momentBeside([one], AT_MS + 480, false)).toBe(AT_MS + 300);
  expect(momentBeside([one], AT_MS, false)).toBeUndefined();
});

test('what is asked for again begins with the oldest that runs, and replaces what was known of it', () => {
  const [first, running, last] = [0, 100, 200].map((ms) =>
    decision({ atMs: AT_MS + ms, ...(ms === 100 && { status: undefined }) }),
  );
  const known = [first, running, last] as Decision[];
  expect(askAgainFrom(known)).toBe(AT_MS + 100);
  expect(askAgainFrom([first as Decision])).toBe(AT_MS);
  expect(askAgainFrom([])).toBeUndefined();
  const ended = [decision({ atMs: AT_MS + 100 }), last as Decision];
  expect(withNewer(known, ended, AT_MS + 100, AT_MS + 300)).toEqual([first, ...ended]);
  expect(withNewer(known, [], AT_MS + 500, AT_MS + 65_150)).toEqual([last]);
});
