/** What load balancers do with requests, from the bytes at the front door to the function and back. */
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteAliasCommand, PutFunctionConcurrencyCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { Action, RuleCondition } from '../../api/models/elbv2-types.ts';
import { minute, ObservedRegion } from '../observed-region.test-fixture.ts';
import { F, fixed, forward, LoadBalancingStory, path } from './load-balancing.test-fixture.ts';

const HELLO = { statusCode: 200, body: 'hello' };

let story: LoadBalancingStory;
/** What `f` was invoked with, and what it does. */
let events: unknown[];
let handler: () => unknown;
beforeEach(async () => {
  events = [];
  handler = () => HELLO;
  const region = new ObservedRegion({
    handler: (event) => {
      events.push(event);
      return handler();
    },
  });
  story = await new LoadBalancingStory(region).withFunction();
});

type Sent = Partial<Omit<HttpRequest, 'service' | 'query'>>;

const send = (request: Sent = {}, host = 'shop.elb.localhost:4173'): Promise<HttpResponse> =>
  story.region.handle({
    service: 'elb',
    method: 'GET',
    path: '/',
    query: {},
    body: new Uint8Array(),
    ...request,
    headers: { host, ...request.headers },
  });

const text = ({ body }: HttpResponse) => new TextDecoder().decode(body);
const bytes = (value: string) => new TextEncoder().encode(value);
const answer = async (request?: Sent, host?: string) => {
  const response = await send(request, host);
  return [response.status, text(response)];
};

/** A load balancer before the function; ARN of its target group. */
async function serve(target = F): Promise<string> {
  const group = await story.targetGroupOf(target);
  await story.listener(await story.loadBalancer(), forward(group));
  return group;
}

const multiValue = (TargetGroupArn: string) =>
  story.call('ModifyTargetGroupAttributes', {
    TargetGroupArn,
    Attributes: [{ Key: 'lambda.multi_value_headers.enabled', Value: 'true' }],
  });

describe('the event', () => {
  test('is a load balancer’s: nothing decoded, the last of what comes twice', async () => {
    const targetGroupArn = await serve();
    const headerLines = [
      ['Host', 'shop.elb.localhost:4173'],
      ['Content-Type', 'application/json'],
      ['X-Own', 'a'],
      ['x-own', 'b'],
    ] as const;
    const headers = { 'content-type': 'application/json', 'x-own': 'a, b' };
    const body = bytes('{"n":1}');
    await send({ method: 'POST', path: '/a%20b?size=L&size=XL%21&flag', headers, headerLines, body });
    expect(events).toEqual([
      {
        requestContext: { elb: { targetGroupArn } },
        httpMethod: 'POST',
        path: '/a%20b',
        queryStringParameters: { size: 'XL%21', flag: '' },
        headers: {
          host: 'shop.elb.localhost:4173',
          'content-type': 'application/json',
          'x-own': 'b',
          'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
          'x-forwarded-for': '127.0.0.1',
          'x-forwarded-port': '80',
          'x-forwarded-proto': 'http',
        },
        body: '{"n":1}',
        isBase64Encoded: false,
      },
    ]);
  });

  test('has all values where the target group says so', async () => {
    await multiValue(await serve());
    handler = () => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'], 'X-Many': ['1', '2'] } });
    const response = await send({ path: '/?a=1&a=2', headers: { 'x-forwarded-for': '10.0.0.1' } });
    expect(events[0]).toMatchObject({
      multiValueQueryStringParameters: { a: ['1', '2'] },
      multiValueHeaders: { host: ['shop.elb.localhost:4173'], 'x-forwarded-for': ['10.0.0.1, 127.0.0.1'] },
    });
    expect(events[0]).not.toHaveProperty('headers');
    expect(response.cookies).toEqual(['a=1', 'b=2']);
    expect(response.headers['x-many']).toBe('1, 2');
  });

  test.each([
    [undefined, true],
    ['text/plain; charset=utf-8', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/problem+json', true],
  ])('of a body of type %s is Base64: %s', async (type, isBase64Encoded) => {
    await serve();
    await send({ method: 'POST', body: bytes('a=1'), headers: type === undefined ? {} : { 'content-type': type } });
    expect(events[0]).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? 'YT0x' : 'a=1' });
  });

  test('of no body is an empty one, and what is compressed is Base64', async () => {
    await serve();
    await send();
    await send({ body: bytes('x'), headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' } });
    expect(events).toMatchObject([
      { body: '', isBase64Encoded: false, queryStringParameters: {} },
      { body: 'eA==', isBase64Encoded: true },
    ]);
  });
});

describe('the answer', () => {
  test('is the function’s', async () => {
    await serve();
    handler = () => ({ statusCode: 201, headers: { 'Content-Type': 'text/css' }, body: 'YQ==', isBase64Encoded: true });
    const response = await send();
    expect([response.status, text(response)]).toEqual([201, 'a']);
    expect(response.headers).toEqual({ server: 'awselb/2.0', 'content-type': 'text/css' });
    handler = () => HELLO;
    expect((await send()).headers['content-type']).toBe('application/octet-stream');
  });

  test.each<[string, unknown]>([
    ['no object', 'hello'],
    ['no status', { body: 'hello' }],
    ['no number as status', { statusCode: 'ok', body: '' }],
    ['an object as body', { statusCode: 200, body: {} }],
    ['a header that HTTP cannot carry', { statusCode: 200, headers: { 'x y': '1' } }],
    ['no Base64', { statusCode: 200, body: '%', isBase64Encoded: true }],
    ['more than 1 MB', { statusCode: 200, body: 'a'.repeat(1024 * 1024) }],
  ])('is 502 when the function’s is %s', async (_, result) => {
    await serve();
    handler = () => result;
    const response = await send();
    expect(response).toMatchObject({ status: 502, headers: { server: 'awselb/2.0', 'content-type': 'text/html' } });
    expect(text(response)).toContain('<center><h1>502 Bad Gateway</h1></center>');
  });

  test('is 502 when the function fails, is throttled, or is no longer let in or there', async () => {
    const group = await serve(`${F}:prod`);
    handler = () => {
      throw new Error('broken');
    };
    expect((await send()).status).toBe(502);
    handler = () => HELLO;
    expect((await send()).status).toBe(200);
    const { lambda } = story.region;
    const reserve = (ReservedConcurrentExecutions: number) =>
      lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions }));
    await reserve(0);
    expect((await send()).status).toBe(502);
    await reserve(1);
    expect((await send()).status).toBe(200);
    const StatementId = group.slice(-16);
    await lambda.send(new RemovePermissionCommand({ FunctionName: 'f', Qualifier: 'prod', StatementId }));
    expect((await send()).status).toBe(502);
    await lambda.send(new DeleteAliasCommand({ FunctionName: 'f', Name: 'prod' }));
    expect((await send()).status).toBe(502);
    expect(events).toHaveLength(3);
  });

  test('is the load balancer’s own where no function may be asked', async () => {
    const TargetGroupArn = await serve();
    expect((await send({ method: 'POST', body: new Uint8Array(1024 * 1024 + 1) })).status).toBe(413);
    expect((await send({ headers: { upgrade: 'websocket' } })).status).toBe(400);
    await story.call('DeregisterTargets', { TargetGroupArn, Targets: [{ Id: F }] });
    expect(text(await send())).toContain('503 Service Temporarily Unavailable');
    expect(events).toEqual([]);
  });
});

