/** What lets a service in, added to the policies of the services themselves. */
import { CreateAliasCommand, GetPolicyCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { SnsOperations } from '../../api/models/sns-types.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { type Grant, statementOf } from '../domain/grant.ts';
import { PageRegion } from '../page-region.test-fixture.tsx';
import { addGrant } from './grants.ts';

const grant = (targetArn: string): Grant => ({
  targetArn,
  principal: 'events.amazonaws.com',
  sourceArn: 'arn:aws:events:us-east-1:123456789012:rule/r',
  statementId: 'r',
});

const statements = (policy = '{}') => (JSON.parse(policy) as { Statement: unknown[] }).Statement;

test('an alias lets it in, once, and the function does not', async () => {
  const page = new PageRegion();
  await page.createFunction('f');
  const { lambda } = page.access;
  await lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '$LATEST' }));
  const given = grant('arn:aws:lambda:us-east-1:123456789012:function:f:prod');
  await addGrant(page.access, given);
  await addGrant(page.access, given);
  const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: 'f', Qualifier: 'prod' }));
  expect(statements(Policy)).toEqual([statementOf(given)]);
  await expect(lambda.send(new GetPolicyCommand({ FunctionName: 'f' }))).rejects.toThrow('does not exist');
});

test('a queue lets it in beside what it let in before', async () => {
  const { access } = new PageRegion();
  const sqs = serviceClient<SqsOperations>(sqsDefinition, access.region.handle);
  const { QueueUrl = '' } = await sqs.call('CreateQueue', { QueueName: 'q' });
  await sqs.call('AddPermission', { QueueUrl, Label: 'before', AWSAccountIds: ['123456789012'], Actions: ['*'] });
  const given = grant('arn:aws:sqs:us-east-1:123456789012:q');
  await addGrant(access, given);
  await addGrant(access, given);
  const { Attributes } = await sqs.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
  expect(statements(Attributes?.Policy)).toEqual([expect.objectContaining({ Sid: 'before' }), statementOf(given)]);
});

test('a topic keeps its own statement', async () => {
  const { access } = new PageRegion();
  const sns = serviceClient<SnsOperations>(snsDefinition, access.region.handle);
  const { TopicArn = '' } = await sns.call('CreateTopic', { Name: 't' });
  await addGrant(access, grant(TopicArn));
  const { Attributes } = await sns.call('GetTopicAttributes', { TopicArn });
  expect(statements(Attributes?.Policy)).toEqual([
    expect.objectContaining({ Sid: '__default_statement_ID' }),
    statementOf(grant(TopicArn)),
  ]);
});
