/**
 * Policies as AWS publishes that it decides: each case stands under the page of IAM's user guide that it follows
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/ and the name).
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies have variables written so
import { describe, expect, test } from 'vitest';
import { authorize, decide, denial, type Policies, type Verdict } from './authorize.ts';
import { ANONYMOUS, type Caller, roleCaller, rootCaller, serviceCaller } from './caller.ts';
import { readPolicyDocument } from './policy-document.ts';
import type { AuthorizationRequest, Statement } from './statement.ts';

const ACCOUNT = '111122223333';
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/worker`;
const ROLE = roleCaller(ROLE_ARN, 'f');
const ROOT = rootCaller(ACCOUNT);
const ROOT_ARN = `arn:aws:iam::${ACCOUNT}:root`;
const S3 = serviceCaller('s3.amazonaws.com', ACCOUNT, 'arn:aws:s3:::in');
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;
const OBJECT = 'arn:aws:s3:::bucket/home/ann/notes.txt';

type Context = NonNullable<AuthorizationRequest['context']>;
type Given = string | readonly string[] | undefined;

const statementsOf = (statement: object, version = '2012-10-17'): readonly Statement[] => {
  const document = readPolicyDocument(JSON.stringify({ Version: version, Statement: statement }));
  if (typeof document === 'string') throw new Error(`no policy: ${document}`);
  return document.statements;
};

const verdictOf = (statement: object, request: Partial<AuthorizationRequest> = {}, version?: string): Verdict =>
  authorize(statementsOf({ Effect: 'Allow', Action: '*', Resource: '*', ...statement }, version), {
    caller: ROLE,
    action: 's3:GetObject',
    resource: OBJECT,
    ...request,
  });

let count = 0;
const counted = <T>(rows: T[]): T[] => {
  count += rows.length;
  return rows;
};

/** Operator, the values it wants, what the request has, whether that meets it. */
type Condition = [operator: string, wanted: string | string[] | boolean | number, given: Given, isMet: boolean];

