/** Keys and the policies of roles, together: a handler's session asks. */
import { expect, test } from 'vitest';
import { AccountTime } from '../../kernel/account-time.ts';
import { type Caller, roleCaller, rootCaller } from '../../kernel/caller.ts';
import { at } from '../../kernel/one-clock.test-fixture.ts';
import { passTo, step } from '../../kernel/step.ts';
import { createCore } from '../../region/core.ts';
import { EVERY_SERVICE } from '../../region/every-service.ts';

const ROOT = rootCaller('123456789012');
const WORKER = roleCaller('arn:aws:iam::123456789012:role/worker', 'f');
const START_MS = Date.UTC(2026, 2, 1);

class Account {
  readonly #core = createCore({
    around: EVERY_SERVICE,
    config: { accountId: '123456789012', region: 'us-east-1', codeLocation: () => '' },
    time: new AccountTime(at(START_MS)),
    seed: 1,
    reportBug: (error) => {
      throw error;
    },
  }).core;

  ask(service: 'kms' | 'iam', operation: string, input: object, caller: Caller = ROOT): Record<string, unknown> {
    passTo(this.#core, at(START_MS));
    const call = { service, operation, input, caller };
    const { replies } = step(this.#core, { type: 'call', callId: 'c', call }, at(START_MS));
    const text = new TextDecoder().decode(replies[0]?.response.body as Uint8Array);
    return service === 'iam' || text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  key(): string {
    return (this.ask('kms', 'CreateKey', {}).KeyMetadata as { Arn: string }).Arn;
  }

  role(PolicyDocument?: string): void {
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    });
    this.ask('iam', 'CreateRole', { RoleName: 'worker', AssumeRolePolicyDocument });
    if (PolicyDocument !== undefined)
      this.ask('iam', 'PutRolePolicy', { RoleName: 'worker', PolicyName: 'own', PolicyDocument });
  }

  /** What the worker is told when it encrypts. */
  encrypt(KeyId: string, EncryptionContext = {}): unknown {
    const Plaintext = new TextEncoder().encode('secret');
    const answer = this.ask('kms', 'Encrypt', { KeyId, Plaintext, EncryptionContext }, WORKER);
    return answer.message ?? answer.KeyId;
  }
}

const own = (Effect: string, Resource = '*') =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect, Action: 'kms:Encrypt', Resource } });
const denied = (key: string, reason: string) =>
  `User: ${WORKER.arn} is not authorized to perform: kms:Encrypt on resource: ${key} ${reason}`;

test('a role that is there uses a key as its own policies say', () => {
  const account = new Account();
  const [key, other] = [account.key(), account.key()];
  account.role(own('Allow', key));
  expect(account.encrypt(key)).toBe(key);
  expect(account.encrypt(other)).toBe(denied(other, 'because no identity-based policy allows the kms:Encrypt action'));
  account.ask('iam', 'PutRolePolicy', { RoleName: 'worker', PolicyName: 'b', PolicyDocument: own('Deny') });
  expect(account.encrypt(key)).toBe(denied(key, 'with an explicit deny in an identity-based policy'));
});

test('a boundary limits what a policy gives', () => {
  const account = new Account();
  const key = account.key();
  account.role(own('Allow'));
  const PermissionsBoundary = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
  account.ask('iam', 'PutRolePermissionsBoundary', { RoleName: 'worker', PermissionsBoundary });
  expect(account.encrypt(key)).toBe(denied(key, 'because no permissions boundary allows the kms:Encrypt action'));
});

test('a key that names the role needs no policy of the role’s', () => {
  const account = new Account();
  const key = account.key();
  account.role();
  expect(account.encrypt(key)).toContain('no identity-based policy');
  const statement = (AWS: string) => ({ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' });
  const Statement = [statement('arn:aws:iam::123456789012:root'), statement(WORKER.roleArn)];
  account.ask('kms', 'PutKeyPolicy', { KeyId: key, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
  expect(account.encrypt(key)).toBe(key);
});

test('a grant gives what no policy gives, within its encryption context', () => {
  const account = new Account();
  const key = account.key();
  account.role();
  const Constraints = { EncryptionContextEquals: { app: 'shop' } };
  const GranteePrincipal = WORKER.roleArn;
  account.ask('kms', 'CreateGrant', { KeyId: key, GranteePrincipal, Operations: ['Encrypt'], Constraints });
  expect(account.encrypt(key, { app: 'shop' })).toBe(key);
  expect(account.encrypt(key, { app: 'shop', more: 'x' })).toContain('no identity-based policy');
  account.ask('iam', 'PutRolePolicy', { RoleName: 'worker', PolicyName: 'own', PolicyDocument: own('Deny') });
  expect(account.encrypt(key, { app: 'shop' })).toContain('with an explicit deny');
});

test('a role that does not exist is limited by nothing but the key', () => {
  const account = new Account();
  const key = account.key();
  expect(account.encrypt(key)).toBe(key);
});
