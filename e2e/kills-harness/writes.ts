/**
 * Tells the server what it finds in the account, and then writes until the browser is killed. The server hears of each write
 * once the region has acknowledged it.
 */
import {
  CreateAliasCommand,
  GetAliasCommand,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { arnOf, createFunction, findFunction, lambda, tell } from './harness-region.ts';

const FUNCTIONS = ['one', 'two', 'three', 'four'];
const ALIAS = 'live';

/** Each kind of write stores the number that it is given. */
const WRITES = {
  tag: (FunctionName: string, n: number) =>
    lambda.send(new TagResourceCommand({ Resource: arnOf(FunctionName), Tags: { n: String(n) } })),
  alias: (FunctionName: string, n: number) =>
    lambda.send(new UpdateAliasCommand({ FunctionName, Name: ALIAS, Description: String(n) })),
  concurrency: (FunctionName: string, n: number) =>
    lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: n % 200 })),
};
type Kind = keyof typeof WRITES;
const KINDS = Object.keys(WRITES) as Kind[];

/** What is there of each kind, 0 for nothing; the function is created where it is missing. */
async function find(FunctionName: string): Promise<Record<Kind, number>> {
  const found = await findFunction(FunctionName);
  if (!found) {
    await createFunction(FunctionName, 'export const handler = async () => 1;');
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: ALIAS, FunctionVersion: '$LATEST' }));
    return { tag: 0, alias: 0, concurrency: 0 };
  }
  const { Description } = await lambda.send(new GetAliasCommand({ FunctionName, Name: ALIAS }));
  return {
    tag: Number(found.Tags?.n ?? 0),
    alias: Number(Description || 0),
    concurrency: found.Concurrency?.ReservedConcurrentExecutions ?? 0,
  };
}

async function writeOn(name: string, first: number): Promise<void> {
  for (let n = first; ; n += 1) {
    for (const kind of KINDS) {
      await WRITES[kind](name, n);
      await tell('acknowledged', { name, kind, n });
    }
  }
}

export async function write(first: number): Promise<void> {
  const found: Record<string, Record<Kind, number>> = {};
  for (const name of FUNCTIONS) found[name] = await find(name);
  await tell('found', { found });
  await Promise.all(FUNCTIONS.map((name) => writeOn(name, first)));
}
