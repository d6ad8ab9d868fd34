/**
 * Hostile handlers, in Python and JavaScript, try every way out that we know; an attacker's server counts what reaches it.
 * The same probes in an ordinary page do hit: that is the control.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EnvironmentUnderTest,
  expect,
  type FunctionUnderTest,
  type SandboxUnderTest,
  test,
} from './sandbox-harness/fixture.ts';
import { NETWORK_PROBES, PROBE_NAMES, type ProbeName, probeScript } from './sandbox-harness/probes.ts';
import { SUB_PATH } from './sandbox-harness/servers.ts';

const pathOf = (name: ProbeName) => `/${name.replaceAll(' ', '-')}`;

const javascript = (source: string, files: Record<string, string> = {}): FunctionUnderTest => ({
  family: 'nodejs',
  handler: 'index.handler',
  files: { 'index.mjs': source, ...files },
});
const python = (source: string): FunctionUnderTest => ({
  family: 'python',
  handler: 'lambda_function.lambda_handler',
  files: { 'lambda_function.py': source },
});

const HOSTILE: Record<string, FunctionUnderTest> = {
  JavaScript: javascript('export const handler = async ({ script }) => (script ? (0, eval)(script) : null);'),
  // where WebAssembly cannot be suspended, what a promise brings is told by a later invocation
  Python: python(`
import js
from pyodide.ffi import create_proxy
outcomes = []
run = js.eval("(script, tell) => { (0, eval)(script).then(tell); }")
tell = create_proxy(outcomes.append)
def lambda_handler(event, context):
    if "script" in event:
        run(event["script"], tell)
    return outcomes.pop() if outcomes else None
`),
};

/** What an ordinary page of the browser does not get either: it is not there, or wants a click first. */
const ABSENT: Record<string, ProbeName[]> = {
  webkit: ['new window', 'RTCPeerConnection', 'origin private file system'],
};

/** Runs a script in the environment, and waits for what it ends with; the engine's timeout ends who says nothing. */
async function attempt({ page }: SandboxUnderTest, environment: EnvironmentUnderTest, script: string) {
  const timedOut = sleep(15_000, { event: { type: 'timed-out' }, result: 'nothing' }, { ref: false });
  const answered = async () => {
    let answer = await environment.invoke({ script });
    const endMs = Date.now() + 5_000;
    while (answer.event.type === 'succeeded' && answer.result === null && Date.now() < endMs) {
      await page.waitForTimeout(20);
      answer = await environment.invoke();
    }
    return answer;
  };
  return Promise.race([answered(), timedOut]);
}

test.describe.configure({ timeout: 180_000 });

test.describe('an ordinary page', () => {
  test.use({ serviceWorker: true });
  test('control: the same probes, run in an ordinary page, do hit', async ({
    page,
    devtools,
    workbench: { attackedByControl: attacker, site },
  }) => {
    await page.goto(`${site.origin}${SUB_PATH}control.html`);
    await page.evaluate(() => caches.open('of the page'));
    const outcomes: Record<string, unknown> = {};
    for (const name of PROBE_NAMES)
      outcomes[name] = await page.evaluate(probeScript(name, attacker.origin, site.origin));
    // what was asked for may still be under way
    await page.waitForTimeout(1_000);
    const absent = ABSENT[test.info().project.name] ?? [];
    const there = (name: ProbeName) => !absent.includes(name);
    for (const name of absent) expect.soft(outcomes[name], name).not.toBe('reached');
    for (const name of NETWORK_PROBES.filter(there))
      expect.soft(attacker.hits.join('\n'), name).toMatch(new RegExp(`(GET|POST|UPGRADE) ${pathOf(name)}$`, 'm'));
    if (there('RTCPeerConnection')) expect.soft(attacker.hits, 'RTCPeerConnection').toContain('udp');
    const local: ProbeName[] = [
      'indexedDB.open',
      'indexedDB.databases',
      'localStorage',
      'document.cookie',
      'cache storage',
      'origin private file system',
      'web locks',
      'service workers',
      'the app’s files',
      'the page’s document',
      'opener and top',
    ];
    for (const name of local.filter(there)) expect.soft(outcomes[name], name).toBe('reached');
    // what the attacker's server answers is no font, no stream of events and no WebSocket
    devtools.expect(
      /^console error: WebSocket connection to '.*' failed: Connection closed before receiving a handshake response$/,
      /^console error: EventSource's response has a MIME type .* that is not "text\/event-stream"/,
      /^console warning: Failed to decode downloaded font: /,
      /^console warning: OTS parsing error: /,
    );
    // said after four seconds, if the page is still there
    devtools.allow(/^console error: Failed to establish a connection to .*WebTransport/);
  });
});

