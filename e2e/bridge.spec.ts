/**
 * Real clients drive the tab over the bridge, and web pages do not: what is refused, the tab never hears of. Settings →
 * Connect a client shows every request that reached the tab.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  LambdaClient,
  ListFunctionsCommand,
  PublishVersionCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import type { BrowserContext, Page } from 'playwright/test';
import { type PreviewServer, preview } from 'vite';
import { zipOf } from '../src/lambda/deployment-package.test-fixture.ts';
import { SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';
import { expect, test } from './test.ts';

// one server for all tests: the tab that came last answers
test.describe.configure({ mode: 'default' });

const ROLE = 'arn:aws:iam::123456789012:role/lambda-ex';
const SCOPE = 'Credential=test/20260101/us-east-1/lambda/aws4_request';
const SIGNED = { authorization: `AWS4-HMAC-SHA256 ${SCOPE}, SignedHeaders=host, Signature=0` };
/** A whole, valid CreateFunction: if it got through, there would be a function. */
const CREATE_FUNCTION = JSON.stringify({
  FunctionName: 'intruder',
  Role: ROLE,
  Runtime: 'python3.12',
  Handler: 'index.handler',
  Code: { ZipFile: Buffer.from(zipOf({ 'index.py': '' })).toString('base64') },
});

let bridge: PreviewServer;
let port: number;
let endpoint: string;
let lambda: LambdaClient;

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
test.beforeAll(async ({}, { workerIndex }) => {
  port = 4640 + workerIndex;
  endpoint = `http://127.0.0.1:${port}`;
  bridge = await preview({ preview: { port, strictPort: true } });
  lambda = new LambdaClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});

test.afterAll(async () => {
  lambda.destroy();
  await bridge.close();
});

async function openConnectedTab(context: BrowserContext): Promise<Page> {
  // the context is the worker's, and so is its first page
  const page = context.pages().find((open) => open.url() === 'about:blank') ?? (await context.newPage());
  await page.goto(`${endpoint}/#/settings/connect-client`);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  return page;
}

const calls = (page: Page) =>
  page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
const call = (page: Page, operation: string) =>
  calls(page).filter({ has: page.getByRole('rowheader', { name: operation, exact: true }) });

/** CreateFunction with these headers; resolves with status and body. */
function sendCreateFunction(headers: Record<string, string>): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method: 'POST', path: '/2015-03-31/functions', headers };
    const sending = request(options, async (answer: IncomingMessage) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve([answer.statusCode ?? 0, Buffer.concat(chunks).toString()]);
    });
    sending.on('error', reject);
    sending.end(CREATE_FUNCTION);
  });
}

/** Upgrades with these headers; resolves with the status. */
function tryToConnect(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const handshake = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    };
    const options = { host: '127.0.0.1', port, path: '/coldspark-bridge', headers: { ...handshake, ...headers } };
    const sending = request(options, (answer) => resolve(answer.statusCode ?? 0));
    sending.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    sending.on('error', reject);
    sending.end();
  });
}

/** Nothing of what was tried has reached the tab, but what is asked properly does. */
async function expectNothingHeard(page: Page): Promise<void> {
  const { Functions } = await lambda.send(new ListFunctionsCommand({}));
  expect(Functions).toEqual([]);
  await expect(call(page, 'ListFunctions')).toHaveCount(1);
  await expect(calls(page)).toHaveCount(1);
}

