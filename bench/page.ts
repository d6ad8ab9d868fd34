/**
 * The measuring page: the console's own path, SDK → region → engine → sandbox and back, without the console. Started by
 * bench/run.mjs in headless Chromium, which calls `window.bench`.
 */
import {
  CreateFunctionCommand,
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { lambdaClient } from '../src/api/connect.ts';
import { openRegion } from '../src/region/client.ts';
import { openSandbox } from '../src/sandbox/page/sandbox-frame.ts';
import { writeZip } from '../src/zip/zip-writer.ts';
import * as floors from './floors.ts';
import { type Pace, pace, paceAtOnce } from './pace.mjs';

const baseUrl = new URL('../', location.href).href;
const region = openRegion({ baseUrl, openSandbox });
const lambda = lambdaClient(region.handle);

const SOURCES = {
  nodejs: {
    file: 'index.mjs',
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    text: 'export const handler = async (event) => ({ statusCode: 200, n: event.n });',
  },
  python: {
    file: 'lambda_function.py',
    handler: 'lambda_function.lambda_handler',
    runtime: 'python3.13',
    text: 'def lambda_handler(event, context):\n    return {"statusCode": 200, "n": event["n"]}\n',
  },
} as const;
type Family = keyof typeof SOURCES;

const encode = (text: string) => new TextEncoder().encode(text);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function untilSettled(name: string): Promise<void> {
  for (;;) {
    const it = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    if (it.State === 'Active' && it.LastUpdateStatus === 'Successful') return;
    await sleep(50);
  }
}

/** Handlers that keep their environments for so many milliseconds. */
const HOLDING: Record<Family, string> = {
  nodejs: 'export const handler = ({ ms }) => new Promise((done) => setTimeout(done, ms, { statusCode: 200 }));',
  python:
    'import time\ndef lambda_handler(event, context):\n    time.sleep(event["ms"] / 1000)\n    return {"statusCode": 200}\n',
};

async function create(family: Family, text: string = SOURCES[family].text): Promise<string> {
  const source = SOURCES[family];
  const name = `bench-${family}-${Date.now().toString(36)}`;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: source.runtime,
      Handler: source.handler,
      Role: 'arn:aws:iam::123456789012:role/service-role/bench',
      Timeout: 60,
      Code: { ZipFile: writeZip({ [source.file]: encode(text) }) },
    }),
  );
  await untilSettled(name);
  return name;
}

async function invoke(name: string, event: object = { n: 1 }): Promise<void> {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: encode(JSON.stringify(event)) }));
  const payload = new TextDecoder().decode(answer.Payload);
  if (answer.FunctionError || !payload.includes('"statusCode"')) throw new Error(`handler answered ${payload}`);
}

const bench = {
  ...floors,
  /** Milliseconds from the first call to the first answer of a new Python function, nothing prepared. */
  async firstPython(): Promise<number> {
    const started = performance.now();
    await invoke(await create('python'));
    return performance.now() - started;
  },
  /** Warm invokes, one after the other. */
  async warm(family: Family, count: number): Promise<Pace> {
    const name = await create(family);
    return pace(count, () => invoke(name));
  },
  /** Warm invokes, so many at a time, each in an environment of its own. */
  async warmAtOnce(family: Family, count: number, atOnce: number): Promise<Pace> {
    const name = await create(family);
    return paceAtOnce(count, atOnce, () => invoke(name));
  },
  /** The SDK's own part of a call: a client whose requests are answered on the spot. */
  sdkAlone(count: number): Promise<Pace> {
    const client = lambdaClient(async () => ({ status: 200, headers: {}, body: encode('{"statusCode":200}') }));
    return pace(count, () => client.send(new InvokeCommand({ FunctionName: 'f', Payload: encode('{"n":1}') })));
  },
  /** SDK, region worker and back, with an operation that runs no code. */
  withoutRuntime(count: number): Promise<Pace> {
    return pace(count, () => lambda.send(new GetAccountSettingsCommand({})));
  },
  /** A function whose handler takes as long as its event says. */
  holding: (family: Family): Promise<string> => create(family, HOLDING[family]),
  /** Keeps so many of its environments at work at once. */
  async hold(name: string, environments: number, ms: number): Promise<void> {
    await Promise.all(Array.from({ length: environments }, () => invoke(name, { ms })));
  },
  /** First answer of a new environment: a change of configuration replaces the last one. `restMs` lets a spare warm up. */
  async cold(family: Family, count: number, restMs: number): Promise<number> {
    const name = await create(family);
    await invoke(name);
    const each: number[] = [];
    for (let i = 0; i < count; i++) {
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Description: `round ${i}` }));
      await untilSettled(name);
      await sleep(restMs);
      const before = performance.now();
      await invoke(name);
      each.push(performance.now() - before);
    }
    return each.sort((a, b) => a - b)[count >> 1] ?? Number.NaN;
  },
};

export type Bench = typeof bench;
Object.assign(window, { bench });
