/** An accepted asynchronous event until it has ended: what it carries, how often it was tried, and its own timer. */
import type { ClockEvent } from '../../api/account-clock.ts';
import type { EventCondition, TryRefusal } from '../../api/event-timeline.ts';
import type { Lineage } from '../../kernel/caller.ts';
import type { Timer } from '../../kernel/clock.ts';
import { hashOf, type Random, SeededRandom } from '../../kernel/random.ts';
import type { AsyncEvent } from '../state.ts';
import type { FunctionQueue } from './function-queue.ts';
import type { Invocation, InvocationDone, InvocationInput } from './invocation.ts';

/** With which there is somebody to tell. */
export type AsyncCondition = Exclude<EventCondition, 'FunctionDeleted'>;

export class QueuedEvent implements Timer {
  readonly queue: FunctionQueue;
  /** The same of all its tries. */
  readonly input: InvocationInput;
  readonly qualifier: string | undefined;
  /** Base64, as the header brought it. */
  readonly clientContext: string | undefined;
  readonly acceptedAtMs: number;
  /** Counts the account's events: what came first has the lower one. */
  readonly sequence: number;
  /** Tries that ran. */
  invocations: number;
  /** Tries since the last run that Lambda refused, and why it refused the last of them. */
  refusals = 0;
  refusal: TryRefusal | undefined;
  nextAttemptAtMs: number;
  readonly lineage: Lineage | undefined;
  /** Of the try under way. */
  startedAtMs = 0;
  /** Told when the try under way has ended. */
  readonly ended: InvocationDone;

  constructor(
    queue: FunctionQueue,
    input: InvocationInput,
    record: Omit<AsyncEvent, 'requestId' | 'functionName' | 'payload'>,
  ) {
    this.queue = queue;
    this.input = input;
    this.qualifier = record.qualifier;
    this.clientContext = record.clientContext;
    this.acceptedAtMs = record.acceptedAtMs;
    this.sequence = record.sequence ?? 0;
    this.invocations = record.invocations;
    this.nextAttemptAtMs = record.nextAttemptAtMs;
    this.lineage = record.lineage;
    this.ended = (invocation: Invocation) => queue.tried(this, invocation);
  }

  get functionName(): string {
    return this.queue.functionName;
  }

  /** Of the next try that runs, from the event alone: neither who else draws meanwhile nor how often it is refused before
   * changes anything of it. */
  get luck(): Random {
    return new SeededRandom(hashOf(`${this.input.requestId} ${this.invocations}`));
  }

  /** The wait after a refusal is over. */
  fire(): void {
    this.queue.tryAgain(this);
  }

  coming(atMs: number): ClockEvent {
    return { atMs, name: `next try of a refused event of ${this.functionName}` };
  }
}
