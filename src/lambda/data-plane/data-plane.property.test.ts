/** Many seeds, any order of what a host can report. */
import { describe, expect, test } from 'vitest';
import { AT_ONCE, LeftForLater } from '../../kernel/afterwards.ts';
import { Outbox } from '../../kernel/outbox.ts';
import { ChaoticHost } from './chaotic-host.test-fixture.ts';

describe('whatever the host reports, in any order', () => {
  const SEEDS = 150;
  const seen = new Map<string, number>();

  test(`over ${SEEDS} seeds, requests are answered once and leases return`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const host = new ChaoticHost(seed);
      host.run(300);
      expect([...host.violations], `seed ${seed}`).toEqual([]);
      for (const [what, times] of host.seen) seen.set(what, (seen.get(what) ?? 0) + times);
    }
  }, 60_000);

  test('the generator reaches every outcome and every refusal that these functions have', () => {
    expect([...seen.keys()].sort()).toEqual([
      'ConcurrentInvocationLimitExceeded',
      'FunctionInvocationRateLimitExceeded',
      'ReservedFunctionConcurrentInvocationLimitExceeded',
      'ReservedFunctionInvocationRateLimitExceeded',
      'displaced',
      'ended error',
      'ended failure',
      'ended success',
      'ended timeout',
      'init init error',
      'init init success',
      'init init timeout',
      'init invoke error',
      'init invoke success',
      'init invoke timeout',
      'no room ahead',
      'provisioned',
      'set aside',
      'spillover',
    ]);
  });
});

test('what is recorded afterwards is what would have been recorded at once', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const [atOnce, later] = [AT_ONCE, new LeftForLater()].map((afterwards) =>
      recorded(new ChaoticHost(seed, afterwards)),
    );
    expect(later, `seed ${seed}`).toEqual(atOnce);
  }
});

/** Everything that the folds have to say when a host has come to rest. */
function recorded(host: ChaoticHost) {
  host.run(300);
  const { logStreams, metrics, decisionTrace } = host.story.dataPlane;
  const outbox = new Outbox();
  logStreams.flush(outbox);
  metrics.flush(outbox);
  return { records: outbox.drain().observations, decisions: decisionTrace.decisions(), answers: host.answers };
}