/** Through the whole server; src/bridge has the limits of size and the rest of the refusals. */
test.describe('refused before the tab hears of it', () => {
  test('a foreign Host, a foreign Origin, a wrong token', async ({ context }) => {
    const page = await openConnectedTab(context);
    for (const host of ['evil.example', `evil.example:${port}`, '192.168.1.7', '127.0.0.1.evil.example'])
      expect((await sendCreateFunction({ ...SIGNED, host }))[0]).toBe(403);
    for (const origin of ['https://evil.example', 'null', `http://localhost:${port}`, endpoint])
      expect(await sendCreateFunction({ ...SIGNED, origin })).toEqual([
        403,
        expect.stringContaining('Coldspark answers no requests of web pages.'),
      ]);
    const token = '0'.repeat(64);
    expect(await tryToConnect({ origin: endpoint, 'sec-websocket-protocol': `coldspark-bridge, ${token}` })).toBe(403);
    expect(await tryToConnect({ origin: endpoint, 'sec-websocket-protocol': 'coldspark-bridge' })).toBe(403);
    expect(await tryToConnect({ origin: endpoint })).toBe(403);
    // had one of them become the tab, this would have no answer
    await expectNothingHeard(page);
  });

  test('a page on another port', { tag: '@browsers' }, async ({ context, browser, devtools }) => {
    const page = await openConnectedTab(context);
    const elsewhere = await openEmptyPage();
    const intruder = await browser.newPage();
    await intruder.goto(elsewhere.origin);
    const outcomes = await intruder.evaluate(attack, { endpoint, signed: SIGNED.authorization, body: CREATE_FUNCTION });
    // a request without leave to read is sent, and refused unseen
    expect(outcomes).toEqual({
      signed: 'TypeError',
      blind: 'opaque',
      form: 'sent',
      token: 'TypeError',
      blindToken: 'opaque',
      socket: 'refused',
    });
    elsewhere.server.close();
    await intruder.close();
    await expectNothingHeard(page);
    devtools.expect(
      new RegExp(`^status 403 of ${endpoint}/2015-03-31/functions$`),
      /^console error: Failed to load resource: the server responded with a status of 403/,
      new RegExp(`^console error: Access to fetch at '${endpoint}/.*' from origin .* has been blocked by CORS policy`),
      new RegExp(`^failed ${endpoint}/: net::ERR_FAILED$`),
      new RegExp(`^failed ${endpoint}/2015-03-31/functions: net::ERR_FAILED$`),
      /^console error: Failed to load resource: net::ERR_FAILED$/,
      /^console error: WebSocket connection to .* failed: .* Unexpected response code: 403$/,
    );
  });
});

async function openEmptyPage(): Promise<{ origin: string; server: Server }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Another page</title><body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** In the intruder's page: everything a page may try without the user's help. */
async function attack({ endpoint, signed, body }: { endpoint: string; signed: string; body: string }) {
  const url = `${endpoint}/2015-03-31/functions`;
  const outcomeOf = (sending: Promise<Response>) =>
    sending.then(
      (response) => response.type as string,
      (error: unknown) => (error as Error).name,
    );
  const connect = { 'x-coldspark-bridge': 'connect' };
  const frame = document.createElement('iframe');
  frame.name = 'target';
  const form = document.createElement('form');
  Object.assign(form, { action: url, method: 'POST', enctype: 'text/plain', target: 'target' });
  const field = document.createElement('input');
  Object.assign(field, { name: body.slice(0, -1), value: '"}' });
  form.append(field);
  document.body.append(frame, form);
  const loaded = new Promise<string>((resolve) => {
    frame.addEventListener('load', () => resolve('sent'));
  });
  form.submit();
  const socket = new WebSocket(`${endpoint.replace('http', 'ws')}/coldspark-bridge`, ['coldspark-bridge', '0']);
  const opened = new Promise<string>((resolve) => {
    socket.addEventListener('open', () => resolve('open'));
    socket.addEventListener('error', () => resolve('refused'));
  });
  return {
    signed: await outcomeOf(fetch(url, { method: 'POST', headers: { authorization: signed }, body })),
    blind: await outcomeOf(fetch(url, { method: 'POST', mode: 'no-cors', body })),
    token: await outcomeOf(fetch(endpoint, { method: 'HEAD', headers: connect })),
    blindToken: await outcomeOf(fetch(endpoint, { method: 'HEAD', mode: 'no-cors', headers: connect })),
    form: await loaded,
    socket: await opened,
  };
}

async function createFunction(FunctionName: string, source: string, timeoutSeconds = 3): Promise<void> {
  const code = { Role: ROLE, Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: timeoutSeconds } as const;
  const ZipFile = zipOf({ 'index.mjs': source });
  await lambda.send(new CreateFunctionCommand({ FunctionName, ...code, Code: { ZipFile } }));
  await untilActive(FunctionName);
}

const untilActive = (FunctionName: string) =>
  waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 0.1, maxDelay: 0.1 }, { FunctionName });

/** Asks a function URL as a program does: its host as the Host header. */
function sendToFunctionUrl(host: string, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, path, headers: { host, ...headers } }, resolve);
    sending.on('error', reject);
    sending.end();
  });
}

