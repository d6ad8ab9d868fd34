import { beforeEach, expect, test, vi } from 'vitest';
import type { HttpResponse } from '../api/http.ts';
import type { HandlerRequest } from './handler-request.ts';
import { RequestChannel } from './request-channel.ts';
import { REQUEST_BODY_BYTES, REQUEST_BURST, REQUESTS_IN_FLIGHT, REQUESTS_PER_SECOND } from './request-limits.ts';

let now = 0;
let sent: [number, HttpResponse][] = [];
let answers: { resolve(response: HttpResponse): void; reject(error: Error): void }[] = [];
let channel: RequestChannel;

const request = (bytes = 0): HandlerRequest => ({
  service: 'sts',
  method: 'POST',
  path: '/',
  query: {},
  headers: {},
  body: new Uint8Array(bytes),
});
const ok = (bytes = 0): HttpResponse => ({ status: 200, headers: {}, body: new Uint8Array(bytes) });
const settled = () => new Promise((resolve) => setTimeout(resolve));
const statuses = () => sent.map(([id, { status }]) => [id, status]);

beforeEach(() => {
  now = 0;
  sent = [];
  answers = [];
  channel = new RequestChannel({
    answer: () => new Promise((resolve, reject) => answers.push({ resolve, reject })),
    send: (id, response) => sent.push([id, response]),
    now: () => now,
  });
});

test('an answer goes to its request, in whatever order they come', async () => {
  expect([channel.take(1, request(), true), channel.take(2, request(), true)]).toEqual([true, true]);
  answers[1]?.resolve(ok());
  await settled();
  answers[0]?.resolve({ ...ok(), status: 404 });
  await settled();
  expect(statuses()).toEqual([
    [2, 200],
    [1, 404],
  ]);
});

test('outside Init and invocations nothing is asked', () => {
  expect(channel.take(1, request(), false)).toBe(false);
  expect([statuses(), answers.length]).toEqual([[[1, 403]], 0]);
});

test('what is pending when the environment goes is answered nobody', async () => {
  channel.take(1, request(), true);
  channel.close();
  answers[0]?.resolve(ok());
  await settled();
  expect(sent).toEqual([]);
  expect(channel.take(2, request(), true)).toBe(false);
});

test('a number that is pending is not taken again', async () => {
  channel.take(1, request(), true);
  expect(channel.take(1, request(), true)).toBe(false);
  answers[0]?.resolve(ok());
  await settled();
  expect([sent.length, answers.length]).toEqual([1, 1]);
});

test('too large a request, and too large an answer', async () => {
  channel.take(1, request(REQUEST_BODY_BYTES + 1), true);
  expect(statuses()).toEqual([[1, 413]]);
  channel.take(2, request(REQUEST_BODY_BYTES), true);
  answers[0]?.resolve(ok(REQUEST_BODY_BYTES + 1));
  await settled();
  expect(statuses()[1]).toEqual([2, 502]);
});

test('so many in flight, so many bytes in flight; room comes back with each answer', async () => {
  for (let id = 0; id < REQUESTS_IN_FLIGHT; id++) expect(channel.take(id, request(), true)).toBe(true);
  expect(channel.take(100, request(), true)).toBe(false);
  expect(statuses()).toEqual([[100, 429]]);
  for (const { resolve } of answers) resolve(ok());
  await settled();
  expect(channel.take(101, request(REQUEST_BODY_BYTES), true)).toBe(true);
  expect(channel.take(102, request(REQUEST_BODY_BYTES), true)).toBe(true);
  expect(channel.take(103, request(1), true)).toBe(false);
});

test('a ration of requests, which time fills up again', async () => {
  let taken = 0;
  for (let id = 0; id < REQUEST_BURST * 2; id++) {
    if (channel.take(id, request(), true)) taken += 1;
    answers.at(-1)?.resolve(ok());
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(taken).toBe(REQUEST_BURST);
  now += 1_000;
  for (let id = 0; id < REQUESTS_PER_SECOND + 10; id++) channel.take(10_000 + id, request(), false);
  expect(sent.filter(([, { status }]) => status === 403).length).toBe(REQUESTS_PER_SECOND);
});

test('a region that fails is an answer too', async () => {
  vi.spyOn(console, 'error').mockImplementationOnce(() => {});
  channel.take(1, request(), true);
  answers[0]?.reject(new Error('a bug'));
  await settled();
  expect(statuses()).toEqual([[1, 500]]);
});
