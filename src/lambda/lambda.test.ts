import { describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { rootCaller } from '../kernel/caller.ts';
import { VirtualClock } from '../kernel/clock.ts';
import { oneClock } from '../kernel/one-clock.test-fixture.ts';
import { Outbox } from '../kernel/outbox.ts';
import { SeededRandom } from '../kernel/random.ts';
import type { Call } from '../kernel/service.ts';
import { zip } from './control-plane/control-plane.test-fixture.ts';
import { createLambda, type Lambda, lambda as lambdaService } from './lambda.ts';
import type { Effect, EnvironmentEvent } from './runtime-host.ts';
import type { AsyncEvent } from './state.ts';

const START_MS = 1_772_359_200_000;
const PATH = '/2015-03-31/functions';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lambda with a host of runtimes that takes its orders down and reports only what the test tells it to. */
function openRegion(startMs = START_MS) {
  const clock = new VirtualClock(startMs);
  const outbox = new Outbox();
  const effects: Effect[] = [];
  const bugs: unknown[] = [];
  const lambda: Lambda = createLambda({
    config: {
      accountId: '123456789012',
      region: 'us-east-1',
      codeLocation: (sha256) => `https://packages.test/${sha256}`,
    },
    outbox,
    time: oneClock(clock),
    random: new SeededRandom(1),
    host: { perform: (effect) => effects.push(effect) },
    neighbours: { call: (call, done) => lambda.service.run(call, done) },
    reportBug: (error) => bugs.push(error),
  });
  return { lambda, clock, outbox, effects, bugs };
}

/** The response, when it has come. */
function send(lambda: Lambda, request: Partial<HttpRequest>): { response: HttpResponse | undefined } {
  const answer: { response: HttpResponse | undefined } = { response: undefined };
  const full: HttpRequest = {
    service: 'lambda',
    method: 'GET',
    path: PATH,
    query: {},
    headers: {},
    body: new Uint8Array(),
    ...request,
  };
  const call = lambda.service.parse(full, ROOT);
  if ('status' in call) return { response: call };
  lambda.service.run(call, (given) => {
    answer.response = lambda.service.respond(call, given);
  });
  return answer;
}

const ROOT = rootCaller('123456789012');
const text = (value: string) => new TextEncoder().encode(value);
const bodyOf = (response: HttpResponse | undefined) => JSON.parse(new TextDecoder().decode(response?.body) || 'null');

function createFunction(region: ReturnType<typeof openRegion>, functionName = 'f'): void {
  const input = {
    FunctionName: functionName,
    Runtime: 'python3.13',
    Handler: 'a.b',
    Role: 'arn:aws:iam::123456789012:role/r',
    Code: { ZipFile: zip('one') },
  };
  region.lambda.service.run({ service: 'lambda', operation: 'CreateFunction', input, caller: ROOT }, () => {});
  region.clock.advanceTo(region.clock.now + 1000);
}

const invoke = (headers: Record<string, string> = {}): Partial<HttpRequest> => ({
  method: 'POST',
  path: `${PATH}/f/invocations`,
  headers,
  body: text('{"n":1}'),
});

/** Brings the environment up that was asked for; what it was then told to run, and its voice. */
function startEnvironment({ lambda, effects }: ReturnType<typeof openRegion>) {
  const [start] = effects;
  if (start?.type !== 'start-environment') throw new Error('no environment was started');
  const report = (event: EnvironmentEvent) => lambda.dataPlane.onEnvironmentEvent(start.spec.environmentId, event);
  report({ type: 'init-started' });
  report({ type: 'init-succeeded', maxMemoryUsedMb: 30 });
  const invoked = effects.find((effect) => effect.type === 'invoke-environment');
  if (invoked?.type !== 'invoke-environment') throw new Error('nothing was invoked');
  return { order: invoked.order, report };
}

describe('a request', () => {
  test('is answered as JSON with a request id', () => {
    const { response } = send(openRegion().lambda, { path: `${PATH}/` });
    expect(response).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(response?.headers['x-amzn-requestid']).toMatch(UUID);
    expect(bodyOf(response)).toEqual({ Functions: [] });
  });

  test('that AWS would refuse is answered with its exception, and is no bug', () => {
    const { lambda, bugs } = openRegion();
    const { response } = send(lambda, { path: `${PATH}/f` });
    expect(response).toMatchObject({ status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' } });
    expect(bodyOf(response)).toEqual({
      Type: 'User',
      Message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:f',
    });
    expect(bugs).toEqual([]);
  });

  test('that breaks the model never becomes a call', () => {
    const { response } = send(openRegion().lambda, { path: `${PATH}/no%21` });
    expect(response).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } });
  });

  test.each([
    ['no operation at all', '/2015-03-31/nothing'],
    ['an operation that is not built yet', '/2017-10-31/layers/l/versions/1'],
  ])('for %s is answered as AWS answers an unknown path', (_, path) => {
    const { response } = send(openRegion().lambda, { path });
    expect(response).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
    expect(bodyOf(response).Message).toBe('Unable to determine service/operation name to be authorized');
  });

  test('that meets a bug of ours is answered with 500, and the bug is reported', () => {
    const region = openRegion();
    let response: HttpResponse | undefined;
    const input = {
      FunctionName: 'f',
      Runtime: 'python3.13',
      Handler: 'a.b',
      Role: 'r',
      Code: { ZipFile: new Uint8Array(1) },
    };
    const call: Call = { service: 'lambda', operation: 'CreateFunction', input, caller: ROOT };
    region.lambda.service.run(call, (given) => {
      response = region.lambda.service.respond(call, given);
    });
    expect(response).toMatchObject({ status: 500, headers: { 'x-amzn-errortype': 'ServiceException' } });
    expect(region.bugs).toEqual([expect.objectContaining({ message: expect.stringContaining('Invariant broken') })]);
    expect(region.outbox.drain().changes).toEqual([]);
  });
});

