/** A region as whoever works with queues sees it, through AWS's own client and through forms. */
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateQueueCommand,
  type CreateQueueCommandInput,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, expect } from 'vitest';
import { staysInPage } from '../../api/sdk-transport.ts';
import type { FakeProgram } from '../../lambda/fake-runtime.test-fixture.ts';
import { ObservedRegion } from '../observed-region.test-fixture.ts';

const PROGRAM = { handler: () => 'done' };
const opened: Queues[] = [];

afterEach(() => {
  for (const { region } of opened.splice(0)) expect(region.bugs).toEqual([]);
});

export class Queues {
  readonly region: ObservedRegion;
  readonly sqs: SQSClient;

  constructor(program: FakeProgram = PROGRAM, region = new ObservedRegion(program)) {
    this.region = region;
    this.sqs = new SQSClient(staysInPage('sqs', region.handle));
    opened.push(this);
  }

  /** The same account after the page is loaded again. */
  reloaded(program: FakeProgram = PROGRAM): Queues {
    return new Queues(program, this.region.reloaded(program));
  }

  async create(QueueName: string, Attributes: CreateQueueCommandInput['Attributes'] = {}): Promise<string> {
    const { QueueUrl = '' } = await this.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    return QueueUrl;
  }

  fifo(name: string, attributes: CreateQueueCommandInput['Attributes'] = {}): Promise<string> {
    return this.create(`${name}.fifo`, { FifoQueue: 'true', ...attributes });
  }

  send(QueueUrl: string, MessageBody: string, more: Partial<SendMessageCommandInput> = {}) {
    return this.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
  }

  async receive(QueueUrl: string, more: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> {
    const input = { QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All' as const], ...more };
    return (await this.sqs.send(new ReceiveMessageCommand(input))).Messages ?? [];
  }

  async bodies(url: string, more: Partial<ReceiveMessageCommandInput> = {}): Promise<(string | undefined)[]> {
    return (await this.receive(url, more)).map(({ Body }) => Body);
  }

  remove(QueueUrl: string, { ReceiptHandle }: Message) {
    return this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }

  async attributes(QueueUrl: string): Promise<Record<string, string>> {
    const { Attributes = {} } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return Attributes;
  }

  /** Visible, in flight, delayed. */
  async counts(url: string): Promise<string> {
    const all = await this.attributes(url);
    const numbers = ['', 'NotVisible', 'Delayed'].map((kind) => all[`ApproximateNumberOfMessages${kind}`]);
    return numbers.join(' ');
  }

  /** Many requests, without what AWS's client makes of each. */
  async json(operation: string, input: object): Promise<{ Messages?: Message[] }> {
    const headers = { 'x-amz-target': `AmazonSQS.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
    const body = new TextEncoder().encode(JSON.stringify(input));
    const response = await this.region.handle({ service: 'sqs', method: 'POST', path: '/', query: {}, headers, body });
    return JSON.parse(new TextDecoder().decode(response.body));
  }

  /** How often in the last hour, of function `f`. */
  async count(MetricName: string): Promise<number> {
    const { Datapoints = [] } = await this.region.cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Lambda',
        MetricName,
        Dimensions: [{ Name: 'FunctionName', Value: 'f' }],
        StartTime: new Date(this.region.now - 3_600_000),
        EndTime: new Date(this.region.now + 60_000),
        Period: 7200,
        Statistics: ['Sum'],
      }),
    );
    return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
  }

  /** What old clients send. */
  async form(fields: Record<string, string>, path = '/'): Promise<{ status: number; text: string }> {
    const body = new TextEncoder().encode(new URLSearchParams({ Version: '2012-11-05', ...fields }).toString());
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const response = await this.region.handle({ service: 'sqs', method: 'POST', path, query: {}, headers, body });
    return { status: response.status, text: new TextDecoder().decode(response.body) };
  }
}

export const arnOf = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`;

/** The attribute that makes another queue the dead-letter queue. */
export const withDeadLetters = (name: string, maxReceiveCount = 1) => ({
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(name), maxReceiveCount }),
});
