import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { HttpResponse } from '../../api/http.ts';
import { ANONYMOUS, type Caller, roleCaller, rootCaller } from '../../kernel/caller.ts';
import { Outbox } from '../../kernel/outbox.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { sts } from './sts.ts';

/** An account with one role, `known`. */
const neighbours: Neighbours = {
  call: ({ input }, done) =>
    done(
      (input as { RoleName: string }).RoleName === 'known'
        ? { output: { Role: { RoleId: 'AROAEXAMPLE' } } }
        : new ServiceException('NoSuchEntity', 404, 'There is no such role.'),
    ),
};

function ask(form: string, caller: Caller = rootCaller('123456789012')): HttpResponse {
  const service = sts.start(
    { neighbours },
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
  const { status, body } = ask('Action=AssumeRole&Version=2011-06-15');
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
