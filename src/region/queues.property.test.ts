/**
 * Queues and what feeds functions from them, with the real core and commit loop: messages are sent, received, deleted,
 * fail and are throttled, while leaders die and somebody turns the clock. No message that was accepted is ever lost, none
 * is deleted that was not processed, none comes again that was deleted, and a FIFO queue keeps the order of its groups.
 */
import { expect, test } from 'vitest';
import { ServiceException } from '../api/errors.ts';
import type { Change } from '../kernel/outbox.ts';
import { SeededRandom } from '../kernel/random.ts';
import type { MessageRecord } from '../services/sqs/tables.ts';
import { LONGEST_COMMIT_MS, TurnedRegion } from './turned-region.test-fixture.ts';

const SEEDS = 200;
const STEPS = 40;
const SECOND_MS = 1000;
const RUN_MS = 300;
const VISIBILITY_SECONDS = 20;
const MESSAGES = 'queueMessages';

interface SqsRecord {
  messageId: string;
  body: string;
}

class Story {
  readonly met: Record<string, number> = {};
  readonly region: TurnedRegion;
  readonly #random: SeededRandom;
  readonly #isFifo: boolean;
  /** Whether the function says which messages have failed. */
  readonly #reports: boolean;
  readonly #wrong: string[] = [];
  /** Bodies that were accepted: their sender was told so. */
  readonly #accepted = new Set<string>();
  /** When a run began that succeeded with a message, or a consumer got it, by the message's id. */
  readonly #processedAtMs = new Map<string, number>();
  readonly #bodies = new Map<string, string>();
  /** Ids of messages that a consumer was told are deleted. */
  readonly #deleted = new Set<string>();
  readonly #dead = new Set<string>();
  #sent = 0;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#isFifo = seed % 3 === 0;
    this.#reports = seed % 2 === 0;
    this.region = new TurnedRegion({
      programs: { f: { handler: (event) => this.#handle(event), durationMs: RUN_MS, initMs: 10 } },
      commitMs: () => this.#random.next() * LONGEST_COMMIT_MS,
      writing: (batch) => this.#watch(batch),
    });
  }

  get #suffix(): string {
    return this.#isFifo ? '.fifo' : '';
  }

