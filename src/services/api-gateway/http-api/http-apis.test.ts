import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { FakeProgram } from '../../../lambda/fake-runtime.test-fixture.ts';
import { ApiRegion, FUNCTION_ARN, jsonOf, type Sent, SIGNATURE, textOf } from '../api-region.test-fixture.ts';

const echo: FakeProgram = { handler: (event) => ({ statusCode: 200, body: JSON.stringify(event) }) };
const returns = (result: unknown): FakeProgram => ({ handler: () => result });

/** An API made by quick create, whose function answers it. */
async function quick(program: FakeProgram, target = FUNCTION_ARN) {
  const apis = await new ApiRegion(program).withFunction();
  const { ApiId = '' } = await apis.http.call('CreateApi', { Name: 'shop', ProtocolType: 'HTTP', Target: target });
  await apis.allow(`arn:aws:execute-api:us-east-1:123456789012:${ApiId}/*/*`);
  return { apis, ApiId, send: (sent?: Sent) => apis.send(ApiId, sent) };
}

/** An API with routes, all to `f`, and stages that deploy by themselves. */
async function routed(program: FakeProgram, routeKeys: readonly string[], PayloadFormatVersion = '2.0') {
  const apis = await new ApiRegion(program).withFunction();
  const { ApiId = '' } = await apis.http.call('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  await apis.allow(`arn:aws:execute-api:us-east-1:123456789012:${ApiId}/*/*/*`);
  const { IntegrationId } = await apis.http.call('CreateIntegration', {
    ...{ ApiId, IntegrationType: 'AWS_PROXY', PayloadFormatVersion },
    IntegrationUri: FUNCTION_ARN,
  });
  const Target = `integrations/${IntegrationId}`;
  for (const RouteKey of routeKeys) await apis.http.call('CreateRoute', { ApiId, RouteKey, Target });
  await apis.http.call('CreateStage', { ApiId, StageName: '$default', AutoDeploy: true });
  return { apis, ApiId, Target, send: (sent?: Sent) => apis.send(ApiId, sent) };
}

test('quick create makes all that it takes to reach a function', async () => {
  const { apis, ApiId, send } = await quick(returns('hello'));
  const { Items: routes } = await apis.http.call('GetRoutes', { ApiId });
  const { Items: integrations } = await apis.http.call('GetIntegrations', { ApiId });
  const { Items: stages } = await apis.http.call('GetStages', { ApiId });
  expect(routes).toMatchObject([{ RouteKey: '$default', ApiGatewayManaged: true, AuthorizationType: 'NONE' }]);
  expect(integrations).toMatchObject([
    { IntegrationUri: FUNCTION_ARN, PayloadFormatVersion: '2.0', TimeoutInMillis: 30000 },
  ]);
  expect(stages).toMatchObject([{ StageName: '$default', AutoDeploy: true, ApiGatewayManaged: true }]);
  const response = await send({ path: '/anything' });
  expect([response.status, textOf(response)]).toEqual([200, 'hello']);
  expect(response.headers).toMatchObject({ 'content-type': 'application/json', 'apigw-requestid': expect.any(String) });
  expect(apis.region.bugs).toEqual([]);
});

test('the event is of payload format 2.0', async () => {
  const { apis, ApiId, send, Target } = await routed(echo, ['POST /orders/{id}']);
  await apis.http.call('CreateStage', {
    ...{ ApiId, StageName: 'dev', AutoDeploy: true },
    StageVariables: { table: 't1' },
  });
  expect(Target).toMatch(/^integrations\/[a-z0-9]{7}$/);
  const response = await send({
    method: 'POST',
    path: '/dev/orders/a%20b?size=L&size=XL%21',
    headers: [
      ['Content-Type', 'application/json'],
      ['Cookie', 'a=1; b=2'],
      ['User-Agent', 'curl/8'],
    ],
    body: '{"n":1}',
  });
  expect(jsonOf(response)).toEqual({
    version: '2.0',
    routeKey: 'POST /orders/{id}',
    rawPath: '/dev/orders/a%20b',
    rawQueryString: 'size=L&size=XL%21',
    cookies: ['a=1', 'b=2'],
    headers: {
      host: `${ApiId}.execute-api.localhost:4173`,
      'content-type': 'application/json',
      'user-agent': 'curl/8',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    queryStringParameters: { size: 'L,XL!' },
    pathParameters: { id: 'a b' },
    stageVariables: { table: 't1' },
    requestContext: {
      accountId: '123456789012',
      apiId: ApiId,
      domainName: `${ApiId}.execute-api.us-east-1.amazonaws.com`,
      domainPrefix: ApiId,
      http: {
        method: 'POST',
        path: '/dev/orders/a%20b',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'curl/8',
      },
      requestId: response.headers['apigw-requestid'],
      routeKey: 'POST /orders/{id}',
      stage: 'dev',
      time: expect.stringMatching(/^01\/Mar\/2026:10:00:/),
      timeEpoch: expect.any(Number),
    },
    body: '{"n":1}',
    isBase64Encoded: false,
  });
});

test('or of format 1.0, where the integration says so', async () => {
  const { send } = await routed(echo, ['GET /orders/{id}'], '1.0');
  expect(jsonOf(await send({ path: '/orders/7?a=1&a=2' }))).toMatchObject({
    version: '1.0',
    resource: '/orders/{id}',
    path: '/orders/7',
    httpMethod: 'GET',
    queryStringParameters: { a: '2' },
    multiValueQueryStringParameters: { a: ['1', '2'] },
    pathParameters: { id: '7' },
    stageVariables: null,
    body: null,
    requestContext: { stage: '$default', resourcePath: '/orders/{id}', resourceId: 'GET /orders/{id}' },
  });
});

test('the route that fits best is taken, and what fits none is not found', async () => {
  const keys = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /pets/{proxy+}', 'ANY /any'];
  const { apis, ApiId, send, Target } = await routed(echo, keys);
  const taken = async (sent: Sent) => {
    const response = await send(sent);
    return response.status === 200 ? jsonOf(response).routeKey : [response.status, textOf(response)];
  };
  expect(await taken({ path: '/pets/dog/1' })).toBe('GET /pets/dog/1');
  expect(await taken({ path: '/pets/dog/2' })).toBe('GET /pets/dog/{id}');
  expect(await taken({ path: '/pets/cat/1' })).toBe('GET /pets/{proxy+}');
  expect(await taken({ method: 'POST', path: '/pets/5' })).toBe('ANY /pets/{proxy+}');
  expect(await taken({ method: 'PATCH', path: '/any' })).toBe('ANY /any');
  expect(await taken({ path: '/pets' })).toEqual([404, '{"message":"Not Found"}']);
  await apis.http.call('CreateRoute', { ApiId, RouteKey: '$default', Target });
  expect(await taken({ path: '/pets' })).toBe('$default');
});

test.each([
  ['an object without a status code', { a: 1 }, 200, '{"a":1}', 'application/json'],
  ['a text', 'hello', 200, 'hello', 'application/json'],
  ['a list', [1], 200, '[1]', 'application/json'],
  ['a status code alone', { statusCode: 201 }, 201, '', 'text/plain; charset=utf-8'],
  ['Base64', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, 'hi', 'text/plain; charset=utf-8'],
  [
    'a status code that is none',
    { statusCode: 'soon' },
    500,
    '{"message":"Internal Server Error"}',
    'application/json',
  ],
])('%s is a response', async (_, result, status, body, contentType) => {
  const { send } = await quick(returns(result));
  const response = await send();
  expect([response.status, textOf(response), response.headers['content-type']]).toEqual([status, body, contentType]);
});

test('an error of the handler is 500, and tells nothing', async () => {
  const { send } = await quick({
    handler: () => {
      throw new Error('secret');
    },
  });
  const response = await send();
  expect([response.status, textOf(response)]).toEqual([500, '{"message":"Internal Server Error"}']);
});

test('a throttle is 503', async () => {
  const { apis, send } = await quick(returns(1));
  await apis.region.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }),
  );
  const response = await send();
  expect([response.status, textOf(response)]).toEqual([503, '{"message":"Service Unavailable"}']);
});

