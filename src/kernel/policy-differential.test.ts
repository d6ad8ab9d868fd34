/**
 * Random policies and requests, of few words so that they often meet, decided twice: POLICY_CASES says how many,
 * POLICY_SEED from where on.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies have variables written so
import { expect, test } from 'vitest';
import { decide, type Verdict } from './authorize.ts';
import { ANONYMOUS, type Caller, roleCaller, rootCaller, serviceCaller } from './caller.ts';
import { type NaiveDocument, type NaivePolicies, naiveVerdict, policiesOf } from './naive-evaluator.test-fixture.ts';
import { readPolicyDocument } from './policy-document.ts';
import { SeededRandom } from './random.ts';
import type { AuthorizationRequest } from './statement.ts';

const CASES = Number(process.env.POLICY_CASES ?? 20_000);
const SEED = Number(process.env.POLICY_SEED ?? 1);

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/worker`;
const SESSION = roleCaller(ROLE, 'f');
const CALLERS: readonly Caller[] = [
  SESSION,
  SESSION,
  SESSION,
  rootCaller(ACCOUNT),
  serviceCaller('s3.amazonaws.com', ACCOUNT, 'arn:aws:s3:::in'),
  ANONYMOUS,
];
const PRINCIPALS = ['*', ACCOUNT, `arn:aws:iam::${ACCOUNT}:root`, ROLE, SESSION.arn, '444455556666', `${ROLE}2`];
const ACTIONS = ['s3:GetObject', 's3:PutObject', 'kms:Decrypt'];
const ACTION_PATTERNS = [...ACTIONS, 'S3:getobject', 's3:*', 's3:Get*', '*', '*:*Object', 's3:??tObject', 'kms:*'];
const RESOURCES = [
  ...['arn:aws:s3:::b', 'arn:aws:s3:::b/ann/x', 'arn:aws:s3:::b/*', 'arn:aws:sqs:us-east-1:1:q:r', '*'],
  'arn:aws:kms:us-east-1:111122223333:key/1',
];
const RESOURCE_PATTERNS = [
  ...RESOURCES,
  ...['arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/${*}', 'arn:aws:s3', 'arn:aws:*:*:*:*', 'arn:aws:s3:::?'],
  ...["arn:aws:s3:::b/${tag, 'ann'}/?", 'arn:aws:s3:::b/${nothing}', 'arn:*:x', 'arn:aws:sqs:*:*:q*', '*x'],
  ...['arn:aws:s3:::${aws:username}', 'arn:aws:s3:::b/${', '${many}'],
];
const KEYS = ['aws:username', 'tag', 'many', 'number', 'when', 'ip', 'flag', 'aws:PrincipalArn', 'aws:SourceArn'];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  String: ['ann', 'Ann', 'a*', '*', '?nn', '${aws:username}', '${nothing}', '${*}', 'b', '', ROLE, "${tag, 'b'}"],
  Numeric: ['1', '2', '10', '1.0', 'x', '', '-1'],
  Date: ['2026-03-01T00:00:00Z', '1772323200', '2026-03-02T00:00:00Z', 'never'],
  Bool: ['true', 'false', 'True'],
  Binary: ['QQ==', 'Qg=='],
  Ip: ['203.0.113.0/24', '203.0.113.7', '0.0.0.0/0', '198.51.100.0/25'],
  Arn: [ROLE, 'arn:aws:iam::*:role/*', 'arn:aws:s3:::in', 'arn:*:in', 'arn:aws:iam::*:${aws:PrincipalType}', '*'],
};
const OPERATORS: readonly [name: string, values: string][] = [
  ...['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'].map((name): [string, string] => [
    name,
    'String',
  ]),
  ...['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'].map((name): [string, string] => [name, 'String']),
  ...['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].flatMap(
    (name): [string, string][] => [
      [`Numeric${name}`, 'Numeric'],
      [`Date${name}`, 'Date'],
    ],
  ),
  ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'].map((name): [string, string] => [name, 'Arn']),
  ...[['Bool', 'Bool'] as const, ['BinaryEquals', 'Binary'] as const].map(([name, of]): [string, string] => [name, of]),
  ['IpAddress', 'Ip'],
  ['NotIpAddress', 'Ip'],
];
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  'aws:username': ['ann', 'Ann', '*', 'b', 'a:b', '\uE000'],
  tag: ['ann', 'b', ''],
  many: ['ann', 'b', ROLE, '1', 'true'],
  number: ['1', '2', '10', 'x', ''],
  when: ['2026-03-01T00:00:00Z', '1772323200', '2026-03-02T00:00:00Z', 'never'],
  ip: ['203.0.113.7', '198.51.100.200', '198.51.100.1'],
  flag: ['true', 'false', 'TRUE', 'QQ=='],
};

class Draw {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  chance(share: number): boolean {
    return this.#random.next() < share;
  }

  of<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random.next() * values.length)] as T;
  }

  /** One of them, or a list of up to three. */
  some<T>(values: readonly T[]): T | T[] {
    return this.chance(0.6) ? this.of(values) : Array.from({ length: this.of([1, 2, 3]) }, () => this.of(values));
  }

  request(): AuthorizationRequest {
    const context = Object.fromEntries(
      Object.entries(GIVEN)
        .filter(() => this.chance(0.7))
        .map(([key, values]) => [key, key === 'many' ? [this.some(values)].flat() : this.of(values)]),
    );
    if (this.chance(0.05)) context.many = [];
    return { caller: this.of(CALLERS), action: this.of(ACTIONS), resource: this.of(RESOURCES), context };
  }

  document(hasPrincipals: boolean): NaiveDocument {
    const version = this.chance(0.85) ? '2012-10-17' : '2008-10-17';
    const statements = Array.from({ length: this.of([1, 1, 2, 3]) }, () => this.#statement(hasPrincipals));
    const read = readPolicyDocument(JSON.stringify({ Version: version, Statement: statements }));
    if (typeof read === 'string') throw new Error(`no policy (${read}): ${JSON.stringify(statements)}`);
    return { version, statements: read.statements };
  }

  #statement(hasPrincipals: boolean): object {
    const not = (name: string, share: number) => (this.chance(share) ? `Not${name}` : name);
    return {
      Effect: this.chance(0.75) ? 'Allow' : 'Deny',
      ...(hasPrincipals && { [not('Principal', 0.15)]: this.#principal() }),
      [not('Action', 0.15)]: this.some(ACTION_PATTERNS),
      [not('Resource', 0.15)]: this.chance(0.3) ? '*' : this.some(RESOURCE_PATTERNS),
      ...(this.chance(0.6) && { Condition: this.#condition() }),
    };
  }

  #principal(): unknown {
    if (this.chance(0.1)) return '*';
    return {
      ...(this.chance(0.9) && { AWS: this.some(PRINCIPALS) }),
      ...(this.chance(0.3) && { Service: this.some(['s3.amazonaws.com', 'sns.amazonaws.com']) }),
    };
  }

  #condition(): Record<string, Record<string, unknown>> {
    const conditions: Record<string, Record<string, unknown>> = {};
    for (let left = this.of([1, 1, 2]); left > 0; left--) {
      const [name, values] = this.of(OPERATORS);
      if (this.chance(0.1)) conditions.Null = { [this.of(KEYS)]: this.of(['true', 'false']) };
      const set = this.chance(0.3) ? this.of(['ForAllValues:', 'ForAnyValue:']) : '';
      const operator = `${set}${name}${this.chance(0.2) ? 'IfExists' : ''}`;
      // addresses are compared with addresses: what else is no address is the table's
      const key = values === 'Ip' ? 'ip' : this.of(KEYS);
      conditions[operator] = { [this.chance(0.2) ? key.toUpperCase() : key]: this.some(VALUES[values] ?? []) };
    }
    return conditions;
  }
}

test(`${CASES} random policies and requests are decided as by a second evaluator`, { timeout: 3_600_000 }, () => {
  const counts: Record<Verdict, number> = { allow: 0, 'explicit-deny': 0, 'implicit-deny': 0 };
  const differing: object[] = [];
  for (let seed = SEED; seed < SEED + CASES && differing.length < 3; seed++) {
    const draw = new Draw(seed);
    const policies: NaivePolicies = {
      ...(draw.chance(0.85) && { identity: draw.document(false) }),
      ...(draw.chance(0.2) && { boundary: draw.document(false) }),
      resource: draw.document(true),
      isDelegated: draw.chance(0.3),
      isAcrossAccounts: draw.chance(0.15),
    };
    const request = draw.request();
    const naive = naiveVerdict(policies, request);
    const { verdict } = decide(policiesOf(policies), request);
    if (verdict !== naive) differing.push({ seed, verdict, naive, policies, request });
    counts[naive]++;
  }
  expect(differing).toEqual([]);
  // none of the three is rare, or little was tried
  for (const share of Object.values(counts)) expect(share).toBeGreaterThan(CASES / 20);
});
