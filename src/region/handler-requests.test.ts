import { expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime } from '../kernel/account-time.ts';
import type { Caller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import { step } from '../kernel/step.ts';
import type { HandlerRequest } from '../sandbox/handler-request.ts';
import { createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { answerHandler } from './handler-requests.ts';
import { engineConfig } from './region-names.ts';
import { isCall, RequestReader } from './request-reader.ts';

const MOMENT = at(Date.UTC(2026, 0, 1));
const BASE_URL = 'http://localhost/';
const SPEC = {
  environmentId: 'e',
  role: 'arn:aws:iam::123456789012:role/service-role/orders-role',
  functionName: 'orders',
};

function openRegion() {
  const reportBug = (error: unknown) => {
    throw error;
  };
  const { core } = createCore({
    around: EVERY_SERVICE,
    config: engineConfig(BASE_URL),
    time: new AccountTime(MOMENT),
    seed: 1,
    reportBug,
  });
  const reader = new RequestReader(EVERY_SERVICE);
  const asked: string[] = [];
  const answer = async (request: HttpRequest, caller: Caller): Promise<HttpResponse> => {
    const call = reader.parse(request, caller);
    if (!isCall(call)) return call;
    asked.push(call.service);
    const [reply] = step(core, { type: 'call', callId: 'c', call }, MOMENT).replies;
    if (!reply) throw new Error('not answered');
    return reply.response;
  };
  const ask = (request: Partial<HandlerRequest>) =>
    answerHandler(
      SPEC,
      { service: 'sts', method: 'POST', path: '/', query: {}, headers: {}, body: new Uint8Array(), ...request },
      answer,
    );
  return { core, asked, ask };
}

const text = ({ body }: HttpResponse) => new TextDecoder().decode(body);
const form = (body: string) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new TextEncoder().encode(body),
});

test('STS knows a handler as a session of its role', async () => {
  const { ask } = openRegion();
  const response = await ask({ service: 'sts', ...form('Action=GetCallerIdentity&Version=2011-06-15') });
  expect(response.status).toBe(200);
  expect(text(response)).toContain('<Arn>arn:aws:sts::123456789012:assumed-role/orders-role/orders</Arn>');
});

test('every service of AWS is there for handlers, and what is ours is not', async () => {
  const { core, asked, ask } = openRegion();
  const refused: string[] = [];
  for (const service of core.services.keys()) {
    const response = await ask({ service, path: '/ResetAccount' });
    if (text(response).includes('Coldspark has no service')) refused.push(service);
  }
  expect(refused.sort()).toEqual(['coldspark', 'function-url']);
  expect(asked).not.toContain('coldspark');
});

test.each([
  { service: 'coldspark', path: '/ResetAccount' },
  { service: 'coldspark', path: '/GetBackup' },
  { service: 'coldspark', method: 'GET', path: '/packages/abc.zip' },
  { service: 'coldspark', path: '/CheckPython' },
  { service: 'function-url', method: 'GET', headers: { host: 'abc.lambda-url.us-east-1.on.aws' } },
  { service: 'dynamodb' },
  { service: '__proto__' },
  { service: 'constructor' },
])('%j reaches nothing', async (request) => {
  const { asked, ask } = openRegion();
  expect((await ask(request)).status).toBe(404);
  expect(asked).toEqual([]);
});

test('what a handler says of itself changes nothing', async () => {
  const { ask } = openRegion();
  const forged = {
    ...form('Action=GetCallerIdentity&Version=2011-06-15'),
    caller: { type: 'root' },
    role: 'arn:aws:iam::123456789012:role/admin',
  };
  Object.assign(forged.headers, {
    authorization: 'AWS4-HMAC-SHA256 Credential=root/20260101/us-east-1/iam/aws4_request',
  });
  expect(text(await ask(forged))).toContain('assumed-role/orders-role/orders');
});
