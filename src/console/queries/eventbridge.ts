/** EventBridge's buses and rules: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html */
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { parseFunctionName } from '../../api/arn.ts';
import type { EventBridgeOperations as Operations, Target } from '../../api/models/events-types.ts';
import type { SnsOperations } from '../../api/models/sns-types.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { eventsDefinition } from '../../api/services/events.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { targetServiceOf } from '../domain/target-service.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export const DEFAULT_BUS = 'default';

const clientOf = ({ region }: RegionAccess) => serviceClient<Operations>(eventsDefinition, region.handle);
const topicsOf = ({ region }: RegionAccess) => serviceClient<SnsOperations>(snsDefinition, region.handle);
const queuesOf = ({ region }: RegionAccess) => serviceClient<SqsOperations>(sqsDefinition, region.handle);

/** Every page of a list. */
async function readAll<T>(
  read: (NextToken: string | undefined) => Promise<{ items?: T[] | undefined; NextToken?: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items = [], NextToken } = await read(token);
    all.push(...items);
    token = NextToken;
  } while (token !== undefined);
  return all;
}

export const listEventBuses = (access: RegionAccess) =>
  readAll(async (NextToken) => {
    const page = await clientOf(access).call('ListEventBuses', { NextToken });
    return { items: page.EventBuses, NextToken: page.NextToken };
  });

export const listRules = (access: RegionAccess, EventBusName: string) =>
  readAll(async (NextToken) => {
    const page = await clientOf(access).call('ListRules', { EventBusName, NextToken });
    return { items: page.Rules, NextToken: page.NextToken };
  });

export function useEventBuses() {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.eventBuses, queryFn: () => listEventBuses(access) });
}

export function useRules(busName: string) {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.rules(busName), queryFn: () => listRules(access, busName) });
}

async function readRule(access: RegionAccess, busName: string, ruleName: string) {
  const client = clientOf(access);
  const [rule, { Targets = [] }] = await Promise.all([
    client.call('DescribeRule', { Name: ruleName, EventBusName: busName }),
    client.call('ListTargetsByRule', { Rule: ruleName, EventBusName: busName }),
  ]);
  return { ...rule, targets: Targets };
}

export type RuleWithTargets = Awaited<ReturnType<typeof readRule>>;

export function useRule(busName: string, ruleName: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.rule(busName, ruleName),
    queryFn: () => readRule(access, busName, ruleName),
    retry: false,
  });
}

/** Whether the event matches, for as long as both stand like that; the refusal when one of them is none. */
export function useTestedPattern(EventPattern: string, Event: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.testedPattern(EventPattern, Event),
    queryFn: async () => (await clientOf(access).call('TestEventPattern', { EventPattern, Event })).Result ?? false,
    retry: false,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** ARNs of queues, for whoever chooses one. */
export function useQueueArns() {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.queueArns,
    queryFn: async () => {
      const urls = await readAll(async (NextToken) => {
        const page = await queuesOf(access).call('ListQueues', { NextToken, MaxResults: 1000 });
        return { items: page.QueueUrls, NextToken: page.NextToken };
      });
      return urls.map((url) => `arn:aws:sqs:${ARN_SCOPE.region}:${url.split('/').slice(-2).join(':')}`);
    },
  });
}

/** ARNs of topics, for whoever chooses one. */
export function useTopicArns() {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.topicArns,
    queryFn: () =>
      readAll(async (NextToken) => {
        const page = await topicsOf(access).call('ListTopics', { NextToken });
        return { items: page.Topics?.flatMap(({ TopicArn }) => TopicArn ?? []), NextToken: page.NextToken };
      }),
  });
}

/** An operation with its input. */
type Change = { [O in keyof Operations]: { operation: O; input: Operations[O]['input'] } }[keyof Operations];

/** Changes something of it; the region tells what else changed. */
export function useChangeEvents() {
  const access = useRegion();
  return useMutation({ mutationFn: ({ operation, input }: Change) => clientOf(access).call(operation, input) });
}

