/**
 * What invokes a function, a version or an alias: event source mappings, subscriptions, rules and notifications of buckets.
 * Each service is asked for its own, and only those of which the account has something: what they need is loaded then.
 */
import {
  DeleteEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  RemovePermissionCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { type QueryClient, useMutation, useQueries } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import { detailsOf, S3_EVENTS, TRIGGER_SOURCES, type Trigger, type TriggerSource } from '../domain/trigger.ts';
import { isNotFound } from '../errors.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { removePermissionInput } from './policies.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

/** The ways to name one thing: `$LATEST` is the function itself. */
function namesOf(functionName: string, qualifier: string | undefined): string[] {
  const arn = functionArn(ARN_SCOPE, functionName, qualifier);
  return qualifier === undefined ? [arn, `${arn}:$LATEST`] : [arn];
}

type List = (access: RegionAccess, targets: readonly string[]) => Promise<Trigger[]>;

const LISTS: Record<TriggerSource, List> = {
  async s3(access, targets) {
    const { bucketArn, listBuckets, s3Client } = await import('./buckets.ts');
    const found = (await listBuckets(access)).map(async ({ Name: name = '' }): Promise<Trigger[]> => {
      const { LambdaFunctionConfigurations = [] } = await s3Client(access).call('GetBucketNotificationConfiguration', {
        Bucket: name,
      });
      return LambdaFunctionConfigurations.filter(({ LambdaFunctionArn }) => targets.includes(LambdaFunctionArn)).map(
        ({ Id = '', LambdaFunctionArn, Events, Filter }) => {
          const filtered = (wanted: string) =>
            Filter?.Key?.FilterRules?.find((rule) => rule.Name?.toLowerCase() === wanted)?.Value;
          return {
            source: 's3',
            id: `${name} ${Id}`,
            name,
            notificationId: Id,
            sourceArn: bucketArn(name),
            targetArn: LambdaFunctionArn,
            state: 'Enabled',
            details: detailsOf(
              ['Event types', Events.map((event) => S3_EVENTS[event] ?? event).join(', ')],
              ['Prefix', filtered('prefix')],
              ['Suffix', filtered('suffix')],
              ['Notification name', Id],
            ),
          };
        },
      );
    });
    return (await Promise.all(found)).flat();
  },

  async sqs({ lambda }, targets) {
    const found: Trigger[] = [];
    for await (const page of pages((from) => lambda.send(new ListEventSourceMappingsCommand(from))))
      for (const mapping of page.EventSourceMappings ?? []) {
        const { EventSourceArn = '', FunctionArn = '', UUID = '', State = '' } = mapping;
        if (!targets.includes(FunctionArn)) continue;
        const filters = mapping.FilterCriteria?.Filters?.flatMap(({ Pattern }) => Pattern ?? []);
        found.push({
          source: 'sqs',
          id: UUID,
          name: EventSourceArn.split(/[:/]/).at(-1) ?? '',
          mapping,
          sourceArn: EventSourceArn,
          targetArn: FunctionArn,
          state: State,
          details: detailsOf(
            ['Batch size', mapping.BatchSize],
            ['Batch window', `${mapping.MaximumBatchingWindowInSeconds ?? 0} s`],
            ['Maximum concurrency', mapping.ScalingConfig?.MaximumConcurrency ?? '-'],
            [
              'Report batch item failures',
              mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ? 'Yes' : 'No',
            ],
            ['Filter criteria', filters?.join(', ')],
            ['Last processing result', mapping.LastProcessingResult],
            ['UUID', UUID],
          ),
        });
      }
    return found;
  },

  async sns(access, targets) {
    const { listSubscriptions, nameOfTopic } = await import('./sns.ts');
    return (await listSubscriptions(access)).flatMap(({ arn, protocol, endpoint, topicArn, attributes }) => {
      if (arn === undefined || protocol !== 'lambda' || !targets.includes(endpoint)) return [];
      const { deadLetterTargetArn } = JSON.parse(attributes.RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
      return {
        source: 'sns' as const,
        id: arn,
        name: nameOfTopic(topicArn),
        subscriptionArn: arn,
        sourceArn: topicArn,
        targetArn: endpoint,
        state: 'Enabled',
        details: detailsOf(
          ['Filter policy', attributes.FilterPolicy],
          ['Dead-letter queue', deadLetterTargetArn],
          ['Subscription ARN', arn],
        ),
      };
    });
  },

  async events(access, targets) {
    const { eventBridgeClient, listEventBuses, readRule } = await import('./eventbridge.ts');
    const found: Promise<Trigger[]>[] = [];
    for (const { Name: busName = '' } of await listEventBuses(access))
      for (const TargetArn of targets) {
        const input = { TargetArn, EventBusName: busName };
        const { RuleNames = [] } = await eventBridgeClient(access).call('ListRuleNamesByTarget', input);
        found.push(
          ...RuleNames.map(async (ruleName) => {
            const rule = await readRule(access, busName, ruleName);
            const called = rule.targets.filter(({ Arn }) => Arn === TargetArn);
            return called.map(({ Id }) => ({
              source: 'events' as const,
              id: `${rule.Arn} ${Id}`,
              name: ruleName,
              busName,
              targetId: Id,
              sourceArn: rule.Arn ?? '',
              targetArn: TargetArn,
              state: rule.State === 'DISABLED' ? 'Disabled' : 'Enabled',
              details: detailsOf(
                ['Event bus', busName],
                ['Schedule expression', rule.ScheduleExpression],
                ['Event pattern', rule.EventPattern],
                ['Description', rule.Description],
                ['Target ID', Id],
              ),
            }));
          }),
        );
      }
    return (await Promise.all(found)).flat();
  },
};

/** Below what its service's news invalidate. */
const KEYS: Record<TriggerSource, (functionName: string) => readonly string[]> = {
  s3: () => queryKeys.buckets,
  sqs: queryKeys.function,
  sns: () => queryKeys.topics,
  events: () => ['events'],
};

const SOURCES = Object.keys(TRIGGER_SOURCES) as TriggerSource[];

/** Services that the region has loaded; asked once by whoever asks at the same time. */
const servicesInUse = (client: QueryClient, { coldspark }: RegionAccess) =>
  client.fetchQuery({
    queryKey: queryKeys.servicesInUse,
    queryFn: async () => (await coldspark.call('ListServicesInUse', {})).services,
    staleTime: 0,
  });

export interface FunctionTriggers {
  triggers: readonly Trigger[];
  /** Of those that are known others may be missing. */
  isPending: boolean;
  error: Error | undefined;
}

export function useFunctionTriggers(functionName: string, qualifier: string | undefined): FunctionTriggers {
  const access = useRegion();
  const targets = namesOf(functionName, qualifier);
  return useQueries({
    queries: SOURCES.map((source) => ({
      queryKey: [...KEYS[source](functionName), 'triggers-of', ...targets],
      queryFn: async ({ client }: { client: QueryClient }): Promise<Trigger[]> =>
        source === 'sqs' || (await servicesInUse(client, access)).includes(source)
          ? LISTS[source](access, targets)
          : [],
    })),
    combine: (results) => ({
      triggers: results.flatMap(({ data = [] }) => data),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error ?? undefined,
    }),
  });
}

/** Why triggers are refused by the policy of what they call, by their ids, in AWS's words. */
export function useTriggerRefusals(functionName: string, triggers: readonly Trigger[]): ReadonlyMap<string, string> {
  const { coldspark } = useRegion();
  const judged = triggers.flatMap((trigger) => {
    const { principal } = TRIGGER_SOURCES[trigger.source];
    return principal === undefined ? [] : [{ trigger, principal }];
  });
  return useQueries({
    queries: judged.map(({ trigger: { targetArn, sourceArn }, principal }) => ({
      queryKey: [...queryKeys.function(functionName), 'invoke-permission', targetArn, principal, sourceArn],
      queryFn: async () =>
        (await coldspark.call('TestInvokePermission', { functionArn: targetArn, principal, sourceArn })).refusal ??
        null,
    })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index): [string, string][] => {
          const id = judged[index]?.trigger.id;
          return data && id !== undefined ? [[id, data]] : [];
        }),
      ),
  });
}

