/** Queues that functions are fed from: FACTS-MORE 4.3, and what the developer guide says of scaling and of errors. */
import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  PutFunctionConcurrencyCommand,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../../kernel/random.ts';
import { traceHeader } from '../../../kernel/trace-header.ts';
import type { FakeProgram } from '../../../lambda/fake-runtime.test-fixture.ts';
import { arnOf, Queues, withDeadLetters } from '../queues.test-fixture.ts';

interface SqsRecord {
  messageId: string;
  body: string;
  attributes: Record<string, string>;
}

interface Run {
  atMs: number;
  bodies: string[];
}

const SECOND = 1000;

/** Function `f` behind queue `q`, and what it was given. */
class Fed {
  readonly queues: Queues;
  readonly runs: Run[] = [];
  readonly events: { Records: SqsRecord[] }[] = [];
  url = '';
  uuid = '';
  #startMs = 0;

  constructor(handler: (records: SqsRecord[]) => unknown = () => undefined, durationMs = 100) {
    const program: FakeProgram = {
      durationMs,
      initMs: 0,
      handler: (event) => {
        const { Records } = event as { Records: SqsRecord[] };
        this.events.push({ Records });
        this.runs.push({
          atMs: Math.round(this.queues.region.now - this.#startMs),
          bodies: Records.map(({ body }) => body),
        });
        return handler(Records) ?? null;
      },
    };
    this.queues = new Queues(program);
  }

  async begin(
    mapping: Partial<CreateEventSourceMappingCommandInput> = {},
    attributes: Record<string, string> = {},
    name = 'q',
  ): Promise<this> {
    await this.queues.region.withFunction('f', 20);
    this.url = await this.queues.create(name, attributes);
    await this.map({ EventSourceArn: arnOf(name), ...mapping });
    this.queues.region.advance(0);
    this.#startMs = this.queues.region.now;
    return this;
  }

  async map(input: Partial<CreateEventSourceMappingCommandInput>): Promise<void> {
    const command = new CreateEventSourceMappingCommand({ FunctionName: 'f', ...input });
    const { UUID = '' } = await this.queues.region.lambda.send(command);
    this.uuid = UUID;
  }

  async update(input: Omit<UpdateEventSourceMappingCommandInput, 'UUID'>): Promise<void> {
    await this.queues.region.lambda.send(new UpdateEventSourceMappingCommand({ UUID: this.uuid, ...input }));
    this.queues.region.advance(0);
  }

  async reserve(ReservedConcurrentExecutions: number): Promise<void> {
    const input = { FunctionName: 'f', ReservedConcurrentExecutions };
    await this.queues.region.lambda.send(new PutFunctionConcurrencyCommand(input));
  }

  /** So many, ten at a time. */
  async send(count: number, first = 0): Promise<void> {
    for (let sent = 0; sent < count; sent += 10) {
      const bodies = Array.from({ length: Math.min(10, count - sent) }, (_, index) => String(first + sent + index));
      const Entries = bodies.map((body) => ({ Id: body, MessageBody: body }));
      await this.queues.sqs.send(new SendMessageBatchCommand({ QueueUrl: this.url, Entries }));
    }
  }

  after(ms: number): this {
    this.queues.region.advance(ms);
    return this;
  }

  get bodies(): string[] {
    return this.runs.flatMap(({ bodies }) => bodies);
  }
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

test('a message reaches the function as AWS’s record, and is deleted once it was processed', async () => {
  const fed = await new Fed().begin();
  const { MessageId } = await fed.queues.send(fed.url, 'hello', {
    MessageAttributes: { n: { DataType: 'Number', StringValue: '1' } },
  });
  fed.after(50);
  expect(await fed.queues.counts(fed.url)).toBe('0 1 0');
  fed.after(SECOND);
  expect(fed.events).toEqual([
    {
      Records: [
        {
          messageId: MessageId,
          receiptHandle: expect.stringMatching(/^AQEB/),
          body: 'hello',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: expect.any(String),
            SenderId: '123456789012',
            ApproximateFirstReceiveTimestamp: expect.any(String),
          },
          messageAttributes: {
            n: { stringValue: '1', stringListValues: [], binaryListValues: [], dataType: 'Number' },
          },
          md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
          md5OfBody: '5d41402abc4b2a76b9719d911017c592',
          eventSource: 'aws:sqs',
          eventSourceARN: arnOf('q'),
          awsRegion: 'us-east-1',
        },
      ],
    },
  ]);
  expect(await fed.queues.counts(fed.url)).toBe('0 0 0');
  expect(await fed.queues.count('Invocations')).toBe(1);
});

describe('batches', () => {
  test('take at most as many as the mapping says', async () => {
    const fed = await new Fed().begin({ BatchSize: 4 });
    await fed.send(10);
    fed.after(SECOND);
    expect(fed.runs.map(({ bodies }) => bodies.length)).toEqual([4, 4, 2]);
  });

  test('wait for the window, or until they are full', async () => {
    const fed = await new Fed().begin({ BatchSize: 20, MaximumBatchingWindowInSeconds: 5 });
    await fed.send(30);
    fed.after(SECOND);
    expect(fed.runs.map(({ bodies }) => bodies.length)).toEqual([20]);
    fed.after(4 * SECOND);
    expect(fed.runs.map(({ atMs, bodies }) => [atMs, bodies.length])).toEqual([
      [0, 20],
      [5000, 10],
    ]);
  });

  test('are no larger than an invocation may be', async () => {
    const fed = await new Fed().begin({ BatchSize: 10, MaximumBatchingWindowInSeconds: 1 });
    for (let count = 0; count < 8; count++) await fed.queues.send(fed.url, 'x'.repeat(1_000_000));
    fed.after(3 * SECOND);
    expect(fed.runs.map(({ bodies }) => bodies.length)).toEqual([6, 2]);
  });
});

describe('scaling', () => {
  test('begins with five batches at once and adds five a second while they do not suffice', async () => {
    const fed = await new Fed(undefined, 10 * SECOND).begin({ BatchSize: 1 });
    await fed.send(30);
    fed.after(30 * SECOND);
    const starts = fed.runs.map(({ atMs }) => atMs / SECOND).filter((second) => second < 5);
    const atOnce = [0, 1, 2, 3].map((second) => starts.filter((start) => Math.round(start) === second).length);
    expect(atOnce).toEqual([5, 5, 5, 5]);
    expect(fed.bodies.sort()).toEqual(numbers(30).sort());
  });

  test('goes no further than MaximumConcurrency', async () => {
    const fed = await new Fed(undefined, 5 * SECOND).begin({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
    await fed.send(6);
    fed.after(4 * SECOND);
    expect(await fed.queues.counts(fed.url)).toBe('4 2 0');
    fed.after(20 * SECOND);
    expect(fed.runs.map(({ atMs }) => Math.round(atMs / SECOND))).toEqual([0, 0, 5, 5, 10, 10]);
  });
});

describe('what fails', () => {
  const failing = (records: SqsRecord[]) => ({
    batchItemFailures: records
      .filter(({ body }) => body === 'bad')
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  });

  test('comes again alone, where the function says what has failed, until it is a dead letter', async () => {
    const fed = new Fed(failing);
    const dead = await fed.queues.create('dead');
    await fed.begin({ FunctionResponseTypes: ['ReportBatchItemFailures'] }, withDeadLetters('dead', 2));
    const Entries = ['good', 'bad'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
    await fed.queues.sqs.send(new SendMessageBatchCommand({ QueueUrl: fed.url, Entries }));
    fed.after(100 * SECOND);
    expect(fed.runs.map(({ bodies }) => bodies)).toEqual([['good', 'bad'], ['bad']]);
    expect(fed.runs[1]?.atMs).toBe(30_000);
    expect(fed.events[1]?.Records[0]?.attributes.ApproximateReceiveCount).toBe('2');
    expect(await fed.queues.bodies(dead)).toEqual(['bad']);
    expect(await fed.queues.counts(fed.url)).toBe('0 0 0');
  });

  test('takes the whole batch with it, where the function does not', async () => {
    const fed = new Fed((records) => {
      if (records.some(({ body }) => body === 'bad')) throw new Error('boom');
    });
    const dead = await fed.queues.create('dead');
    await fed.begin({}, withDeadLetters('dead', 1));
    const Entries = ['good', 'bad'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
    await fed.queues.sqs.send(new SendMessageBatchCommand({ QueueUrl: fed.url, Entries }));
    fed.after(100 * SECOND);
    expect((await fed.queues.bodies(dead)).sort()).toEqual(['bad', 'good']);
  });

  test('of a FIFO queue’s group holds back those behind it', async () => {
    const fed = new Fed(failing);
    await fed.queues.fifo('dead');
    await fed.begin(
      { BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] },
      { FifoQueue: 'true', ContentBasedDeduplication: 'true', ...withDeadLetters('dead.fifo', 2) },
      'q.fifo',
    );
    for (const body of ['bad', 'behind']) await fed.queues.send(fed.url, body, { MessageGroupId: 'g' });
    await fed.queues.send(fed.url, 'other', { MessageGroupId: 'h' });
    fed.after(10 * SECOND);
    expect(fed.bodies).toEqual(['bad', 'other']);
    fed.after(100 * SECOND);
    expect(fed.bodies).toEqual(['bad', 'other', 'bad', 'behind']);
  });
});

describe('filters', () => {
  const taken = async (pattern: object, ...bodies: string[]) => {
    const FilterCriteria = { Filters: [{ Pattern: JSON.stringify(pattern) }] };
    const fed = await new Fed().begin({ FilterCriteria });
    for (const body of bodies) await fed.queues.send(fed.url, body);
    fed.after(SECOND);
    // what nobody wants is deleted, too
    expect(await fed.queues.counts(fed.url)).toBe('0 0 0');
    return fed.bodies;
  };

  test.each([
    [{ body: { k: ['v'] } }, ['{"k":"v"}', '{"k":"w"}', 'plain'], ['{"k":"v"}']],
    [{ body: { n: [{ numeric: ['>=', 100, '<', 200] }] } }, ['{"n":100}', '{"n":200}'], ['{"n":100}']],
    [{ body: ['plain'] }, ['plain', '{"plain":1}'], ['plain']],
    [{ body: { k: [{ prefix: 'yes' }] } }, ['{"k":"yes!"}', '{"k":"no"}'], ['{"k":"yes!"}']],
    [{ attributes: { ApproximateReceiveCount: ['1'] } }, ['any'], ['any']],
  ])('%j', async (pattern, bodies, wanted) => {
    expect(await taken(pattern, ...bodies)).toEqual(wanted);
  });
});

describe('a reservation that is too small', () => {
  /** Thirty seconds hide a message; a run takes eight. */
  const SLOW = 8 * SECOND;
  const prepared = async (mapping: Partial<CreateEventSourceMappingCommandInput>) => {
    const fed = new Fed(undefined, SLOW);
    const dead = await fed.queues.create('dead');
    await fed.begin({ BatchSize: 1, ...mapping }, withDeadLetters('dead', 2));
    return { fed, dead };
  };

  test('loses good messages to the dead-letter queue, for throttled ones are received in vain', async () => {
    const { fed, dead } = await prepared({});
    await fed.reserve(1);
    await fed.send(20);
    fed.after(1000 * SECOND);
    const lost = await fed.queues.bodies(dead);
    expect(lost.length).toBeGreaterThan(0);
    expect(fed.bodies).not.toContain(lost[0]);
    expect(await fed.queues.count('Throttles')).toBeGreaterThan(0);
    expect(await fed.queues.counts(fed.url)).toBe('0 0 0');
  });

  test('is not needed: MaximumConcurrency keeps what it cannot run in the queue', async () => {
    const { fed, dead } = await prepared({ ScalingConfig: { MaximumConcurrency: 2 } });
    await fed.reserve(2);
    await fed.send(20);
    fed.after(1000 * SECOND);
    expect(await fed.queues.counts(dead)).toBe('0 0 0');
    expect([...new Set(fed.bodies)].sort()).toEqual(numbers(20).sort());
    expect(await fed.queues.count('Throttles')).toBe(0);
  });

  test('a throttled batch is tried again as long as its messages are hidden', async () => {
    const { fed } = await prepared({});
    await fed.reserve(0);
    await fed.send(1);
    fed.after(6 * SECOND);
    expect(fed.runs).toEqual([]);
    await fed.reserve(5);
    fed.after(20 * SECOND);
    // at 1, 3 and 7 seconds, still received once
    expect(fed.runs.map(({ atMs }) => atMs)).toEqual([7000]);
    expect(fed.events[0]?.Records[0]?.attributes.ApproximateReceiveCount).toBe('1');
  });
});

describe('a mapping', () => {
  test('that is disabled leaves what is in the queue, and goes on when it is enabled', async () => {
    const fed = await new Fed().begin();
    await fed.update({ Enabled: false });
    await fed.send(1);
    fed.after(30 * SECOND);
    expect([fed.runs.length, await fed.queues.counts(fed.url)]).toEqual([0, '1 0 0']);
    await fed.update({ Enabled: true });
    fed.after(SECOND);
    expect(fed.bodies).toEqual(['0']);
  });

  test('that is disabled while it gathers gives back what it has', async () => {
    const fed = await new Fed().begin({ BatchSize: 100, MaximumBatchingWindowInSeconds: 60 });
    await fed.send(3);
    fed.after(SECOND);
    expect(await fed.queues.counts(fed.url)).toBe('0 3 0');
    await fed.update({ Enabled: false });
    expect(await fed.queues.counts(fed.url)).toBe('3 0 0');
  });

  test('goes on after a reload, and what was in flight comes again', async () => {
    const fed = await new Fed(undefined, 5 * SECOND).begin();
    await fed.send(1);
    fed.after(SECOND);
    expect(await fed.queues.counts(fed.url)).toBe('0 1 0');
    const bodies: string[] = [];
    const again = fed.queues.reloaded({
      handler: (event) => {
        for (const { body } of (event as { Records: SqsRecord[] }).Records) bodies.push(body);
      },
    });
    again.region.advance(60 * SECOND);
    expect(bodies).toEqual(['0']);
    expect(await again.counts(fed.url)).toBe('0 0 0');
  });

  test('that is deleted polls no more', async () => {
    const fed = await new Fed().begin();
    await fed.queues.region.lambda.send(new DeleteEventSourceMappingCommand({ UUID: fed.uuid }));
    fed.after(0);
    await expect(
      fed.queues.region.lambda.send(new GetEventSourceMappingCommand({ UUID: fed.uuid })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await fed.send(1);
    fed.after(60 * SECOND);
    expect(fed.runs).toEqual([]);
  });

  test('is refused where the queue is not there, or hides messages for too short a time', async () => {
    const fed = await new Fed().begin();
    await expect(fed.map({ EventSourceArn: arnOf('none') })).rejects.toMatchObject({
      message:
        'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    });
    await fed.queues.create('short', { VisibilityTimeout: '19' });
    await expect(fed.map({ EventSourceArn: arnOf('short') })).rejects.toMatchObject({
      message: 'Queue visibility timeout: 19 seconds is less than Function timeout: 20 seconds',
    });
  });
});

test('a function that feeds its own queue is stopped after so many turns', async () => {
  const fed = new Fed();
  const dead = await fed.queues.create('dead');
  await fed.begin({}, withDeadLetters('dead', 1));
  const send = (turns: number) => {
    const StringValue = traceHeader(new SeededRandom(1), 0, { f: turns });
    const AWSTraceHeader = { DataType: 'String', StringValue };
    return fed.queues.send(fed.url, String(turns), { MessageSystemAttributes: { AWSTraceHeader } });
  };
  await send(15);
  await send(16);
  fed.after(100 * SECOND);
  expect(fed.bodies).toEqual(['15']);
  expect(await fed.queues.bodies(dead)).toEqual(['16']);
  expect(await fed.queues.count('RecursiveInvocationsDropped')).toBe(1);
});
