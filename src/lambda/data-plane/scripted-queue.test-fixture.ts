/** A queue whose tries end at once in what a test says; each try is noted with its second. */
import { VirtualClock } from '../../kernel/clock.ts';
import { MetricStore } from '../../kernel/metric-store.ts';
import { Outbox } from '../../kernel/outbox.ts';
import type { Random } from '../../kernel/random.ts';
import { createTables } from '../../kernel/table.ts';
import { LambdaMetrics } from '../observability/lambda-metrics.ts';
import { ObserverGroup } from '../observability/observer-group.ts';
import type { EventInvokeConfig, FunctionRecord } from '../state.ts';
import { LAMBDA_TABLES, lambdaState } from '../tables.ts';
import { AsyncQueue } from './async-queue.ts';
import { EventTable } from './event-store.ts';
import { Fleet } from './fleet.ts';
import type { InvocationInput } from './invocation.ts';
import type { QueueLimits } from './limits.ts';
import type { QueuedEvent } from './queued-event.ts';
import { simulatedState, UNLIMITED } from './simulated-fleet.test-fixture.ts';

export const FUNCTION: FunctionRecord = { functionName: 'f', tags: {}, updatedSincePublish: true };
export const HOUR_MS = 3_600_000;

/** How a try ends: with an answer, with an error of the function, not at all yet, or refused. */
export type Result = 'answer' | 'error' | 'open' | 'refused' | 'gone';

class CountingClock extends VirtualClock {
  scheduled = 0;

  override schedule(...given: Parameters<VirtualClock['schedule']>): void {
    this.scheduled++;
    super.schedule(...given);
  }
}

export const input = (requestId = 'r'): InvocationInput => ({
  requestId,
  invokedFunctionArn: 'arn',
  payload: '{"n":1}',
  clientContext: undefined,
});

export function openQueue(result: (attempt: number) => Result = () => 'answer', limits: Partial<QueueLimits> = {}) {
  const clock = new CountingClock(0);
  const state = lambdaState(createTables(LAMBDA_TABLES, new Outbox()));
  state.functions.set('f', FUNCTION);
  const observer = new ObserverGroup([]);
  const runtime = { start: () => ({ invoke() {}, reset() {}, stop() {} }) };
  const random: Random = { next: () => 0.5, of: () => random };
  const fleet = new Fleet({
    state: simulatedState(),
    clocks: { host: clock, account: clock },
    random,
    runtime,
    observer,
    limits: UNLIMITED,
  });
  const target = fleet.target('f', '1');
  if (!target) throw new Error('no target');
  const tries: { second: number; event: QueuedEvent; end(status: 'success' | 'failure'): void }[] = [];
  const outcomes: { requestId: string; condition: string; invocations: number; payload: string | undefined }[] = [];
  const delivered: [condition: string, configured: string | undefined][] = [];
  const metrics = new MetricStore();
  const queue = new AsyncQueue({
    state,
    accountClock: clock,
    limits: { ...UNLIMITED.queue, ...limits },
    store: new EventTable(state.asyncEvents),
    observer: new ObserverGroup([
      new LambdaMetrics(metrics, clock),
      {
        eventEnded: ({ input: { requestId }, invocations }, condition, invocation) =>
          outcomes.push({ requestId, condition, invocations, payload: invocation?.payload }),
      },
    ]),
    invoke(event) {
      const end = (status: 'success' | 'failure') => {
        const invocation = fleet.route(target, event.input, event.ended);
        invocation.status = status;
        invocation.payload = status === 'success' ? '"fine"' : '{}';
        invocation.answer();
      };
      tries.push({ second: clock.now / 1000, event, end });
      const outcome = result(tries.length);
      if (outcome === 'answer') end('success');
      else if (outcome === 'error') end('failure');
      else if (outcome === 'refused') return 'ConcurrentInvocationLimitExceeded';
      else if (outcome === 'gone') return outcome;
      return undefined;
    },
    deliver: ({ condition }, config) => delivered.push([condition, config?.qualifier]),
  });
  return {
    delivered,
    queue,
    clock,
    state,
    tries,
    outcomes,
    metrics,
    seconds: () => tries.map(({ second }) => second),
    /** Accepts an event, and lets the clock come to it. */
    accept(qualifier?: string) {
      queue.accept('f', qualifier, input());
      clock.advanceTo(clock.now);
    },
    configure: (given: Partial<EventInvokeConfig>, qualifier = '$LATEST') =>
      state.eventInvokeConfigs.set(`f:${qualifier}`, {
        functionName: 'f',
        qualifier,
        lastModifiedMs: 0,
        ...given,
      }),
  };
}
