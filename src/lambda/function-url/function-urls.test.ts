/** Requests to a function URL, from the bytes on the wire to the response, against a whole Lambda. */
import {
  AddPermissionCommand,
  type Cors,
  CreateAliasCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  type FunctionUrlAuthType,
  type InvokeMode,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { FakeProgram } from '../fake-runtime.test-fixture.ts';
import { REGION, TestRegion } from '../lambda.test-fixture.ts';

const SIGNED =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0';
const ROLE = 'arn:aws:iam::123456789012:role/r';
const text = (response: HttpResponse) => new TextDecoder().decode(response.body);
const json = (response: HttpResponse) => JSON.parse(text(response));

let region: TestRegion;
beforeEach(() => {
  region = new TestRegion();
});

interface Address {
  authType?: FunctionUrlAuthType;
  qualifier?: string;
  invokeMode?: InvokeMode;
  cors?: Cors;
}

async function createFunction(handler: FakeProgram['handler']): Promise<void> {
  await region.client.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'python3.13',
      Role: ROLE,
      Handler: 'lambda_function.lambda_handler',
      Code: { ZipFile: region.zip('f', handler) },
    }),
  );
  region.advance(10_000);
}

/** The host of the address. */
async function createUrl({ authType = 'NONE', qualifier, invokeMode, cors }: Address = {}): Promise<string> {
  const { FunctionUrl = '' } = await region.client.send(
    new CreateFunctionUrlConfigCommand({
      FunctionName: 'f',
      Qualifier: qualifier,
      AuthType: authType,
      InvokeMode: invokeMode,
      Cors: cors,
    }),
  );
  return new URL(FunctionUrl).host;
}

