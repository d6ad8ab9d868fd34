/**
 * The messages of an invocation with nothing at either end: what it cannot be faster than in this browser, on this
 * machine, just now. A worker stands for the region; one in a frame of an opaque origin for an environment.
 */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { lambdaClient } from '../src/api/connect.ts';
import type { HttpRequest, HttpResponse } from '../src/api/http.ts';
import { type Pace, pace } from './pace.mjs';
import type { PairOrder } from './pair-worker.ts';

const ECHO = 'onmessage = (event) => postMessage(event.data)';
const ECHO_ON_PORT = 'onmessage = ({ ports: [port] }) => { port.onmessage = (event) => port.postMessage(event.data); }';

const RELAY = `onmessage = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => postMessage(data);
  onmessage = ({ data }) => port.postMessage(data);
}`;

const workerOf = (source: string) => new Worker(URL.createObjectURL(new Blob([source])));

function roundTrips(count: number, port: Worker | MessagePort, message: unknown = 0): Promise<Pace> {
  return pace(count, () => {
    const { promise, resolve } = Promise.withResolvers();
    port.onmessage = resolve;
    port.postMessage(message);
    return promise;
  });
}

/** Page and worker, over the worker's own port. */
export async function pageToWorker(count: number): Promise<Pace> {
  const worker = workerOf(ECHO);
  const measured = await roundTrips(count, worker);
  worker.terminate();
  return measured;
}

/** Page and worker, over a port that was transferred. */
export async function pageToWorkerByPort(count: number): Promise<Pace> {
  const worker = workerOf(ECHO_ON_PORT);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(0, [port2]);
  const measured = await roundTrips(count, port1);
  worker.terminate();
  return measured;
}

/** Page and worker, and what travels is a request. */
export async function pageToWorkerWithRequest(count: number): Promise<Pace> {
  const worker = workerOf(ECHO);
  const measured = await roundTrips(count, worker, REQUEST);
  worker.terminate();
  return measured;
}

/** One structured clone of a request, read back. */
export function cloneOfRequest(count: number): Promise<Pace> {
  return pace(count / 10, async () => {
    for (let i = 0; i < 10; i++) structuredClone(REQUEST);
  }).then(({ p50, p99, perSecond }) => ({ p50: p50 / 10, p99: p99 / 10, perSecond: perSecond * 10 }));
}

/** A worker of this origin, and one in an opaque frame, which is another process; `laden`: with an order and an answer. */
export async function betweenProcesses(count: number, laden: boolean): Promise<Pace> {
  const { port, close } = await openEnvironment(laden ? ANSWER_ON_PORT : ECHO_ON_PORT);
  const worker = new Worker(new URL('./pair-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage({ count, message: laden ? ORDER : 0 } satisfies PairOrder, [port]);
  const measured = await new Promise<Pace>((done) => {
    worker.onmessage = ({ data }) => done(data);
  });
  worker.terminate();
  close();
  return measured;
}

/**
 * All hops in a row: the SDK, a worker that passes a message on to another process, and back. More than their sum, for each
 * thread has slept meanwhile; what the region adds to an invocation is what is beyond this.
 */
export async function relayed(count: number): Promise<Pace> {
  const { port, close } = await openEnvironment(ANSWER_ON_PORT);
  const relay = workerOf(RELAY);
  relay.postMessage(0, [port]);
  const answer = new TextEncoder().encode(ANSWER.payload);
  const client = lambdaClient((request) => {
    const { promise, resolve } = Promise.withResolvers<HttpResponse>();
    relay.onmessage = () => resolve({ status: 200, headers: {}, body: answer });
    relay.postMessage(request);
    return promise;
  });
  const payload = new TextEncoder().encode(ORDER.order.payload);
  const measured = await pace(count, () => client.send(new InvokeCommand({ FunctionName: 'f', Payload: payload })));
  relay.terminate();
  close();
  return measured;
}

/** A worker in an opaque frame, and the port to it. `source`: takes the other end with its first message. */
async function openEnvironment(source: string): Promise<{ port: MessagePort; close(): void }> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.setAttribute('sandbox', 'allow-scripts');
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  frame.srcdoc = `<script>
    const worker = new Worker(${JSON.stringify(url)});
    onmessage = ({ ports }) => worker.postMessage(0, ports);
    parent.postMessage('up', '*');
  </script>`;
  const { promise: up, resolve } = Promise.withResolvers();
  addEventListener('message', resolve, { once: true });
  document.body.append(frame);
  await up;
  const { port1, port2 } = new MessageChannel();
  frame.contentWindow?.postMessage(0, '*', [port2]);
  return { port: port1, close: () => frame.remove() };
}

const REQUEST: HttpRequest = {
  service: 'lambda',
  method: 'POST',
  path: '/2015-03-31/functions/bench-nodejs-mhv0a1b2/invocations',
  query: {},
  headers: {
    'content-type': 'application/octet-stream',
    'content-length': '7',
    host: 'lambda.us-east-1.amazonaws.com',
    'amz-sdk-invocation-id': '9cf24ab4-0b1f-4d8b-a9c5-0c0a4a1de4f3',
    'amz-sdk-request': 'attempt=1; max=1',
  },
  body: new TextEncoder().encode('{"n":1}'),
};

const ORDER = {
  type: 'invoke',
  order: {
    requestId: '9cf24ab4-0b1f-4d8b-a9c5-0c0a4a1de4f3',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:bench-nodejs-mhv0a1b2',
    payload: '{"n":1}',
    timeoutMs: 60_000,
    accountNowMs: 1_760_000_000_000,
  },
};

const ANSWER = {
  type: 'succeeded',
  requestId: ORDER.order.requestId,
  payload: '{"statusCode":200,"n":1}',
  maxMemoryUsedMb: 64,
};
const ANSWER_ON_PORT = `onmessage = ({ ports: [port] }) => {
  const answer = ${JSON.stringify(ANSWER)};
  port.onmessage = () => port.postMessage(answer);
}`;
