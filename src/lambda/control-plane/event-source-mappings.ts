/**
 * Event source mappings: which function is to be invoked with what a queue or a stream holds.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 *
 * Differs from AWS: sources are not looked up and not read; a change takes effect by the next request.
 */
import { functionArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceConflict, resourceNotFound } from '../../api/errors.ts';
import type {
  CreateEventSourceMappingRequest,
  DeleteEventSourceMappingRequest,
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
  UpdateEventSourceMappingRequest,
} from '../../api/models/lambda-types.ts';
import { EVENT_SOURCE_MAPPING_PAGE_SIZE } from '../../api/quotas.ts';
import { randomUuid } from '../../kernel/random.ts';
import { type Arrival, scheduleAll, scheduleSettlement } from '../../kernel/settlement.ts';
import type { LambdaContext } from '../context.ts';
import {
  type EventSourceMapping,
  type EventSourceMappingSettings,
  type EventSourceMappingState,
  LATEST,
  qualifiedKey,
} from '../state.ts';
import { isQueue, readSettings, readTheSame, sourcesOf, updatedSettings } from './event-sources.ts';
import { readReference } from './function-reference.ts';
import { markerPage } from './marker-page.ts';
import { requireTags } from './tag-limit.ts';

/** CreateEventSourceMapping: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export function createEventSourceMapping(
  context: LambdaContext,
  input: CreateEventSourceMappingRequest,
): EventSourceMappingConfiguration {
  const uuid = randomUuid(context.random);
  const settings = readSettings(input, uuid);
  requireTags(input.Tags ?? {});
  const target = requireTarget(context, input.FunctionName);
  requireUnmapped(context, target, settings);
  const mapping: EventSourceMapping = {
    uuid,
    ...target,
    settings,
    enabled: input.Enabled ?? true,
    state: 'Creating',
    tags: input.Tags ?? {},
    lastModifiedMs: context.time.account.now,
  };
  return describe(context, beginChange(context, mapping, 'Creating'));
}

/** GetEventSourceMapping: https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html */
export function getEventSourceMapping(
  context: LambdaContext,
  input: GetEventSourceMappingRequest,
): EventSourceMappingConfiguration {
  return describe(context, requireMapping(context, input.UUID));
}

/** UpdateEventSourceMapping, which leaves what is not given:
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html */
export function updateEventSourceMapping(
  context: LambdaContext,
  input: UpdateEventSourceMappingRequest,
): EventSourceMappingConfiguration {
  const mapping = requireMapping(context, input.UUID);
  const settings = updatedSettings(mapping.settings, input);
  const target = input.FunctionName === undefined ? {} : requireTarget(context, input.FunctionName);
  const enabled = input.Enabled ?? mapping.enabled;
  const switched: EventSourceMappingState = enabled ? 'Enabling' : 'Disabling';
  const changed = { ...mapping, ...target, settings, enabled, lastModifiedMs: context.time.account.now };
  return describe(context, beginChange(context, changed, enabled === mapping.enabled ? 'Updating' : switched));
}

/** DeleteEventSourceMapping: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html */
export function deleteEventSourceMapping(
  context: LambdaContext,
  input: DeleteEventSourceMappingRequest,
): EventSourceMappingConfiguration {
  return describe(context, beginChange(context, requireMapping(context, input.UUID), 'Deleting'));
}

/** ListEventSourceMappings: https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
export function listEventSourceMappings(
  context: LambdaContext,
  input: ListEventSourceMappingsRequest,
): ListEventSourceMappingsResponse {
  const { EventSourceArn, FunctionName } = input;
  const named = FunctionName === undefined ? undefined : readReference(context, FunctionName);
  const functionArnNamed = named && functionArn(context.config, named.functionName, named.qualifier);
  const mappings = [...context.state.eventSourceMappings.values()].filter(
    (mapping) =>
      (functionArnNamed === undefined || mapping.functionArn === functionArnNamed) &&
      (EventSourceArn === undefined || mapping.settings.EventSourceArn === EventSourceArn),
  );
  const { records, nextMarker } = markerPage(mappings, ({ uuid }) => uuid, input, EVENT_SOURCE_MAPPING_PAGE_SIZE);
  return { EventSourceMappings: records.map((mapping) => describe(context, mapping)), ...nextMarker };
}

/** Timers are never stored: a restored engine derives them from its records. */
export function scheduleMappings(context: LambdaContext): void {
  scheduleAll(context.time.account, context.state.eventSourceMappings, arrivalOf(context));
}

