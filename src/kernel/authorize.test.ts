import { expect, test } from 'vitest';
import { authorize, denial, type Statement } from './authorize.ts';
import { ANONYMOUS, type Caller, roleCaller, rootCaller } from './caller.ts';

const ROLE = roleCaller('arn:aws:iam::111122223333:role/worker', 'f');
const S3: Caller = {
  type: 'service',
  service: 's3.amazonaws.com',
  accountId: '111122223333',
  sourceArn: 'arn:aws:s3:::in',
};
const F = 'arn:aws:lambda:us-east-1:111122223333:function:f';

const ask = (statement: Omit<Statement, 'Effect'>, caller: Caller = ROLE, context = {}) =>
  authorize([{ Effect: 'Allow', ...statement }], { caller, action: 'lambda:InvokeFunction', resource: F, context });

test('what no statement speaks of is not allowed', () => {
  expect(authorize([], { caller: ROLE, action: 'lambda:InvokeFunction', resource: F })).toBe('implicit-deny');
});

test('a deny wins over every allow, wherever it stands', () => {
  const allow: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  const deny: Statement = { Effect: 'Deny', Action: 'lambda:*', Resource: F };
  const request = { caller: ROLE, action: 'lambda:InvokeFunction', resource: F };
  expect(authorize([allow, deny], request)).toBe('explicit-deny');
  expect(authorize([deny, allow], request)).toBe('explicit-deny');
  expect(authorize([allow, deny], { ...request, action: 'sqs:SendMessage' })).toBe('allow');
});

test.each<[string, Omit<Statement, 'Effect'>, boolean]>([
  ['an action by name, whatever its case', { Action: 'Lambda:invokefunction' }, true],
  ['a pattern of actions', { Action: ['s3:*', 'lambda:Invoke*'] }, true],
  ['another action', { Action: 'lambda:GetFunction' }, false],
  ['all actions but this', { NotAction: 'lambda:InvokeFunction' }, false],
  ['all actions but others', { NotAction: 's3:*' }, true],
  ['a resource by name', { Action: '*', Resource: F }, true],
  ['its qualifiers only', { Action: '*', Resource: `${F}:*` }, false],
  ['one character more', { Action: '*', Resource: `${F}?` }, false],
  ['all resources but this', { Action: '*', NotResource: `${F}*` }, false],
])('%s', (_, statement, allowed) => {
  expect(ask(statement)).toBe(allowed ? 'allow' : 'implicit-deny');
});

test.each<[string, Statement['Principal'], Caller, boolean]>([
  ['everybody', '*', ANONYMOUS, true],
  ['every identity, which means everybody', { AWS: '*' }, ANONYMOUS, true],
  ['a role, asked by a session of it', { AWS: 'arn:aws:iam::111122223333:role/worker' }, ROLE, true],
  ['another role', { AWS: 'arn:aws:iam::111122223333:role/other' }, ROLE, false],
  ['the account, asked by a role in it', { AWS: '111122223333' }, ROLE, true],
  ['the root user of another account', { AWS: 'arn:aws:iam::999999999999:root' }, rootCaller('111122223333'), false],
  ['a service', { Service: ['sns.amazonaws.com', 's3.amazonaws.com'] }, S3, true],
  ['another service', { Service: 'sns.amazonaws.com' }, S3, false],
  ['a role, asked by a service', { AWS: ROLE.roleArn }, S3, false],
])('the principal is %s', (_, Principal, caller, allowed) => {
  expect(ask({ Action: '*', ...(Principal && { Principal }) }, caller)).toBe(allowed ? 'allow' : 'implicit-deny');
});

test.each<[string, NonNullable<Statement['Condition']>, boolean]>([
  ['the source is the bucket', { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::in' } }, true],
  ['the source is another', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::out' } }, false],
  ['a star does not reach over the parts of an ARN', { ArnLike: { 'aws:SourceArn': 'arn:*:in' } }, false],
  ['one of several values', { StringEquals: { 'aws:SourceAccount': ['1', '111122223333'] } }, true],
  ['both conditions, one not met', { StringEquals: { 'aws:SourceAccount': '111122223333', x: 'y' } }, false],
  ['none of the unwanted values', { StringNotEquals: { 'aws:SourceAccount': ['1', '2'] } }, true],
  ['an unwanted value', { StringNotLike: { 'aws:SourceAccount': '1111*' } }, false],
  ['a key the request does not have', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, false],
  ['that key, if it is there', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }, true],
  ['that key, not that value', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, true],
  ['that key must be missing', { Null: { 'aws:PrincipalOrgID': 'true' } }, true],
  ['this key must be missing', { Null: { 'aws:SourceArn': 'true' } }, false],
  ['a service calls', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, true],
  ['another service calls', { StringEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }, false],
  ['a truth', { Bool: { 'aws:SecureTransport': 'true' } }, true],
  ['a number', { NumericLessThan: { size: '10' } }, true],
  ['an operator nobody knows', { StringMatches: { 'aws:SourceAccount': '111122223333' } }, false],
])('on condition: %s', (_, Condition, allowed) => {
  const context = { 'aws:SecureTransport': 'true', size: '9' };
  expect(ask({ Action: '*', Condition }, S3, context)).toBe(allowed ? 'allow' : 'implicit-deny');
});

test('a refusal names who asked, what for, and why', () => {
  const request = { action: 'lambda:InvokeFunction', resource: F };
  expect(denial('implicit-deny', { caller: S3, ...request })).toBe(
    `User: s3.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${F} because no resource-based policy allows the lambda:InvokeFunction action`,
  );
  expect(denial('explicit-deny', { caller: ROLE, ...request })).toBe(
    `User: arn:aws:sts::111122223333:assumed-role/worker/f is not authorized to perform: lambda:InvokeFunction on resource: ${F} with an explicit deny in a resource-based policy`,
  );
  expect(denial('implicit-deny', { caller: ANONYMOUS, ...request })).toContain('User: anonymous is not');
});