for (const [language, fn] of Object.entries(HOSTILE)) {
  test(`${language}: no probe reaches storage, the page or the network`, async ({ sandbox, devtools, workbench }) => {
    const { attacker, site } = workbench;
    let environment = await sandbox.run(fn);
    expect((await attempt(sandbox, environment, 'Promise.resolve("reached")')).result).toBe('reached');
    attacker.hits.length = 0;
    for (const name of PROBE_NAMES) {
      const script = probeScript(name, attacker.origin, site.origin);
      const { event, result } = await attempt(sandbox, environment, script);
      expect.soft(result, name).not.toBe('reached');
      // some refusals of the browser come as rejections that nobody can catch: the process ends with them
      if (event.type !== 'succeeded') environment = await sandbox.run(fn);
    }
    // what was asked for may still be under way
    await sandbox.page.waitForTimeout(500);
    expect(attacker.hits).toEqual([]);
    // the others do not even become requests
    for (const name of ['synchronous XMLHttpRequest', 'EventSource', 'import', 'FontFace'] as const)
      devtools.expect(new RegExp(`^failed ${attacker.origin}${pathOf(name)}: csp$`));
    if (language === 'Python') devtools.expect(/^uncaught undefined$/);
  });
}

test('Python: the standard library reaches no network and starts no process', async ({
  sandbox,
  devtools,
  workbench,
}) => {
  const { attacker } = workbench;
  const source = `
import json, subprocess, threading, urllib.request, http.client, socket
from pyodide.http import open_url, pyfetch
from pyodide.ffi import run_sync
def attempt(run):
    try:
        run()
        return "reached"
    except BaseException as error:
        return type(error).__name__
def connect(port):
    s = socket.socket()
    s.connect(("127.0.0.1", port))
    s.sendall(b"GET /socket HTTP/1.0\\r\\n\\r\\n")
def lambda_handler(event, context):
    url, port = event["url"], event["port"]
    return {
        "urllib": attempt(lambda: urllib.request.urlopen(url + "/urllib")),
        "http.client": attempt(lambda: http.client.HTTPConnection("127.0.0.1", port).request("GET", "/")),
        "socket": attempt(lambda: connect(port)),
        "create_connection": attempt(lambda: socket.create_connection(("127.0.0.1", port))),
        "open_url": attempt(lambda: open_url(url + "/open_url")),
        "pyfetch": attempt(lambda: run_sync(pyfetch(url + "/pyfetch"))),
        "subprocess": attempt(lambda: subprocess.run(["curl", url])),
        "thread": attempt(lambda: threading.Thread(target=print).start()),
    }
`;
  const environment = await sandbox.run(python(source));
  attacker.hits.length = 0;
  const { result } = await environment.invoke({ url: attacker.origin, port: attacker.port });
  for (const [name, outcome] of Object.entries(result as object)) expect.soft(outcome, name).not.toBe('reached');
  await sandbox.page.waitForTimeout(500);
  expect(attacker.hits).toEqual([]);
  devtools.expect(new RegExp(`^failed ${attacker.origin}/open_url: csp$`));
});

test('environments do not hear each other or the page, as two workers of one page would', async ({ sandbox }) => {
  const listens = javascript(
    'const heard = [];\nnew BroadcastChannel("probe").onmessage = (event) => heard.push(event.data);\nexport const handler = async () => { await new Promise((r) => setTimeout(r, 300)); return heard; };',
  );
  const speaks = javascript(
    'export const handler = async () => { new BroadcastChannel("probe").postMessage("from an environment"); };',
  );
  await sandbox.page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    new BroadcastChannel('probe').onmessage = (event) => heard.push(event.data);
    const text = 'new BroadcastChannel("probe").postMessage("control")';
    // the policy forbids a blob: worker; a second channel of the same page is as good a control
    new BroadcastChannel('probe').postMessage(text);
  });
  const listener = await sandbox.run(listens);
  const speaker = await sandbox.run(speaks);
  const hearing = listener.invoke();
  await speaker.invoke();
  expect((await hearing).result).toEqual([]);
  const heard = await sandbox.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard).toEqual(['new BroadcastChannel("probe").postMessage("control")']);
});

