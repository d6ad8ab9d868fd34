// @ts-check
/**
 * Others that run Lambda functions on one's own machine, with the same handlers: installed from npm into a folder of
 * their own, measured in this run, removed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pace, paceAtOnce } from './pace.mjs';

export const STORED_PEERS =
  'stored, measured elsewhere: serverless-offline warm p50 0.75 ms, cold 48 ms; plain Pyodide cold 1,400 to 2,200 ms';

/** The last version of the framework that asks for no account. */
const PACKAGES = ['serverless@3', 'serverless-offline@13', 'lambda-local@2'];
const COUNT = 2000;
const AT_A_TIME = 50;
const COLD_STARTS = 5;

const HANDLER = 'module.exports.handler = async (event) => ({ statusCode: 200, n: event.n });\n';
const PYTHON_HANDLER = 'def handler(event, context):\n    return {"statusCode": 200, "n": event["n"]}\n';

/** Each function is started by its first invocation, so there is one for each cold start. */
const NAMES = Array.from({ length: COLD_STARTS }, (_, index) => `cold${index}`);

export async function measurePeers() {
  const dir = mkdtempSync(join(tmpdir(), 'coldspark-peers-'));
  try {
    writeFileSync(join(dir, 'package.json'), '{ "private": true }');
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...PACKAGES], {
      cwd: dir,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('The peers could not be installed.');
    writeFileSync(join(dir, 'handler.js'), HANDLER);
    writeFileSync(join(dir, 'handler_py.py'), PYTHON_HANDLER);
    print('serverless-offline', await serverlessOffline(dir));
    print('lambda-local', await lambdaLocal(dir));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {string} peer @param {Record<string, number>} rows */
function print(peer, rows) {
  console.log(`\n${peer}, measured in this run`);
  for (const [name, value] of Object.entries(rows))
    console.log(`  ${name.padEnd(62)} ${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(3)}`);
}

/** Over HTTP, as its users call it. @param {string} dir */
async function serverlessOffline(dir) {
  const [httpPort, lambdaPort] = [await freePort(), await freePort()];
  const functions = [...NAMES, 'warm'].map((name) => `  ${name}:\n    handler: handler.handler\n`).join('');
  const python = '  python:\n    handler: handler_py.handler\n    runtime: python3.11\n';
  writeFileSync(
    join(dir, 'serverless.yml'),
    `service: peer
frameworkVersion: '3'
provider:
  name: aws
  runtime: nodejs20.x
plugins:
  - serverless-offline
custom:
  serverless-offline:
    httpPort: ${httpPort}
    lambdaPort: ${lambdaPort}
    noPrependStageInUrl: true
functions:
${functions}${python}`,
  );
  const bin = join(dir, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const server = spawn(process.execPath, [bin, 'offline', 'start'], {
    cwd: dir,
    env: { ...process.env, SLS_NOTIFICATIONS_MODE: 'off', SLS_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore', // it tells of each invocation
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
  try {
    await listening(lambdaPort);
    /** @param {string} name */
    const invoke = (name) => post(agent, lambdaPort, `/2015-03-31/functions/peer-dev-${name}/invocations`);
    const coldMs = [];
    for (const name of NAMES) coldMs.push(await millisecondsOf(() => invoke(name)));
    const warm = await pace(COUNT, () => invoke('warm'));
    const many = await paceAtOnce(COUNT, AT_A_TIME, () => invoke('warm'));
    const python = await pace(COUNT, () => invoke('python'));
    return {
      ...rowsOf(warm, many, coldMs),
      'Python, warm p50 ms': python.p50,
      'Python, warm per second': python.perSecond,
    };
  } finally {
    agent.destroy();
    server.kill();
  }
}

/** In this process, as its users call it: no transport at all. @param {string} dir */
async function lambdaLocal(dir) {
  const { default: peer } = await import(
    pathToFileURL(join(dir, 'node_modules/lambda-local/build/lambdalocal.js')).href
  );
  peer.setLogger({ log() {}, transports: [] });
  /** @param {string} lambdaPath */
  const invoke = (lambdaPath) =>
    peer.execute({ event: { n: 1 }, lambdaPath, lambdaHandler: 'handler', timeoutMs: 60_000, verboseLevel: 0 });
  const coldMs = [];
  for (const name of NAMES) {
    mkdirSync(join(dir, name));
    writeFileSync(join(dir, name, 'handler.js'), HANDLER);
    coldMs.push(await millisecondsOf(() => invoke(join(dir, name, 'handler.js'))));
  }
  const path = join(dir, 'handler.js');
  return rowsOf(await pace(COUNT, () => invoke(path)), await paceAtOnce(COUNT, AT_A_TIME, () => invoke(path)), coldMs);
}

/** @param {import('./pace.mjs').Pace} warm @param {import('./pace.mjs').Pace} many @param {number[]} coldMs */
const rowsOf = (warm, many, coldMs) => ({
  'warm p50 ms': warm.p50,
  'warm p99 ms': warm.p99,
  'warm per second': warm.perSecond,
  [`${AT_A_TIME} at a time, per second`]: many.perSecond,
  [`cold ms, median of ${COLD_STARTS}`]: coldMs.toSorted((a, b) => a - b)[COLD_STARTS >> 1] ?? Number.NaN,
});

/** @param {() => Promise<unknown>} work */
async function millisecondsOf(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** @param {Agent} agent @param {number} port @param {string} path @returns {Promise<void>} */
function post(agent, port, path) {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST' }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => (body.includes('statusCode') ? resolve() : reject(new Error(`it answered ${body}`))));
    });
    sent.on('error', reject);
    sent.end('{"n":1}');
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {number} port */
async function listening(port) {
  const agent = new Agent();
  for (let tries = 0; tries < 300; tries++) {
    const heard = await new Promise((resolve) => {
      request({ agent, host: '127.0.0.1', port, path: '/' }, (response) => resolve(response.resume()))
        .on('error', () => resolve(false))
        .end();
    });
    if (heard) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('serverless-offline did not start.');
}