describe('the load balancer', () => {
  test('is found by its name or its DNS name, and listens once it is active', async () => {
    const Subnets = ['subnet-0c01d000000000001', 'subnet-0c01d000000000002'];
    const { LoadBalancers: [created] = [] } = await story.call('CreateLoadBalancer', { Name: 'Shop', Subnets });
    expect(await answer({}, 'other.elb.localhost')).toEqual([404, expect.stringContaining('no load balancer')]);
    await story.listener(created?.LoadBalancerArn ?? '', fixed('200', 'here'));
    expect((await send()).status).toBe(503);
    story.region.advance(60_000);
    expect(await answer()).toEqual([200, 'here']);
    expect(await answer({}, created?.DNSName)).toEqual([200, 'here']);
    await story.call('DeleteLoadBalancer', { LoadBalancerArn: created?.LoadBalancerArn ?? '' });
    expect((await send()).status).toBe(404);
  });

  test('hears at the listener of the port that is said, else at the lowest', async () => {
    const arn = await story.loadBalancer();
    expect((await send()).status).toBe(503);
    await story.listener(arn, fixed('200', 'second'), 8080);
    await story.listener(arn, fixed('200', 'first'), 80);
    expect(await answer({}, 'shop.elb.localhost:8080')).toEqual([200, 'second']);
    expect(await answer({}, 'shop.elb.localhost:4173')).toEqual([200, 'first']);
  });

  test('redirects with what is left of the request', async () => {
    const redirect = (config: object): Action => ({
      Type: 'redirect',
      RedirectConfig: { StatusCode: 'HTTP_302', ...config },
    });
    const listener = await story.listener(await story.loadBalancer(), redirect({ Path: '/new/#{path}' }));
    const response = await send({ path: '/a/b?x=1' });
    expect([response.status, response.headers.location]).toEqual([302, 'http://shop.elb.localhost:4173/new/a/b?x=1']);
    const config = { Protocol: 'HTTPS', Port: '443', Host: 'www.#{host}', Query: '', StatusCode: 'HTTP_301' };
    await story.rule(listener, 1, path('/b'), redirect(config));
    const moved = await send({ path: '/b?x=1' }, 'shop.elb.localhost');
    expect([moved.status, moved.headers.location]).toEqual([301, 'https://www.shop.elb.localhost:443/b']);
  });

  test('counts requests and answers', async () => {
    await serve();
    await send();
    handler = () => 'malformed';
    await send();
    story.region.advance(60_000);
    const Value = (await story.call('DescribeLoadBalancers', {})).LoadBalancers?.[0]?.LoadBalancerArn;
    const Dimensions = [{ Name: 'LoadBalancer', Value: Value?.slice(Value.indexOf('app/')) }];
    const sum = async (MetricName: string) => {
      const range = { StartTime: minute(0), EndTime: minute(60), Period: 3600, Statistics: ['Sum' as const] };
      const { Datapoints = [] } = await story.region.cloudWatch.send(
        new GetMetricStatisticsCommand({ Namespace: 'AWS/ApplicationELB', MetricName, Dimensions, ...range }),
      );
      return Datapoints[0]?.Sum;
    };
    expect(await sum('RequestCount')).toBe(2);
    expect(await sum('HTTPCode_Target_2XX_Count')).toBe(1);
    expect(await sum('HTTPCode_ELB_5XX_Count')).toBe(1);
    expect(await sum('HTTPCode_ELB_502_Count')).toBe(1);
  });
});

