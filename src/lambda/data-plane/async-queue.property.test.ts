/**
 * Queue, fleet and clock together: whatever is accepted ends once, however far time jumps, whatever is reserved meanwhile,
 * and whoever takes over.
 */
import { expect, test } from 'vitest';
import { SeededRandom } from '../../kernel/random.ts';
import { SimulatedQueue } from './simulated-queue.test-fixture.ts';

const SEEDS = 200;
const LIMITS = { accountConcurrency: 20 };
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

test(`over ${SEEDS} seeds every event ends once, in time, and nothing is left`, () => {
  const met = new Map<string, number>();
  const note = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const luck = new SeededRandom(seed);
    let one = new SimulatedQueue(seed, LIMITS);
    let successors = 0;
    for (let step = 0; step < 60; step++) {
      const roll = luck.next();
      if (roll < 0.35) one.accept(1 + Math.floor(luck.next() * 40));
      else if (roll < 0.37) one.accept(3, 15 + Math.floor(luck.next() * 4));
      else if (roll < 0.4) {
        one.failing = Math.floor(luck.next() * 50);
        note('ServiceException');
      } else if (roll < 0.45) one.reserve([undefined, 0, 1, 5][Math.floor(luck.next() * 4)]);
      else if (roll < 0.48) one.configure([90, 21_600][Math.floor(luck.next() * 2)] ?? 90);
      else if (roll < 0.53) {
        one = new SimulatedQueue(seed + ++successors * 1000, LIMITS, one);
        note('successor');
      } else {
        // from a moment to a year
        one.clock.advanceTo(one.clock.now + 10 ** (luck.next() * Math.log10(YEAR_MS)));
      }
      expect(one.fleet.account.inFlight).toBeLessThanOrEqual(LIMITS.accountConcurrency);
    }
    one.clock.advanceTo(one.clock.now + 7 * HOUR_MS);
    expect(one.violations(successors), `seed ${seed}`).toEqual([]);
    for (const { ends } of one.history.values()) note(ends[0] ?? '');
  }
  expect([...met.keys()].sort()).toEqual([
    'EventAgeExceeded',
    'RecursiveLoopDetected',
    'RetriesExhausted',
    'ServiceException',
    'Success',
    'ZeroReservedConcurrency',
    'successor',
  ]);
}, 60_000);