  get #url(): string {
    return `https://sqs.us-east-1.amazonaws.com/123456789012/q${this.#suffix}`;
  }

  async run(): Promise<void> {
    await this.region.settle();
    await this.region.createFunction('f');
    await this.region.pass(SECOND_MS);
    const fifo = this.#isFifo ? { FifoQueue: 'true', ContentBasedDeduplication: 'true' } : {};
    await this.region.ask('sqs', 'CreateQueue', { QueueName: `dead${this.#suffix}`, Attributes: { ...fifo } });
    const deadLetterTargetArn = `arn:aws:sqs:us-east-1:123456789012:dead${this.#suffix}`;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
    const Attributes = { ...fifo, RedrivePolicy, VisibilityTimeout: String(VISIBILITY_SECONDS) };
    await this.region.ask('sqs', 'CreateQueue', { QueueName: `q${this.#suffix}`, Attributes });
    await this.region.ask('lambda', 'CreateEventSourceMapping', {
      FunctionName: 'f',
      EventSourceArn: `arn:aws:sqs:us-east-1:123456789012:q${this.#suffix}`,
      BatchSize: this.#pick([1, 3, 10]),
      FunctionResponseTypes: this.#reports ? ['ReportBatchItemFailures'] : [],
      ...(!this.#isFifo && { MaximumBatchingWindowInSeconds: this.#pick([0, 2]) }),
    });
    for (let i = 0; i < STEPS; i++) await this.#step();
    await this.#comeToAnEnd();
  }

  async #step(): Promise<void> {
    const draw = this.#random.next();
    if (draw < 0.5) this.#send();
    else if (draw < 0.6) this.#consume();
    else if (draw < 0.7) await this.#reserve(this.#pick([0, 1, undefined]));
    else if (draw < 0.78) await this.region.ask('coldspark', 'PutClock', { rate: this.#pick([1, 10, 60]) });
    else if (draw < 0.84)
      await this.region.ask('coldspark', 'AdvanceClock', { ms: this.#random.next() * 60 * SECOND_MS });
    else if (draw < 0.92) await this.#kill();
    await this.region.pass(this.#pick([0, 1, 50, 700, 5 * SECOND_MS]) * this.#random.next());
  }

  #send(): void {
    const body = `${this.#random.next() < 0.2 ? 'bad' : 'good'}-${++this.#sent}`;
    const group = this.#isFifo ? { MessageGroupId: this.#pick(['a', 'b']) } : {};
    const input = { QueueUrl: this.#url, MessageBody: body, ...group };
    void this.region.call('sqs', 'SendMessage', input).then((response) => {
      if (response?.status !== 200) throw new Error(`SendMessage answered ${response?.status}`);
      this.#accepted.add(body);
      this.#count('accepted');
    });
  }

  /** Somebody else receives messages, and deletes them. */
  #consume(): void {
    const input = { QueueUrl: this.#url, MaxNumberOfMessages: 2 };
    void this.region.call('sqs', 'ReceiveMessage', input).then((response) => {
      const { Messages = [] } = JSON.parse(new TextDecoder().decode(response?.body) || '{}');
      for (const { MessageId, ReceiptHandle } of Messages) {
        this.#begun(MessageId);
        this.#processedAtMs.set(MessageId, this.region.hostMs);
        const deletion = { QueueUrl: this.#url, ReceiptHandle };
        void this.region.call('sqs', 'DeleteMessage', deletion).then((answer) => {
          // of a FIFO queue the handle may be too old
          if (answer?.status === 200) this.#deleted.add(MessageId);
          this.#count(`DeleteMessage ${answer?.status}`);
        });
      }
    });
  }

  async #reserve(ReservedConcurrentExecutions: number | undefined): Promise<void> {
    const FunctionName = 'f';
    if (ReservedConcurrentExecutions === undefined)
      await this.region.ask('lambda', 'DeleteFunctionConcurrency', { FunctionName });
    else await this.region.ask('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
    this.#count(`reserved ${ReservedConcurrentExecutions}`);
  }

  async #kill(): Promise<void> {
    this.#count(this.region.running.length > 0 ? 'kill while a batch runs' : 'kill');
    await this.region.kill(this.#random.next() < 0.5);
  }

  #handle(event: unknown): unknown {
    const { Records } = event as { Records: SqsRecord[] };
    this.#count('batch');
    for (const { messageId } of Records) this.#begun(messageId);
    if (this.#isFifo) this.#requireOrder(Records);
    const failed = Records.filter(({ body }) => body.startsWith('bad'));
    if (failed.length > 0 && !this.#reports) throw new ServiceException('Bad', 400, 'as ever');
    for (const { messageId, body } of Records)
      if (!failed.some((record) => record.messageId === messageId)) {
        this.#bodies.set(messageId, body);
        this.#processedAtMs.set(messageId, this.region.hostMs + RUN_MS);
      }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  }

  /** What was deleted never comes again. */
  #begun(messageId: string): void {
    if (this.#deleted.has(messageId)) this.#wrong.push(`${messageId} comes again, though it was deleted`);
  }

  /** None before those that came before it in its group, which lie in the queue still. */
  #requireOrder(records: readonly SqsRecord[]): void {
    const there = this.#inQueue('q');
    const ids = new Set(records.map(({ messageId }) => messageId));
    for (const { messageId } of records) {
      const message = there.find((one) => one.messageId === messageId);
      if (!message) continue;
      const overtaken = there.find(
        (one) => one.groupId === message.groupId && one.order < message.order && !ids.has(one.messageId),
      );
      if (overtaken) this.#wrong.push(`${message.body} was given before ${overtaken.body}`);
    }
  }

  #inQueue(name: string): MessageRecord[] {
    return [...this.region.disk.values()]
      .filter(({ table }) => table === MESSAGES)
      .map(({ value }) => value as MessageRecord)
      .filter(({ queueName }) => queueName === `${name}${this.#suffix}`);
  }

  /** A message leaves its queue processed, or for the dead-letter queue in the same commit. */
  #watch(batch: readonly Change[]): void {
    for (const { table, key, value } of batch) {
      const [queueName = '', messageId = ''] = key.split(' ');
      if (table !== MESSAGES) continue;
      if (value !== undefined) {
        if (queueName.startsWith('dead')) this.#dead.add((value as MessageRecord).body);
        continue;
      }
      const before = this.region.disk.get(`${table} ${key}`)?.value as MessageRecord | undefined;
      const moved = batch.some((change) => change.key === `dead${this.#suffix} ${messageId}` && change.value);
      if (!before || moved) continue;
      this.#count('deleted');
      this.#bodies.set(messageId, before.body);
      const processedAtMs = this.#processedAtMs.get(messageId);
      if (processedAtMs === undefined || processedAtMs > this.region.hostMs + 1)
        this.#wrong.push(`${before.body} was deleted and not processed`);
    }
  }

  async #comeToAnEnd(): Promise<void> {
    await this.#reserve(undefined);
    await this.region.ask('coldspark', 'PutClock', { rate: 60 });
    for (let i = 0; i < 200 && this.#inQueue('q').length > 0; i++) await this.region.pass(SECOND_MS);
  }

  takeStock(): string[] {
    const done = new Set(Array.from(this.#processedAtMs.keys(), (messageId) => this.#bodies.get(messageId)));
    const lost = [...this.#accepted].filter((body) => !done.has(body) && !this.#dead.has(body));
    const left = this.#inQueue('q').map(({ body }) => `${body} is still in the queue`);
    const good = [...this.#dead].filter((body) => body.startsWith('good')).length;
    if (good > 0) this.#count('good dead letter');
    return [...this.region.violations, ...this.#wrong, ...left, ...lost.map((body) => `${body} is lost`)];
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random.next() * items.length)] as Item;
  }

  #count(what: string): void {
    this.met[what] = (this.met[what] ?? 0) + 1;
  }
}

test('whatever is killed, throttled or turned: no message is lost, none is deleted that was not processed', async () => {
  const met: Record<string, number> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const story = new Story(seed);
    await story.run();
    expect(story.takeStock(), `seed ${seed}`).toEqual([]);
    for (const [what, times] of Object.entries(story.met)) met[what] = (met[what] ?? 0) + times;
  }
  // a test that meets none of it proves nothing
  for (const what of [
    'accepted',
    'batch',
    'deleted',
    'kill',
    'kill while a batch runs',
    'good dead letter',
    'DeleteMessage 200',
    'reserved 0',
  ])
    expect(met[what], what).toBeGreaterThan(SEEDS / 20);
}, 300_000);
