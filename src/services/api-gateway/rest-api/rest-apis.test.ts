import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { HeaderLine } from '../../../api/http.ts';
import type { PutIntegrationRequest } from '../../../api/models/apigateway-types.ts';
import type { FakeProgram } from '../../../lambda/fake-runtime.test-fixture.ts';
import { ApiRegion, FUNCTION_ARN, jsonOf, type Sent, SIGNATURE, textOf } from '../api-region.test-fixture.ts';

const echo: FakeProgram = { handler: (event) => ({ statusCode: 200, body: JSON.stringify(event) }) };
const returns = (result: unknown): FakeProgram => ({ handler: () => result });

const uriOf = (functionArn: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

type Settings = Partial<PutIntegrationRequest>;

/** An API whose root and all below it go to `f`; nothing is deployed. */
async function undeployed(program: FakeProgram, settings: Settings = {}, binaryMediaTypes?: string[]) {
  const apis = await new ApiRegion(program).withFunction();
  const { id: restApiId = '', rootResourceId: parentId = '' } = await apis.rest.call('CreateRestApi', {
    name: 'shop',
    binaryMediaTypes,
  });
  const proxied = async (pathPart: string) => {
    const { id: resourceId = '' } = await apis.rest.call('CreateResource', { restApiId, parentId, pathPart });
    await integrate(resourceId);
    return resourceId;
  };
  const integrate = async (resourceId: string) => {
    const named = { restApiId, resourceId, httpMethod: 'ANY' };
    await apis.rest.call('PutMethod', { ...named, authorizationType: 'NONE' });
    await apis.rest.call('PutIntegration', {
      ...{ ...named, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uriOf(FUNCTION_ARN) },
      ...settings,
    });
  };
  const proxy = await proxied('{proxy+}');
  await integrate(parentId);
  return { apis, restApiId, proxied, proxy, parentId };
}

/** The same, deployed to the stage `stage`, and allowed to call the function. */
async function deployed(program: FakeProgram, settings: Settings = {}, binaryMediaTypes?: string[]) {
  const made = await undeployed(program, settings, binaryMediaTypes);
  const { apis, restApiId } = made;
  await apis.allow(`arn:aws:execute-api:us-east-1:123456789012:${restApiId}/*/*/*`);
  await apis.rest.call('CreateDeployment', { restApiId, stageName: 'stage' });
  return { ...made, send: (sent?: Sent) => apis.send(restApiId, { path: '/stage/x', ...sent }) };
}

const SENT: HeaderLine[] = [
  ['Accept', '*/*'],
  ['User-Agent', 'python-requests/testing'],
  ['tEsT-HEADeR', 'aValUE'],
  ['authorization', 'random-value'],
];

test('the event is what AWS was recorded to send', async () => {
  const { restApiId, proxy, send } = await deployed(echo);
  const response = await send({ path: '/stage/proxy-value', headers: SENT });
  const headers = {
    Accept: '*/*',
    Authorization: 'random-value',
    Host: `${restApiId}.execute-api.localhost:4173`,
    'User-Agent': 'python-requests/testing',
    'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    'X-Forwarded-For': '127.0.0.1',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
    'tEsT-HEADeR': 'aValUE',
  };
  expect(jsonOf(response)).toEqual({
    body: null,
    headers,
    httpMethod: 'GET',
    isBase64Encoded: false,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    multiValueQueryStringParameters: null,
    path: '/proxy-value',
    pathParameters: { proxy: 'proxy-value' },
    queryStringParameters: null,
    requestContext: {
      accountId: '123456789012',
      apiId: restApiId,
      deploymentId: expect.stringMatching(/^[a-z0-9]{7}$/),
      domainName: `${restApiId}.execute-api.us-east-1.amazonaws.com`,
      domainPrefix: restApiId,
      extendedRequestId: response.headers['x-amz-apigw-id'],
      httpMethod: 'GET',
      identity: {
        ...{ accessKey: null, accountId: null, caller: null, cognitoAuthenticationProvider: null },
        ...{ cognitoAuthenticationType: null, cognitoIdentityId: null, cognitoIdentityPoolId: null },
        ...{ principalOrgId: null, sourceIp: '127.0.0.1', user: null, userAgent: 'python-requests/testing' },
        userArn: null,
      },
      path: '/stage/proxy-value',
      protocol: 'HTTP/1.1',
      requestId: response.headers['x-amzn-requestid'],
      requestTime: expect.stringMatching(/^01\/Mar\/2026:10:00:/),
      requestTimeEpoch: expect.any(Number),
      resourceId: proxy,
      resourcePath: '/{proxy+}',
      stage: 'stage',
    },
    resource: '/{proxy+}',
    stageVariables: null,
  });
});

/** As recorded: what is sent, the path and the parameters that the function sees, and the path with the stage. */
test.each([
  ['/stage/proxy-value/', '/proxy-value/', 'proxy-value', '/stage/proxy-value/'],
  ['/stage/proxy-value//double-slash', '/proxy-value//double-slash', 'proxy-value//double-slash'],
  ['//stage/proxy-value', '/proxy-value', 'proxy-value', '/stage/proxy-value'],
  ['/stage//proxy-value', '/proxy-value', 'proxy-value', '/stage//proxy-value'],
  ['/stage//hardcoded', '/hardcoded', undefined, '/stage//hardcoded'],
  [
    '/stage/user/test%2Balias@gmail.com/plus/test+alias@gmail.com',
    '/user/test%2Balias@gmail.com/plus/test+alias@gmail.com',
    'user/test%2Balias@gmail.com/plus/test+alias@gmail.com',
  ],
])('the path %s', async (sent, path, proxy, requestPath = sent) => {
  const { apis, restApiId, proxied, send } = await deployed(echo);
  await proxied('hardcoded');
  await apis.rest.call('CreateDeployment', { restApiId, stageName: 'stage' });
  const event = jsonOf(await send({ path: sent }));
  expect([event.path, event.pathParameters, event.requestContext.path]).toEqual([
    path,
    proxy === undefined ? null : { proxy },
    requestPath,
  ]);
});

test('parameters are decoded, and of those that come twice the last one counts', async () => {
  const { send } = await deployed(echo);
  const path =
    '/stage/api?dateTimeOffset=2023-06-12T18:05:10.123456+00:00&email=test%2Balias@gmail.com&whitespace=foo%20bar&price=10&price=30';
  expect(jsonOf(await send({ path }))).toMatchObject({
    queryStringParameters: {
      dateTimeOffset: '2023-06-12T18:05:10.123456 00:00',
      email: 'test+alias@gmail.com',
      whitespace: 'foo bar',
      price: '30',
    },
    multiValueQueryStringParameters: { price: ['10', '30'] },
  });
});

test.each<[string, unknown, number, string]>([
  ['a status code that is a text', { statusCode: '201', body: 'made' }, 201, 'made'],
  ['headers without a status code', { headers: { a: 'b' } }, 200, ''],
  ['nothing', {}, 502, '{"message":"Internal server error"}'],
  ['other members', { test: 'value' }, 502, '{"message":"Internal server error"}'],
  ['a text', 'hello', 502, '{"message":"Internal server error"}'],
  ['a status code that is none', { statusCode: 'test' }, 502, '{"message":"Internal server error"}'],
  ['a body that is no text', { statusCode: 200, body: { a: 1 } }, 502, '{"message":"Internal server error"}'],
  ['Base64, as it is', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, 'aGk='],
])('a result of %s', async (_, result, status, body) => {
  const { send } = await deployed(returns(result));
  const response = await send();
  expect([response.status, textOf(response)]).toEqual([status, body]);
});

test('Base64 is decoded, and bodies come as such, where the API has binary media types', async () => {
  const handler = (event: unknown) => ({
    statusCode: 200,
    body: (event as { body: string }).body,
    isBase64Encoded: true,
  });
  const { send } = await deployed({ handler }, {}, ['*/*']);
  const response = await send({ method: 'POST', body: 'hi', headers: [['Content-Type', 'image/png']] });
  expect(textOf(response)).toBe('hi');
});

test('of a header that has one value and many, the many are sent, each cookie on its own', async () => {
  const { send } = await deployed(
    returns({
      statusCode: 200,
      headers: { 'X-A': 'one', 'X-B': 'b' },
      multiValueHeaders: { 'X-A': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] },
    }),
  );
  expect(await send()).toMatchObject({
    headers: { 'x-a': '1, 2', 'x-b': 'b', 'content-type': 'application/json' },
    cookies: ['a=1', 'b=2'],
  });
});