test('a handler that tampers with the platform harms only its own environment', async ({ sandbox }) => {
  const tampers = javascript(`
import fs from 'node:fs';
import { awsRequest } from 'coldspark';
const seen = [];
for (const name of ['postMessage', 'close', 'start']) {
  MessagePort.prototype[name] = function (...args) { seen.push([name, this]); };
}
Reflect.apply = () => { throw new Error('tampered'); };
Function.prototype.call = Function.prototype.apply = () => { throw new Error('tampered'); };
Object.defineProperty(MessageEvent.prototype, 'data', { get() { seen.push(this); return { type: 'exited' }; } });
JSON.parse = () => ({ forged: true });
addEventListener('message', (event) => seen.push(event));
export const handler = async () => {
  // what leaves the worker by either of its ports
  fs.writeFileSync('/tmp/x', 'x');
  const { status } = await awsRequest({ service: 'none' });
  return [typeof postMessage, typeof close, status, seen.length];
};
`);
  const bystander = await sandbox.run(javascript('let n = 0;\nexport const handler = async () => ++n;'));
  const environment = await sandbox.start(tampers);
  await environment.init();
  const { event, result } = await environment.invoke();
  if (event.type === 'succeeded') expect(result).toEqual(['undefined', 'undefined', 404, 0]);
  expect((await bystander.invoke()).result).toBe(1);
  expect((await bystander.invoke()).result).toBe(2);
});

