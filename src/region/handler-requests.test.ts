import { expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime } from '../kernel/account-time.ts';
import { type Caller, rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import type { Call } from '../kernel/service.ts';
import { passTo, step } from '../kernel/step.ts';
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
  return { core, reader, asked, ask };
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
  expect(refused.sort()).toEqual(['coldspark', 'elb', 'execute-api', 'function-url']);
  expect(asked).not.toContain('coldspark');
});

test.each([
  { service: 'coldspark', path: '/ResetAccount' },
  { service: 'coldspark', path: '/GetBackup' },
  { service: 'coldspark', method: 'GET', path: '/packages/abc.zip' },
  { service: 'coldspark', path: '/CheckPython' },
  { service: 'function-url', method: 'GET', headers: { host: 'abc.lambda-url.us-east-1.on.aws' } },
  { service: 'execute-api', method: 'GET', headers: { host: 'abc.execute-api.us-east-1.amazonaws.com' } },
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

test('what a handler invokes goes on its chain, by the environment that calls', async () => {
  const { core, reader } = openRegion();
  const later = (seconds: number) => at(MOMENT.wallMs + seconds * 1000);
  const run = (call: Call, seconds: number) => step(core, { type: 'call', callId: 'c', call }, later(seconds));
  const own = { service: 'lambda', caller: rootCaller('123456789012') } as const;
  const ZipFile = { sha256: 'sha', sizeBytes: 1, unzippedBytes: 1, files: ['index.mjs'] };
  const input = { FunctionName: 'orders', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: SPEC.role };
  run({ ...own, operation: 'CreateFunction', input: { ...input, Code: { ZipFile } } }, 0);
  passTo(core, later(10));
  const started = run({ ...own, operation: 'Invoke', input: { FunctionName: 'orders' } }, 10).effects[0];
  if (started?.type !== 'start-environment') throw new Error('no environment was started');
  const { environmentId } = started.spec;
  for (const event of [{ type: 'init-started' }, { type: 'init-succeeded', maxMemoryUsedMb: 1 }] as const)
    step(core, { type: 'environment', environmentId, event }, later(10));

  const accepted: unknown[] = [];
  const request = {
    service: 'lambda',
    method: 'POST',
    path: '/2015-03-31/functions/orders/invocations',
    query: {},
    headers: { 'x-amz-invocation-type': 'Event', 'x-amzn-trace-id': 'Lineage=1:forged:0' },
    body: new Uint8Array(),
  };
  await answerHandler(started.spec, request, async (sent, caller) => {
    const call = reader.parse(sent, caller);
    if (!isCall(call)) return call;
    const { changes, replies } = run(call, 10);
    accepted.push(...changes.map(({ value }) => value));
    return replies[0]?.response as HttpResponse;
  });
  expect(accepted).toMatchObject([{ functionName: 'orders', lineage: { orders: 2 } }]);
});
