/**
 * Kinds of event sources: what a mapping of each must, may and must not say, and what AWS says for it when it does not.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
import { invalidParameterValue } from '../../api/errors.ts';
import type {
  CreateEventSourceMappingRequest,
  UpdateEventSourceMappingRequest,
} from '../../api/models/lambda-types.ts';
import type { EventSourceMappingSettings } from '../state.ts';

interface EventSource {
  /** Queues are emptied; streams and topics are read from a position on. */
  readFrom: 'end' | 'position';
  /** Kinesis and DynamoDB: batches of a shard are retried, split and kept together in windows. */
  sharded: boolean;
  /** Whether AT_TIMESTAMP is a position. */
  timestamps: boolean;
  batchSize: number;
}

const SOURCES: Readonly<Record<string, EventSource>> = {
  sqs: { readFrom: 'end', sharded: false, timestamps: false, batchSize: 10 },
  kinesis: { readFrom: 'position', sharded: true, timestamps: true, batchSize: 100 },
  dynamodb: { readFrom: 'position', sharded: true, timestamps: false, batchSize: 100 },
  kafka: { readFrom: 'position', sharded: false, timestamps: true, batchSize: 100 },
  mq: { readFrom: 'end', sharded: false, timestamps: false, batchSize: 100 },
  rds: { readFrom: 'position', sharded: false, timestamps: true, batchSize: 100 },
};

const DEFAULT_BATCH_WITHOUT_WINDOW = 10;
const INFINITE = -1;

/** The settings of a new mapping. Refuses what its source does not take. */
export function readSettings(input: CreateEventSourceMappingRequest): EventSourceMappingSettings {
  const source = requireSource(input);
  requireDestinations(source, input);
  requirePosition(source, input);
  const { EventSourceArn, FunctionName: _, Enabled: __, Tags: ___, ...given } = input;
  const settings = merged(defaultsOf(source), given);
  requireBatch(EventSourceArn, settings);
  return { ...(EventSourceArn !== undefined && { EventSourceArn }), ...settings };
}

/** The settings with those of an update. */
export function updatedSettings(
  settings: EventSourceMappingSettings,
  input: UpdateEventSourceMappingRequest,
): EventSourceMappingSettings {
  requireDestinations(requireSource(settings), input);
  const { UUID: _, FunctionName: __, Enabled: ___, ...given } = input;
  const updated = merged(settings, given);
  requireBatch(settings.EventSourceArn, updated);
  return updated;
}

export const isQueue = (eventSourceArn: string | undefined) => serviceOf(eventSourceArn) === 'sqs';

const serviceOf = (eventSourceArn: string | undefined) => eventSourceArn?.split(':')[2];

function requireSource({ EventSourceArn, SelfManagedEventSource }: EventSourceMappingSettings): EventSource {
  const service = SelfManagedEventSource ? 'kafka' : serviceOf(EventSourceArn);
  const source = service === undefined ? undefined : SOURCES[service];
  if (!source) throw invalidParameterValue('Unrecognized event source.');
  return source;
}

function defaultsOf({ sharded, readFrom, batchSize }: EventSource): EventSourceMappingSettings {
  const defaults: EventSourceMappingSettings = { BatchSize: batchSize, FunctionResponseTypes: [] };
  if (!sharded)
    return {
      ...defaults,
      ...(readFrom === 'end' && { MaximumBatchingWindowInSeconds: 0 }),
      StateTransitionReason: 'USER_INITIATED',
    };
  return {
    ...defaults,
    MaximumBatchingWindowInSeconds: 0,
    BisectBatchOnFunctionError: false,
    DestinationConfig: { OnFailure: {} },
    LastProcessingResult: 'No records processed',
    MaximumRecordAgeInSeconds: INFINITE,
    MaximumRetryAttempts: INFINITE,
    ParallelizationFactor: 1,
    TumblingWindowInSeconds: 0,
    StateTransitionReason: 'User action',
  };
}

/** What is given wins; a list of filters that is empty is none. */
function merged(
  settings: EventSourceMappingSettings,
  given: Omit<UpdateEventSourceMappingRequest, 'UUID'>,
): EventSourceMappingSettings {
  const { FilterCriteria, ...next } = {
    ...settings,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  return { ...next, ...(FilterCriteria?.Filters?.length && { FilterCriteria }) };
}

function requireDestinations(source: EventSource, { DestinationConfig }: UpdatedSettings): void {
  const { OnSuccess, OnFailure } = DestinationConfig ?? {};
  if (OnSuccess?.Destination || (OnFailure?.Destination && source.readFrom === 'end'))
    throw invalidParameterValue('Unsupported DestinationConfig parameter for given event source mapping type.');
}

type UpdatedSettings = Pick<EventSourceMappingSettings, 'DestinationConfig'>;

function requirePosition({ readFrom, timestamps }: EventSource, input: CreateEventSourceMappingRequest): void {
  const { StartingPosition: position, EventSourceArn: arn, StartingPositionTimestamp: timestamp } = input;
  if (readFrom === 'end') {
    // Differs from AWS: the rule is AWS's, the wording is not recorded.
    if (position !== undefined) throw invalidParameterValue('StartingPosition is not valid for this event source.');
    return;
  }
  if (position === undefined)
    throw invalidParameterValue(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: " +
        'Member must not be null.',
    );
  if (position !== 'AT_TIMESTAMP') return;
  if (!timestamps) throw invalidParameterValue(`Unsupported starting position for arn type: ${arn}`);
  // Differs from AWS: the rule is AWS's, the wording is not recorded.
  if (timestamp === undefined)
    throw invalidParameterValue('StartingPositionTimestamp is required when StartingPosition is AT_TIMESTAMP.');
}

/** More than ten messages of a queue are waited for, which a FIFO queue does not allow. */
function requireBatch(
  eventSourceArn: string | undefined,
  { BatchSize = 0, MaximumBatchingWindowInSeconds = 0 }: EventSourceMappingSettings,
): void {
  if (!isQueue(eventSourceArn) || BatchSize <= DEFAULT_BATCH_WITHOUT_WINDOW) return;
  if (MaximumBatchingWindowInSeconds > 0 && !eventSourceArn?.endsWith('.fifo')) return;
  throw invalidParameterValue(
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than ' +
      DEFAULT_BATCH_WITHOUT_WINDOW,
  );
}