describe('Invoke', () => {
  test('is answered when the handler has ended: payload, version, log tail, and its own request id', () => {
    const region = openRegion();
    createFunction(region);
    const answer = send(region.lambda, invoke({ 'x-amz-log-type': 'Tail' }));
    expect(answer.response).toBeUndefined();
    const { order, report } = startEnvironment(region);
    expect(order.payload).toBe('{"n":1}');
    report({ type: 'succeeded', requestId: order.requestId, payload: '"Grüße"', maxMemoryUsedMb: 31 });

    expect(answer.response?.status).toBe(200);
    expect(answer.response?.headers).toMatchObject({
      'x-amz-executed-version': '$LATEST',
      'x-amzn-requestid': order.requestId,
    });
    expect(answer.response?.headers).not.toHaveProperty('x-amz-function-error');
    expect(bodyOf(answer.response)).toBe('Grüße');
    const tail = atob(answer.response?.headers['x-amz-log-result'] ?? '');
    expect(tail).toContain(`START RequestId: ${order.requestId} Version: $LATEST\n`);
  });

  test("of a handler that failed is answered with 200, the error's payload and its header", () => {
    const region = openRegion();
    createFunction(region);
    const answer = send(region.lambda, invoke());
    const { order, report } = startEnvironment(region);
    const error = '{"errorMessage":"boom","errorType":"ValueError"}';
    report({ type: 'failed', requestId: order.requestId, error, errorType: 'ValueError', maxMemoryUsedMb: 31 });
    expect(answer.response?.status).toBe(200);
    expect(answer.response?.headers).toMatchObject({ 'x-amz-function-error': 'Unhandled' });
    expect(answer.response?.headers).not.toHaveProperty('x-amz-log-result');
    expect(bodyOf(answer.response)).toEqual({ errorMessage: 'boom', errorType: 'ValueError' });
  });

  test('as a dry run starts nothing', () => {
    const region = openRegion();
    createFunction(region);
    const { response } = send(region.lambda, invoke({ 'x-amz-invocation-type': 'DryRun' }));
    expect(response).toMatchObject({ status: 204, body: new Uint8Array() });
    expect(region.effects).toEqual([]);
  });

  test('as an event is accepted at once, and run under the request id that was told', () => {
    const region = openRegion();
    createFunction(region);
    const { response } = send(region.lambda, invoke({ 'x-amz-invocation-type': 'Event' }));
    expect(response).toMatchObject({ status: 202, body: new Uint8Array() });
    // not within the call that accepted it
    expect(region.effects).toEqual([]);
    region.clock.advanceTo(region.clock.now);
    const { order, report } = startEnvironment(region);
    expect(order.requestId).toBe(response?.headers['x-amzn-requestid']);
    region.outbox.drain();
    report({ type: 'succeeded', requestId: order.requestId, payload: 'null', maxMemoryUsedMb: 31 });
    expect(region.outbox.drain().changes).toEqual([{ table: 'asyncEvents', key: order.requestId, value: undefined }]);
  });

  test('as an event whose outcome another function takes: its end and what it leads to are one step', () => {
    const region = openRegion();
    createFunction(region);
    createFunction(region, 'g');
    const destination = 'arn:aws:lambda:us-east-1:123456789012:function:g';
    const configure = {
      method: 'PUT',
      path: '/2019-09-25/functions/f/event-invoke-config',
      body: text(JSON.stringify({ DestinationConfig: { OnSuccess: { Destination: destination } } })),
    };
    expect(send(region.lambda, configure).response?.status).toBe(200);
    const { response } = send(region.lambda, invoke({ 'x-amz-invocation-type': 'Event' }));
    region.clock.advanceTo(region.clock.now);
    const { order, report } = startEnvironment(region);
    region.outbox.drain();
    report({ type: 'succeeded', requestId: order.requestId, payload: '[1]', maxMemoryUsedMb: 31 });
    const { changes } = region.outbox.drain();
    expect(changes).toMatchObject([
      { table: 'asyncEvents', key: order.requestId, value: undefined },
      { table: 'asyncEvents', value: { functionName: 'g' } },
    ]);
    const accepted = changes.at(-1)?.value as AsyncEvent | undefined;
    expect(JSON.parse(accepted?.payload ?? '')).toMatchObject({
      requestContext: { requestId: response?.headers['x-amzn-requestid'], condition: 'Success' },
      requestPayload: { n: 1 },
      responsePayload: [1],
    });
    expect(region.bugs).toEqual([]);
  });

  test('as an event that was accepted is run by a successor', () => {
    const region = openRegion();
    createFunction(region);
    const { response } = send(region.lambda, invoke({ 'x-amz-invocation-type': 'Event' }));
    region.clock.advanceTo(region.clock.now);
    startEnvironment(region);

    const successor = openRegion(region.clock.now + 60_000);
    successor.lambda.service.restore(region.outbox.drain().changes);
    successor.clock.advanceTo(region.clock.now + 60_000);
    expect(startEnvironment(successor).order).toMatchObject({
      requestId: response?.headers['x-amzn-requestid'],
      payload: '{"n":1}',
    });
  });

  test('waits for no disk: a request and its answer change nothing', () => {
    const region = openRegion();
    createFunction(region);
    region.outbox.drain();
    const answer = send(region.lambda, invoke());
    const { order, report } = startEnvironment(region);
    report({ type: 'succeeded', requestId: order.requestId, payload: 'null', maxMemoryUsedMb: 31 });
    expect(answer.response?.status).toBe(200);
    expect(region.outbox.drain().changes).toEqual([]);
  });

  test('of what is not there names the qualifier that would have run', () => {
    const { response } = send(openRegion().lambda, invoke());
    expect(bodyOf(response).Message).toBe(
      'Function not found: arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST',
    );
  });
});

