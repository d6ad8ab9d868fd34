/** An account with SNS for tests, spoken to through AWS's SDK; function `f` keeps the events that it gets. */

import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { AddPermissionCommand, CreateAliasCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import * as sdk from '@aws-sdk/client-sns';
import { coldsparkClient, type Mail } from '../../api/coldspark.ts';
import { staysInPage } from '../../api/sdk-transport.ts';
import { minute, ObservedRegion } from '../observed-region.test-fixture.ts';

export const ACCOUNT = '123456789012';
export const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:orders`;
export const F = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`;

type Given = Readonly<Record<string, unknown>>;
type Refusal = { code: string; status: number; message: string };

export class SnsStory {
  readonly region: ObservedRegion;
  /** What `f` was invoked with. */
  readonly events: unknown[];
  readonly #client: sdk.SNSClient;

  constructor(region?: ObservedRegion, events: unknown[] = []) {
    this.events = events;
    this.region = region ?? new ObservedRegion({ handler: (event) => events.push(event) });
    this.#client = new sdk.SNSClient(staysInPage('sns', this.region.handle));
  }

  /** The same account after the page was loaded again. */
  reloaded(): SnsStory {
    const events = this.events;
    return new SnsStory(this.region.reloaded({ handler: (event) => events.push(event) }), events);
  }

  async send<Output = Record<string, never>>(operation: string, input: Given = {}): Promise<Output> {
    const Command = (sdk as unknown as Record<string, new (input: Given) => sdk.ListTopicsCommand>)[
      `${operation}Command`
    ];
    if (!Command) throw new Error(`The SDK has no ${operation}`);
    const { $metadata: _, ...output } = await this.#client.send(new Command(input));
    return output as Output;
  }

  async refusal(operation: string, input: Given = {}): Promise<Refusal> {
    try {
      await this.send(operation, input);
    } catch (error) {
      const {
        Code,
        Error: told,
        message,
        $metadata,
      } = error as sdk.SNSServiceException & {
        Code?: string;
        Error?: { Code: string };
      };
      return { code: Code ?? told?.Code ?? '', status: $metadata.httpStatusCode ?? 0, message };
    }
    throw new Error(`${operation} was not refused`);
  }

  async topic(Name = 'orders', more: Given = {}): Promise<string> {
    const { TopicArn } = await this.send<{ TopicArn: string }>('CreateTopic', { Name, ...more });
    return TopicArn;
  }

  async subscribe(Protocol: string, Endpoint: string, more: Given = {}): Promise<string> {
    const input = { TopicArn: TOPIC, Protocol, Endpoint, ReturnSubscriptionArn: true, ...more };
    const { SubscriptionArn } = await this.send<{ SubscriptionArn: string }>('Subscribe', input);
    return SubscriptionArn;
  }

  publish(Message: string, more: Given = {}): Promise<sdk.PublishResponse> {
    return this.send('Publish', { TopicArn: TOPIC, Message, ...more });
  }

  attributesOf(SubscriptionArn: string): Promise<{ Attributes: Record<string, string> }> {
    return this.send('GetSubscriptionAttributes', { SubscriptionArn });
  }

  /** Topic `orders`, and function `f` with an alias `prod`, both of which it may invoke. */
  async withFunction(): Promise<this> {
    await this.topic();
    await this.region.withFunction('f');
    const FunctionName = 'f';
    await this.region.lambda.send(new PublishVersionCommand({ FunctionName }));
    await this.region.lambda.send(new CreateAliasCommand({ FunctionName, Name: 'prod', FunctionVersion: '1' }));
    await this.allow();
    await this.allow('prod');
    return this;
  }

  async allow(Qualifier?: string): Promise<void> {
    await this.region.lambda.send(
      new AddPermissionCommand({
        FunctionName: 'f',
        Qualifier,
        StatementId: 'sns',
        Action: 'lambda:InvokeFunction',
        Principal: 'sns.amazonaws.com',
        SourceArn: TOPIC,
      }),
    );
  }

  async mail(): Promise<Mail[]> {
    return (await coldsparkClient(this.region.handle).call('ListMail', {})).mail;
  }

  /** The sum of a metric of the topic in the first hour. */
  async count(MetricName: string): Promise<number> {
    const { Datapoints = [] } = await this.region.cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/SNS',
        MetricName,
        Dimensions: [{ Name: 'TopicName', Value: 'orders' }],
        StartTime: minute(0),
        EndTime: minute(60),
        Period: 3600,
        Statistics: ['Sum'],
      }),
    );
    return Datapoints[0]?.Sum ?? 0;
  }
}
