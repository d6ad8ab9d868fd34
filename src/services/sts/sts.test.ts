import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { HttpResponse } from '../../api/http.ts';
import { ANONYMOUS, type Caller, roleCaller, rootCaller } from '../../kernel/caller.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { Identities } from '../../kernel/identities.ts';
import { Outbox } from '../../kernel/outbox.ts';
import { SeededRandom } from '../../kernel/random.ts';
import { callerOfSession, readSessionToken } from '../../kernel/role-session.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { sts } from './sts.ts';

const START_MS = Date.UTC(2026, 2, 1, 10);

const ACCOUNT = '123456789012';
const TRUST = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: ACCOUNT } },
    {
      Effect: 'Deny',
      Action: 'sts:AssumeRole',
      Principal: '*',
      Condition: { StringEquals: { 'sts:ExternalId': 'nobody' } },
    },
  ],
};
const KNOWN = `arn:aws:iam::${ACCOUNT}:role/service-role/known`;

/** An account with one role, `known`. */
const neighbours: Neighbours = {
  call: ({ input }, done) =>
    done(
      (input as { RoleName: string }).RoleName === 'known'
        ? {
            output: {
              Role: {
                RoleId: 'AROAEXAMPLE',
                Arn: KNOWN,
                MaxSessionDuration: 7200,
                AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(TRUST)),
              },
            },
          }
        : new ServiceException('NoSuchEntity', 404, 'There is no such role.'),
    ),
};

function ask(form: string, caller: Caller = rootCaller('123456789012')): HttpResponse {
  const service = sts.start(
    { neighbours, identities: new Identities(), clock: new VirtualClock(START_MS), random: new SeededRandom(1) },
    {
      changes: new Outbox(),
      newRequestId: () => 'request-1',
      reportBug: (error) => {
        throw error;
      },
    },
  );
  const body = new TextEncoder().encode(form);
  const parsed = service.parse({ service: 'sts', method: 'POST', path: '/', query: {}, headers: {}, body }, caller);
  if ('status' in parsed) return parsed;
  let response: HttpResponse | undefined;
  service.run(parsed, (answer) => {
    response = service.respond(parsed, answer);
  });
  if (!response) throw new Error('STS did not answer');
  return response;
}

test('whoever asks is the root user of the account', () => {
  const { status, body } = ask('Action=GetCallerIdentity&Version=2011-06-15');
  expect(status).toBe(200);
  expect(new TextDecoder().decode(body)).toBe(
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
      '<UserId>123456789012</UserId><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:root</Arn>' +
      '</GetCallerIdentityResult><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>' +
      '</GetCallerIdentityResponse>\n',
  );
});

test('other actions are refused', () => {
  const { status, body } = ask('Action=GetSessionToken&Version=2011-06-15');
  expect(status).toBe(400);
  expect(new TextDecoder().decode(body)).toContain('<Code>InvalidAction</Code>');
});

test.each([
  ['known', 'AROAEXAMPLE:f'],
  ['unknown', 'unknown:f'],
])('a session of the role %s is told who it is', (role, userId) => {
  const caller = roleCaller(`arn:aws:iam::123456789012:role/service-role/${role}`, 'f');
  const { body } = ask('Action=GetCallerIdentity&Version=2011-06-15', caller);
  expect(new TextDecoder().decode(body)).toContain(
    `<UserId>${userId}</UserId><Account>123456789012</Account>` +
      `<Arn>arn:aws:sts::123456789012:assumed-role/${role}/f</Arn>`,
  );
});

test('nobody is told nothing', () => {
  const { status, body } = ask('Action=GetCallerIdentity&Version=2011-06-15', ANONYMOUS);
  expect(status).toBe(403);
  expect(new TextDecoder().decode(body)).toContain('<Code>MissingAuthenticationToken</Code>');
});

describe('AssumeRole', () => {
  interface Asked {
    caller?: Caller;
    roleArn?: string;
    parameters?: string;
  }
  const assume = ({ caller, roleArn = KNOWN, parameters = '' }: Asked = {}) => {
    const form = `Action=AssumeRole&Version=2011-06-15&RoleArn=${roleArn}&RoleSessionName=session${parameters}`;
    const { status, body } = ask(form, caller);
    const text = new TextDecoder().decode(body);
    const said = (name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(text)?.[1] ?? '';
    return { status, text, said };
  };
  const tag = (at: number, key: string, value: string) =>
    `&Tags.member.${at}.Key=${key}&Tags.member.${at}.Value=${value}`;
  /** Who sends the token that was given. */
  const sessionOf = (asked: Asked): Caller => {
    const session = readSessionToken(assume(asked).said('SessionToken'));
    return session ? callerOfSession(session) : ANONYMOUS;
  };

  test('gives credentials that are the session of the role until they expire', () => {
    const { status, said } = assume();
    expect(status).toBe(200);
    expect(said('AssumedRoleId')).toBe('AROAEXAMPLE:session');
    expect(said('Arn')).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/known/session`);
    expect(said('AccessKeyId')).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(said('SecretAccessKey')).toMatch(/^[\w+/]{40}$/);
    expect(said('Expiration')).toBe('2026-03-01T11:00:00Z');
    expect(sessionOf({})).toMatchObject({
      ...{ type: 'role', roleArn: KNOWN, arn: said('Arn') },
      session: { expiresAtMs: START_MS + 3_600_000 },
    });
  });

  test.each([
    ['there is no such role', { roleArn: `arn:aws:iam::${ACCOUNT}:role/none` }],
    ['its path is another', { roleArn: `arn:aws:iam::${ACCOUNT}:role/known` }],
    ['the trust of the role denies it', { parameters: '&ExternalId=nobody' }],
    ['nobody signed', { caller: ANONYMOUS }],
    ['the caller is of another account', { caller: rootCaller('999999999999') }],
  ])('is refused where %s', (_, asked) => {
    const { status, said } = assume(asked);
    expect([status, said('Code')]).toEqual([403, 'AccessDenied']);
    expect(said('Message')).toMatch(/is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::/);
  });

  test.each([
    [
      'tags that differ in case',
      tag(1, 'a', '1') + tag(2, 'A', '2'),
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'a transitive key without its tag',
      `${tag(1, 'a', '1')}&TransitiveTagKeys.member.1=b`,
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [
      'more time than the role gives',
      '&DurationSeconds=7201',
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
  ])('refuses %s', (_, parameters, code, message) => {
    const { status, said } = assume({ parameters });
    expect([status, said('Code'), said('Message')]).toEqual([400, code, message]);
  });

  test('transitive tags go on to the session that a session asks for, which cannot set them', () => {
    const parameters = `${tag(1, 'Team', 'a')}${tag(2, 'own', 'b')}&TransitiveTagKeys.member.1=team`;
    const caller = sessionOf({ parameters });
    expect(sessionOf({ caller })).toMatchObject({ session: { tags: { Team: 'a' }, transitiveTagKeys: ['Team'] } });
    expect(assume({ caller, parameters: tag(1, 'team', 'c') }).said('Message')).toBe(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
    expect(assume({ caller, parameters: '&DurationSeconds=3601' }).said('Message')).toBe(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  });
});
