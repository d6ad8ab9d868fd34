/** The page of the persistence tests: AWS's client over the region, without the console. */
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { accountNow } from '../../src/api/account-clock.ts';
import { coldsparkClient, type RegionStatus } from '../../src/api/coldspark.ts';
import { lambdaClient } from '../../src/api/connect.ts';
import { staysInPage } from '../../src/api/sdk-transport.ts';
import { openRegion } from '../../src/region/client.ts';
import { openSandbox } from '../../src/sandbox/page/sandbox-frame.ts';
import { readZip } from '../../src/zip/zip-reader.ts';
import { writeZip } from '../../src/zip/zip-writer.ts';

const region = openRegion({ baseUrl: new URL('../../', location.href).href, openSandbox });
const lambda = lambdaClient(region.handle);
const coldspark = coldsparkClient(region.handle);

/** Answers after `event.waitMs` with what is its own, or with what it takes for now. */
const sourceOf = (name: string) => `export const handler = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, event.waitMs ?? 0));
  return event.now ? Date.now() : '${name}';
};
`;
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const changes: string[] = [];
region.onChange((topics) => changes.push(...topics));

const harness = {
  changes,

  status: (): RegionStatus => region.status,

  statusOf(phase: RegionStatus['phase']): Promise<RegionStatus> {
    return new Promise((resolve) => {
      const stop = region.onStatus(check);
      function check(status: RegionStatus) {
        if (status.phase !== phase) return;
        stop();
        resolve(status);
      }
      check(region.status);
    });
  },

  /** `paddingBytes`: of something that does not compress. */
  async createFunction(name: string, paddingBytes = 0): Promise<void> {
    const padding = new Uint8Array(paddingBytes);
    for (let at = 0; at < paddingBytes; at += 65_536) crypto.getRandomValues(padding.subarray(at, at + 65_536));
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: 'arn:aws:iam::123456789012:role/service-role/harness',
        Timeout: 60,
        Code: { ZipFile: writeZip({ 'index.mjs': encode(sourceOf(name)), padding }) },
      }),
    );
  },

  /** What time it is for the account, as a page computes it. */
  now(): number {
    const { clock } = region.status;
    if (!clock) throw new Error('no leader has told the time');
    return accountNow(clock, performance.now());
  },

  async skip(ms: number): Promise<void> {
    await coldspark.call('AdvanceClock', { ms });
    await coldspark.call('GetClock', { skipped: true });
  },

  async nowOfHandler(name: string): Promise<number> {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: encode('{"now":true}') }));
    return Number(decode(answer.Payload));
  },

  async untilActive(name: string): Promise<void> {
    await waitUntilFunctionActiveV2(
      { client: new LambdaClient(staysInPage('lambda', region.handle)), maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 },
      { FunctionName: name },
    );
  },

  outcomeOf: (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error) => String(error),
    ),

  /** Stores events of 200 KB until one is refused; the names of those that were stored. */
  async fillWithTestEvents(): Promise<string[]> {
    const stored: string[] = [];
    for (;;) {
      const name = `event-${stored.length}`;
      const noise = Array.from({ length: 20_000 }, () => crypto.getRandomValues(new Uint32Array(1))[0]);
      const event = { functionName: 'kept', name, body: JSON.stringify(noise) };
      if ((await harness.outcomeOf(coldspark.call('PutTestEvent', event))) !== 'done') return stored;
      stored.push(name);
    }
  },

  async testEvents(): Promise<string[]> {
    const { events } = await coldspark.call('ListTestEvents', { functionName: 'kept' });
    return events.map(({ name }) => name);
  },

  async deleteTestEvent(name: string): Promise<void> {
    await coldspark.call('DeleteTestEvent', { functionName: 'kept', name });
  },

  async functionNames(): Promise<string[]> {
    const names: string[] = [];
    let marker: string | undefined;
    do {
      const page = await lambda.send(new ListFunctionsCommand(marker === undefined ? {} : { Marker: marker }));
      names.push(...(page.Functions ?? []).map(({ FunctionName }) => FunctionName ?? ''));
      marker = page.NextMarker;
    } while (marker !== undefined && marker !== '');
    return names;
  },

  /** Whether the function's package can be fetched and holds the function's own code. */
  async hasItsCode(name: string): Promise<boolean> {
    const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    const zip = await coldspark.getPackage(Code?.Location ?? '');
    return decode(readZip(zip, 50 * 1024 * 1024)['index.mjs']) === sourceOf(name);
  },

  async invoke(name: string, waitMs = 0): Promise<string> {
    const payload = encode(JSON.stringify({ waitMs }));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: payload }));
    return decode(answer.Payload);
  },

  /** Creates functions one after the other, several at a time, and says on the console which are acknowledged. */
  async burst(prefix: string, count: number, atATime: number): Promise<void> {
    let next = 0;
    const work = async () => {
      while (next < count) {
        const name = `${prefix}-${next++}`;
        await harness.createFunction(name);
        console.info(`acknowledged ${name}`);
      }
    };
    await Promise.all(Array.from({ length: atATime }, work));
  },
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