test('a function URL, made and tried in the console, answers programs and no page', async ({ context }) => {
  const page = await openConnectedTab(context);
  await createFunction(
    'web',
    `export const handler = async ({ rawPath, requestContext }) => ({
      statusCode: 201, cookies: ['a=1', 'b=2'], body: rawPath + ' ' + requestContext.http.method,
    });`,
  );
  await page.goto(`${endpoint}/#/functions/web?tab=configure&subtab=url`);
  await page.getByRole('link', { name: 'Create function URL' }).first().click();
  await page.getByRole('radio', { name: /^NONE/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Path and query').fill('shop?size=L');
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect(page.getByText(/^Status 201/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Response body' })).toContainText('/shop GET');

  const url = await page
    .getByText(/^https:.*lambda-url/)
    .first()
    .innerText();
  const { host } = new URL(url);
  for (const reached of [host, host.replace('.on.aws', `.localhost:${port}`)]) {
    const answer = await sendToFunctionUrl(reached, '/a%20b');
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([201, ['a=1', 'b=2']]);
    answer.resume();
    const refused = await sendToFunctionUrl(reached, '/', { origin: `http://${reached}` });
    expect(refused.statusCode).toBe(403);
    refused.resume();
  }
  await page.goto(`${endpoint}/#/settings/connect-client`);
  await expect(call(page, 'InvokeFunctionUrl')).toHaveCount(2);
});

test('the JavaScript SDK drives the region, and every tab shows its calls', { tag: '@browsers' }, async ({
  context,
}) => {
  const leader = await openConnectedTab(context);
  await createFunction('hello', 'export const handler = async ({ name }) => "Hello, " + name;');
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName: 'hello' }));
  const Payload = JSON.stringify({ name: 'bridge' });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'hello', Qualifier: Version, Payload }));
  expect(answer.Payload?.transformToString()).toBe('"Hello, bridge"');
  expect(answer.ExecutedVersion).toBe('1');
  const streamed = await lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'hello', Payload }));
  let text = '';
  for await (const { PayloadChunk } of streamed.EventStream ?? [])
    text += new TextDecoder().decode(PayloadChunk?.Payload);
  expect(text).toBe('"Hello, bridge"');
  await expect(call(leader, 'PublishVersion')).toHaveCount(1);

  const follower = await openConnectedTab(context);
  await expect(call(follower, 'Invoke')).toHaveCount(1);
  await follower.goto(`${endpoint}/#/functions`);
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'hello' }));
  await expect(follower.getByRole('link', { name: 'hello', exact: true })).toBeHidden();
  await expect(call(leader, 'DeleteFunction')).toHaveCount(1);

  // whoever leads next takes the bridge too
  await leader.close();
  await expect
    .poll(() => lambda.send(new ListFunctionsCommand({})).catch((error: Error) => error.name))
    .toMatchObject({ Functions: [] });
});

test('the package behind Code.Location is there for a program, and not for a page', async ({
  context,
  wholeChromium,
  devtools,
}) => {
  await openConnectedTab(context);
  await createFunction('packaged', 'export const handler = async () => 1;');
  const { Code, Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'packaged' }));
  const location = Code?.Location ?? '';
  const zip = Buffer.from(await (await fetch(location)).arrayBuffer());
  expect(createHash('sha256').update(zip).digest('base64')).toBe(Configuration?.CodeSha256);
  const missing = await fetch(location.replace(/packages\/.*/, 'packages/nothing.zip'));
  expect(missing.status).toBe(404);

  const { origin, server } = await openEmptyPage();
  const page = await wholeChromium.newPage();
  await page.goto(origin);
  const loaded = page.waitForResponse(location);
  const noIcon = page.waitForEvent('console', (message) => message.text().includes('404'));
  await page.evaluate((address) => window.location.assign(address), location);
  expect((await loaded).status()).toBe(403);
  await noIcon;
  devtools.expect(
    new RegExp(`^status 403 of ${endpoint}/packages/`),
    /^console error: Failed to load resource: the server responded with a status of 403/,
    /^console error: Failed to load resource: the server responded with a status of 404/,
  );
  await page.close();
  server.close();
});