const CONDITIONS: Record<string, Condition[]> = {
  'reference_policies_elements_condition_operators.html#Conditions_String': [
    ['StringEquals', 'ann', 'ann', true],
    ['StringEquals', 'ann', 'Ann', false],
    ['StringEquals', 'ann', undefined, false],
    ['StringEquals', 'a*', 'ann', false],
    ['StringEquals', 'a*', 'a*', true],
    ['StringEquals', ['ann', 'bob'], 'bob', true],
    ['StringEquals', ['ann', 'bob'], 'eve', false],
    ['StringNotEquals', 'ann', 'bob', true],
    ['StringNotEquals', 'ann', 'ann', false],
    ['StringNotEquals', 'ann', undefined, true],
    ['StringNotEquals', ['ann', 'bob'], 'bob', false],
    ['StringNotEquals', ['ann', 'bob'], 'eve', true],
    ['StringEqualsIgnoreCase', 'Ann', 'aNN', true],
    ['StringEqualsIgnoreCase', 'Ann', 'bob', false],
    ['StringNotEqualsIgnoreCase', 'Ann', 'aNN', false],
    ['StringNotEqualsIgnoreCase', 'Ann', 'bob', true],
    ['StringNotEqualsIgnoreCase', 'Ann', undefined, true],
    ['StringLike', 'a*', 'ann', true],
    ['StringLike', 'a*', 'Ann', false],
    ['StringLike', 'a?n', 'ann', true],
    ['StringLike', 'a?n', 'an', false],
    ['StringLike', '*n*', 'ann', true],
    ['StringLike', '*', '', true],
    ['StringLike', ['b*', '*n'], 'ann', true],
    ['StringLike', 'home/*/notes', 'home/ann/old/notes', true],
    ['StringNotLike', 'a*', 'ann', false],
    ['StringNotLike', 'a*', 'bob', true],
    ['StringNotLike', ['a*', 'b*'], 'bob', false],
    ['StringNotLike', 'a*', undefined, true],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_Numeric': [
    ['NumericEquals', '10', '10', true],
    ['NumericEquals', 10, '10.0', true],
    ['NumericEquals', '10', '11', false],
    ['NumericEquals', ['9', '10'], '10', true],
    ['NumericEquals', '10', undefined, false],
    ['NumericNotEquals', '10', '11', true],
    ['NumericNotEquals', '10', '10', false],
    ['NumericNotEquals', '10', undefined, true],
    ['NumericLessThan', '10', '9', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThan', '10', '9.99', true],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericLessThanEquals', '10', '11', false],
    ['NumericGreaterThan', '10', '11', true],
    ['NumericGreaterThan', '10', '10', false],
    ['NumericGreaterThan', '10', 'many', false],
    ['NumericGreaterThan', '-1', '', false],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['NumericGreaterThanEquals', '10', '-10', false],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_Date': [
    ['DateEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', true],
    ['DateEquals', '2026-03-01T00:00:00Z', '1772323200', true],
    ['DateEquals', '2026-03-01T01:00:00+01:00', '2026-03-01T00:00:00Z', true],
    ['DateEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z', false],
    ['DateNotEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z', true],
    ['DateNotEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', false],
    ['DateNotEquals', '2026-03-01T00:00:00Z', undefined, true],
    ['DateLessThan', '2026-03-01T00:00:00Z', '2026-02-28T23:59:59Z', true],
    ['DateLessThan', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', false],
    ['DateLessThanEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', true],
    ['DateGreaterThan', '2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z', true],
    ['DateGreaterThan', '2026-03-01T00:00:00Z', 'yesterday', false],
    ['DateGreaterThan', '2026-03-01T00:00:00Z', undefined, false],
    ['DateGreaterThanEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', true],
    ['DateGreaterThanEquals', '2026-03-01', '2026-03-01T00:00:00Z', true],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_Boolean': [
    ['Bool', 'true', 'true', true],
    ['Bool', true, 'true', true],
    ['Bool', 'True', 'true', true],
    ['Bool', 'false', 'true', false],
    ['Bool', 'false', 'false', true],
    ['Bool', 'false', undefined, false],
    ['BoolIfExists', 'false', undefined, true],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_BinaryEquals': [
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', true],
    ['BinaryEquals', 'QmluYXJ5', 'qmluYXJ5', false],
    ['BinaryEquals', 'QmluYXJ5', undefined, false],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_IPAddress': [
    ['IpAddress', '203.0.113.0/24', '203.0.113.7', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.7', false],
    ['IpAddress', '203.0.113.0/25', '203.0.113.128', false],
    ['IpAddress', '203.0.113.0/25', '203.0.113.127', true],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '203.0.113.7', '203.0.113.8', false],
    ['IpAddress', '0.0.0.0/0', '198.51.100.1', true],
    ['IpAddress', ['203.0.113.0/24', '2001:DB8:1234:5678::/64'], '2001:db8:1234:5678::1', true],
    ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5679::1', false],
    ['IpAddress', '2001:db8::/32', '2001:db8::203.0.113.7', true],
    ['IpAddress', '::/0', '203.0.113.7', false],
    ['IpAddress', '203.0.113.0/33', '203.0.113.7', false],
    ['IpAddress', 'anywhere', '203.0.113.7', false],
    ['IpAddress', '203.0.113.0/24', undefined, false],
    ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
    ['NotIpAddress', '203.0.113.0/24', '203.0.113.7', false],
    ['NotIpAddress', ['203.0.113.0/24', '198.51.100.0/24'], '198.51.100.1', false],
    ['NotIpAddress', '203.0.113.0/24', undefined, true],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_ARN': [
    ['ArnEquals', ROLE_ARN, ROLE_ARN, true],
    ['ArnEquals', `arn:aws:iam::${ACCOUNT}:role/*`, ROLE_ARN, true],
    ['ArnEquals', `arn:aws:iam::${ACCOUNT}:user/*`, ROLE_ARN, false],
    ['ArnLike', 'arn:aws:iam::*:role/w?rker', ROLE_ARN, true],
    ['ArnLike', 'arn:*:role/worker', ROLE_ARN, false],
    ['ArnLike', 'arn:aws:lambda:*:*:function:*', `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f:prod`, true],
    ['ArnLike', 'arn:aws:lambda:*:function:*', `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`, false],
    ['ArnLike', ROLE_ARN, undefined, false],
    ['ArnNotEquals', ROLE_ARN, ROLE_ARN, false],
    ['ArnNotEquals', ROLE_ARN, `${ROLE_ARN}2`, true],
    ['ArnNotLike', 'arn:aws:iam::*:role/*', ROLE_ARN, false],
    ['ArnNotLike', 'arn:aws:iam::*:user/*', ROLE_ARN, true],
    ['ArnNotLike', 'arn:aws:iam::*:user/*', undefined, true],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_IfExists': [
    ['StringEqualsIfExists', 'ann', undefined, true],
    ['StringEqualsIfExists', 'ann', 'ann', true],
    ['StringEqualsIfExists', 'ann', 'bob', false],
    ['StringLikeIfExists', 'a*', undefined, true],
    ['StringLikeIfExists', 'a*', 'bob', false],
    ['StringNotEqualsIfExists', 'ann', undefined, true],
    ['StringNotEqualsIfExists', 'ann', 'ann', false],
    ['NumericLessThanIfExists', '10', undefined, true],
    ['NumericLessThanIfExists', '10', '11', false],
    ['DateGreaterThanIfExists', '2026-03-01T00:00:00Z', undefined, true],
    ['IpAddressIfExists', '203.0.113.0/24', undefined, true],
    ['IpAddressIfExists', '203.0.113.0/24', '198.51.100.1', false],
    ['ArnLikeIfExists', 'arn:aws:iam::*:role/*', undefined, true],
  ],
  'reference_policies_elements_condition_operators.html#Conditions_Null': [
    ['Null', 'true', undefined, true],
    ['Null', 'true', 'x', false],
    ['Null', 'false', undefined, false],
    ['Null', 'false', 'x', true],
    ['Null', true, undefined, true],
    ['Null', 'true', [], true],
  ],
  'reference_policies_condition-single-vs-multi-valued-context-keys.html': [
    ['ForAllValues:StringEquals', ['a', 'b'], ['a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], undefined, true],
    ['ForAllValues:StringEquals', ['a', 'b'], [], true],
    ['ForAllValues:StringLike', ['a*'], ['a1', 'a2'], true],
    ['ForAllValues:StringLike', ['a*'], ['a1', 'b2'], false],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], false],
    ['ForAllValues:StringNotEquals', ['a', 'b'], undefined, true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], undefined, false],
    ['ForAnyValue:StringEquals', ['a', 'b'], [], false],
    ['ForAnyValue:StringEqualsIfExists', ['a', 'b'], undefined, true],
    ['ForAnyValue:StringLike', ['a*'], ['b', 'a1'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], undefined, false],
    ['ForAnyValue:ArnLike', ['arn:aws:sns:*:*:a*'], ['arn:aws:sns:us-east-1:1:b', 'arn:aws:sns:us-east-1:1:a1'], true],
    ['ForAllValues:NumericLessThan', '10', ['1', '9'], true],
    ['ForAllValues:NumericLessThan', '10', ['1', '10'], false],
    ['ForAnyValue:Bool', 'true', ['false', 'true'], true],
  ],
};