describe('rules', () => {
  const header = (HttpHeaderName: string, ...Values: string[]): RuleCondition => ({
    Field: 'http-header',
    HttpHeaderConfig: { HttpHeaderName, Values },
  });
  const query = (...Values: { Key?: string; Value: string }[]): RuleCondition => ({
    Field: 'query-string',
    QueryStringConfig: { Values },
  });
  const method = (...Values: string[]): RuleCondition => ({
    Field: 'http-request-method',
    HttpRequestMethodConfig: { Values },
  });

  test.each<[RuleCondition, Sent, boolean]>([
    [path('/img/*'), { path: '/img/a/b.png?x' }, true],
    [path('/img/?'), { path: '/img/ab' }, false],
    [path('/IMG'), { path: '/img' }, false],
    [path('/a', '/b'), { path: '/b' }, true],
    [path('/a.c'), { path: '/abc' }, false],
    [{ Field: 'host-header', Values: ['SHOP.*'] }, {}, true],
    [{ Field: 'host-header', Values: ['*.example.com'] }, {}, false],
    [method('PUT', 'POST'), { method: 'POST' }, true],
    [method('PUT'), { method: 'POST' }, false],
    [header('User-Agent', '*curl*'), { headers: { 'user-agent': 'CURL/8' } }, true],
    [header('User-Agent', '*'), {}, false],
    [query({ Key: 'version', Value: 'v?' }), { path: '/?a=1&VERSION=v1' }, true],
    [query({ Value: 'v1' }), { path: '/?any=v1' }, true],
    [query({ Key: 'version', Value: 'v1' }), { path: '/?version=v2' }, false],
  ])('%j holds for %j: %s', async (condition, request, holds) => {
    const listener = await story.listener(await story.loadBalancer(), fixed('404'));
    await story.rule(listener, 1, condition, fixed('200'));
    expect((await send(request)).status).toBe(holds ? 200 : 404);
  });

  test('are tried by priority, and all conditions of one must hold', async () => {
    const listener = await story.listener(await story.loadBalancer(), fixed('404', 'default'));
    await story.rule(listener, 20, path('/a'), fixed('200', 'second'));
    await story.call('CreateRule', {
      ListenerArn: listener,
      Priority: 10,
      Conditions: [path('/a'), method('POST')],
      Actions: [fixed('200', 'first')],
    });
    expect(await answer({ path: '/a', method: 'POST' })).toEqual([200, 'first']);
    expect(await answer({ path: '/a' })).toEqual([200, 'second']);
    expect(await answer({ path: '/b' })).toEqual([404, 'default']);
  });

  test('draw between target groups by weight: one of weight 0 gets nothing', async () => {
    const groups = [await story.targetGroupOf(F, 'a'), await story.targetGroupOf(F, 'b')];
    groups.push(await story.targetGroupOf(`${F}:prod`, 'never'));
    const TargetGroups = groups.map((TargetGroupArn, index) => ({ TargetGroupArn, Weight: [3, 1, 0][index] }));
    await story.listener(await story.loadBalancer(), { Type: 'forward', ForwardConfig: { TargetGroups } });
    for (let sent = 0; sent < 200; sent++) await send();
    const drawn = (events as { requestContext: { elb: { targetGroupArn: string } } }[]).map(
      ({ requestContext }) => requestContext.elb.targetGroupArn,
    );
    const [a = 0, b = 0, never] = groups.map((arn) => drawn.filter((each) => each === arn).length);
    expect(never).toBe(0);
    expect(a / b).toBeGreaterThan(2);
    expect(a / b).toBeLessThan(4.5);
  });
});
