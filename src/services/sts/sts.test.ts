import { expect, test } from 'vitest';
import type { HttpResponse } from '../../api/http.ts';
import { sts } from './sts.ts';

function ask(form: string): HttpResponse {
  const service = sts({
    accountId: '123456789012',
    newRequestId: () => 'request-1',
    reportBug: (error) => {
      throw error;
    },
  });
  const body = new TextEncoder().encode(form);
  const parsed = service.parse({ service: 'sts', method: 'POST', path: '/', query: {}, headers: {}, body });
  if ('status' in parsed) return parsed;
  let answer: HttpResponse | undefined;
  service.execute(parsed, (response) => {
    answer = response;
  });
  if (!answer) throw new Error('STS did not answer');
  return answer;
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
