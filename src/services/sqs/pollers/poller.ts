/**
 * What polls a queue for one mapping: it receives messages, gathers them to batches, runs the function with each, and
 * deletes what was processed; all else is received again when the queue's visibility timeout is over.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 *
 * A batch that is throttled is tried again after 1, 2, 4 … seconds, until somebody else may have its messages; then it is
 * dropped. The end of a run and the deletion of its messages are one step, hence one commit.
 */
import type { ClockEvent } from '../../../api/account-clock.ts';
import { queueUrlOfArn } from '../../../api/arn.ts';
import { ServiceException } from '../../../api/errors.ts';
import type { GetQueueAttributesResult, Message, ReceiveMessageResult } from '../../../api/models/sqs-types.ts';
import { roleCaller } from '../../../kernel/caller.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Answer, Neighbours } from '../../../kernel/service.ts';
import type { BatchOutcome, QueueMapping, QueueMappings } from '../../queue-mappings.ts';
import { Batch } from './batch.ts';
import { failedIds } from './batch-response.ts';
import { Capacity } from './capacity.ts';
import { Filters } from './filters.ts';
import { recordOf } from './queue-event.ts';

const MOST_AT_ONCE = 10;
const POLL_SECONDS = 20;
const SECOND_MS = 1000;
const LONGEST_BACKOFF_MS = 300_000;
/** A queue that cannot be read is looked at again. */
const UNREADABLE_MS = 60_000;

export interface PollerParts {
  clock: Clock;
  neighbours: Neighbours;
  mappings: QueueMappings;
}

export class Poller {
  readonly #id: string;
  readonly #parts: PollerParts;
  readonly #capacity = new Capacity();
  readonly #filters = new Filters();
  /** Waits to become full. */
  #gathering: Batch | undefined;
  /** Complete, and not run yet. */
  #ready: Batch[] = [];
  /** Batches that are ready, running, or wait after a throttle. */
  #underWay = 0;
  #isReceiving = false;
  #isArmed = false;
  #isGrowing = false;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;

  constructor(id: string, parts: PollerParts) {
    this.#id = id;
    this.#parts = parts;
  }