export function useSendEvent() {
  const access = useRegion();
  return useMutation({
    mutationFn: async (input: Operations['PutEvents']['input']) => {
      const [entry] = (await clientOf(access).call('PutEvents', input)).Entries ?? [];
      if (entry?.ErrorMessage !== undefined) throw new EntryRefusal(entry.ErrorMessage);
      return entry?.EventId ?? '';
    },
  });
}

/** An entry that was refused by itself: the request went through. */
export class EntryRefusal extends Error {
  readonly $fault = 'client';
}

export interface RuleToSave {
  put: Operations['PutRule']['input'];
  targets: Target[];
  /** Ids of those that it has. */
  before: readonly string[];
}

/** A rule with its targets, and what lets it reach them. */
export function useSaveRule() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ put, targets, before }: RuleToSave) => {
      const client = clientOf(access);
      const { RuleArn = '' } = await client.call('PutRule', put);
      const rule = { Rule: put.Name, EventBusName: put.EventBusName };
      const gone = before.filter((id) => !targets.some(({ Id }) => Id === id));
      if (gone.length > 0) await client.call('RemoveTargets', { ...rule, Ids: gone });
      if (targets.length > 0) await client.call('PutTargets', { ...rule, Targets: targets });
      for (const { Id, Arn, DeadLetterConfig } of targets) {
        await letIn(access, Arn, RuleArn, statementId(put.Name, Id));
        if (DeadLetterConfig?.Arn) await letIn(access, DeadLetterConfig.Arn, RuleArn, statementId(put.Name, Id));
      }
    },
  });
}

/** As AWS's console names what it adds. */
const statementId = (ruleName: string, targetId: string) => `AWSEvents_${ruleName}_${targetId}`.replaceAll('.', '_');

/** Adds the rule to the policy of its target, unless it is there. What is not there cannot let anybody in. */
async function letIn(access: RegionAccess, arn: string, ruleArn: string, sid: string): Promise<void> {
  try {
    const service = targetServiceOf(arn);
    if (service === 'lambda') await letInvoke(access, arn, ruleArn, sid);
    if (service === 'sqs') await letSend(access, arn, ruleArn, sid);
    if (service === 'sns') await letPublish(access, arn, ruleArn, sid);
  } catch (error) {
    const name = error instanceof Error && 'code' in error ? String(error.code) : (error as Error).name;
    if (!/ResourceConflict|NotFound|NonExistent|DoesNotExist/.test(name)) throw error;
  }
}

async function letInvoke({ lambda }: RegionAccess, arn: string, SourceArn: string, StatementId: string): Promise<void> {
  const { functionName, qualifier } = parseFunctionName(arn);
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: functionName,
      ...(qualifier !== undefined && { Qualifier: qualifier }),
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn,
    }),
  );
}

async function letSend(access: RegionAccess, arn: string, ruleArn: string, Sid: string): Promise<void> {
  const queues = queuesOf(access);
  const { QueueUrl = '' } = await queues.call('GetQueueUrl', { QueueName: arn.split(':').at(-1) ?? '' });
  const { Attributes = {} } = await queues.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
  const Policy = withRule(Attributes.Policy, { Sid, Action: 'sqs:SendMessage', Resource: arn }, ruleArn);
  await queues.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
}

async function letPublish(access: RegionAccess, TopicArn: string, ruleArn: string, Sid: string): Promise<void> {
  const topics = topicsOf(access);
  const { Attributes = {} } = await topics.call('GetTopicAttributes', { TopicArn });
  const AttributeValue = withRule(Attributes.Policy, { Sid, Action: 'sns:Publish', Resource: TopicArn }, ruleArn);
  await topics.call('SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue });
}

/** A policy with a statement for the rule, in place of one that has its name. */
function withRule(
  policy: string | undefined,
  statement: { Sid: string; Action: string; Resource: string },
  ruleArn: string,
) {
  const document = JSON.parse(policy ?? '{"Version":"2012-10-17","Statement":[]}') as { Statement: { Sid?: string }[] };
  const added = {
    ...statement,
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  };
  const Statement = [document.Statement].flat().filter(({ Sid }) => Sid !== statement.Sid);
  return JSON.stringify({ ...document, Statement: [...Statement, added] });
}