test('a tab that closes in the middle of a call: a clear error, and nothing half done', async ({ context }) => {
  const page = await openConnectedTab(context);
  await createFunction('slow', 'export const handler = () => new Promise((done) => setTimeout(done, 20_000));', 30);
  const invocation = lambda.send(new InvokeCommand({ FunctionName: 'slow' })).catch((error: Error) => error.message);
  await expect(call(page, 'GetFunction').or(call(page, 'GetFunctionConfiguration')).first()).toBeVisible();
  await page.waitForTimeout(500);
  await page.close();
  expect(await invocation).toContain('The Coldspark tab closed before it answered');
  const sentence = `No Coldspark tab is open: open ${endpoint}/ in a browser and try again.`;
  await expect(lambda.send(new ListFunctionsCommand({}))).rejects.toThrow(sentence);

  await openConnectedTab(context);
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'slow' }));
  expect(Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
});

test('what a handler has asked of AWS stays done when its invocation times out', async ({ context }) => {
  await openConnectedTab(context);
  await createFunction(
    'asks',
    `import { awsRequest } from 'coldspark';
export const handler = async ({ concurrency, loop }) => {
  const { status } = await awsRequest({
    service: 'lambda',
    method: 'PUT',
    path: '/2017-10-31/functions/asks/concurrency',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ReservedConcurrentExecutions: concurrency }),
  });
  if (loop) for (;;);
  return status;
};`,
    2,
  );
  const ask = async (event: object) => {
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'asks', Payload: JSON.stringify(event) }));
    return JSON.parse(Payload?.transformToString() ?? '');
  };
  const reserved = async () => (await lambda.send(new GetFunctionCommand({ FunctionName: 'asks' }))).Concurrency;
  expect(await ask({ concurrency: 5 })).toBe(200);
  expect(await ask({ concurrency: 6, loop: true })).toMatchObject({ errorType: 'Sandbox.Timedout' });
  expect(await reserved()).toEqual({ ReservedConcurrentExecutions: 6 });
  // refused as everybody is, by the service itself
  expect(await ask({ concurrency: -1 })).toBe(400);
});

test('/tmp goes on where a timeout has ended the runtime, in the same log stream', async ({ context }) => {
  await openConnectedTab(context);
  await createFunction(
    'counts',
    `import fs from 'node:fs';
let globalCount = 0;
export const handler = async ({ loop }, { logStreamName }) => {
  globalCount += 1;
  const count = fs.existsSync('/tmp/n') ? Number(fs.readFileSync('/tmp/n', 'utf8')) + 1 : 1;
  fs.writeFileSync('/tmp/n', String(count));
  if (loop) for (;;);
  return { globalCount, count, logStreamName };
};`,
    1,
  );
  const count = async (event: object) => {
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: 'counts', Payload: JSON.stringify(event) }),
    );
    return JSON.parse(Payload?.transformToString() ?? '');
  };
  const { logStreamName } = await count({});
  expect(await count({ loop: true })).toMatchObject({ errorType: 'Sandbox.Timedout' });
  expect(await count({})).toEqual({ globalCount: 1, count: 3, logStreamName });
});

test('a package of almost 50 MB, and a hundred calls at once', async ({ context }) => {
  const page = await openConnectedTab(context);
  const ballast = 'x'.repeat(50 * 1024 * 1024 - 1000);
  const ZipFile = zipOf({ 'index.mjs': 'export const handler = async (n) => n;', 'ballast.txt': ballast }, 'stored');
  const code = { Role: ROLE, Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile } } as const;
  const created = await lambda.send(new CreateFunctionCommand({ FunctionName: 'large', ...code }));
  expect(created.CodeSize).toBe(ZipFile.length);
  await untilActive('large');
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'large' }));

  await createFunction('echo', 'export const handler = async (n) => n;');
  const numbers = Array.from({ length: 100 }, (_, index) => String(index));
  const answers = await Promise.all(
    numbers.map((Payload) => lambda.send(new InvokeCommand({ FunctionName: 'echo', Payload }))),
  );
  expect(answers.map(({ Payload }) => Payload?.transformToString())).toEqual(numbers);
  await expect(calls(page)).toHaveCount(50);
});

test('a host without a bridge: the page says so, and its console stays quiet', async ({ page }) => {
  const host = await serveStatic('dist');
  await page.goto(`${host.origin}${SUB_PATH}index.html#/settings/connect-client`);
  await expect(page.getByText('No bridge at this address')).toBeVisible();
  await expect(page.getByText('This page comes from a host without a bridge')).toBeVisible();
  await expect(page.getByText('export AWS_ENDPOINT_URL=http://127.0.0.1:4173')).toBeVisible();
  await host.close();
});
