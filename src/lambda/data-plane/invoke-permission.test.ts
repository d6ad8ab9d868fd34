/** Which services may invoke what: asked of Invoke itself, with the policies that AddPermission makes. */
import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { AddPermissionRequest } from '../../api/models/lambda-types.ts';
import { type Caller, roleCaller, rootCaller, serviceCaller } from '../../kernel/caller.ts';
import { Story } from '../contract/story.ts';

const ACCOUNT = '123456789012';
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:orders`;
const F = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`;
const SNS = serviceCaller('sns.amazonaws.com', ACCOUNT, TOPIC);
const S3 = serviceCaller('s3.amazonaws.com', ACCOUNT, 'arn:aws:s3:::in');

/** Function `f` with version 1 and alias `prod`, and the grants. */
async function story(...grants: Partial<AddPermissionRequest>[]): Promise<Story> {
  const told = new Story();
  await told.active();
  await told.send('PublishVersion', { FunctionName: 'f' });
  await told.send('CreateAlias', { FunctionName: 'f', Name: 'prod', FunctionVersion: '1' });
  for (const [index, grant] of grants.entries())
    await told.send('AddPermission', {
      FunctionName: 'f',
      StatementId: `s${index}`,
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
      ...grant,
    });
  return told;
}

/** The refusal, if it was one. */
function invoke(told: Story, caller: Caller, input: object = {}): ServiceException | undefined {
  let refusal: ServiceException | undefined;
  const call = {
    service: 'lambda',
    operation: 'Invoke',
    input: { FunctionName: F, InvocationType: 'Event', ...input },
    caller,
  } as const;
  told.region.lambda.service.run(call, (answer) => {
    if (answer instanceof ServiceException) refusal = answer;
  });
  return refusal;
}

test.each<[string, Partial<AddPermissionRequest>[], Caller, object, boolean]>([
  ['nobody is granted anything', [], SNS, {}, false],
  ['the service, without conditions', [{}], SNS, {}, true],
  ['another service', [{}], S3, {}, false],
  ['another action', [{ Action: 'lambda:GetFunction' }], SNS, {}, false],
  ['every action', [{ Action: 'lambda:*' }], SNS, {}, true],
  ['everybody', [{ Principal: '*' }], S3, {}, true],
  ['the topic', [{ SourceArn: TOPIC }], SNS, {}, true],
  ['topics by pattern', [{ SourceArn: `arn:aws:sns:us-east-1:${ACCOUNT}:ord*` }], SNS, {}, true],
  ['another topic', [{ SourceArn: `${TOPIC}2` }], SNS, {}, false],
  ['the account', [{ SourceAccount: ACCOUNT }], SNS, {}, true],
  ['another account', [{ SourceAccount: '999999999999' }], SNS, {}, false],
  ['the topic in another account', [{ SourceArn: TOPIC, SourceAccount: '999999999999' }], SNS, {}, false],
  ['one of two grants', [{ SourceArn: `${TOPIC}2` }, { SourceArn: TOPIC }], SNS, {}, true],
  ['the function, and the alias is called', [{}], SNS, { Qualifier: 'prod' }, false],
  ['the function, and its version is called', [{}], SNS, { Qualifier: '1' }, false],
  ['the function, and $LATEST is called by name', [{}], SNS, { Qualifier: '$LATEST' }, false],
  ['the alias', [{ Qualifier: 'prod' }], SNS, { Qualifier: 'prod' }, true],
  ['the alias, called by its ARN', [{ Qualifier: 'prod' }], SNS, { FunctionName: `${F}:prod` }, true],
  ['the alias, and the function is called', [{ Qualifier: 'prod' }], SNS, {}, false],
  ['the alias, and its version is called', [{ Qualifier: 'prod' }], SNS, { Qualifier: '1' }, false],
  ['the version', [{ Qualifier: '1' }], SNS, { Qualifier: '1' }, true],
  ['nothing, of a synchronous call', [], SNS, { InvocationType: 'RequestResponse' }, false],
  ['nothing, of a dry run', [], SNS, { InvocationType: 'DryRun' }, false],
  ['nothing, and the account itself calls', [], rootCaller(ACCOUNT), {}, true],
  ['nothing, and a role calls', [], roleCaller(`arn:aws:iam::${ACCOUNT}:role/r`, 's'), {}, true],
])('granted: %s', async (_, grants, caller, input, allowed) => {
  const refusal = invoke(await story(...grants), caller, input);
  expect(refusal?.code).toBe(allowed ? undefined : 'AccessDeniedException');
});

test('the refusal says who may not do what with what', async () => {
  const refusal = invoke(await story({}), SNS, { FunctionName: `${F}:prod` });
  expect(refusal).toMatchObject({
    status: 403,
    message: `User: sns.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${F}:prod because no resource-based policy allows the lambda:InvokeFunction action`,
  });
});

test('what is not there is missing, whatever is granted', async () => {
  const told = await story({});
  for (const input of [{ FunctionName: `${F}2` }, { Qualifier: 'gone' }, { Qualifier: '7' }])
    expect(invoke(told, SNS, input)).toMatchObject({ code: 'ResourceNotFoundException', status: 404 });
});

test('a grant that was taken back grants no more', async () => {
  const told = await story({ Qualifier: 'prod' });
  expect(invoke(told, SNS, { Qualifier: 'prod' })).toBeUndefined();
  await told.send('RemovePermission', { FunctionName: 'f', StatementId: 's0', Qualifier: 'prod' });
  expect(invoke(told, SNS, { Qualifier: 'prod' })?.code).toBe('AccessDeniedException');
});

test('a chain of invocations goes on through a service', async () => {
  const told = await story({});
  const caller = serviceCaller('sns.amazonaws.com', ACCOUNT, TOPIC, { lineage: { f: 16 } });
  const { dataPlane } = told.region.lambda;
  expect(dataPlane.lineageOf(caller)).toEqual({ f: 16 });
  expect(dataPlane.lineageOf(SNS)).toBeUndefined();
});
