/** Event buses: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html */
import { ServiceException, validationException } from '../../api/errors.ts';
import type {
  CreateEventBusRequest,
  CreateEventBusResponse,
  DeleteEventBusRequest,
  DescribeEventBusRequest,
  DescribeEventBusResponse,
  EventBus,
  ListEventBusesRequest,
  ListEventBusesResponse,
  UpdateEventBusRequest,
  UpdateEventBusResponse,
} from '../../api/models/events-types.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { busArn, DEFAULT_BUS, type EventBridgeContext, type EventBusRecord } from './context.ts';
import { invalidToken, limitExceeded, resourceNotFound } from './refusals.ts';
import { tagsOf } from './tag-list.ts';

const PAGE_SIZE = 100;
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const BUSES_PER_ACCOUNT = 100;

/** Every account has it. */
const DEFAULT_RECORD: EventBusRecord = { name: DEFAULT_BUS, policy: [], tags: {} };

/** By name; undefined when there is none. */
export const findBus = ({ buses }: EventBridgeContext, name: string): Readonly<EventBusRecord> | undefined =>
  buses.get(name) ?? (name === DEFAULT_BUS ? DEFAULT_RECORD : undefined);

/** By name or ARN; the default bus, when nothing is said. */
export function requireBus(context: EventBridgeContext, nameOrArn = DEFAULT_BUS): Readonly<EventBusRecord> {
  const name = busNameOf(nameOrArn);
  const bus = findBus(context, name);
  if (!bus || (nameOrArn !== name && nameOrArn !== busArn(context.scope, name)))
    throw resourceNotFound(`Event bus ${name} does not exist.`);
  return bus;
}

export const busNameOf = (nameOrArn: string): string => nameOrArn.replace(/^arn:.*?:event-bus\//, '');

export function createEventBus(context: EventBridgeContext, input: CreateEventBusRequest): CreateEventBusResponse {
  const { buses, clock, scope } = context;
  const { Name: name, Description, KmsKeyIdentifier, DeadLetterConfig, LogConfig } = input;
  if (input.EventSourceName !== undefined)
    throw resourceNotFound(`Event source ${input.EventSourceName} does not exist.`);
  if (findBus(context, name))
    throw new ServiceException('ResourceAlreadyExistsException', 400, `Event bus ${name} already exists.`);
  if (buses.size >= BUSES_PER_ACCOUNT) throw limitExceeded();
  buses.set(name, {
    name,
    description: Description,
    kmsKeyIdentifier: KmsKeyIdentifier,
    deadLetterConfig: DeadLetterConfig,
    logConfig: LogConfig,
    policy: [],
    tags: tagsOf(input.Tags),
    createdAtMs: clock.now,
    modifiedAtMs: clock.now,
  });
  return { EventBusArn: busArn(scope, name), ...settingsOf(input) };
}

/** What is left out of the input stays as it is. */
export function updateEventBus(context: EventBridgeContext, input: UpdateEventBusRequest): UpdateEventBusResponse {
  const bus = requireBus(context, input.Name);
  const { buses, clock, scope } = context;
  const updated: EventBusRecord = {
    ...bus,
    description: input.Description ?? bus.description,
    kmsKeyIdentifier: input.KmsKeyIdentifier ?? bus.kmsKeyIdentifier,
    deadLetterConfig: input.DeadLetterConfig ?? bus.deadLetterConfig,
    logConfig: input.LogConfig ?? bus.logConfig,
    modifiedAtMs: clock.now,
  };
  buses.set(bus.name, updated);
  return { Arn: busArn(scope, bus.name), Name: bus.name, ...settingsOf(wireSettings(updated)) };
}

export function describeEventBus(
  context: EventBridgeContext,
  { Name }: DescribeEventBusRequest,
): DescribeEventBusResponse {
  const bus = requireBus(context, Name);
  return { ...describe(context, bus), ...settingsOf(wireSettings(bus)) };
}

export function listEventBuses(context: EventBridgeContext, input: ListEventBusesRequest): ListEventBusesResponse {
  const { NamePrefix = '', NextToken, Limit = PAGE_SIZE } = input;
  const { buses } = context;
  const all = buses.has(DEFAULT_BUS) ? [...buses.values()] : [DEFAULT_RECORD, ...buses.values()];
  const found = all.filter(({ name }) => name.startsWith(NamePrefix));
  const after = readPageToken(NextToken, isText, invalidToken);
  const { records, next } = page(
    found,
    byText<EventBusRecord>(({ name }) => name),
    after,
    Limit,
  );
  return { EventBuses: records.map((bus) => describe(context, bus)), ...nextToken('NextToken', next) };
}

/** One that is not there is as good as deleted. */
export function deleteEventBus(context: EventBridgeContext, { Name }: DeleteEventBusRequest): Record<string, never> {
  const { buses, rulesByBus } = context;
  if (Name === DEFAULT_BUS) throw validationException('Cannot delete event bus default.');
  // how AWS words this is not recorded
  if (rulesByBus.get(Name).length > 0)
    throw validationException(`Event bus ${Name} can't be deleted since it has rules.`);
  buses.delete(Name);
  return {};
}

interface Settings {
  Description?: string | undefined;
  KmsKeyIdentifier?: string | undefined;
  DeadLetterConfig?: EventBusRecord['deadLetterConfig'];
  LogConfig?: EventBusRecord['logConfig'];
}

const wireSettings = (bus: Readonly<EventBusRecord>): Settings => ({
  Description: bus.description,
  KmsKeyIdentifier: bus.kmsKeyIdentifier,
  DeadLetterConfig: bus.deadLetterConfig,
  LogConfig: bus.logConfig,
});

const settingsOf = ({ Description, KmsKeyIdentifier, DeadLetterConfig, LogConfig }: Settings): Settings => ({
  ...(Description !== undefined && { Description }),
  ...(KmsKeyIdentifier !== undefined && { KmsKeyIdentifier }),
  ...(DeadLetterConfig !== undefined && { DeadLetterConfig }),
  ...(LogConfig !== undefined && { LogConfig }),
});

const describe = ({ scope }: EventBridgeContext, bus: Readonly<EventBusRecord>): EventBus => ({
  Name: bus.name,
  Arn: busArn(scope, bus.name),
  ...(bus.description !== undefined && { Description: bus.description }),
  ...(bus.policy.length > 0 && { Policy: JSON.stringify({ Version: '2012-10-17', Statement: bus.policy }) }),
  ...(bus.createdAtMs !== undefined && { CreationTime: bus.createdAtMs / 1000 }),
  ...(bus.modifiedAtMs !== undefined && { LastModifiedTime: bus.modifiedAtMs / 1000 }),
});
