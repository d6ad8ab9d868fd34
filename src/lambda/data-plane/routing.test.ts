/** Qualifiers and the weighted draw: fair over many seeds, and a biased draw is found out. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_ACCOUNT_QUOTAS } from '../../api/quotas.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { SeededRandom } from '../../kernel/random.ts';
import { statisticsOf } from '../observability/lambda-metrics.test-fixture.ts';
import type { Alias, FunctionVersion } from '../state.ts';
import { AccountConcurrency, FunctionConcurrency } from './admission.ts';
import { functionVersion, refusal, response, Story } from './data-plane.test-fixture.ts';
import { EnvironmentPool } from './environment-pool.ts';
import { awsLimits } from './limits.ts';
import { drawFor, poolFor, type Target, Targets } from './routing.ts';

class CountingRandom implements Random {
  draws = 0;
  next(): number {
    this.draws++;
    return 0.5;
  }
  of(): Random {
    return this;
  }
}

const concurrency = new FunctionConcurrency(new AccountConcurrency(awsLimits(DEFAULT_ACCOUNT_QUOTAS)));
const clock = new VirtualClock();
const poolOf = (version: FunctionVersion) => new EnvironmentPool(version, concurrency, clock);

const weighted = (weight: number): Target => ({
  functionName: 'f',
  qualifier: 'prod',
  primary: poolOf(functionVersion({ version: '1' })),
  additional: poolOf(functionVersion({ version: '2' })),
  weight,
});

const pick = (target: Target, random: Random) => poolFor(target, drawFor(target, random)).version.version;

describe('a qualifier', () => {
  const { state } = new Story()
    .withFunction()
    .withVersion({ version: '1' })
    .withVersion({ version: '2' })
    .withAlias('live', '2')
    .withAlias('prod', '1', { version: '2', weight: 0.1 });
  const targets = new Targets(state, poolOf);
  const find = (qualifier?: string) => {
    const target = targets.find('f', qualifier);
    if (!target) throw new Error('no target');
    return target;
  };

  test.each([
    [undefined, '$LATEST'],
    ['$LATEST', '$LATEST'],
    ['1', '1'],
    ['live', '2'],
  ])('%s stands for %s, without a draw', (qualifier, version) => {
    const random = new CountingRandom();
    expect(pick(find(qualifier), random)).toBe(version);
    expect(random.draws).toBe(0);
  });

  test('of a weighted alias takes one draw for each request', () => {
    const random = new CountingRandom();
    const target = find('prod');
    expect([target.primary.version.version, target.additional?.version.version, target.weight]).toEqual([
      '1',
      '2',
      0.1,
    ]);
    for (let request = 1; request <= 3; request++) {
      expect(pick(target, random)).toBe('1');
      expect(random.draws).toBe(request);
    }
  });

  test('is the same object until it stands for something else', () => {
    const pools = new Map<string, EnvironmentPool>();
    const { state } = new Story().withFunction().withVersion({ version: '1' }).withVersion({ version: '2' });
    const alias: Alias = { functionName: 'f', name: 'a', functionVersion: '1', description: '', revisionId: 'r' };
    state.aliases.set('f:a', alias);
    const cached = new Targets(state, (version) => {
      const pool = pools.get(version.version) ?? poolOf(version);
      pools.set(version.version, pool);
      return pool;
    });
    const first = cached.find('f', 'a');
    state.versions.set('g:1', functionVersion({ functionName: 'g', version: '1' }));
    state.aliases.set('f:a', { ...alias, description: 'another' });
    expect(cached.find('f', 'a')).toBe(first);
    state.aliases.set('f:a', { ...alias, functionVersion: '2' });
    expect(cached.find('f', 'a')?.primary.version.version).toBe('2');
    pools.delete('2');
    cached.retire();
    expect(cached.find('f', 'a')?.primary).toBe(pools.get('2'));
    state.aliases.delete('f:a');
    expect(cached.find('f', 'a')).toBeUndefined();
  });

  test('with weight 0 or 1 sends everything one way', () => {
    const random = new SeededRandom(3);
    for (let request = 0; request < 1000; request++) {
      expect(pick(weighted(0), random)).toBe('1');
      expect(pick(weighted(1), random)).toBe('2');
    }
  });
});

describe('the split', () => {
  const SEEDS = 200;
  const REQUESTS = 1000;
  // chi-square, 200 degrees of freedom: 0.05 % of fair splits lie above, 0.05 % below
  const HIGH = 270.4;
  const LOW = 140.7;
  // chi-square, 1 degree of freedom: 0.01 % lie above
  const POOLED_HIGH = 15.1;

  type Choose = (target: Target, random: Random) => string;

  function chiSquare(seconds: number, requests: number, weight: number): number {
    const difference = (seconds - requests * weight) ** 2;
    return difference / (requests * weight) + difference / (requests * (1 - weight));
  }

  /** Over consecutive seeds: each one's split, and all requests together. */
  function verdict(weight: number, choose: Choose): 'fair' | 'biased' | 'too even' {
    const target = weighted(weight);
    let sum = 0;
    let all = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = new SeededRandom(seed);
      let seconds = 0;
      for (let request = 0; request < REQUESTS; request++) if (choose(target, random) === '2') seconds++;
      sum += chiSquare(seconds, REQUESTS, weight);
      all += seconds;
    }
    if (sum > HIGH || chiSquare(all, REQUESTS * SEEDS, weight) > POOLED_HIGH) return 'biased';
    return sum < LOW ? 'too even' : 'fair';
  }

  test.each([0.5, 0.05])('with weight %d is a fair draw over 200 consecutive seeds', (weight) => {
    expect(verdict(weight, pick)).toBe('fair');
  });

  test.each<[string, Choose]>([
    ['gives one point too much', (target, random) => pick({ ...target, weight: target.weight + 0.01 }, random)],
    ['keeps one request in ten', (target, random) => (random.next() < 0.1 ? '1' : pick(target, random))],
    ['swaps the versions', (target, random) => (pick(target, random) === '1' ? '2' : '1')],
  ])('a mutant that %s is noticed', (name, mutant) => {
    expect(verdict(0.05, mutant)).toBe('biased');
    // swapped halves are halves
    expect(verdict(0.5, mutant)).toBe(name === 'swaps the versions' ? 'fair' : 'biased');
  });

  test('a mutant that takes turns instead of drawing is noticed', () => {
    let turn = 0;
    expect(verdict(0.5, () => (turn++ % 2 === 0 ? '1' : '2'))).toBe('too even');
  });

  test('is the same through Invoke, and the trace tells of every draw', () => {
    const story = new Story(7).withFunction().withVersion({ version: '1' }).withVersion({ version: '2' });
    story.withAlias('prod', '1', { version: '2', weight: 0.5 });
    const ran: Record<string, number> = { 1: 0, 2: 0 };
    for (let request = 0; request < 400; request++) {
      story.after(1000);
      const starts = story.count('start-environment');
      const answer = story.invoke({ qualifier: 'prod' });
      if (story.count('start-environment') > starts) story.init();
      story.succeed();
      const { executedVersion } = response(answer);
      ran[executedVersion] = (ran[executedVersion] ?? 0) + 1;
    }
    const decisions = story.dataPlane.decisionTrace.decisions();
    expect(decisions).toHaveLength(400);
    for (const { routing, version } of decisions) {
      expect(version).toBe((routing?.draw ?? 1) < 0.5 ? '2' : '1');
    }
    expect(decisions.filter(({ start }) => start === 'cold')).toHaveLength(2);
    const counted = (version: string) => {
      const dimensions = { FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: version };
      return statisticsOf(story.dataPlane.metrics, 'Invocations', dimensions).sum;
    };
    expect([counted('1'), counted('2')]).toEqual([ran[1], ran[2]]);
    // 99.99 % of fair splits
    expect(ran[1]).toBeGreaterThan(160);
    expect(ran[1]).toBeLessThan(240);
  });

  test('has nobody to go to when an alias points at a version that is gone', () => {
    const story = new Story().withFunction().withAlias('stale', '9');
    expect(refusal(story.invoke({ qualifier: 'stale' })).message).toMatch(/:f:stale$/);
  });
});
