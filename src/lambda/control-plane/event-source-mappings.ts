/**
 * Event source mappings: which function is to be invoked with what a queue or a stream holds.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 *
 * Differs from AWS: only queues are looked up and polled, of other sources a mapping is kept and answered; a change takes
 * effect by the next request.
 */
import { functionArn, queueUrlOfArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceConflict, resourceNotFound, ServiceException } from '../../api/errors.ts';
import type {
  CreateEventSourceMappingRequest,
  DeleteEventSourceMappingRequest,
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
  UpdateEventSourceMappingRequest,
} from '../../api/models/lambda-types.ts';
import type { GetQueueAttributesResult } from '../../api/models/sqs-types.ts';
import { EVENT_SOURCE_MAPPING_PAGE_SIZE } from '../../api/quotas.ts';
import { roleCaller } from '../../kernel/caller.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { Answer } from '../../kernel/service.ts';
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
import { readReference, resolveVersion } from './function-reference.ts';
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
  requireQueue(context, target, settings);
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
  if (input.FunctionName !== undefined) requireQueue(context, { ...mapping, ...target }, settings);
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
  context.queueMappings.changed(changing);
  scheduleSettlement(time.account, state.eventSourceMappings, mapping.uuid, arrivalOf(context));
  return changing;
}

const arrivalOf = (context: LambdaContext): Arrival<EventSourceMapping> => ({
  settle: (mapping) => settle(context, mapping),
  name: ({ functionName }) => `change of a trigger of ${functionName} done`,
});

function settle(context: LambdaContext, { settlesAtMs: _, ...mapping }: Readonly<EventSourceMapping>): void {
  const { eventSourceMappings } = context.state;
  if (mapping.state === 'Deleting') eventSourceMappings.delete(mapping.uuid);
  else eventSourceMappings.set(mapping.uuid, { ...mapping, state: mapping.enabled ? 'Enabled' : 'Disabled' });
  context.queueMappings.changed(mapping);
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

/** A queue must be there, and hide what a run of the function may take so long. */
function requireQueue(
  context: LambdaContext,
  { functionName, functionArn: arn }: Pick<EventSourceMapping, 'functionName' | 'functionArn'>,
  { EventSourceArn: queueArn }: EventSourceMappingSettings,
): void {
  if (queueArn === undefined || !isQueue(queueArn)) return;
  const { role, timeoutSeconds } = resolveVersion(context, readReference(context, arn));
  const input = { QueueUrl: queueUrlOfArn(queueArn), AttributeNames: ['VisibilityTimeout'] };
  const caller = roleCaller(role, functionName);
  let answer: Answer | undefined;
  context.neighbours.call({ service: 'sqs', operation: 'GetQueueAttributes', input, caller }, (answered) => {
    answer = answered;
  });
  if (!answer || answer instanceof ServiceException) throw unreadableQueue(answer);
  const { VisibilityTimeout } = (answer.output as GetQueueAttributesResult).Attributes ?? {};
  if (Number(VisibilityTimeout) >= timeoutSeconds) return;
  throw invalidParameterValue(
    `Queue visibility timeout: ${VisibilityTimeout} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
  );
}

const unreadableQueue = (refusal: ServiceException | undefined) =>
  invalidParameterValue(
    refusal?.code === 'AccessDeniedException'
      ? 'The provided execution role does not have permissions to call ReceiveMessage on SQS'
      : 'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. ' +
          'SQS Error Message: The specified queue does not exist.',
  );

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
