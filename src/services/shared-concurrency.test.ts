/**
 * A load balancer, an HTTP API, a REST API and a program share one account's concurrency: whoever takes all of it throttles
 * the others, each of which is told in the words of what stands before its function, and a reservation cures it.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
import {
  AddPermissionCommand,
  InvokeCommand,
  PutFunctionConcurrencyCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import { coldsparkClient } from '../api/coldspark.ts';
import { ApiRegion, textOf } from './api-gateway/api-region.test-fixture.ts';
import { forward, LoadBalancingStory } from './elastic-load-balancing/load-balancing.test-fixture.ts';

const QUOTA = 110;
/** What is left to functions without a reservation must be at least 100. */
const RESERVED = 10;
const HANDLER_MS = 60_000;

const CALLERS = ['load-balancer', 'http-api', 'rest-api', 'script'] as const;
type Name = (typeof CALLERS)[number];

const arnOf = (name: Name) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** What the client of each sees when Lambda throttles. */
const REFUSALS: Readonly<Record<Name, string>> = {
  'load-balancer': '502 502 Bad Gateway',
  'http-api': '503 {"message":"Service Unavailable"}',
  'rest-api': '500 {"message":"Internal server error"}',
  script: '429 ConcurrentInvocationLimitExceeded: Rate Exceeded.',
};
/** At its own reservation a caller of the SDK hears so; nobody else learns of it. */
const RESERVATION_REFUSALS = {
  ...REFUSALS,
  script: '429 ReservedFunctionConcurrentInvocationLimitExceeded: Rate Exceeded.',
};

let apis: ApiRegion;
let send: Readonly<Record<Name, () => Promise<string>>>;

beforeEach(async () => {
  apis = new ApiRegion({ handler: () => ({ statusCode: 200, body: 'done' }), durationMs: HANDLER_MS });
  const { region } = apis;
  for (const name of CALLERS) await region.withFunction(name, 2 * (HANDLER_MS / 1000));
  send = {
    'load-balancer': await loadBalancer(),
    'http-api': await httpApi(),
    'rest-api': await restApi(),
    script: async () => {
      try {
        const { StatusCode } = await region.lambda.send(new InvokeCommand({ FunctionName: 'script' }));
        return `${StatusCode}`;
      } catch (error) {
        if (!(error instanceof TooManyRequestsException)) throw error;
        return `${error.$metadata.httpStatusCode} ${error.Reason}: ${error.message}`;
      }
    },
  };
  await coldsparkClient(region.handle).call('PutAccountConcurrency', { concurrentExecutions: QUOTA });
  // what is sent from now on stays in flight
  region.timeRuns = false;
});

async function letIn(name: Name, principal: string, SourceArn?: string): Promise<void> {
  const Action = 'lambda:InvokeFunction';
  await apis.region.lambda.send(
    new AddPermissionCommand({ FunctionName: name, StatementId: 'door', Action, Principal: principal, SourceArn }),
  );
}

async function loadBalancer(): Promise<() => Promise<string>> {
  const story = new LoadBalancingStory(apis.region);
  const TargetGroupArn = await story.targetGroup();
  await letIn('load-balancer', 'elasticloadbalancing.amazonaws.com', TargetGroupArn);
  await story.call('RegisterTargets', { TargetGroupArn, Targets: [{ Id: arnOf('load-balancer') }] });
  await story.listener(await story.loadBalancer(), forward(TargetGroupArn));
  return async () => {
    const headers = { host: 'shop.elb.localhost:4173' };
    const body = new Uint8Array();
    const request = { service: 'elb', method: 'GET', path: '/', query: {}, headers, body } as const;
    const response = await apis.region.handle(request);
    return response.status === 200 ? '200' : `${response.status} ${/<h1>(.*)<\/h1>/.exec(textOf(response))?.[1]}`;
  };
}

const answered = async (apiId: string, path: string) => {
  const response = await apis.send(apiId, { path });
  return response.status === 200 ? '200' : `${response.status} ${textOf(response)}`;
};

async function httpApi(): Promise<() => Promise<string>> {
  const target = { Name: 'shop', ProtocolType: 'HTTP', Target: arnOf('http-api') } as const;
  const { ApiId = '' } = await apis.http.call('CreateApi', target);
  await letIn('http-api', 'apigateway.amazonaws.com');
  return () => answered(ApiId, '/');
}

async function restApi(): Promise<() => Promise<string>> {
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await apis.rest.call('CreateRestApi', {
    name: 'shop',
  });
  const named = { restApiId, resourceId, httpMethod: 'GET' };
  await apis.rest.call('PutMethod', { ...named, authorizationType: 'NONE' });
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arnOf('rest-api')}/invocations`;
  await apis.rest.call('PutIntegration', { ...named, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri });
  await letIn('rest-api', 'apigateway.amazonaws.com');
  await apis.rest.call('CreateDeployment', { restApiId, stageName: 'stage' });
  return () => answered(restApiId, '/stage/');
}

/** So many requests, none of which is answered yet. */
async function take(name: Name, times: number): Promise<void> {
  for (let i = 0; i < times; i++) void send[name]();
  await everythingArrives();
}
const everythingArrives = () => new Promise((resolve) => setImmediate(resolve));
const reserve = (FunctionName: Name, ReservedConcurrentExecutions: number) =>
  apis.region.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));

/** What became of one more of each; undefined: its handler runs. */
async function oneMoreOfEach(): Promise<Partial<Record<Name, string>>> {
  const said: Partial<Record<Name, string>> = {};
  for (const name of CALLERS)
    void send[name]().then((answer) => {
      said[name] = answer;
    });
  await everythingArrives();
  return { ...said };
}

describe.each(CALLERS)('when all of it is taken by the %s', (greedy) => {
  test('the others are throttled, each told so by what stands before it, until a reservation keeps it in its bounds', async () => {
    await take(greedy, QUOTA);
    expect(await oneMoreOfEach()).toEqual(REFUSALS);
    apis.region.advance(2 * HANDLER_MS);

    await reserve(greedy, RESERVED);
    await take(greedy, QUOTA);
    expect(await oneMoreOfEach()).toEqual({ [greedy]: RESERVATION_REFUSALS[greedy] });
    apis.region.advance(2 * HANDLER_MS);
    expect(apis.region.waiting).toBe(0);
    expect(apis.region.bugs).toEqual([]);
  });
});

test('whoever has a reservation is answered though another takes all that is left', async () => {
  await reserve('http-api', RESERVED);
  await take('script', QUOTA);
  const { 'http-api': _, ...throttled } = REFUSALS;
  expect(await oneMoreOfEach()).toEqual(throttled);
});
