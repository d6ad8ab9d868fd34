/**
 * The one door through which outcomes of asynchronous invocations leave: dead-letter queues and destinations alike.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import { type ArnScope, functionArn, parseFunctionName } from '../../api/arn.ts';
import { resourceNotFound, ServiceException } from '../../api/errors.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';
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
  /** Whether there is a target of that ARN. */
  has(arn: string): boolean;
  /** In this same step. `done` is called with the refusal, if it was refused. */
  deliver(delivery: Delivery, caller: Caller, done: (refusal?: ServiceException) => void): void;
}

const utf8 = new TextEncoder();

/**
 * Functions, over the neighbours' door, and what else there is.
 *
 * Differs from AWS: SQS, SNS, EventBridge and S3 are not here yet.
 */
export class FunctionDelivery implements DeliveryPort {
  readonly #neighbours: Neighbours;
  readonly #scope: ArnScope;
  readonly #functions: LambdaState['functions'];
  readonly #others: DeliveryPort;

  constructor(
    scope: ArnScope,
    neighbours: Neighbours,
    { functions }: Pick<LambdaState, 'functions'>,
    others = NO_TARGETS,
  ) {
    this.#scope = scope;
    this.#neighbours = neighbours;
    this.#functions = functions;
    this.#others = others;
  }

  has(arn: string): boolean {
    if (arn.split(':')[2] !== 'lambda') return this.#others.has(arn);
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
      done(answer instanceof ServiceException ? answer : undefined),
    );
  }
}

const NO_TARGETS: DeliveryPort = {
  has: () => false,
  deliver: ({ arn }, _, done) => done(resourceNotFound(`${arn} does not exist.`)),
};