test('what Lambda does not run is 500, an error of the handler 502, one that takes too long 504', async () => {
  const throttled = await deployed(returns({ statusCode: 200 }));
  await throttled.apis.region.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }),
  );
  const failing = await deployed({
    handler: () => {
      throw new Error('secret');
    },
  });
  const slow = await deployed({ handler: () => 1, durationMs: 2000 }, { timeoutInMillis: 1000 });
  const byGet = await deployed(returns({ statusCode: 200 }), { integrationHttpMethod: 'GET' });
  const answers = await Promise.all([throttled, failing, slow, byGet].map(({ send }) => send()));
  expect(answers.map((response) => [response.status, jsonOf(response).message])).toEqual([
    [500, 'Internal server error'],
    [502, 'Internal server error'],
    [504, 'Endpoint request timed out'],
    [500, 'Internal server error'],
  ]);
});

test('a stage variable names the alias, and the policy of that alias decides', async () => {
  const program: FakeProgram = { handler: (_, { spec }) => ({ statusCode: 200, body: spec.functionVersion }) };
  const { apis, restApiId, send } = await deployed(program, {
    uri: uriOf(`${FUNCTION_ARN}:\${stageVariables.alias}`),
  });
  expect((await send()).status).toBe(500);
  const named = { restApiId, stageName: 'stage' };
  const patch = { op: 'replace', path: '/variables/alias', value: 'prod' } as const;
  expect(await apis.rest.call('UpdateStage', { ...named, patchOperations: [patch] })).toMatchObject({
    variables: { alias: 'prod' },
  });
  expect((await send()).status).toBe(500);
  await apis.allow(`arn:aws:execute-api:us-east-1:123456789012:${restApiId}/stage/GET/*`, 'prod');
  expect(textOf(await send())).toBe('1');
  expect((await send({ method: 'POST' })).status).toBe(500);
  const removal = { op: 'remove', path: '/variables/alias' } as const;
  expect(await apis.rest.call('UpdateStage', { ...named, patchOperations: [removal] })).not.toHaveProperty('variables');
});