  /** There may be something to do: right after this step. */
  wake(): void {
    if (this.#isArmed) return;
    this.#isArmed = true;
    this.#at(this.#now, () => {
      this.#isArmed = false;
      this.#work();
    });
  }

  get #now(): number {
    return this.#parts.clock.now;
  }

  /** Undefined when it was disabled or deleted. */
  get #mapping(): QueueMapping | undefined {
    return this.#parts.mappings.get(this.#id);
  }

  #at(atMs: number, act: () => void, what?: (mapping: QueueMapping) => string): void {
    const coming = (): ClockEvent | undefined => {
      const mapping = this.#mapping;
      return mapping && what && { atMs, name: what(mapping) };
    };
    this.#parts.clock.schedule(atMs, { fire: act, coming });
  }

  #work(): void {
    do {
      for (const batch of this.#ready.splice(0)) this.#run(batch);
      const mapping = this.#mapping;
      if (!mapping) {
        this.#stop();
        return;
      }
      while (this.#mayReceive(mapping)) this.#receive(mapping);
      if (!this.#isReceiving) this.#growSoon();
    } while (this.#ready.length > 0);
  }

  #mayReceive(mapping: QueueMapping): boolean {
    if (this.#isReceiving || this.#now < this.#pausedUntilMs) return false;
    return this.#gathering !== undefined || this.#underWay < this.#capacity.of(mapping);
  }

  #receive(mapping: QueueMapping): void {
    this.#isReceiving = true;
    const wanted = mapping.batchSize - (this.#gathering?.size ?? 0);
    const input = {
      MaxNumberOfMessages: Math.min(wanted, MOST_AT_ONCE),
      WaitTimeSeconds: POLL_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    // maybe at once, maybe in somebody else's step
    this.#ask(mapping, 'ReceiveMessage', input, (answer) => {
      this.#isReceiving = false;
      if (answer instanceof ServiceException) this.#pause();
      else this.#received((answer.output as ReceiveMessageResult).Messages ?? [], mapping);
      this.wake();
    });
    if (this.#isReceiving && this.#underWay === 0) this.#capacity.rest();
  }

  #pause(): void {
    this.#pausedUntilMs = this.#now + UNREADABLE_MS;
    this.#at(this.#pausedUntilMs, () => this.wake());
  }

  #received(messages: readonly Message[], mapping: QueueMapping): void {
    if (!this.#mapping) {
      this.#giveBack(
        mapping,
        messages.map(({ ReceiptHandle = '' }) => ReceiptHandle),
      );
      return;
    }
    const unwanted: string[] = [];
    for (const message of messages) {
      const record = recordOf(message, mapping);
      if (this.#filters.take(mapping.filters, record)) this.#gather(message, mapping);
      else unwanted.push(record.receiptHandle);
    }
    this.#delete(mapping, unwanted);
    const gathering = this.#gathering;
    if (gathering && (mapping.windowMs === 0 || gathering.size >= mapping.batchSize)) this.#complete(gathering);
  }

  #gather(message: Message, mapping: QueueMapping): void {
    const record = recordOf(message, mapping);
    const lineage = this.#parts.mappings.lineageIn(message.Attributes?.AWSTraceHeader ?? '');
    if (this.#gathering?.add(message, record, lineage)) return;
    if (this.#gathering) this.#complete(this.#gathering);
    const batch = new Batch(mapping, this.#now);
    batch.add(message, record, lineage);
    this.#gathering = batch;
    if (mapping.windowMs > 0)
      this.#at(
        this.#now + mapping.windowMs,
        () => this.#complete(batch),
        ({ functionName }) => `batch window of ${functionName} over`,
      );
  }

  /** It waits no longer for more messages. */
  #complete(batch: Batch): void {
    if (this.#gathering !== batch) return;
    this.#gathering = undefined;
    this.#underWay++;
    this.#ready.push(batch);
    this.wake();
  }

  #run(batch: Batch): void {
    const mapping = this.#mapping;
    if (mapping) {
      const done = (outcome: BatchOutcome) => this.#ran(batch, outcome, mapping);
      this.#parts.mappings.invoke(this.#id, batch.event(), batch.lineage, done);
      return;
    }
    this.#underWay--;
    this.#giveBack(batch.mapping, batch.receiptsBut());
  }

  #ran(batch: Batch, outcome: BatchOutcome, mapping: QueueMapping): void {
    if (outcome instanceof ServiceException && mayBeTriedAgain(outcome)) {
      this.#hold(batch, mapping);
      return;
    }
    const failed = failedOf(batch, outcome, mapping);
    if (failed.size > 0) this.#capacity.backOff();
    this.#delete(mapping, batch.receiptsBut(failed));
    this.#underWay--;
    this.wake();
  }

  /** Until it may be tried again, or its messages are others'. */
  #hold(batch: Batch, mapping: QueueMapping): void {
    this.#capacity.backOff();
    batch.expiresAtMs ??= batch.receivedAtMs + this.#visibilityTimeoutMs(mapping);
    const { expiresAtMs } = batch;
    const backoffMs = Math.min(SECOND_MS * 2 ** batch.refusals, LONGEST_BACKOFF_MS);
    batch.refusals++;
    this.#at(
      Math.min(this.#now + backoffMs, expiresAtMs),
      () => {
        if (this.#now < expiresAtMs) this.#run(batch);
        else this.#underWay--;
        this.wake();
      },
      ({ functionName }) => `retry of a throttled batch of ${functionName}`,
    );
  }

  #visibilityTimeoutMs(mapping: QueueMapping): number {
    let seconds = 0;
    this.#ask(mapping, 'GetQueueAttributes', { AttributeNames: ['VisibilityTimeout'] }, (answer) => {
      if (answer instanceof ServiceException) return;
      seconds = Number((answer.output as GetQueueAttributesResult).Attributes?.VisibilityTimeout ?? 0);
    });
    return seconds * SECOND_MS;
  }

  /** While all that may be under way is, there will be more of it. */
  #growSoon(): void {
    if (this.#isGrowing) return;
    this.#isGrowing = true;
    this.#at(this.#now + SECOND_MS, () => {
      this.#isGrowing = false;
      const mapping = this.#mapping;
      if (!mapping || this.#isReceiving || this.#underWay < this.#capacity.of(mapping)) return;
      this.#capacity.grow(mapping);
      this.wake();
    });
  }

  /** What is gathered goes back at once; what runs, runs on. */
  #stop(): void {
    const gathering = this.#gathering;
    this.#gathering = undefined;
    if (gathering) this.#giveBack(gathering.mapping, gathering.receiptsBut());
  }

  #giveBack(mapping: QueueMapping, receipts: readonly string[]): void {
    this.#inBatches(mapping, 'ChangeMessageVisibilityBatch', receipts, { VisibilityTimeout: 0 });
  }

  #delete(mapping: QueueMapping, receipts: readonly string[]): void {
    this.#inBatches(mapping, 'DeleteMessageBatch', receipts);
  }

  #inBatches(mapping: QueueMapping, operation: string, receipts: readonly string[], more: object = {}): void {
    for (let first = 0; first < receipts.length; first += MOST_AT_ONCE) {
      const some = receipts.slice(first, first + MOST_AT_ONCE);
      const Entries = some.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, ...more }));
      // what is not deleted comes again
      this.#ask(mapping, operation, { Entries }, () => {});
    }
  }

  #ask(mapping: QueueMapping, operation: string, input: object, done: (answer: Answer) => void): void {
    const { queueArn, roleArn, functionName } = mapping;
    const call = { QueueUrl: queueUrlOfArn(queueArn), ...input };
    const caller = roleCaller(roleArn, functionName);
    this.#parts.neighbours.call({ service: 'sqs', operation, input: call, caller }, done);
  }
}

/** A loop that was stopped is none. */
const mayBeTriedAgain = ({ code }: ServiceException) => code !== 'RecursiveInvocationException';

function failedOf(batch: Batch, outcome: BatchOutcome, { reportsFailures }: QueueMapping): ReadonlySet<string> {
  if (outcome instanceof ServiceException || outcome.isError) return new Set(batch.messageIds);
  return reportsFailures ? failedIds(outcome.payload, batch.messageIds) : new Set();
}