const conditionRows = Object.entries(CONDITIONS).flatMap(([source, rows]) =>
  rows.map(([operator, wanted, given, isMet]) => ({ source, operator, wanted, given, isMet })),
);

test.each(counted(conditionRows))(
  '$operator $wanted of $given: $isMet ($source)',
  ({ operator, wanted, given, isMet }) => {
    const context: Context = given === undefined ? {} : { k: given };
    expect(verdictOf({ Condition: { [operator]: { k: wanted } } }, { context })).toBe(
      isMet ? 'allow' : 'implicit-deny',
    );
  },
);

interface Case {
  name: string;
  statement: object;
  request?: Partial<AuthorizationRequest>;
  version?: string;
  verdict?: Verdict;
}

const allow = (name: string, statement: object, request?: Case['request'], version?: string): Case => ({
  ...{ name, statement, verdict: 'allow' },
  ...(request && { request }),
  ...(version !== undefined && { version }),
});
const refuse = (...[name, statement, request, version]: Parameters<typeof allow>): Case => ({
  ...allow(name, statement, request, version),
  verdict: 'implicit-deny',
});

const ann = { context: { 'aws:username': 'ann', 'aws:PrincipalTag/team': 'blue', star: '*', colon: 'a:b' } };
const PREFIX = { StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/*'] } };
const TEAM = { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } };
const listing = (prefix: string) => ({ context: { ...ann.context, 's3:prefix': prefix } });

const CASES: Record<string, Case[]> = {
  'reference_policies_condition-logic-multiple-context-keys-or-values.html': [
    allow(
      'each operator is met',
      { Condition: { StringEquals: { a: '1' }, Bool: { b: 'true' } } },
      { context: { a: '1', b: 'true' } },
    ),
    refuse(
      'one operator is not',
      { Condition: { StringEquals: { a: '1' }, Bool: { b: 'true' } } },
      { context: { a: '1', b: 'false' } },
    ),
    refuse(
      'one key of an operator is not',
      { Condition: { StringEquals: { a: '1', b: '2' } } },
      { context: { a: '1', b: '3' } },
    ),
    allow('one of several values', { Condition: { StringEquals: { a: ['1', '2'] } } }, { context: { a: '2' } }),
    refuse(
      'two negated values are both excluded',
      { Condition: { StringNotEquals: { a: ['1', '2'] } } },
      { context: { a: '2' } },
    ),
    allow(
      'a key in another case',
      { Condition: { StringEquals: { 'AWS:SourceIp': '1' } } },
      { context: { 'aws:sourceip': '1' } },
    ),
    allow('no condition at all', { Condition: {} }),
  ],
  'reference_policies_variables.html': [
    allow('the user’s own folder', { Resource: 'arn:aws:s3:::bucket/home/${aws:username}/*' }, ann),
    refuse(
      'another’s folder',
      { Resource: 'arn:aws:s3:::bucket/home/${aws:username}/*' },
      { context: { 'aws:username': 'bob' } },
    ),
    refuse('a variable that is not known', { Resource: 'arn:aws:s3:::bucket/home/${aws:username}/*' }),
    allow('its name in another case', { Resource: 'arn:aws:s3:::bucket/home/${AWS:UserName}/*' }, ann),
    allow('one that has a default', { Resource: "arn:aws:s3:::bucket/home/${aws:PrincipalTag/folder, 'ann'}/*" }, ann),
    allow('a value before its default', { Resource: "arn:aws:s3:::bucket/home/${aws:username, 'bob'}/*" }, ann),
    refuse('a star in a value is a star', { Resource: 'arn:aws:s3:::bucket/home/${star}/*' }, ann),
    allow(
      'a star in a value, of an object called so',
      { Resource: 'arn:aws:s3:::bucket/${star}' },
      { ...ann, resource: 'arn:aws:s3:::bucket/*' },
    ),
    allow('a star that is meant', { Resource: 'arn:aws:s3:::bucket/${*}' }, { resource: 'arn:aws:s3:::bucket/*' }),
    refuse('and nothing else', { Resource: 'arn:aws:s3:::bucket/${*}' }, { resource: 'arn:aws:s3:::bucket/x' }),
    allow(
      'a question mark that is meant',
      { Resource: 'arn:aws:s3:::bucket/a${?}' },
      { resource: 'arn:aws:s3:::bucket/a?' },
    ),
    allow('a dollar that is meant', { Resource: 'arn:aws:s3:::bucket/a${$}' }, { resource: 'arn:aws:s3:::bucket/a$' }),
    allow('in a condition', { Condition: TEAM }, { context: { ...ann.context, 'aws:ResourceTag/team': 'blue' } }),
    refuse(
      'in a condition, of another team',
      { Condition: TEAM },
      { context: { ...ann.context, 'aws:ResourceTag/team': 'red' } },
    ),
    refuse(
      'in a condition, where nobody has a team',
      { Condition: TEAM },
      { context: { 'aws:ResourceTag/team': 'red' } },
    ),
    allow('the user’s own prefix', { Condition: PREFIX }, listing('home/ann/x')),
    refuse('another’s prefix', { Condition: PREFIX }, listing('home/bob/x')),
    allow('the empty prefix', { Condition: PREFIX }, listing('')),
    refuse(
      'in a number it is only text',
      { Condition: { NumericEquals: { n: '${aws:username}' } } },
      { context: { 'aws:username': '1', n: '1' } },
    ),
    refuse(
      'before 2012-10-17 it is only text',
      { Resource: 'arn:aws:s3:::bucket/home/${aws:username}/*' },
      ann,
      '2008-10-17',
    ),
    allow(
      'as which it is found',
      { Resource: 'arn:aws:s3:::bucket/${aws:username}' },
      { ...ann, resource: 'arn:aws:s3:::bucket/${aws:username}' },
      '2008-10-17',
    ),
  ],
  'reference_policies_elements_action.html': [
    allow('by name', { Action: 's3:GetObject' }),
    allow('whatever its case', { Action: 'S3:getobject' }),
    refuse('another action', { Action: 's3:PutObject' }),
    refuse('the same of another service', { Action: 'glacier:GetObject' }),
    allow('all of a service', { Action: 's3:*' }),
    allow('by its beginning', { Action: 's3:Get*' }),
    allow('by its end', { Action: 's3:*Object' }),
    allow('by the middle', { Action: 's3:*etOb*' }),
    refuse('a character more', { Action: 's3:GetObject?' }),
    allow('one of several', { Action: ['s3:PutObject', 's3:GetObject'] }),
    allow('everything', { Action: '*' }),
    refuse('none', { Action: [] }),
  ],
  'reference_policies_elements_notaction.html': [
    refuse('all but this', { Action: undefined, NotAction: 's3:GetObject' }),
    allow('all but another', { Action: undefined, NotAction: 'iam:*' }),
    refuse('all but this service', { Action: undefined, NotAction: ['iam:*', 's3:*'] }),
    allow('all but another, of the same service', { Action: undefined, NotAction: 's3:DeleteBucket' }),
    {
      name: 'a deny of all but another',
      statement: { Effect: 'Deny', Action: undefined, NotAction: 'iam:*' },
      verdict: 'explicit-deny',
    },
    {
      name: 'a deny of all but this',
      statement: { Effect: 'Deny', Action: undefined, NotAction: 's3:*' },
      verdict: 'implicit-deny',
    },
  ],
  'reference_policies_elements_resource.html': [
    allow('by name', { Resource: OBJECT }),
    refuse('another', { Resource: `${OBJECT}2` }),
    refuse('in another case', { Resource: OBJECT.toUpperCase() }),
    allow('everything', { Resource: '*' }),
    allow('by its beginning', { Resource: 'arn:aws:s3:::bucket/*' }),
    allow('a star reaches over slashes', { Resource: 'arn:aws:s3:::bucket/*.txt' }),
    allow('a character', { Resource: 'arn:aws:s3:::buc?et/*' }),
    refuse('a bucket is not its objects', { Resource: 'arn:aws:s3:::bucket' }),
    allow('one of several', { Resource: ['arn:aws:s3:::other/*', OBJECT] }),
    allow('in any Region', { Resource: `arn:aws:dynamodb:*:${ACCOUNT}:table/orders` }, { resource: TABLE }),
    refuse('a star does not reach over a colon', { Resource: 'arn:aws:dynamodb:*:table/orders' }, { resource: TABLE }),
    allow('what is missing of the parts is anything', { Resource: 'arn:aws:dynamodb' }, { resource: TABLE }),
    refuse('of this service', { Resource: 'arn:aws:sqs' }, { resource: TABLE }),
    allow(
      'the last part may have colons',
      { Resource: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:*` },
      { resource: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f:prod` },
    ),
    refuse(
      'a function is not its qualifiers',
      { Resource: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f` },
      { resource: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f:prod` },
    ),
    refuse('an action that knows no resources', { Resource: TABLE }, { resource: '*' }),
    allow('such an action, of everything', { Resource: '*' }, { resource: '*' }),
  ],
  'reference_policies_elements_notresource.html': [
    refuse('all but this', { Resource: undefined, NotResource: OBJECT }),
    allow('all but another', { Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }),
    refuse('all but some', { Resource: undefined, NotResource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::bucket/*'] }),
    {
      name: 'a deny of all but another',
      statement: { Effect: 'Deny', Resource: undefined, NotResource: 'arn:aws:s3:::other/*' },
      verdict: 'explicit-deny',
    },
    {
      name: 'a deny of all but this',
      statement: { Effect: 'Deny', Resource: undefined, NotResource: 'arn:aws:s3:::bucket/*' },
      verdict: 'implicit-deny',
    },
  ],
  'reference_policies_elements_principal.html': [
    allow('everybody', { Principal: '*' }, { caller: ANONYMOUS }),
    allow('everybody, in other words', { Principal: { AWS: '*' } }, { caller: ANONYMOUS }),
    allow('everybody, a service too', { Principal: '*' }, { caller: S3 }),
    allow('the account by number', { Principal: { AWS: ACCOUNT } }),
    allow('the account by its root', { Principal: { AWS: ROOT_ARN } }),
    allow('the root user itself', { Principal: { AWS: ROOT_ARN } }, { caller: ROOT }),
    refuse('another account', { Principal: { AWS: '444455556666' } }),
    refuse('another account’s root', { Principal: { AWS: 'arn:aws:iam::444455556666:root' } }, { caller: ROOT }),
    allow('the role, asked by a session', { Principal: { AWS: ROLE_ARN } }),
    allow('the session', { Principal: { AWS: ROLE.arn } }),
    refuse('another session', { Principal: { AWS: roleCaller(ROLE_ARN, 'g').arn } }),
    refuse('a part of a name and a star', { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/*` } }),
    allow('one of several', { Principal: { AWS: ['444455556666', ROLE_ARN] } }),
    allow('a service', { Principal: { Service: 's3.amazonaws.com' } }, { caller: S3 }),
    refuse('another service', { Principal: { Service: 'sns.amazonaws.com' } }, { caller: S3 }),
    refuse('the service’s account', { Principal: { AWS: ACCOUNT } }, { caller: S3 }),
    refuse('a service, asked by a role', { Principal: { Service: 's3.amazonaws.com' } }),
    allow('identities of two kinds', { Principal: { Service: 's3.amazonaws.com', AWS: ACCOUNT } }),
    refuse('somebody who signed in elsewhere', { Principal: { Federated: 'accounts.google.com' } }),
    refuse('the account, asked by nobody', { Principal: { AWS: ACCOUNT } }, { caller: ANONYMOUS }),
  ],
  'reference_policies_elements_notprincipal.html': [
    {
      name: 'a deny of all but others',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: '444455556666' } },
      verdict: 'explicit-deny',
    },
    {
      name: 'a deny of all but the account’s root',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: ROOT_ARN } },
      request: { caller: ROOT },
      verdict: 'implicit-deny',
    },
    {
      name: 'of a session its role must be named, too',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: [ROLE.arn, ROOT_ARN] } },
      verdict: 'explicit-deny',
    },
    {
      name: 'and its account',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: [ROLE.arn, ROLE_ARN] } },
      verdict: 'explicit-deny',
    },
    {
      name: 'a session that is named with both',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: [ROLE.arn, ROLE_ARN, ROOT_ARN] } },
      verdict: 'implicit-deny',
    },
    {
      name: 'a service that is named',
      statement: { Effect: 'Deny', NotPrincipal: { Service: 's3.amazonaws.com' } },
      request: { caller: S3 },
      verdict: 'implicit-deny',
    },
    {
      name: 'a service that is not',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: ACCOUNT } },
      request: { caller: S3 },
      verdict: 'explicit-deny',
    },
    {
      name: 'nobody is left out',
      statement: { Effect: 'Deny', NotPrincipal: { AWS: ACCOUNT } },
      request: { caller: ANONYMOUS },
      verdict: 'explicit-deny',
    },
  ],
  'reference_policies_condition-keys.html': [
    allow('who asks', { Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } } }),
    refuse('a session has its role’s ARN', { Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE.arn } } }),
    allow('whose account', { Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } } }),
    allow(
      'a service for a resource',
      { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::in' } } },
      { caller: S3 },
    ),
    allow('for an account', { Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }, { caller: S3 }),
    allow('that it is a service', { Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }, { caller: S3 }),
    refuse('a role is none', { Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }),
    allow(
      'which service',
      { Condition: { StringEquals: { 'aws:PrincipalServiceName': 's3.amazonaws.com' } } },
      { caller: S3 },
    ),
    allow('what kind', { Condition: { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } } }),
    refuse(
      'nobody is anybody',
      { Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } } },
      { caller: ANONYMOUS },
    ),
  ],
};

const caseRows = Object.entries(CASES).flatMap(([source, cases]) => cases.map((each) => ({ source, ...each })));

test.each(counted(caseRows))('$name: $verdict ($source)', ({ statement, request, version, verdict }) => {
  expect(verdictOf(statement, request, version)).toBe(verdict);
});

const ALLOW = { Effect: 'Allow', Action: '*', Resource: '*' };
const DENY = { ...ALLOW, Effect: 'Deny' };
const NONE: Statement[] = [];
const to = (AWS: string, statement = ALLOW) => statementsOf({ ...statement, Principal: { AWS } });

type Together = [source: string, name: string, policies: Policies, verdict: Verdict, by: string, caller?: Caller];

const LOGIC = 'reference_policies_evaluation-logic.html';
const BASICS = 'reference_policies_evaluation-logic_policy-eval-basics.html';
const BOUNDARIES = 'access_policies_boundaries.html';
const CROSS = 'reference_policies_evaluation-logic-cross-account.html';
const KEYS = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html';
const TRUST = 'reference_policies_evaluation-logic_policy-eval-denyallow.html';

const TOGETHER: Together[] = [
  [LOGIC, 'nothing speaks of it', { identity: NONE }, 'implicit-deny', 'identity'],
  [LOGIC, 'the root user may', {}, 'allow', 'identity', ROOT],
  [LOGIC, 'its own policy allows', { identity: statementsOf(ALLOW) }, 'allow', 'identity'],
  [LOGIC, 'its own policy denies', { identity: statementsOf([ALLOW, DENY]) }, 'explicit-deny', 'identity'],
  [LOGIC, 'the order of statements is nothing', { identity: statementsOf([DENY, ALLOW]) }, 'explicit-deny', 'identity'],
  [
    LOGIC,
    'the resource’s policy denies',
    { identity: statementsOf(ALLOW), resource: to(ROLE_ARN, DENY) },
    'explicit-deny',
    'resource',
  ],
  [
    LOGIC,
    'its own denies what the resource’s allows',
    { identity: statementsOf(DENY), resource: to(ROLE_ARN) },
    'explicit-deny',
    'identity',
  ],
  [LOGIC, 'the root user is denied by a resource', { resource: to(ROOT_ARN, DENY) }, 'explicit-deny', 'resource', ROOT],
  [
    BASICS,
    'the resource’s policy alone allows the role',
    { identity: NONE, resource: to(ROLE_ARN) },
    'allow',
    'resource',
  ],
  [BASICS, 'and the session', { identity: NONE, resource: to(ROLE.arn) }, 'allow', 'resource'],
  [BASICS, 'and everybody', { identity: NONE, resource: to('*') }, 'allow', 'resource'],
  [
    BASICS,
    'that it allows the account leaves it to the account',
    { identity: NONE, resource: to(ACCOUNT) },
    'implicit-deny',
    'identity',
  ],
  [BASICS, 'which allows it', { identity: statementsOf(ALLOW), resource: to(ACCOUNT) }, 'allow', 'identity'],
  [
    BASICS,
    'its own policy alone is enough',
    { identity: statementsOf(ALLOW), resource: to('444455556666') },
    'allow',
    'identity',
  ],
  [
    BASICS,
    'a service has the resource’s policy alone',
    { identity: statementsOf(ALLOW) },
    'implicit-deny',
    'resource',
    S3,
  ],
  [
    BASICS,
    'which allows it',
    { resource: statementsOf({ ...ALLOW, Principal: { Service: 's3.amazonaws.com' } }) },
    'allow',
    'resource',
    S3,
  ],
  [BASICS, 'nobody has nothing', {}, 'implicit-deny', 'resource', ANONYMOUS],
  [
    BOUNDARIES,
    'within the boundary',
    { identity: statementsOf(ALLOW), boundary: statementsOf(ALLOW) },
    'allow',
    'identity',
  ],
  [BOUNDARIES, 'beyond it', { identity: statementsOf(ALLOW), boundary: NONE }, 'implicit-deny', 'boundary'],
  [
    BOUNDARIES,
    'a boundary gives nothing',
    { identity: NONE, boundary: statementsOf(ALLOW) },
    'implicit-deny',
    'identity',
  ],
  [
    BOUNDARIES,
    'a boundary that denies',
    { identity: statementsOf(ALLOW), boundary: statementsOf([ALLOW, DENY]) },
    'explicit-deny',
    'boundary',
  ],
  [
    BOUNDARIES,
    'a role that a resource names is bounded',
    { identity: NONE, boundary: NONE, resource: to(ROLE_ARN) },
    'implicit-deny',
    'boundary',
  ],
  [
    BOUNDARIES,
    'a session that it names is not',
    { identity: NONE, boundary: NONE, resource: to(ROLE.arn) },
    'allow',
    'resource',
  ],
  [
    BOUNDARIES,
    'a session is denied by a boundary all the same',
    { identity: NONE, boundary: statementsOf(DENY), resource: to(ROLE.arn) },
    'explicit-deny',
    'boundary',
  ],
  [
    KEYS,
    'a key leaves it to the account',
    { identity: statementsOf(ALLOW), resource: to(ROOT_ARN), isDelegated: true },
    'allow',
    'identity',
  ],
  [
    KEYS,
    'which does not allow it',
    { identity: NONE, resource: to(ROOT_ARN), isDelegated: true },
    'implicit-deny',
    'identity',
  ],
  [
    KEYS,
    'a key leaves nothing to the account',
    { identity: statementsOf(ALLOW), resource: NONE, isDelegated: true },
    'implicit-deny',
    'resource',
  ],
  [KEYS, 'not even to its root user', { resource: NONE, isDelegated: true }, 'implicit-deny', 'resource', ROOT],
  [
    KEYS,
    'the root user, to whom it leaves it',
    { resource: to(ROOT_ARN), isDelegated: true },
    'allow',
    'resource',
    ROOT,
  ],
  [KEYS, 'a key names the role', { identity: NONE, resource: to(ROLE_ARN), isDelegated: true }, 'allow', 'resource'],
  [
    KEYS,
    'a key leaves it to the account but for one',
    { identity: statementsOf(ALLOW), resource: [...to(ROOT_ARN), ...to(ROLE_ARN, DENY)], isDelegated: true },
    'explicit-deny',
    'resource',
  ],
  [
    TRUST,
    'trust in the service',
    {
      resource: statementsOf({ Effect: 'Allow', Action: '*', Principal: { Service: 's3.amazonaws.com' } }),
      isDelegated: true,
    },
    'allow',
    'resource',
    S3,
  ],
  [
    TRUST,
    'trust in another',
    {
      resource: statementsOf({ Effect: 'Allow', Action: '*', Principal: { Service: 'ec2.amazonaws.com' } }),
      isDelegated: true,
    },
    'implicit-deny',
    'resource',
    S3,
  ],
  [
    CROSS,
    'both allow',
    { identity: statementsOf(ALLOW), resource: to(ROLE_ARN), isAcrossAccounts: true },
    'allow',
    'resource',
  ],
  [
    CROSS,
    'the account is named',
    { identity: statementsOf(ALLOW), resource: to(ACCOUNT), isAcrossAccounts: true },
    'allow',
    'resource',
  ],
  [
    CROSS,
    'the resource does not',
    { identity: statementsOf(ALLOW), resource: NONE, isAcrossAccounts: true },
    'implicit-deny',
    'resource',
  ],
  [
    CROSS,
    'its own account does not',
    { identity: NONE, resource: to(ROLE.arn), isAcrossAccounts: true },
    'implicit-deny',
    'identity',
  ],
  [
    CROSS,
    'beyond its boundary',
    { identity: statementsOf(ALLOW), boundary: NONE, resource: to(ROLE.arn), isAcrossAccounts: true },
    'implicit-deny',
    'boundary',
  ],
];

test.each(counted(TOGETHER))('(%s) %s', (_source, _name, policies, verdict, by, caller = ROLE) => {
  expect(decide(policies, { caller, action: 's3:GetObject', resource: OBJECT })).toMatchObject({ verdict, by });
});

test('there are two hundred cases at least', () => {
  expect(count).toBeGreaterThanOrEqual(200);
});

describe('what is told of a decision', () => {
  const request = { caller: ROLE, action: 's3:GetObject', resource: OBJECT };

  test('the statements that made it', () => {
    const [own] = statementsOf(ALLOW);
    const [deny] = statementsOf(DENY);
    if (!own || !deny) throw new Error('no statements');
    expect(decide({ identity: [own] }, request).statements).toEqual([own]);
    expect(decide({ identity: [own, deny] }, request).statements).toEqual([deny]);
    expect(decide({ identity: NONE }, request).statements).toEqual([]);
  });

  test.each([
    ['implicit-deny', 'identity', 'because no identity-based policy allows the s3:GetObject action'],
    ['implicit-deny', 'boundary', 'because no permissions boundary allows the s3:GetObject action'],
    ['implicit-deny', 'resource', 'because no resource-based policy allows the s3:GetObject action'],
    ['explicit-deny', 'identity', 'with an explicit deny in an identity-based policy'],
    ['explicit-deny', 'boundary', 'with an explicit deny in a permissions boundary'],
    ['explicit-deny', 'resource', 'with an explicit deny in a resource-based policy'],
  ] as const)('%s by %s', (verdict, by, reason) => {
    expect(denial(verdict, request, by)).toBe(
      `User: ${ROLE.arn} is not authorized to perform: s3:GetObject on resource: ${OBJECT} ${reason}`,
    );
  });
});

test.each([
  ['no JSON', 'Allow', 'json'],
  ['a list', '[]', 'json'],
  ['another version', '{"Version":"2020-01-01","Statement":[]}', 'syntax'],
  ['no statement', '{"Version":"2012-10-17","Statement":[]}', 'syntax'],
  ['a member that nobody knows', '{"Statement":{"Effect":"Allow","Actions":"*"}}', 'syntax'],
  ['an effect that is none', '{"Statement":{"Effect":"allow","Action":"*"}}', 'syntax'],
  ['an action and its opposite', '{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}', 'syntax'],
  ['an operator that nobody knows', '{"Statement":{"Effect":"Allow","Condition":{"Equals":{"a":"b"}}}}', 'syntax'],
  ['an operator of every object', '{"Statement":{"Effect":"Allow","Condition":{"toString":{"a":"b"}}}}', 'syntax'],
  ['a principal that is no kind', '{"Statement":{"Effect":"Allow","Principal":{"Who":"*"}}}', 'syntax'],
  ['a value that is an object', '{"Statement":{"Effect":"Allow","Condition":{"Bool":{"a":{}}}}}', 'syntax'],
])('a text that is no policy: %s', (_name, text, fault) => {
  expect(readPolicyDocument(text)).toBe(fault);
});
