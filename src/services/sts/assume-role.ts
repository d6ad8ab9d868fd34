/**
 * A session of a role: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 *
 * Differs from AWS: the root user stands for every user, and may assume roles; policies of a session are not applied.
 */
import { ServiceException } from '../../api/errors.ts';
import type { Role } from '../../api/models/iam-types.ts';
import type { AssumeRoleRequest, AssumeRoleResponse } from '../../api/models/sts-types.ts';
import { decide } from '../../kernel/authorize.ts';
import { type Caller, callerName, roleCaller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Identities } from '../../kernel/identities.ts';
import { readPolicyDocument } from '../../kernel/policy-document.ts';
import { type Random, randomText } from '../../kernel/random.ts';
import { type RoleSession, writeSessionToken } from '../../kernel/role-session.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { sessionIdOf } from '../../kernel/user-id.ts';

export interface StsContext {
  neighbours: Neighbours;
  identities: Identities;
  clock: Clock;
  random: Random;
}

const DEFAULT_SECONDS = 3600;
/** Of a session that a session asks for. */
const CHAINED_SECONDS = 3600;
const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What the tags of a session may take, packed; how AWS packs them it does not say. */
const PACKED_BYTES = 2048;

export function assumeRole(context: StsContext, input: AssumeRoleRequest, caller: Caller): AssumeRoleResponse {
  const { RoleArn: roleArn, RoleSessionName: sessionName } = input;
  const tags = tagsOf(input, caller);
  const role = roleOf(context, roleArn, caller);
  const actions = ['sts:AssumeRole', ...(input.Tags?.length ? ['sts:TagSession'] : [])];
  for (const action of actions)
    if (!role || !isTrusted(context, role, { action, caller, input })) throw accessDenied(caller, action, roleArn);

  const seconds = input.DurationSeconds ?? DEFAULT_SECONDS;
  if (caller.type === 'role' && seconds > CHAINED_SECONDS)
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  if (seconds > (role?.MaxSessionDuration ?? DEFAULT_SECONDS))
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');

  const session: RoleSession = {
    ...{ roleArn, sessionName, tags: tags.all, transitiveTagKeys: tags.transitive },
    expiresAtMs: context.clock.now + seconds * 1000,
  };
  const assumed = roleCaller(roleArn, sessionName);
  return {
    AssumedRoleUser: { AssumedRoleId: sessionIdOf(assumed, context.neighbours), Arn: assumed.arn },
    Credentials: {
      AccessKeyId: `ASIA${randomText(context.random, KEY_CHARACTERS, 16)}`,
      SecretAccessKey: randomText(context.random, SECRET_CHARACTERS, 40),
      SessionToken: writeSessionToken(session),
      Expiration: Math.floor(session.expiresAtMs / 1000),
    },
    ...(input.Tags?.length && { PackedPolicySize: packedPercent(tags.all) }),
    ...(input.SourceIdentity !== undefined && { SourceIdentity: input.SourceIdentity }),
  };
}

/** Undefined of one that is not there: whether it is, AWS tells nobody. */
function roleOf({ neighbours }: StsContext, roleArn: string, caller: Caller): Role | undefined {
  const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  let found: Role | undefined;
  neighbours.call({ service: 'iam', operation: 'GetRole', input: { RoleName }, caller }, (answer) => {
    if (!(answer instanceof ServiceException)) found = (answer.output as { Role: Role }).Role;
  });
  return found?.Arn === roleArn ? found : undefined;
}

interface Asking {
  action: string;
  caller: Caller;
  input: AssumeRoleRequest;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
function isTrusted({ identities }: StsContext, role: Role, { action, caller, input }: Asking): boolean {
  const document = readPolicyDocument(decodeURIComponent(role.AssumeRolePolicyDocument ?? ''));
  if (typeof document === 'string') return false;
  const { Tags = [], TransitiveTagKeys: transitive, ExternalId, SourceIdentity } = input;
  const context = {
    'sts:RoleSessionName': input.RoleSessionName,
    ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
    ...(SourceIdentity !== undefined && { 'sts:SourceIdentity': SourceIdentity }),
    ...(Tags.length > 0 && { 'aws:TagKeys': Tags.map(({ Key }) => Key) }),
    ...(transitive?.length && { 'sts:TransitiveTagKeys': transitive }),
    ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
  };
  const policies = { ...identities.policiesOf(caller), resource: document.statements, isDelegated: true };
  return decide(policies, { caller, action, resource: role.Arn, context }).verdict === 'allow';
}

/** Names of tags differ in more than their case. */
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function tagsOf({ Tags = [], TransitiveTagKeys = [] }: AssumeRoleRequest, caller: Caller) {
  const keys = Tags.map(({ Key }) => Key);
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length)
    throw invalidValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  if (!TransitiveTagKeys.every((key) => keys.some((own) => same(own, key))))
    throw invalidValue('The specified transitive tag key must be included in the requested tags.');
  const inherited = inheritedOf(caller);
  if (keys.some((key) => inherited.some(([own]) => same(own, key))))
    throw invalidValue(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  return {
    all: Object.fromEntries([...inherited, ...Tags.map(({ Key, Value }) => [Key, Value] as const)]),
    transitive: [...inherited.map(([key]) => key), ...TransitiveTagKeys],
  };
}

/** What a session hands on to those it asks for. */
function inheritedOf(caller: Caller): [key: string, value: string][] {
  const { tags = {}, transitiveTagKeys = [] }: Partial<RoleSession> = (caller.type === 'role' && caller.session) || {};
  return Object.entries(tags).filter(([key]) => transitiveTagKeys.some((transitive) => same(transitive, key)));
}

const packedPercent = (tags: Readonly<Record<string, string>>) =>
  Math.ceil((JSON.stringify(tags).length / PACKED_BYTES) * 100);

const accessDenied = (caller: Caller, action: string, roleArn: string) =>
  new ServiceException(
    'AccessDenied',
    403,
    `User: ${callerName(caller)} is not authorized to perform: ${action} on resource: ${roleArn}`,
  );
const validationError = (message: string) => new ServiceException('ValidationError', 400, message);
const invalidValue = (message: string) => new ServiceException('InvalidParameterValue', 400, message);