export const eventSourceMappingArn = ({ config }: LambdaContext, uuid: string) =>
  `arn:aws:lambda:${config.region}:${config.accountId}:event-source-mapping:${uuid}`;

function beginChange(
  context: LambdaContext,
  mapping: EventSourceMapping,
  change: EventSourceMappingState,
): EventSourceMapping {
  const { state, time } = context;
  const changing = { ...mapping, state: change, settlesAtMs: time.account.now };
  state.eventSourceMappings.set(mapping.uuid, changing);
  scheduleSettlement(time.account, state.eventSourceMappings, mapping.uuid, arrivalOf(context));
  return changing;
}

const arrivalOf = (context: LambdaContext): Arrival<EventSourceMapping> => ({
  settle: (mapping) => settle(context, mapping),
  name: ({ functionName }) => `change of a trigger of ${functionName} done`,
});

function settle({ state }: LambdaContext, { settlesAtMs: _, ...mapping }: Readonly<EventSourceMapping>): void {
  if (mapping.state === 'Deleting') state.eventSourceMappings.delete(mapping.uuid);
  else state.eventSourceMappings.set(mapping.uuid, { ...mapping, state: mapping.enabled ? 'Enabled' : 'Disabled' });
}

function requireMapping(context: LambdaContext, uuid: string): Readonly<EventSourceMapping> {
  const mapping = context.state.eventSourceMappings.get(uuid);
  if (!mapping) throw resourceNotFound('The resource you requested does not exist.');
  return mapping;
}

/** The function, version or alias that is to be invoked. */
function requireTarget(context: LambdaContext, name: string): Pick<EventSourceMapping, 'functionName' | 'functionArn'> {
  const { functionName, qualifier } = readReference(context, name);
  const { aliases, versions } = context.state;
  const key = qualifiedKey(functionName, qualifier ?? LATEST);
  if (!versions.has(key) && !aliases.has(key)) throw invalidParameterValue('Function does not exist');
  return { functionName, functionArn: functionArn(context.config, functionName, qualifier) };
}

function requireUnmapped(
  context: LambdaContext,
  target: Pick<EventSourceMapping, 'functionName' | 'functionArn'>,
  wanted: EventSourceMappingSettings,
): void {
  for (const { uuid, functionArn: mapped, settings } of context.state.eventSourceMappings.values()) {
    if (mapped !== target.functionArn || !readTheSame(wanted, settings)) continue;
    throw resourceConflict(
      `${namesOf(target, wanted)} already exists. Please update or delete the existing mapping with UUID ${uuid}`,
    );
  }
}

/** How a mapping is called when there is one already. */
function namesOf(
  { functionName, functionArn: arn }: Pick<EventSourceMapping, 'functionName' | 'functionArn'>,
  settings: EventSourceMappingSettings,
): string {
  const { EventSourceArn, Topics } = settings;
  // Differs from AWS: of topics the wording is not recorded.
  if (Topics)
    return (
      `An event source mapping with event source ("${sourcesOf(settings).join(',')}"), ` +
      `function ("${arn}"), topics ("${Topics.join(',')}")`
    );
  const both = `arn (" ${EventSourceArn} ") and function (" ${functionName} ")`;
  return isQueue(EventSourceArn)
    ? `An event source mapping with SQS ${both}`
    : `The event source ${both} provided mapping`;
}

function describe(context: LambdaContext, mapping: Readonly<EventSourceMapping>): EventSourceMappingConfiguration {
  return {
    UUID: mapping.uuid,
    EventSourceMappingArn: eventSourceMappingArn(context, mapping.uuid),
    FunctionArn: mapping.functionArn,
    ...mapping.settings,
    State: mapping.state,
    LastModified: mapping.lastModifiedMs / 1000,
  };
}
