/**
 * 10,000 asynchronous events through dying leaders: whatever was accepted ends once and its record arrives once, the
 * outcomes sum exactly, and no try is repeated but those whose end was not on disk when a leader died.
 */
import { expect, test } from 'vitest';
import { SeededRandom } from '../kernel/random.ts';
import type { FakeProgram } from '../lambda/fake-runtime.test-fixture.ts';
import { TurnedRegion } from './turned-region.test-fixture.ts';

const EVENTS = 10_000;
const WAVES = 10;
const HOUR_MS = 3_600_000;
const POISON = 3;
const TRY_MS = 300;
const COMMIT_MS = 20;

interface EventRecord {
  requestContext: { requestId: string; condition: string; approximateInvokeCount: number };
  requestPayload: { n: number };
}

/** By number of the event: what its record said, by the request id under which the record was delivered. */
const records = new Map<number, Map<string, EventRecord>>();

const PROGRAMS: Record<string, FakeProgram> = {
  orders: {
    handler: (event) => {
      if ((event as { n: number }).n % POISON === 0) throw new Error('poison');
      return 'done';
    },
    durationMs: TRY_MS,
    initMs: 10,
  },
  outcomes: {
    handler: (event, { order }) => {
      const record = event as EventRecord;
      const { n } = record.requestPayload;
      records.set(n, (records.get(n) ?? new Map<string, EventRecord>()).set(order.requestId, record));
      return null;
    },
    durationMs: 5,
    initMs: 10,
  },
};

/** Tries that run, and those whose end is behind the commit under way and its own. */
function notYetOnDisk(region: TurnedRegion, requestIds: Iterable<string>): number {
  const sinceMs = region.time.account.now - TRY_MS - 2 * COMMIT_MS;
  return [...requestIds].filter((id) => (region.invocations.get(id)?.at(-1) ?? 0) >= sinceMs).length;
}

test(`${EVENTS} events, a leader that dies ${WAVES} times: outcomes sum exactly, and only what was in flight is repeated`, async () => {
  const random = new SeededRandom(10_000);
  const region = new TurnedRegion({ programs: PROGRAMS, commitMs: () => random.next() * COMMIT_MS });
  await region.settle();
  await region.createFunction('orders');
  await region.createFunction('outcomes');
  await region.pass(1000);
  const Destination = 'arn:aws:lambda:us-east-1:123456789012:function:outcomes';
  await region.ask('lambda', 'PutFunctionEventInvokeConfig', {
    FunctionName: 'orders',
    DestinationConfig: { OnSuccess: { Destination }, OnFailure: { Destination } },
  });
  // fewer than come at once: most are throttled at first
  await region.ask('lambda', 'PutFunctionConcurrency', { FunctionName: 'orders', ReservedConcurrentExecutions: 200 });

  const accepted = new Set<number>();
  const numberOf = new Map<string, number>();
  let inFlight = 0;
  for (let wave = 0; wave < WAVES; wave++) {
    for (let i = 0; i < EVENTS / WAVES; i++) {
      const n = (wave * EVENTS) / WAVES + i;
      const input = {
        FunctionName: 'orders',
        InvocationType: 'Event',
        Payload: new TextEncoder().encode(JSON.stringify({ n })),
      };
      void region.call('lambda', 'Invoke', input).then((response) => {
        if (response?.status !== 202) throw new Error(`Invoke answered ${response?.status}`);
        accepted.add(n);
        numberOf.set(response.headers['x-amzn-requestid'] ?? '', n);
      });
    }
    await region.pass(50 + random.next() * 400);
    inFlight += notYetOnDisk(region, numberOf.keys());
    await region.kill(random.next() < 0.5);
    await region.pass(random.next() * 90_000);
  }
  await region.pass(12 * HOUR_MS);
  const eventsLeft = [...region.disk.keys()].filter((id) => id.startsWith('asyncEvents '));
  expect(eventsLeft).toEqual([]);
  expect(region.violations).toEqual([]);

  // what a caller was told is there, has one record, and the right one
  expect(accepted.size).toBeGreaterThan(EVENTS / 2);
  const wrong: string[] = [];
  const conditions: Record<string, number> = {};
  for (const [n, delivered] of records) {
    const [record] = delivered.values();
    const { condition = '', approximateInvokeCount = 0 } = record?.requestContext ?? {};
    conditions[condition] = (conditions[condition] ?? 0) + 1;
    if (delivered.size !== 1) wrong.push(`${n} has ${delivered.size} records`);
    if (condition !== (n % POISON === 0 ? 'RetriesExhausted' : 'Success')) wrong.push(`${n} ended as ${condition}`);
    if (approximateInvokeCount !== (n % POISON === 0 ? 3 : 1)) wrong.push(`${n} was tried ${approximateInvokeCount}`);
  }
  for (const n of accepted) if (!records.has(n)) wrong.push(`${n} was accepted, and has no record`);
  expect(wrong).toEqual([]);
  expect(Object.keys(conditions).sort()).toEqual(['RetriesExhausted', 'Success']);
  expect(Object.values(conditions).reduce((sum, count) => sum + count)).toBe(records.size);

  // tries beyond those that an event needs: at most what was in flight when a leader died
  let tries = 0;
  let needed = 0;
  for (const [requestId, n] of numberOf) {
    tries += region.invocations.get(requestId)?.length ?? 0;
    needed += n % POISON === 0 ? 3 : 1;
  }
  expect(inFlight).toBeGreaterThan(WAVES);
  expect(tries).toBeGreaterThanOrEqual(needed);
  expect(tries - needed).toBeLessThanOrEqual(inFlight);
}, 120_000);