test('with credentials it is the role that calls, and the policy is not asked', async () => {
  const made = await undeployed(returns({ statusCode: 204 }), { credentials: 'arn:aws:iam::123456789012:role/api' });
  await made.apis.rest.call('CreateDeployment', { restApiId: made.restApiId, stageName: 'stage' });
  expect((await made.apis.send(made.restApiId, { path: '/stage' })).status).toBe(204);
});

test('a stage serves what was deployed to it', async () => {
  const { apis, restApiId, proxied, send } = await deployed(echo);
  await proxied('late');
  expect(jsonOf(await send({ path: '/stage/late' })).resource).toBe('/{proxy+}');
  const { id: deploymentId = '' } = await apis.rest.call('CreateDeployment', { restApiId });
  const patchOperations = [{ op: 'replace' as const, path: '/deploymentId', value: deploymentId }];
  await apis.rest.call('UpdateStage', { restApiId, stageName: 'stage', patchOperations });
  expect(jsonOf(await send({ path: '/stage/late' })).resource).toBe('/late');
  expect(jsonOf(await send({ path: '/stage' })).resource).toBe('/');
  await expect(apis.rest.call('DeleteDeployment', { restApiId, deploymentId })).rejects.toThrow('Active stages');
});

test('what is no path, no stage and no API is 403', async () => {
  const { apis, restApiId, send, proxy, parentId } = await deployed(echo);
  await apis.rest.call('DeleteResource', { restApiId, resourceId: proxy });
  await apis.rest.call('CreateDeployment', { restApiId, stageName: 'stage' });
  expect(await apis.rest.call('GetResources', { restApiId })).toMatchObject({ items: [{ id: parentId, path: '/' }] });
  const answers = await Promise.all([send(), send({ path: '/none/x' }), apis.send('none', { path: '/stage' })]);
  expect(answers.map((response) => [response.status, textOf(response), response.headers['x-amzn-errortype']])).toEqual([
    [403, '{"message":"Missing Authentication Token"}', 'MissingAuthenticationTokenException'],
    [403, '{"message":"Forbidden"}', 'ForbiddenException'],
    [403, '{"message":"Forbidden"}', 'ForbiddenException'],
  ]);
});

test('a method may ask for a signature, and the event says who has signed', async () => {
  const { apis, restApiId, proxy, send } = await deployed(echo);
  const named = { restApiId, resourceId: proxy, httpMethod: 'GET' };
  await apis.rest.call('PutMethod', { ...named, authorizationType: 'AWS_IAM' });
  await apis.rest.call('PutIntegration', {
    ...{ ...named, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uriOf(FUNCTION_ARN) },
  });
  await apis.rest.call('CreateDeployment', { restApiId, stageName: 'stage' });
  expect(await apis.rest.call('GetMethod', named)).toMatchObject({ authorizationType: 'AWS_IAM' });
  const unsigned = await send();
  expect([unsigned.status, textOf(unsigned)]).toEqual([403, '{"message":"Missing Authentication Token"}']);
  expect(jsonOf(await send({ headers: [SIGNATURE] })).requestContext.identity).toMatchObject({
    ...{ accessKey: 'AKIDEXAMPLE', accountId: '123456789012', userArn: 'arn:aws:iam::123456789012:root' },
  });
  expect(jsonOf(await send({ method: 'POST' })).requestContext.identity).toMatchObject({ userArn: null });
});