test('who takes longer than the integration waits is not heard', async () => {
  const { apis, ApiId, send } = await quick({ handler: () => 1, durationMs: 2000 });
  const { Items = [] } = await apis.http.call('GetIntegrations', { ApiId });
  const IntegrationId = Items[0]?.IntegrationId ?? '';
  await apis.http.call('UpdateIntegration', { ApiId, IntegrationId, TimeoutInMillis: 1000 });
  const response = await send();
  expect([response.status, textOf(response)]).toEqual([503, '{"message":"Service Unavailable"}']);
  apis.region.advance(60_000);
  expect(apis.region.bugs).toEqual([]);
});

test('the policy of the qualifier decides, and a stage variable names it', async () => {
  const { apis, ApiId, send } = await quick(
    { handler: (_, { spec }) => spec.functionVersion },
    `${FUNCTION_ARN}:\${stageVariables.alias}`,
  );
  await apis.http.call('CreateStage', {
    ...{ ApiId, StageName: 'prod', AutoDeploy: true },
    StageVariables: { alias: 'prod' },
  });
  expect((await send({ path: '/prod/' })).status).toBe(500);
  await apis.allow(`arn:aws:execute-api:us-east-1:123456789012:${ApiId}/prod/*`, 'prod');
  expect(textOf(await send({ path: '/prod/' }))).toBe('1');
  // the stage without the variable calls nothing that is
  expect((await send()).status).toBe(500);
  await apis.http.call('UpdateStage', { ApiId, StageName: '$default', StageVariables: { alias: '$LATEST' } }).then(
    () => expect.unreachable(),
    (error: Error) => expect(error.message).toMatch(/^Stage variable value '\$LATEST' is invalid/),
  );
});

