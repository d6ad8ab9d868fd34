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
import { isFilterPattern } from './filter-pattern.ts';

interface EventSource {
  /** Queues are emptied; streams and topics are read from a position on. */
  readFrom: 'end' | 'position';
  batchSize: number;
  /** What is taken of the settings that not every source takes. */
  takes: ReadonlySet<string>;
  /** Whether StartingPosition may be left out, and what it is then. */
  startingPosition?: 'TRIM_HORIZON';
}

type Settings = EventSourceMappingSettings;

/** Settings that only some sources take, in the order in which they are refused. */
const SELECTIVE = [
  'DestinationConfig',
  'ParallelizationFactor',
  'TumblingWindowInSeconds',
  'BisectBatchOnFunctionError',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ScalingConfig',
] as const satisfies readonly (keyof Settings)[];

const RETRIES = ['BisectBatchOnFunctionError', 'MaximumRecordAgeInSeconds', 'MaximumRetryAttempts'];
/** Batches of a shard are retried, split and kept together in windows. */
const SHARDED = new Set(['DestinationConfig', 'ParallelizationFactor', 'TumblingWindowInSeconds', ...RETRIES]);
const TOPIC = new Set(['DestinationConfig', ...RETRIES]);

const SOURCES: Readonly<Record<string, EventSource>> = {
  sqs: { readFrom: 'end', batchSize: 10, takes: new Set(['ScalingConfig']) },
  kinesis: { readFrom: 'position', batchSize: 100, takes: SHARDED },
  dynamodb: { readFrom: 'position', batchSize: 100, takes: SHARDED },
  // Differs from AWS: what a topic is read from by default is not recorded; the API's model lets it be left out
  kafka: { readFrom: 'position', batchSize: 100, takes: TOPIC, startingPosition: 'TRIM_HORIZON' },
  mq: { readFrom: 'end', batchSize: 100, takes: new Set() },
  rds: { readFrom: 'position', batchSize: 100, takes: new Set() },
};

const DEFAULT_BATCH_WITHOUT_WINDOW = 10;
const INFINITE = -1;

/** The settings of a new mapping. Refuses what its source does not take. */
export function readSettings(input: CreateEventSourceMappingRequest, uuid: string): Settings {
  requireDestination(input);
  // Differs from AWS: the wording is not recorded.
  if (input.SelfManagedEventSource && input.SourceAccessConfigurations === undefined)
    throw invalidParameterValue("Required 'sourceAccessConfigurations' parameter is missing.");
  const source = requireSource(input);
  requireTaken(source, input);
  requirePosition(source, input);
  requireFilters(input);
  const { EventSourceArn, FunctionName: _, Enabled: __, Tags: ___, ...given } = input;
  const settings = merged(defaultsOf(source, input, uuid), given);
  requireBatch(EventSourceArn, settings);
  return { ...(EventSourceArn !== undefined && { EventSourceArn }), ...settings };
}

/** The settings with those of an update. */
export function updatedSettings(settings: Settings, input: UpdateEventSourceMappingRequest): Settings {
  requireDestination(input);
  requireTaken(requireSource(settings), input);
  requireFilters(input);
  const { UUID: _, FunctionName: __, Enabled: ___, ...given } = input;
  const updated = merged(settings, given);
  requireBatch(settings.EventSourceArn, updated);
  return updated;
}

export const isQueue = (eventSourceArn: string | undefined) => serviceOf(eventSourceArn) === 'sqs';

/** Whether two mappings read the same: of clusters, the same topic. */
export function readTheSame(one: Settings, other: Settings): boolean {
  const sources = sourcesOf(other);
  if (!sourcesOf(one).some((source) => sources.includes(source))) return false;
  return one.Topics === undefined || one.Topics.some((topic) => other.Topics?.includes(topic));
}

/** A source's ARN, or the servers of a cluster that has none. */
export const sourcesOf = ({ EventSourceArn, SelfManagedEventSource }: Settings): string[] =>
  EventSourceArn === undefined ? (SelfManagedEventSource?.Endpoints?.KAFKA_BOOTSTRAP_SERVERS ?? []) : [EventSourceArn];

const serviceOf = (eventSourceArn: string | undefined) => eventSourceArn?.split(':')[2];

function requireSource({ EventSourceArn, SelfManagedEventSource }: Settings): EventSource {
  const service = SelfManagedEventSource ? 'kafka' : serviceOf(EventSourceArn);
  const source = service === undefined ? undefined : SOURCES[service];
  if (!source) throw invalidParameterValue('Unrecognized event source.');
  return source;
}