test('requests and what became of them are counted by API and stage', async () => {
  const { apis, send } = await deployed(returns('malformed'));
  await send();
  await send({ path: '/stage', method: 'POST' });
  apis.region.advance(60_000);
  expect(await apis.metric('Count', { ApiName: 'shop' })).toMatchObject({ Sum: 2 });
  expect(await apis.metric('5XXError', { ApiName: 'shop', Stage: 'stage' })).toMatchObject({ Sum: 2 });
  expect(await apis.metric('4XXError', { ApiName: 'shop' })).toMatchObject({ Sum: 0, SampleCount: 2 });
  expect(await apis.metric('IntegrationLatency', { ApiName: 'shop' })).toMatchObject({ SampleCount: 2 });
});

test('a refusal has the members that AWS’s have, and none of Lambda’s', async () => {
  const { apis } = await undeployed(echo);
  const answer = await apis.region.handle({
    ...{ service: 'apigateway', method: 'GET', path: '/restapis/none', query: {}, headers: {} },
    body: new Uint8Array(),
  });
  expect([answer.status, jsonOf(answer)]).toEqual([
    404,
    { message: 'Invalid API identifier specified 123456789012:none' },
  ]);
});

test('a method is tried before it is deployed', async () => {
  const { apis, restApiId, proxy } = await undeployed(echo);
  const named = { restApiId, resourceId: proxy, httpMethod: 'ANY' };
  await apis.allow(`arn:aws:execute-api:us-east-1:123456789012:${restApiId}/test-invoke-stage/*/*`);
  const answer = await apis.rest.call('TestInvokeMethod', { ...named, pathWithQueryString: '/a/b?c=1', body: 'x' });
  expect(answer).toMatchObject({
    status: 200,
    latency: expect.any(Number),
    log: expect.stringContaining('status: 200'),
  });
  expect(JSON.parse(answer.body ?? '')).toMatchObject({
    ...{ path: '/a/b', pathParameters: { proxy: 'a/b' }, body: 'x', queryStringParameters: { c: '1' } },
    requestContext: { stage: 'test-invoke-stage' },
  });
});

test.each([
  ['arn:aws:lambda:us-east-1:123456789012:function:f', 'AWS ARN for integration must contain path or action'],
  [uriOf(FUNCTION_ARN).replace('arn:aws:apigateway:us-east-1', 'bad-arn'), 'Invalid ARN specified in the request'],
  [uriOf(FUNCTION_ARN).replace('path', 'test'), 'AWS ARN for integration must contain path or action'],
  [uriOf(FUNCTION_ARN).replace('lambda', 'firehose'), "Integrations of type 'AWS_PROXY' currently only supports"],
  [uriOf(FUNCTION_ARN).replace('2015-03-31/functions', 'random/value'), "Integrations of type 'AWS_PROXY'"],
])('the URI %s is refused as recorded', async (uri, message) => {
  const { apis, restApiId, parentId } = await undeployed(echo);
  await expect(
    apis.rest.call('PutIntegration', {
      ...{ restApiId, resourceId: parentId, httpMethod: 'ANY', type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri },
    }),
  ).rejects.toThrow(message);
});

test('what is not there, or there already, is refused in API Gateway’s words', async () => {
  const { apis, restApiId, parentId, proxy } = await undeployed(echo);
  const named = { restApiId, resourceId: proxy, httpMethod: 'GET' };
  const { id: emptyId = '' } = await apis.rest.call('CreateRestApi', { name: 'empty' });
  const refusals: [Promise<unknown>, string][] = [
    [apis.rest.call('GetRestApi', { restApiId: 'none' }), 'Invalid API identifier specified 123456789012:none'],
    [apis.rest.call('GetResource', { restApiId, resourceId: 'none' }), 'Invalid Resource identifier specified'],
    [apis.rest.call('GetMethod', named), 'Invalid Method identifier specified'],
    [apis.rest.call('GetStage', { restApiId, stageName: 'none' }), 'Invalid stage identifier specified'],
    [
      apis.rest.call('CreateResource', { restApiId, parentId, pathPart: '{proxy+}' }),
      'Another resource with the same parent',
    ],
    [apis.rest.call('CreateResource', { restApiId, parentId, pathPart: 'a b' }), "Resource's path part only allow"],
    [apis.rest.call('PutMethod', { ...named, httpMethod: 'ANY', authorizationType: 'NONE' }), 'Method already exists'],
    [apis.rest.call('PutMethod', { ...named, authorizationType: 'CUSTOM' }), 'Coldspark has no authorizers'],
    [apis.rest.call('CreateDeployment', { restApiId: emptyId }), "The REST API doesn't contain any methods"],
    [
      apis.rest.call('PutIntegration', { ...named, httpMethod: 'ANY', type: 'MOCK' }),
      'Coldspark has no integrations of type MOCK',
    ],
  ];
  for (const [refused, message] of refusals) await expect(refused).rejects.toThrow(message);
  await apis.rest.call('PutMethod', { ...named, authorizationType: 'NONE' });
  await expect(apis.rest.call('CreateDeployment', { restApiId })).rejects.toThrow('No integration defined for method');
});