test('a stage that does not deploy by itself serves what was deployed', async () => {
  const { apis, ApiId, send, Target } = await routed(echo, ['GET /a']);
  await apis.http.call('CreateStage', { ApiId, StageName: 'v1' });
  expect((await send({ path: '/v1/a' })).status).toBe(404);
  const { DeploymentId = '' } = await apis.http.call('CreateDeployment', { ApiId, StageName: 'v1' });
  expect((await send({ path: '/v1/a' })).status).toBe(200);
  await apis.http.call('CreateRoute', { ApiId, RouteKey: 'GET /b', Target });
  expect((await send({ path: '/b' })).status).toBe(200);
  expect((await send({ path: '/v1/b' })).status).toBe(404);
  await expect(apis.http.call('DeleteDeployment', { ApiId, DeploymentId })).rejects.toThrow('Active stages');
  await apis.http.call('DeleteStage', { ApiId, StageName: 'v1' });
  await apis.http.call('DeleteDeployment', { ApiId, DeploymentId });
  const { Items } = await apis.http.call('GetDeployments', { ApiId });
  expect(Items).toMatchObject([{ AutoDeployed: true, DeploymentStatus: 'DEPLOYED' }]);
});

test('a route may ask for a signature, and the event says who has signed', async () => {
  const { apis, ApiId, Target, send } = await routed(echo, ['$default']);
  const { RouteId = '' } = await apis.http.call('CreateRoute', {
    ...{ ApiId, RouteKey: 'GET /mine', Target, AuthorizationType: 'AWS_IAM' },
  });
  const unsigned = await send({ path: '/mine' });
  expect([unsigned.status, textOf(unsigned)]).toEqual([403, '{"message":"Forbidden"}']);
  const { requestContext } = jsonOf(await send({ path: '/mine', headers: [SIGNATURE] }));
  expect(requestContext.authorizer.iam).toMatchObject({
    ...{ accessKey: 'AKIDEXAMPLE', accountId: '123456789012', userArn: 'arn:aws:iam::123456789012:root' },
  });
  // one for another service is none
  expect(
    (await send({ path: '/mine', headers: [[SIGNATURE[0], SIGNATURE[1].replace('execute-api', 's3')]] })).status,
  ).toBe(403);
  // what is not named stays
  expect(await apis.http.call('UpdateRoute', { ApiId, RouteId, OperationName: 'mine' })).toMatchObject({
    AuthorizationType: 'AWS_IAM',
  });
  await apis.http.call('UpdateRoute', { ApiId, RouteId, AuthorizationType: 'NONE' });
  expect((await send({ path: '/mine' })).status).toBe(200);
  await expect(apis.http.call('UpdateRoute', { ApiId, RouteId, AuthorizationType: 'JWT' })).rejects.toThrow(
    'Coldspark has no authorizers',
  );
});

