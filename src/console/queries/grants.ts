/** Adds what lets a service of AWS in at a function, a queue or a topic (domain/grant.ts). */
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { parseFunctionName, queueUrlOfArn } from '../../api/arn.ts';
import type { SnsOperations } from '../../api/models/sns-types.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { type Grant, statementOf } from '../domain/grant.ts';
import { targetServiceOf } from '../domain/target-service.ts';
import type { RegionAccess } from '../region.ts';

/** Where the same statement is already, it stays. */
export async function addGrant(access: RegionAccess, grant: Grant): Promise<void> {
  const service = targetServiceOf(grant.targetArn);
  if (service === 'lambda') await letInvoke(access, grant);
  if (service === 'sqs') await letSend(access, grant);
  if (service === 'sns') await letPublish(access, grant);
}

async function letInvoke({ lambda }: RegionAccess, grant: Grant): Promise<void> {
  try {
    await lambda.send(new AddPermissionCommand(addPermissionInput(grant)));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceConflictException') throw error;
  }
}

export function addPermissionInput({ targetArn, principal, sourceArn, sourceAccount, statementId }: Grant) {
  const { functionName, qualifier } = parseFunctionName(targetArn);
  return {
    FunctionName: functionName,
    ...(qualifier !== undefined && { Qualifier: qualifier }),
    StatementId: statementId,
    Action: 'lambda:InvokeFunction',
    Principal: principal,
    SourceArn: sourceArn,
    ...(sourceAccount !== undefined && { SourceAccount: sourceAccount }),
  };
}

async function letSend({ region }: RegionAccess, grant: Grant): Promise<void> {
  const queues = serviceClient<SqsOperations>(sqsDefinition, region.handle);
  const QueueUrl = queueUrlOfArn(grant.targetArn);
  const { Attributes } = await queues.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
  await queues.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: withGrant(Attributes?.Policy, grant) } });
}

async function letPublish({ region }: RegionAccess, grant: Grant): Promise<void> {
  const topics = serviceClient<SnsOperations>(snsDefinition, region.handle);
  const TopicArn = grant.targetArn;
  const { Attributes } = await topics.call('GetTopicAttributes', { TopicArn });
  const AttributeValue = withGrant(Attributes?.Policy, grant);
  await topics.call('SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue });
}

interface Policy {
  Statement: { Sid?: string } | { Sid?: string }[];
}

/** JSON text; of the same id one stands. */
function withGrant(policyText = '{"Version":"2012-10-17","Statement":[]}', grant: Grant): string {
  const policy = JSON.parse(policyText) as Policy;
  const others = [policy.Statement].flat().filter(({ Sid }) => Sid !== grant.statementId);
  return JSON.stringify({ ...policy, Statement: [...others, statementOf(grant)] });
}
