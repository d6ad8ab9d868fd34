/**
 * The one door through which outcomes of asynchronous invocations leave: dead-letter queues and destinations alike.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 *
 * Each goes as a request to the service that takes it: Invoke, SendMessage, Publish, PutEvents, PutObject, as the
 * function's role.
 */
import { type ArnScope, functionArn, parseFunctionName, queueUrlOfArn, serviceOfArn } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import type { ServiceName } from '../../api/http.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Answer, Neighbours } from '../../kernel/service.ts';
import type { LambdaState } from '../tables.ts';

/** As SQS and SNS take it. */
export interface MessageAttribute {
  DataType: 'String' | 'Number';
  StringValue: string;
}

/** What is sent, in the words of the service that takes it. */
export type Delivery =
  /** An event. */
  | { service: 'lambda'; arn: string; payload: string }
  /** A message. */
  | { service: 'sqs' | 'sns'; arn: string; body: string; attributes?: Readonly<Record<string, MessageAttribute>> }
  /** An entry of PutEvents. */
  | { service: 'events'; arn: string; source: string; detailType: string; resources: string[]; detail: string }
  /** An object. */
  | { service: 's3'; arn: string; key: string; body: string };

export interface DeliveryPort {
  /** Whether there is a target of that ARN, for all that the caller may know. */
  has(arn: string, caller: Caller): boolean;
  /** In this same step. `done` is called with the refusal, if it was refused. */
  deliver(delivery: Delivery, caller: Caller, done: (refusal?: ServiceException) => void): void;
}

const utf8 = new TextEncoder();

/** Functions are Lambda's own; all else is others'. */
export class FunctionDelivery implements DeliveryPort {
  readonly #scope: ArnScope;
  readonly #neighbours: Neighbours;
  readonly #functions: LambdaState['functions'];
  readonly #others: DeliveryPort;

  constructor(
    scope: ArnScope,
    neighbours: Neighbours,
    { functions }: Pick<LambdaState, 'functions'>,
    others: DeliveryPort,
  ) {
    this.#scope = scope;
    this.#neighbours = neighbours;
    this.#functions = functions;
    this.#others = others;
  }

  has(arn: string, caller: Caller): boolean {
    if (serviceOfArn(arn) !== 'lambda') return this.#others.has(arn, caller);
    const { functionName, qualifier } = parseFunctionName(arn);
    // of this account and Region
    return this.#functions.has(functionName) && arn === functionArn(this.#scope, functionName, qualifier);
  }

  deliver(delivery: Delivery, caller: Caller, done: (refusal?: ServiceException) => void): void {
    if (delivery.service !== 'lambda') {
      this.#others.deliver(delivery, caller, done);
      return;
    }
    const input = { FunctionName: delivery.arn, InvocationType: 'Event', Payload: utf8.encode(delivery.payload) };
    this.#neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, (answer) =>
      done(refusalIn(answer)),
    );
  }
}

interface Request {
  operation: string;
  input: object;
}

/** What sees a target, and refuses when there is none; undefined where none can be. */
type Look = (scope: ArnScope, name: string, arn: string) => Request | undefined;

/** The services around Lambda, over the neighbours' door. One that is not loaded has no resources, hence refuses. */
export class ServiceDelivery implements DeliveryPort {
  readonly #scope: ArnScope;
  readonly #neighbours: Neighbours;

  constructor(scope: ArnScope, neighbours: Neighbours) {
    this.#scope = scope;
    this.#neighbours = neighbours;
  }

  has(arn: string, caller: Caller): boolean {
    const service = serviceOfArn(arn);
    const request = LOOKS.get(service)?.(this.#scope, resourceOf(arn), arn);
    let found = false;
    if (request)
      this.#call(service, request, caller, (answer) => {
        found = !(answer instanceof ServiceException);
      });
    return found;
  }

  deliver(delivery: Delivery, caller: Caller, done: (refusal?: ServiceException) => void): void {
    this.#call(delivery.service, this.#requestOf(delivery), caller, (answer) => done(refusalIn(answer)));
  }

  #requestOf(delivery: Delivery): Request {
    const { arn } = delivery;
    switch (delivery.service) {
      case 'lambda':
        throw new Error('A function is none of the services around Lambda.');
      case 'sqs': {
        const { body: MessageBody, attributes: MessageAttributes } = delivery;
        const input = { QueueUrl: queueUrlOfArn(arn), MessageBody, MessageAttributes };
        return { operation: 'SendMessage', input };
      }
      case 'sns': {
        const { body: Message, attributes: MessageAttributes } = delivery;
        return { operation: 'Publish', input: { TopicArn: arn, Message, MessageAttributes } };
      }
      case 'events': {
        const { source: Source, detailType: DetailType, resources: Resources, detail: Detail } = delivery;
        const entry = { EventBusName: arn, Source, DetailType, Resources, Detail };
        return { operation: 'PutEvents', input: { Entries: [entry] } };
      }
      case 's3': {
        const input = { Bucket: resourceOf(arn), Key: delivery.key, Body: utf8.encode(delivery.body) };
        return { operation: 'PutObject', input };
      }
    }
  }

  #call(service: string, { operation, input }: Request, caller: Caller, done: (answer: Answer) => void): void {
    this.#neighbours.call({ service: service as ServiceName, operation, input, caller }, done);
  }
}

const LOOKS: ReadonlyMap<string, Look> = new Map<string, Look>([
  [
    'sqs',
    ({ region }, QueueName, arn) =>
      regionOf(arn) === region
        ? { operation: 'GetQueueUrl', input: { QueueName, QueueOwnerAWSAccountId: accountOf(arn) } }
        : undefined,
  ],
  ['sns', (_, __, TopicArn) => ({ operation: 'GetTopicAttributes', input: { TopicArn } })],
  ['events', (_, __, Name) => ({ operation: 'DescribeEventBus', input: { Name } })],
  ['s3', (_, Bucket) => ({ operation: 'HeadBucket', input: { Bucket } })],
]);

/** An entry that PutEvents could not put is told of in its answer. */
function refusalIn(answer: Answer): ServiceException | undefined {
  if (answer instanceof ServiceException) return answer;
  const { Entries: [entry] = [] } = answer.output as { Entries?: { ErrorCode?: string; ErrorMessage?: string }[] };
  if (entry?.ErrorCode === undefined) return undefined;
  return new ServiceException(entry.ErrorCode, 400, entry.ErrorMessage ?? '');
}

const regionOf = (arn: string) => arn.split(':')[3] ?? '';
const accountOf = (arn: string) => arn.split(':')[4] ?? '';
const resourceOf = (arn: string) => arn.split(':').slice(5).join(':');