test('requests and what became of them are counted by API and stage', async () => {
  const { apis, ApiId, send } = await routed(echo, ['GET /there']);
  await send({ path: '/there' });
  await send({ path: '/nowhere' });
  apis.region.advance(60_000);
  expect(await apis.metric('Count', { ApiId })).toMatchObject({ Sum: 2 });
  expect(await apis.metric('Count', { ApiId, Stage: '$default' })).toMatchObject({ Sum: 2 });
  // the average is a rate
  expect(await apis.metric('4xx', { ApiId })).toMatchObject({ Sum: 1, SampleCount: 2 });
  expect(await apis.metric('5xx', { ApiId })).toMatchObject({ Sum: 0, SampleCount: 2 });
  const latency = await apis.metric('Latency', { ApiId });
  expect(latency).toMatchObject({ SampleCount: 2, Maximum: expect.any(Number) });
  expect(latency?.Maximum).toBeGreaterThan(0);
  expect(await apis.metric('IntegrationLatency', { ApiId })).toMatchObject({ SampleCount: 1, Sum: latency?.Sum });
});

test('CORS is the API’s: the function never hears of a browser’s question', async () => {
  const { apis, ApiId, send } = await quick(
    returns({ statusCode: 200, headers: { 'access-control-allow-origin': 'x' } }),
  );
  await apis.http.call('UpdateApi', {
    ApiId,
    CorsConfiguration: { AllowOrigins: ['https://shop.example'], AllowMethods: ['GET'] },
  });
  const preflight = await send({
    method: 'OPTIONS',
    headers: [
      ['Origin', 'https://shop.example'],
      ['Access-Control-Request-Method', 'GET'],
    ],
  });
  expect(preflight).toMatchObject({ status: 204, headers: { 'access-control-allow-methods': 'GET' } });
  const answer = await send({ headers: [['Origin', 'https://shop.example']] });
  expect(answer.headers['access-control-allow-origin']).toBe('https://shop.example');
  await apis.http.call('DeleteCorsConfiguration', { ApiId });
  expect((await send()).headers['access-control-allow-origin']).toBe('x');
});

test('what is not there is refused in API Gateway’s words', async () => {
  const { apis, ApiId, Target } = await routed(echo, ['GET /a']);
  const refusals: [Promise<unknown>, string][] = [
    [apis.http.call('GetApi', { ApiId: 'none' }), 'Invalid API identifier specified 123456789012:none'],
    [apis.http.call('GetRoute', { ApiId, RouteId: 'none' }), 'Invalid Route identifier specified none'],
    [apis.http.call('GetStage', { ApiId, StageName: 'none' }), 'Invalid Stage identifier specified none'],
    [
      apis.http.call('CreateRoute', { ApiId, RouteKey: 'GET /a', Target }),
      'Route with key GET /a already exists for this API',
    ],
    [apis.http.call('CreateRoute', { ApiId, RouteKey: 'FLY /a' }), 'The provided route key is not formatted properly'],
    [apis.http.call('CreateStage', { ApiId, StageName: '$default' }), 'Stage already exists'],
    [apis.http.call('DeleteIntegration', { ApiId, IntegrationId: Target.slice(13) }), 'Cannot delete Integration'],
    [
      apis.http.call('CreateApi', { Name: 's', ProtocolType: 'WEBSOCKET' }),
      'Coldspark has HTTP APIs and no WebSocket APIs',
    ],
    [
      apis.http.call('CreateIntegration', { ApiId, IntegrationType: 'HTTP_PROXY' }),
      'Coldspark has no integrations of type HTTP_PROXY',
    ],
  ];
  for (const [refused, message] of refusals) await expect(refused).rejects.toThrow(message);
  await apis.http.call('DeleteApi', { ApiId });
  const gone = await apis.send(ApiId, { path: '/a' });
  expect([gone.status, textOf(gone)]).toEqual([403, '{"message":"Forbidden"}']);
});

test('lists are read page by page, in the order in which things were made', async () => {
  const { apis, ApiId } = await routed(echo, ['GET /a', 'GET /b', 'GET /c']);
  const first = await apis.http.call('GetRoutes', { ApiId, MaxResults: '2' });
  expect(first.Items?.map(({ RouteKey }) => RouteKey)).toEqual(['GET /a', 'GET /b']);
  const second = await apis.http.call('GetRoutes', { ApiId, MaxResults: '2', NextToken: first.NextToken });
  expect(second.Items?.map(({ RouteKey }) => RouteKey)).toEqual(['GET /c']);
  expect(second.NextToken).toBeUndefined();
});

test('an API is there after the page was loaded again', async () => {
  const { apis, ApiId } = await quick(returns('hello'));
  const reloaded = new ApiRegion(returns('hello'), apis.region.disk);
  expect(textOf(await reloaded.send(ApiId))).toBe('hello');
});
