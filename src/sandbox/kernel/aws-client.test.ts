import { expect, test, vi } from 'vitest';
import type { HttpResponse } from '../../api/http.ts';
import type { HandlerRequest } from '../handler-request.ts';
import { REQUEST_BODY_BYTES, REQUEST_BURST, REQUESTS_IN_FLIGHT } from '../request-limits.ts';
import { AwsClient } from './aws-client.ts';

const request = (bytes = 0): HandlerRequest => ({
  service: 'sts',
  method: 'POST',
  path: '/',
  query: {},
  headers: {},
  body: new Uint8Array(bytes),
});
const ok: HttpResponse = { status: 200, headers: {}, body: new Uint8Array() };

test('answers find their requests, and one that nobody waits for is no trouble', async () => {
  const sent: number[] = [];
  const client = new AwsClient((id) => sent.push(id));
  const [first, second] = [client.request(request()), client.request(request())];
  client.settle(sent[1] ?? 0, { ...ok, status: 404 });
  client.settle(77, ok);
  client.settle(sent[0] ?? 0, ok);
  client.settle(sent[0] ?? 0, ok);
  expect([(await first).status, (await second).status]).toEqual([200, 404]);
});

test('more than may be in flight wait their turn', () => {
  const sent: number[] = [];
  const client = new AwsClient((id) => sent.push(id));
  for (let count = 0; count < REQUESTS_IN_FLIGHT + 2; count++) void client.request(request());
  expect(sent.length).toBe(REQUESTS_IN_FLIGHT);
  client.settle(1, ok);
  expect(sent.length).toBe(REQUESTS_IN_FLIGHT + 1);
});

test('so do those whose bytes are too many at once; one that is too large is refused here', async () => {
  const sent: number[] = [];
  const client = new AwsClient((id) => sent.push(id));
  for (let count = 0; count < 3; count++) void client.request(request(REQUEST_BODY_BYTES));
  expect(sent.length).toBe(2);
  client.settle(1, ok);
  expect(sent.length).toBe(3);
  expect((await client.request(request(REQUEST_BODY_BYTES + 1))).status).toBe(413);
});

test('those beyond the ration leave later, by a timer', async () => {
  let now = 0;
  let sent = 0;
  const client = new AwsClient(
    (id) => {
      sent += 1;
      queueMicrotask(() => client.settle(id, ok));
    },
    (run) => run(),
    () => now,
  );
  for (let count = 0; count < REQUEST_BURST; count++)
    await Promise.race([client.request(request()), Promise.resolve()]);
  const before = sent;
  expect(before).toBeLessThan(REQUEST_BURST);
  now += 60_000;
  await vi.waitFor(() => expect(sent).toBe(REQUEST_BURST));
});

test('between invocations nothing is sent and no answer is heard', async () => {
  let frozen: (() => void)[] | undefined;
  const sent: number[] = [];
  const client = new AwsClient(
    (id) => sent.push(id),
    (run) => (frozen ? frozen.push(run) : run()),
  );
  let answered = false;
  const first = client.request(request()).then(() => {
    answered = true;
  });
  frozen = [];
  void client.request(request());
  client.settle(1, ok);
  await Promise.resolve();
  expect([sent.length, answered]).toEqual([1, false]);
  const due = frozen;
  frozen = undefined;
  for (const run of due) run();
  await first;
  expect([sent.length, answered]).toEqual([2, true]);
});
