/**
 * Where an asynchronous event's outcome goes: a record of it to the destination that is configured for success or failure.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 *
 * The destination is called through the neighbours' door, in the step in which the event ends: what ends it and what it
 * leads to are one commit.
 *
 * Differs from AWS: of destinations, functions are called; queues, topics, buses and buckets, and dead-letter queues, get
 * nothing. A chain of functions that comes back to where it began is not ended.
 */
import { functionArn } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import { isoTime } from '../../kernel/calendar.ts';
import { roleCaller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { EngineConfig } from '../context.ts';
import { type EventInvokeConfig, type FunctionVersion, LATEST } from '../state.ts';
import type { Invocation } from './invocation.ts';
import type { AsyncCondition, QueuedEvent } from './queued-event.ts';

/** One event's end. */
export interface EventOutcome {
  event: QueuedEvent;
  condition: AsyncCondition;
  /** The try that ended it, if one did. */
  invocation: Invocation | undefined;
  atMs: number;
}

const utf8 = new TextEncoder();

export class EventDestinations {
  readonly #config: EngineConfig;
  readonly #neighbours: Neighbours;

  constructor(config: EngineConfig, neighbours: Neighbours) {
    this.#config = config;
    this.#neighbours = neighbours;
  }

  /** As the function's role, of the version that ran or would have run. `failed` is called when it was refused. */
  deliver(
    outcome: EventOutcome,
    config: EventInvokeConfig | undefined,
    version: FunctionVersion,
    failed: () => void,
  ): void {
    const arn = outcome.condition === 'Success' ? config?.onSuccessDestination : config?.onFailureDestination;
    if (arn === undefined || arn.split(':')[2] !== 'lambda') return;
    const input = { FunctionName: arn, InvocationType: 'Event', Payload: utf8.encode(this.#record(outcome)) };
    const caller = roleCaller(version.role, version.functionName);
    this.#neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, (answer) => {
      if (answer instanceof ServiceException) failed();
    });
  }

  /** JSON text. What the event carried and what was answered are JSON already. */
  #record({ event, condition, invocation, atMs }: EventOutcome): string {
    const { functionName, qualifier = LATEST, input, invocations } = event;
    const about = {
      version: '1.0',
      timestamp: `${isoTime(atMs)}Z`,
      requestContext: {
        requestId: input.requestId,
        functionArn: functionArn(this.#config, functionName, qualifier),
        condition,
        approximateInvokeCount: invocations,
      },
    };
    const record = `${JSON.stringify(about).slice(0, -1)},"requestPayload":${input.payload}`;
    if (!invocation) return `${record}}`;
    const response = {
      statusCode: 200,
      executedVersion: invocation.version.version,
      ...(invocation.status !== 'success' && { functionError: 'Unhandled' }),
    };
    return `${record},"responseContext":${JSON.stringify(response)},"responsePayload":${invocation.payload}}`;
  }
}