test('a successor takes over what is on disk, and what was under way settles', () => {
  const region = openRegion();
  const input = {
    FunctionName: 'f',
    Runtime: 'python3.13',
    Handler: 'a.b',
    Role: 'r',
    Code: { ZipFile: zip('one') },
    Publish: true,
  };
  region.lambda.service.run({ service: 'lambda', operation: 'CreateFunction', input, caller: ROOT }, () => {});
  const onDisk = region.outbox.drain().changes;

  const successor = openRegion(START_MS + 60_000);
  successor.lambda.service.restore(onDisk);
  expect(successor.outbox.drain().changes).toEqual([]);
  const state = () => bodyOf(send(successor.lambda, { path: `${PATH}/f/configuration` }).response).State;
  expect(state()).toBe('Pending');
  successor.clock.advanceTo(START_MS + 60_000);
  expect(state()).toBe('Active');
  expect(lambdaService.tables.map(({ name }) => name)).toEqual([
    'functions',
    'versions',
    'aliases',
    'versionCounters',
    'policies',
    'eventInvokeConfigs',
    'provisionedConcurrencyConfigs',
    'functionUrls',
    'runtimeManagementConfigs',
    'layers',
    'layerVersions',
    'eventSourceMappings',
    'codeSigningConfigs',
    'asyncEvents',
    'failingTries',
  ]);
});