type Grant = Partial<ConstructorParameters<typeof AddPermissionCommand>[0]>;
const FOR_URL: Grant = { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' };
const FOR_FUNCTION: Grant = { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true };

async function grant(...grants: Grant[]): Promise<void> {
  for (const [index, given] of grants.entries())
    await region.client.send(
      new AddPermissionCommand({ FunctionName: 'f', StatementId: `s${index}`, Action: '', Principal: '*', ...given }),
    );
}

async function createPublic(handler: FakeProgram['handler'], address: Address = {}): Promise<string> {
  await createFunction(handler);
  await grant(FOR_URL, FOR_FUNCTION);
  return createUrl(address);
}

function send(host: string, request: Partial<Omit<HttpRequest, 'service' | 'query'>> = {}): Promise<HttpResponse> {
  return region.handle({
    service: 'function-url',
    method: 'GET',
    path: '/',
    query: {},
    body: new Uint8Array(),
    ...request,
    headers: { host, ...request.headers },
  });
}

const bytes = (value: string) => new TextEncoder().encode(value);

describe('the event', () => {
  const echo = (event: unknown) => ({ statusCode: 200, body: JSON.stringify(event) });

  test('is payload format 2.0', async () => {
    const host = await createPublic(echo);
    // the clock of a browser has fractions
    region.advance(0.5);
    const response = await send(host, {
      method: 'POST',
      path: '/shop/a%20b?size=L&colour=red&size=XL%21',
      headers: { 'content-type': 'application/json', 'user-agent': 'curl/8', cookie: 'a=1; b=2', 'x-own': 'Mine' },
      body: bytes('{"n":1}'),
    });
    const urlId = host.split('.')[0];
    const requestId = response.headers['x-amzn-requestid'];
    expect(json(response)).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/shop/a%20b',
      rawQueryString: 'size=L&colour=red&size=XL%21',
      cookies: ['a=1', 'b=2'],
      headers: {
        host,
        'content-type': 'application/json',
        'user-agent': 'curl/8',
        'x-own': 'Mine',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '443',
        'x-forwarded-proto': 'https',
      },
      queryStringParameters: { size: 'L,XL!', colour: 'red' },
      requestContext: {
        accountId: 'anonymous',
        apiId: urlId,
        domainName: `${urlId}.lambda-url.${REGION}.on.aws`,
        domainPrefix: urlId,
        http: { method: 'POST', path: '/shop/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'curl/8' },
        requestId,
        routeKey: '$default',
        stage: '$default',
        time: '01/Mar/2026:10:00:10 +0000',
        timeEpoch: Date.UTC(2026, 2, 1, 10, 0, 10),
      },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
  });

  test('has neither body nor parameters nor cookies when there are none', async () => {
    const event = json(await send(await createPublic(echo)));
    expect(event).toMatchObject({ rawPath: '/', rawQueryString: '', isBase64Encoded: false });
    for (const absent of ['body', 'queryStringParameters', 'cookies']) expect(event).not.toHaveProperty(absent);
  });

  test.each([
    ['a form', 'application/x-www-form-urlencoded', bytes('a=1'), { body: 'YT0x', isBase64Encoded: true }],
    ['no type', undefined, bytes('text'), { body: 'dGV4dA==', isBase64Encoded: true }],
    ['bytes that are no text', 'text/plain', new Uint8Array([255]), { body: '/w==', isBase64Encoded: true }],
    ['text', 'text/plain; charset=utf-8', bytes('grün'), { body: 'grün', isBase64Encoded: false }],
    ['JSON of a vendor', 'application/problem+json', bytes('{}'), { body: '{}', isBase64Encoded: false }],
  ])('of a body of %s', async (_, type, body, expected) => {
    const host = await createPublic(echo);
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    expect(json(await send(host, { method: 'POST', headers, body }))).toMatchObject(expected);
  });

  test('names the caller who signed', async () => {
    await createFunction(echo);
    const event = json(await send(await createUrl({ authType: 'AWS_IAM' }), { headers: { authorization: SIGNED } }));
    expect(event.requestContext).toMatchObject({
      accountId: '123456789012',
      authorizer: { iam: { accessKey: 'AKIDEXAMPLE', userArn: 'arn:aws:iam::123456789012:root' } },
    });
  });
});

describe('the response', () => {
  const of = async (result: unknown, address?: Address) => send(await createPublic(() => result, address));

  test('of an object with a status code is what it says', async () => {
    const response = await of({
      statusCode: 201,
      headers: { 'Content-Type': 'text/plain', 'X-Count': 3, 'Content-Length': '99' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: 'aGVsbG8=',
      isBase64Encoded: true,
    });
    expect(response).toMatchObject({ status: 201, cookies: ['a=1; Path=/', 'b=2'] });
    expect(response.headers).toMatchObject({ 'content-type': 'text/plain', 'x-count': '3' });
    expect(response.headers).not.toHaveProperty('content-length');
    expect(text(response)).toBe('hello');
  });

  test.each([
    ['an object', { hello: 'world' }, '{"hello":"world"}'],
    ['a list', ['hello', 3, true], '["hello",3,true]'],
    ['a text', 'hello', 'hello'],
    ['a number', 3.1, '3.1'],
    ['a truth', true, 'true'],
    ['nothing', null, 'null'],
  ])('of %s is 200 with it as JSON', async (_, result, body) => {
    const response = await of(result);
    expect(response).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(text(response)).toBe(body);
  });

  test('takes a status code that is a text, no body, and a body that is an object', async () => {
    const teapot = await of({ statusCode: '418' });
    expect([teapot.status, text(teapot)]).toEqual([418, '']);
    region = new TestRegion();
    expect(text(await of({ statusCode: 200, body: { a: 1 } }))).toBe('{"a":1}');
  });

  test.each([
    ['a status code that is none', { statusCode: 'soon' }],
    ['a status code out of range', { statusCode: 99 }],
    ['headers that are a list', { statusCode: 200, headers: ['a'] }],
    ['a header that breaks the line', { statusCode: 200, headers: { a: 'b\r\nset-cookie: c' } }],
    ['a header name that is none', { statusCode: 200, headers: { 'a b': 'c' } }],
    ['cookies that are no list', { statusCode: 200, cookies: 'a=1' }],
    ['a body that is no Base64', { statusCode: 200, body: '%', isBase64Encoded: true }],
  ])('of %s is 502', async (_, result) => {
    const response = await of(result);
    expect([response.status, text(response)]).toEqual([502, 'Internal Server Error']);
  });

  test('of an error is 502, and tells nothing', async () => {
    const host = await createPublic(() => {
      throw new Error('secret');
    });
    const response = await send(host);
    expect([response.status, text(response)]).toEqual([502, 'Internal Server Error']);
  });

  test('of a response stream is the result as it is', async () => {
    const response = await of({ statusCode: 201, body: 'x' }, { invokeMode: 'RESPONSE_STREAM' });
    expect(response).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } });
    expect(text(response)).toBe('{"statusCode":201,"body":"x"}');
  });
});

