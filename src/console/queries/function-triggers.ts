/**
 * What invokes a function, a version or an alias: event source mappings, subscriptions, rules, notifications of buckets, APIs and load balancers.
 * Each service is asked for its own, and only those of which the account has something: what they need is loaded then.
 */
import { ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { type QueryClient, useQueries } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import { eventLabel } from '../domain/bucket-notification.ts';
import { detailsOf, TRIGGER_SOURCES, type Trigger, type TriggerSource } from '../domain/trigger.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

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
              ['Event types', Events.map(eventLabel).join(', ')],
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

  async apigateway(access, targets) {
    const { listApiTriggers } = await import('./api-triggers.ts');
    return listApiTriggers(access, targets);
  },

  async elasticloadbalancing(access, targets) {
    const { listLoadBalancerTriggers } = await import('./load-balancer-triggers.ts');
    return listLoadBalancerTriggers(access, targets);
  },
};

/** Below what its service's news invalidate. */
const KEYS: Record<TriggerSource, (functionName: string) => readonly string[]> = {
  s3: () => queryKeys.buckets,
  sqs: queryKeys.function,
  sns: () => queryKeys.topics,
  events: () => ['events'],
  apigateway: () => queryKeys.apis,
  elasticloadbalancing: () => queryKeys.loadBalancers,
};

const SOURCES = Object.keys(TRIGGER_SOURCES) as TriggerSource[];

/** Services that the region has loaded; asked once by whoever asks at the same time. */
const servicesInUse = (client: QueryClient, { coldspark }: RegionAccess) =>
  client.fetchQuery({
    queryKey: queryKeys.servicesInUse,
    queryFn: async () => (await coldspark.call('ListServicesInUse', {})).services,
    staleTime: 0,
  });

/** API Gateway's HTTP APIs are a service of their own. */
const isOf = (service: string, source: TriggerSource) =>
  service === source || (source === 'apigateway' && service === 'apigatewayv2');

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
        source === 'sqs' || (await servicesInUse(client, access)).some((service) => isOf(service, source))
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

/** As the source's service has them now. */
export const listTriggers = (
  access: RegionAccess,
  source: TriggerSource,
  functionName: string,
  qualifier: string | undefined,
): Promise<Trigger[]> => LISTS[source](access, namesOf(functionName, qualifier));

/** Below which key the news of a source arrive. */
export const triggerKey = (source: TriggerSource, functionName: string) => KEYS[source](functionName);