function defaultsOf(
  { takes, readFrom, batchSize, startingPosition }: EventSource,
  { EventSourceArn, SelfManagedEventSource }: CreateEventSourceMappingRequest,
  uuid: string,
): Settings {
  return {
    BatchSize: batchSize,
    FunctionResponseTypes: [],
    ...((readFrom === 'end' || takes === SHARDED) && { MaximumBatchingWindowInSeconds: 0 }),
    ...(!isQueue(EventSourceArn) && { LastProcessingResult: 'No records processed' }),
    ...(takes.has('DestinationConfig') && { DestinationConfig: { OnFailure: {} } }),
    ...(takes === SHARDED && {
      BisectBatchOnFunctionError: false,
      MaximumRecordAgeInSeconds: INFINITE,
      MaximumRetryAttempts: INFINITE,
      ParallelizationFactor: 1,
      TumblingWindowInSeconds: 0,
    }),
    // who names no group of consumers has one of his own
    ...(takes === TOPIC && {
      [SelfManagedEventSource ? 'SelfManagedKafkaEventSourceConfig' : 'AmazonManagedKafkaEventSourceConfig']: {
        ConsumerGroupId: uuid,
      },
    }),
    ...(startingPosition && { StartingPosition: startingPosition }),
    StateTransitionReason: takes === SHARDED ? 'User action' : 'USER_INITIATED',
  };
}

/** What is given wins; a list of filters that is empty is none. */
function merged(settings: Settings, given: Omit<UpdateEventSourceMappingRequest, 'UUID'>): Settings {
  const { FilterCriteria, ...next } = {
    ...settings,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  return { ...next, ...(FilterCriteria?.Filters?.length && { FilterCriteria }) };
}

/** What a function returns goes nowhere from a mapping. */
function requireDestination({ DestinationConfig }: Settings): void {
  if (DestinationConfig?.OnSuccess?.Destination) throw unsupported('DestinationConfig');
}

function requireTaken({ takes }: EventSource, input: Settings): void {
  for (const setting of SELECTIVE) {
    if (takes.has(setting) || input[setting] === undefined) continue;
    if (setting === 'DestinationConfig' && !input.DestinationConfig?.OnFailure?.Destination) continue;
    throw unsupported(setting);
  }
}

const unsupported = (setting: string) =>
  invalidParameterValue(`Unsupported ${setting} parameter for given event source mapping type.`);

function requirePosition(source: EventSource, input: CreateEventSourceMappingRequest): void {
  const { StartingPosition: position, EventSourceArn: arn, StartingPositionTimestamp: timestamp } = input;
  if (source.readFrom === 'end') {
    // Differs from AWS: of brokers the wording is not recorded.
    if (position !== undefined)
      throw invalidParameterValue(`StartingPosition is not valid for ${isQueue(arn) ? 'SQS' : 'MQ'} event sources.`);
    return;
  }
  if (position === undefined && source.startingPosition === undefined)
    throw invalidParameterValue(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: " +
        'Member must not be null.',
    );
  if (position !== 'AT_TIMESTAMP') return;
  if (serviceOf(arn) === 'dynamodb') throw invalidParameterValue(`Unsupported starting position for arn type: ${arn}`);
  if (timestamp === undefined) throw invalidParameterValue('Need to specify a timestamp');
}

function requireFilters({ FilterCriteria }: Settings): void {
  const filters = FilterCriteria?.Filters ?? [];
  if (filters.every(({ Pattern }) => Pattern !== undefined && isFilterPattern(Pattern))) return;
  throw invalidParameterValue('Invalid filter pattern definition.');
}

/** More than ten messages of a queue are waited for, which a FIFO queue does not allow. */
function requireBatch(
  eventSourceArn: string | undefined,
  { BatchSize = 0, MaximumBatchingWindowInSeconds = 0 }: Settings,
): void {
  if (!isQueue(eventSourceArn)) return;
  if (eventSourceArn?.endsWith('.fifo') && MaximumBatchingWindowInSeconds > 0)
    throw invalidParameterValue('Batching window is not supported for FIFO queues');
  if (BatchSize <= DEFAULT_BATCH_WITHOUT_WINDOW || MaximumBatchingWindowInSeconds > 0) return;
  throw invalidParameterValue(
    'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than ' +
      DEFAULT_BATCH_WITHOUT_WINDOW,
  );
}