test.describe('requests to AWS', () => {
  const root = (path: string) => ({
    service: 'coldspark' as const,
    method: 'POST',
    path,
    query: {},
    headers: {},
    body: new Uint8Array(),
  });
  /** Asks whatever its event says, and answers with status and text. */
  const asks = javascript(`
import { awsRequest } from 'coldspark';
export const handler = async ({ requests, tricks }) => {
  if (tricks) (0, eval)(tricks);
  return Promise.all(requests.map(async (request) => {
    try {
      const { status, body } = await awsRequest(request);
      return [status, body.toString()];
    } catch (error) {
      return [0, String(error)];
    }
  }));
};`);
  const identity = {
    service: 'sts',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  };
  const OWN_ARN = 'arn:aws:sts::123456789012:assumed-role/probe-role/probe';

  test('control: the console’s own requests reach what handlers must not', async ({ ownSandbox: sandbox }) => {
    for (const [path, operation] of [
      ['/ResetAccount', 'coldspark:ResetAccount'],
      ['/GetBackup', 'coldspark:GetBackup'],
    ] as const) {
      const status = await sandbox.page.evaluate(
        async (request) => (await window.sandboxHarness.ask(request)).status,
        root(path),
      );
      expect(status).toBe(200);
      const asked = await sandbox.page.evaluate(() => window.sandboxHarness.asked);
      expect(asked.at(-1)).toMatchObject({ operation, caller: { type: 'root' } });
    }
  });

  test('no name, no field and no trick gives a handler more than its role', async ({ ownSandbox: sandbox }) => {
    const bystander = await sandbox.run({ ...asks, role: 'arn:aws:iam::123456789012:role/admin' });
    const environment = await sandbox.run(asks);
    const refused = [
      ...['/ResetAccount', '/GetBackup', '/RestoreBackup', '/CheckPython', '/packages/abc.zip'].map(root),
      { ...root('/'), service: 'function-url', headers: { host: 'abc.lambda-url.us-east-1.on.aws' } },
      { service: '__proto__' },
      { service: 'constructor' },
      { service: 'sts/../coldspark' },
      { service: ['coldspark'] },
      { service: 'sts', path: '/', method: 'POST /ResetAccount' },
      { service: 'sts', headers: { 'x-a': 'b\r\nhost: coldspark' } },
    ].map((request) => ({ ...request, body: '' }));
    const { result } = await environment.invoke({ requests: refused });
    for (const [status] of result as [number, string][]) expect(status === 0 || status >= 400).toBe(true);

    const forged = {
      ...identity,
      caller: { type: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
      environmentId: bystander.environmentId,
      role: 'arn:aws:iam::123456789012:role/admin',
      id: 1,
      headers: { ...identity.headers, 'x-environment-id': bystander.environmentId, authorization: 'AWS4-HMAC-SHA256' },
    };
    const tricks = `
      Object.prototype.service = 'coldspark';
      Object.prototype.caller = { type: 'root' };
      Object.prototype.role = 'arn:aws:iam::123456789012:role/admin';
      globalThis.seen = [];
      for (const [owner, name] of [[MessagePort.prototype, 'postMessage'], [Map.prototype, 'set'], [Map.prototype, 'get']]) {
        const original = owner[name];
        owner[name] = function (...args) { if (this instanceof MessagePort) seen.push(this); return original.apply(this, args); };
      }`;
    const own = await environment.invoke({ requests: [forged, identity], tricks });
    for (const [status, text] of own.result as [number, string][])
      expect([status, text]).toEqual([200, expect.stringContaining(`<Arn>${OWN_ARN}</Arn>`)]);
    const asked = await sandbox.page.evaluate(() => window.sandboxHarness.asked);
    expect(asked.filter(({ operation }) => operation.startsWith('coldspark'))).toEqual([]);
    for (const { caller } of asked) expect(caller).toMatchObject({ type: 'role', arn: OWN_ARN });
  });

  test('floods and giant bodies are bounded, each request has its end, and others are served meanwhile', async ({
    ownSandbox: sandbox,
  }) => {
    const bystander = await sandbox.run(asks);
    const flood = await sandbox.run(
      javascript(`
import { awsRequest } from 'coldspark';
const identity = ${JSON.stringify(identity)};
export const handler = async ({ count }) => {
  const giant = await awsRequest({ service: 'sts', body: new Uint8Array(16 * 1024 * 1024 + 1) });
  const statuses = await Promise.all(Array.from({ length: count }, async () => (await awsRequest(identity)).status));
  return [giant.status, statuses.length, statuses.filter((status) => status === 200).length];
};`),
    );
    await flood.send({ count: 1_500 });
    const { result } = await bystander.invoke({ requests: [identity] });
    expect(result).toEqual([[200, expect.stringContaining(OWN_ARN)]]);
    // the client sends no more than it may, so none of them is refused
    const { event } = await flood.next('succeeded', 'failed', 'exited');
    expect(event).toMatchObject({ type: 'succeeded', payload: '[413,1500,1500]' });
  });

  test('outside invocations nothing is sent; who goes around the client is refused', async ({ sandbox }) => {
    const { page } = sandbox;
    const late = await sandbox.run(
      javascript(`
import { awsRequest } from 'coldspark';
const identity = ${JSON.stringify(identity)};
const answers = [];
const { port1, port2 } = new MessageChannel();
// a task that no freeze holds back
port1.onmessage = () => awsRequest(identity).then(({ status }) => answers.push(status));
export const handler = async ({ wait }) => {
  if (wait) await new Promise((resolve) => setTimeout(resolve, 300));
  else port2.postMessage('');
  return answers;
};`),
    );
    const asked = () => page.evaluate(() => window.sandboxHarness.asked.length);
    const before = await asked();
    expect((await late.invoke({})).result).toEqual([]);
    await page.waitForTimeout(500);
    expect(await asked()).toBe(before);
    expect((await late.invoke({ wait: true })).result).toEqual([200]);

    const around = await sandbox.run(
      python(`
import js, json, sys
from pyodide.ffi import create_proxy
heard = []
def lambda_handler(event, context):
    if event.get("report"):
        return heard
    api = sys._getframe(1).f_globals["api"]
    head = json.dumps({"service": "sts", "path": "/", "query": {}, "headers": {}})
    js.eval("""(request, head, heard) => {
        const ask = () => request(head, new Uint8Array()).then((answer) => heard(JSON.parse(answer.head).status));
        setTimeout(ask, 200);
    }""")(api.requestAws, head, create_proxy(heard.append))
`),
    );
    await around.invoke({});
    // it is refused because nothing runs: to ask meanwhile would let it in
    await page.waitForTimeout(2_000);
    expect((await around.invoke({ report: true })).result).toEqual([403]);
  });
});

test('a foreign page that frames the relay is never answered', async ({
  page,
  devtools,
  workbench: { attacker, site },
}) => {
  await page.goto(`${attacker.origin}/page`);
  const answers = await page.evaluate(async (url) => {
    const heard: unknown[] = [];
    addEventListener('message', (event) => heard.push(event.data));
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
    });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => heard.push(event.data);
    await new Promise((resolve) => setTimeout(resolve, 500));
    frame.contentWindow?.postMessage('coldspark-sandbox-port', '*', [port2]);
    port1.postMessage({ type: 'ping', count: 1 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return heard;
  }, `${site.origin}${SUB_PATH}sandbox-frame.html`);
  expect(answers).toEqual([]);
  devtools.expect(/^console warning: Failed to execute 'postMessage' on 'DOMWindow': The target origin provided /);
});
