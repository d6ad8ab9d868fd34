/**
 * The page of `npm run test:kills`: tells the server what it finds in the account, and then writes until the browser is
 * killed. The server hears of each write once the region has acknowledged it.
 */
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UpdateAliasCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { staysInPage } from '../../src/api/sdk-transport.ts';
import { openRegion } from '../../src/region/client.ts';
import { openSandbox } from '../../src/sandbox/page/sandbox-frame.ts';
import { writeZip } from '../../src/zip/zip-writer.ts';

const FUNCTIONS = ['one', 'two', 'three', 'four'];
const ALIAS = 'live';

const region = openRegion({ baseUrl: new URL('../../', location.href).href, openSandbox });
const lambda = new LambdaClient(staysInPage('lambda', region.handle));
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** Each kind of write stores the number that it is given. */
const WRITES = {
  tag: (FunctionName: string, n: number) =>
    lambda.send(new TagResourceCommand({ Resource: arnOf(FunctionName), Tags: { n: String(n) } })),
  alias: (FunctionName: string, n: number) =>
    lambda.send(new UpdateAliasCommand({ FunctionName, Name: ALIAS, Description: String(n) })),
  concurrency: (FunctionName: string, n: number) =>
    lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: n % 200 })),
};
export type Kind = keyof typeof WRITES;
const KINDS = Object.keys(WRITES) as Kind[];

const tell = (path: 'found' | 'acknowledged', body: object) =>
  fetch(path, { method: 'POST', body: JSON.stringify(body) });

async function create(FunctionName: string): Promise<void> {
  const ZipFile = writeZip({ 'index.mjs': new TextEncoder().encode('export const handler = async () => 1;') });
  const Role = 'arn:aws:iam::123456789012:role/service-role/harness';
  const code = { Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile } } as const;
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, ...code }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 }, { FunctionName });
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: ALIAS, FunctionVersion: '$LATEST' }));
}

/** What is there of each kind, 0 for nothing; the function is created where it is missing. */
async function find(FunctionName: string): Promise<Record<Kind, number>> {
  try {
    const { Tags, Concurrency } = await lambda.send(new GetFunctionCommand({ FunctionName }));
    const { Description } = await lambda.send(new GetAliasCommand({ FunctionName, Name: ALIAS }));
    return {
      tag: Number(Tags?.n ?? 0),
      alias: Number(Description || 0),
      concurrency: Concurrency?.ReservedConcurrentExecutions ?? 0,
    };
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await create(FunctionName);
    return { tag: 0, alias: 0, concurrency: 0 };
  }
}

async function writeOn(name: string, first: number): Promise<void> {
  for (let n = first; ; n += 1) {
    for (const kind of KINDS) {
      await WRITES[kind](name, n);
      await tell('acknowledged', { name, kind, n });
    }
  }
}

try {
  const found: Record<string, Record<Kind, number>> = {};
  for (const name of FUNCTIONS) found[name] = await find(name);
  await tell('found', { found });
  const first = Number(location.hash.slice(1));
  await Promise.all(FUNCTIONS.map((name) => writeOn(name, first)));
} catch (error) {
  await tell('found', { error: String(error) });
}