export interface TriggerRemoval {
  trigger: Trigger;
  functionName: string;
  qualifier: string | undefined;
  /** Ids of statements that nobody needs then. */
  statementIds: readonly string[];
}

/** Takes the trigger from its service, and then what let it in from the policy. The source itself stays. */
export function useRemoveTrigger() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ trigger, functionName, qualifier, statementIds }: TriggerRemoval) => {
      await remove(access, trigger);
      for (const statementId of statementIds)
        await access.lambda.send(
          new RemovePermissionCommand(removePermissionInput({ functionName, qualifier, statementId })),
        );
    },
  });
}

async function remove(access: RegionAccess, trigger: Trigger): Promise<void> {
  switch (trigger.source) {
    case 'sqs':
      await access.lambda.send(new DeleteEventSourceMappingCommand({ UUID: trigger.id }));
      return;
    case 'sns': {
      const { snsClient } = await import('./sns.ts');
      await snsClient(access).call('Unsubscribe', { SubscriptionArn: trigger.subscriptionArn });
      return;
    }
    case 'events': {
      const { eventBridgeClient } = await import('./eventbridge.ts');
      const input = { Rule: trigger.name, EventBusName: trigger.busName, Ids: [trigger.targetId] };
      await eventBridgeClient(access).call('RemoveTargets', input);
      return;
    }
    case 's3': {
      const { s3Client } = await import('./buckets.ts');
      const before = await s3Client(access).call('GetBucketNotificationConfiguration', { Bucket: trigger.name });
      const kept = before.LambdaFunctionConfigurations?.filter(({ Id }) => Id !== trigger.notificationId);
      await s3Client(access).call('PutBucketNotificationConfiguration', {
        Bucket: trigger.name,
        NotificationConfiguration: { ...before, LambdaFunctionConfigurations: kept },
      });
    }
  }
}

/** Turns an event source mapping or a rule on and off; of a rule all targets. */
export function useSwitchTrigger() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ trigger, enabled }: { trigger: Trigger; enabled: boolean }) => {
      if (trigger.source === 'sqs')
        await access.lambda.send(new UpdateEventSourceMappingCommand({ UUID: trigger.id, Enabled: enabled }));
      if (trigger.source !== 'events') return;
      const { eventBridgeClient } = await import('./eventbridge.ts');
      const rule = { Name: trigger.name, EventBusName: trigger.busName };
      await eventBridgeClient(access).call(enabled ? 'EnableRule' : 'DisableRule', rule);
    },
  });
}

/** Whether it is there, its service answers. */
export const functionTriggerSubject = (
  functionName: string,
  qualifier: string | undefined,
  trigger: Trigger,
): Subject => ({
  arn: trigger.targetArn,
  part: `trigger/${trigger.id}`,
  name: `The trigger ${trigger.name}`,
  queryKey: KEYS[trigger.source](functionName),
  async isThere(access) {
    try {
      const found = await LISTS[trigger.source](access, namesOf(functionName, qualifier));
      return found.some(({ id }) => id === trigger.id);
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  },
});