describe('refused', () => {
  const NOT_GRANTED = /^Forbidden\. For troubleshooting Function URL authorization issues/;

  test('an address that does not exist', async () => {
    const response = await send(`${'a'.repeat(32)}.lambda-url.us-east-1.on.aws`);
    expect(response).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
    expect(text(response)).toBe('{"Message":null}');
    expect(response.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('whoever does not sign where AWS_IAM is asked for', async () => {
    await createFunction(() => 1);
    const host = await createUrl({ authType: 'AWS_IAM' });
    expect(json(await send(host))).toEqual({ Message: 'Forbidden' });
    const forS3 = SIGNED.replace('/lambda/', '/s3/');
    expect((await send(host, { headers: { authorization: forS3 } })).status).toBe(403);
    expect((await send(host, { headers: { authorization: SIGNED } })).status).toBe(200);
    const presigned = '/?X-Amz-Credential=AKID%2F20260301%2Fus-east-1%2Flambda%2Faws4_request';
    expect((await send(host, { path: presigned })).status).toBe(200);
  });

  test.each<[string, Grant[]]>([
    ['nothing', []],
    ['the address alone', [FOR_URL]],
    ['the function alone', [FOR_FUNCTION]],
    ['the address for another type', [{ ...FOR_URL, FunctionUrlAuthType: 'AWS_IAM' }, FOR_FUNCTION]],
    ['one account', [FOR_URL, { ...FOR_FUNCTION, Principal: '999999999999' }]],
    ['one bucket', [FOR_URL, { ...FOR_FUNCTION, SourceArn: 'arn:aws:s3:::b' }]],
  ])('everybody, when the policy grants %s', async (_, grants) => {
    await createFunction(() => 1);
    await grant(...grants);
    const response = await send(await createUrl());
    expect(response.status).toBe(403);
    expect(json(response).Message).toMatch(NOT_GRANTED);
  });

  test('what is throttled, in the words of a throttle', async () => {
    const host = await createPublic(() => 1);
    await region.client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }));
    const response = await send(host);
    expect(response).toMatchObject({ status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException' } });
    expect(json(response)).toMatchObject({
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      message: 'Rate Exceeded.',
    });
  });

  test('a body with which the event is over 6 MB', async () => {
    const host = await createPublic(() => 1);
    const body = new Uint8Array(5 * 1024 * 1024);
    expect((await send(host, { method: 'POST', body })).status).toBe(413);
  });
});

test('the address of an alias draws between its versions, and has a policy of its own', async () => {
  await createFunction(() => 'one');
  await region.client.send(new PublishVersionCommand({ FunctionName: 'f' }));
  await region.client.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: region.zip('two', () => 'two') }),
  );
  region.advance(10_000);
  await region.client.send(new PublishVersionCommand({ FunctionName: 'f' }));
  await region.client.send(
    new CreateAliasCommand({
      FunctionName: 'f',
      Name: 'prod',
      FunctionVersion: '1',
      RoutingConfig: { AdditionalVersionWeights: { '2': 0.5 } },
    }),
  );
  const host = await createUrl({ qualifier: 'prod' });
  await grant(FOR_URL, FOR_FUNCTION);
  expect((await send(host)).status).toBe(403);
  await grant({ ...FOR_URL, Qualifier: 'prod' }, { ...FOR_FUNCTION, Qualifier: 'prod' });
  const answers = new Set<string>();
  for (let sent = 0; sent < 30; sent++) answers.add(text(await send(host)));
  expect([...answers].sort()).toEqual(['one', 'two']);
});

describe('CORS', () => {
  const cors: Cors = {
    AllowOrigins: ['https://shop.example'],
    AllowMethods: ['GET', 'POST'],
    AllowHeaders: ['content-type'],
    ExposeHeaders: ['x-count'],
    AllowCredentials: true,
    MaxAge: 600,
  };
  const asking = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });

  test('a browser’s question is answered without the function', async () => {
    const host = await createPublic(() => 'from the function', { cors });
    const response = await send(host, asking('https://shop.example'));
    expect([response.status, text(response)]).toEqual([200, '']);
    expect(response.headers).toEqual({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
      vary: 'Origin',
      'x-amzn-requestid': expect.any(String),
    });
    const { headers } = await send(host, asking('https://evil.example'));
    expect(Object.keys(headers)).toEqual(['x-amzn-requestid']);
  });

  test('an answer says whose pages may read it, whatever the function said', async () => {
    const result = { statusCode: 200, headers: { 'access-control-allow-origin': 'https://other.example' } };
    const host = await createPublic(() => result, { cors });
    const { headers } = await send(host, { headers: { origin: 'https://shop.example' } });
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-expose-headers': 'x-count',
    });
  });

  test('without it, the question is the function’s', async () => {
    const host = await createPublic(() => 'from the function');
    expect(text(await send(host, asking('https://shop.example')))).toBe('from the function');
  });

  test('everybody may be allowed', async () => {
    const host = await createPublic(() => 1, { cors: { AllowOrigins: ['*'] } });
    const { headers } = await send(host, { headers: { origin: 'https://any.example' } });
    expect(headers['access-control-allow-origin']).toBe('*');
  });
});
