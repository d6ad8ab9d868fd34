/** Makes what invokes a function: with each service in its own words, and what lets it in before it is needed. */
import { CreateEventSourceMappingCommand, type CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import { useMutation } from '@tanstack/react-query';
import { ServiceException } from '../../api/errors.ts';
import type { PutRuleRequest } from '../../api/models/events-types.ts';
import type { LambdaFunctionConfiguration } from '../../api/models/s3-types.ts';
import type { Grant } from '../domain/grant.ts';
import { readQueueMapping } from '../domain/queue-mapping-form.ts';
import { calledArn, grantOf, sourceArnOf, sourceName, type TriggerForm } from '../domain/trigger-form.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { addApiTrigger } from './api-triggers.ts';
import { s3Client } from './buckets.ts';
import { eventBridgeClient } from './eventbridge.ts';
import { addGrant } from './grants.ts';
import { addLoadBalancerTrigger } from './load-balancer-triggers.ts';
import { snsClient } from './sns.ts';

export interface TriggerToAdd {
  functionName: string;
  form: TriggerForm;
}

/** Throws the refusal of whichever service refuses. What was granted before that stays, and is found again. */
export function useAddTrigger() {
  const access = useRegion();
  return useMutation({ mutationFn: (trigger: TriggerToAdd) => addTrigger(access, trigger) });
}

async function addTrigger(access: RegionAccess, { functionName, form }: TriggerToAdd): Promise<void> {
  const called = calledArn(functionName, form);
  const source = sourceArnOf(form);
  const grant = form.grants ? grantOf(functionName, form) : undefined;
  switch (form.source) {
    case 's3':
      if (grant) await addGrant(access, grant);
      await notify(access, sourceName(source), notificationOf(called, form));
      return;
    case 'sqs':
      await access.lambda.send(new CreateEventSourceMappingCommand(mappingInput(functionName, form)));
      return;
    case 'sns':
      if (grant) await addGrant(access, grant);
      await snsClient(access).call('Subscribe', { TopicArn: source, Protocol: 'lambda', Endpoint: called });
      return;
    case 'events':
      await addTarget(access, called, form, grant);
      return;
    case 'apigateway':
      await addApiTrigger(access, functionName, called, form, form.grants);
      return;
    case 'elasticloadbalancing':
      await addLoadBalancerTrigger(access, called, form.elasticloadbalancing, form.grants);
      return;
    default:
      return;
  }
}

export const mappingInput = (functionName: string, form: TriggerForm): CreateEventSourceMappingCommandInput => ({
  FunctionName: form.qualifier === '' ? functionName : `${functionName}:${form.qualifier}`,
  EventSourceArn: sourceArnOf(form),
  ...readQueueMapping(form.sqs.mapping, false),
});

function notificationOf(LambdaFunctionArn: string, { s3 }: TriggerForm): LambdaFunctionConfiguration {
  const rules = [
    { Name: 'prefix' as const, Value: s3.prefix },
    { Name: 'suffix' as const, Value: s3.suffix },
  ].filter(({ Value }) => Value !== '');
  return {
    LambdaFunctionArn,
    Events: [...s3.events],
    ...(rules.length > 0 && { Filter: { Key: { FilterRules: rules } } }),
  };
}

/** Beside those that the bucket has: a request replaces them all. */
async function notify(access: RegionAccess, Bucket: string, added: LambdaFunctionConfiguration): Promise<void> {
  const before = await s3Client(access).call('GetBucketNotificationConfiguration', { Bucket });
  await s3Client(access).call('PutBucketNotificationConfiguration', {
    Bucket,
    NotificationConfiguration: {
      ...before,
      LambdaFunctionConfigurations: [...(before.LambdaFunctionConfigurations ?? []), added],
    },
  });
}

async function addTarget(
  access: RegionAccess,
  Arn: string,
  { events }: TriggerForm,
  grant: Grant | undefined,
): Promise<void> {
  const client = eventBridgeClient(access);
  const Rule = events.ruleName.trim();
  if (events.choice === 'new') await createRule(access, ruleOf(events));
  // no name of a function holds a dot
  const Id = Arn.split(':').slice(6).join('.').slice(0, TARGET_ID_LENGTH);
  try {
    const { FailedEntries: [failed] = [] } = await client.call('PutTargets', { Rule, Targets: [{ Id, Arn }] });
    if (failed) throw new ServiceException(failed.ErrorCode ?? '', 400, failed.ErrorMessage ?? '');
  } catch (error) {
    // a rule without a target would stand in the way of the next try
    if (events.choice === 'new') await client.call('DeleteRule', { Name: Rule });
    throw error;
  }
  if (grant) await addGrant(access, grant);
}

const TARGET_ID_LENGTH = 64;

const ruleOf = (events: TriggerForm['events']): PutRuleRequest => ({
  Name: events.ruleName.trim(),
  ...(events.description !== '' && { Description: events.description }),
  ...(events.type === 'schedule' ? { ScheduleExpression: events.schedule.trim() } : { EventPattern: events.pattern }),
});

/** PutRule would change one that is there. */
async function createRule(access: RegionAccess, rule: PutRuleRequest): Promise<void> {
  const client = eventBridgeClient(access);
  const { Rules = [] } = await client.call('ListRules', { NamePrefix: rule.Name });
  if (Rules.some(({ Name }) => Name === rule.Name)) throw new RuleExists(rule.Name);
  await client.call('PutRule', rule);
}

/** Ours: AWS would overwrite it. */
export class RuleExists extends Error {
  readonly $fault = 'client';
  constructor(name: string) {
    super(`A rule ${name} exists. Choose it under Existing rules, or give the new one another name.`);
  }
}
