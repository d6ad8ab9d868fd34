/**
 * Where an asynchronous event's outcome goes: the event itself to the dead-letter queue of the version, and a record to the
 * destination that the qualifier's configuration names for success or failure. Both, where both are set.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 *
 * It is delivered in the step in which the event ends: what ends it and what it leads to are one commit.
 */
import { functionArn } from '../../api/arn.ts';
import type { ServiceException } from '../../api/errors.ts';
import { isoDay, isoTime } from '../../kernel/calendar.ts';
import { roleCaller } from '../../kernel/caller.ts';
import { hashOf, randomUuid, SeededRandom } from '../../kernel/random.ts';
import type { EngineConfig } from '../context.ts';
import { type EventInvokeConfig, type FunctionVersion, LATEST } from '../state.ts';
import type { Delivery, DeliveryPort, MessageAttribute } from './delivery.ts';
import type { Invocation } from './invocation.ts';
import { continued, recursiveInvocation } from './lineage.ts';
import type { AsyncCondition, QueuedEvent } from './queued-event.ts';

/** One event's end. */
export interface EventOutcome {
  event: QueuedEvent;
  condition: AsyncCondition;
  /** The try that ended it, if one did. */
  invocation: Invocation | undefined;
  atMs: number;
}

export type DeliveryKind = 'dead-letter-queue' | 'destination';
/** What the target said instead of taking it. */
export type DeliveryFailure = Pick<ServiceException, 'code' | 'message'>;

export class EventDestinations {
  readonly #config: EngineConfig;
  readonly #port: DeliveryPort;

  constructor(config: EngineConfig, port: DeliveryPort) {
    this.#config = config;
    this.#port = port;
  }

  /** As the function's role, of the version that ran or would have run. `done` is told of each delivery. */
  deliver(
    outcome: EventOutcome,
    config: EventInvokeConfig | undefined,
    version: FunctionVersion,
    done: (kind: DeliveryKind, arn: string, failure: DeliveryFailure | undefined) => void,
  ): void {
    const { condition, event } = outcome;
    const lineage = continued(event.lineage, event.functionName);
    const caller = roleCaller(version.role, version.functionName, { lineage });
    const send = (kind: DeliveryKind, delivery: Delivery) =>
      this.#port.deliver(delivery, caller, (failure) => done(kind, delivery.arn, failure));
    if (condition !== 'Success' && version.deadLetterTargetArn !== '')
      send('dead-letter-queue', deadLetter(outcome, version.deadLetterTargetArn));
    const arn = condition === 'Success' ? config?.onSuccessDestination : config?.onFailureDestination;
    if (arn !== undefined) send('destination', this.#record(outcome, arn));
  }

  #record(outcome: EventOutcome, arn: string): Delivery {
    const { event, condition, atMs } = outcome;
    const source = functionArn(this.#config, event.functionName, event.qualifier ?? LATEST);
    const body = record(outcome, source);
    const service = arn.split(':')[2];
    if (service === 'lambda') return { service, arn, payload: body };
    if (service === 'events')
      return {
        service,
        arn,
        source: 'lambda',
        detailType: `Lambda Function Invocation Result - ${condition === 'Success' ? 'Success' : 'Failure'}`,
        resources: [arn, source],
        detail: body,
      };
    if (service === 's3') return { service, arn, key: keyOf(event, atMs), body };
    return { service: service === 'sns' ? 'sns' : 'sqs', arn, body };
  }
}

function keyOf({ functionName, input }: QueuedEvent, atMs: number): string {
  const second = isoTime(atMs).slice(0, 19).replaceAll(':', '.');
  // of the event: which of several ends first says nothing
  const id = randomUuid(new SeededRandom(hashOf(`record of ${input.requestId}`)));
  return `aws/lambda/async/${functionName}/${isoDay(atMs, '/')}/${second}-${id}`;
}

/** JSON text. What the event carried and what was answered are JSON already. */
function record({ event, condition, invocation, atMs }: EventOutcome, source: string): string {
  const { input, invocations } = event;
  const about = {
    version: '1.0',
    timestamp: `${isoTime(atMs)}Z`,
    requestContext: {
      requestId: input.requestId,
      functionArn: source,
      condition,
      approximateInvokeCount: invocations,
    },
  };
  const text = `${JSON.stringify(about).slice(0, -1)},"requestPayload":${input.payload}`;
  if (!invocation) return `${text}}`;
  const response = {
    statusCode: 200,
    executedVersion: invocation.version.version,
    ...(invocation.status !== 'success' && { functionError: 'Unhandled' }),
  };
  return `${text},"responseContext":${JSON.stringify(response)},"responsePayload":${invocation.payload}}`;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq */
function deadLetter(outcome: EventOutcome, arn: string): Delivery {
  const { requestId, payload } = outcome.event.input;
  const [code, message] = failureOf(outcome);
  const attribute = (StringValue: string, DataType: MessageAttribute['DataType'] = 'String') => ({
    DataType,
    StringValue,
  });
  return {
    service: arn.split(':')[2] === 'sns' ? 'sns' : 'sqs',
    arn,
    body: payload,
    attributes: {
      RequestID: attribute(requestId),
      ErrorCode: attribute(String(code), 'Number'),
      ErrorMessage: attribute(firstBytes(message, ERROR_MESSAGE_BYTES)),
    },
  };
}

const ERROR_MESSAGE_BYTES = 1024;

/** HTTP status and message: of the function's error, or of what kept it from running. */
function failureOf({ condition, event, invocation }: EventOutcome): [status: number, message: string] {
  if (invocation) return [200, errorMessageOf(invocation.payload)];
  if (condition === 'RecursiveLoopDetected') return [400, recursiveInvocation().message];
  if (event.refusal === 'ServiceException') return [500, 'An error occurred and the request cannot be processed.'];
  return [429, 'Rate Exceeded.'];
}

function errorMessageOf(payload: string): string {
  try {
    const { errorMessage } = JSON.parse(payload) as { errorMessage?: unknown };
    return typeof errorMessage === 'string' ? errorMessage : payload;
  } catch {
    return payload; // a runtime's own text
  }
}

/** At most so many bytes of UTF-8, and no half character. */
function firstBytes(text: string, limit: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= limit) return text;
  let end = limit;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return new TextDecoder().decode(bytes.subarray(0, end));
}
