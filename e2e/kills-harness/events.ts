/**
 * Sends asynchronous events, each with a number of its own, and tells the server of those that were accepted; then lets an
 * hour pass, in which they run, and tells what has left a mark. What a try or a record leaves is an alias: it is on disk before its
 * function ends.
 */
import {
  CreateAliasCommand,
  InvokeCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  paginateListAliases,
} from '@aws-sdk/client-lambda';
import { coldsparkClient } from '../../src/api/coldspark.ts';
import { arnOf, createFunction, findFunction, handle, lambda, tell } from './harness-region.ts';

/** As scripts/kills/events.mjs has them: what becomes of an event says its number. */
const FAILS_EVERY = 5;
const IS_RETRIED_EVERY = 100;
const CONCURRENCY = 20;
/** An alias whose events are tried once. */
const ONCE = 'once';
const SENT_AT_ONCE = 50;
const TOLD_AT_ONCE = 100;

const MARKS = 'marks';
const MARK = `
import { awsRequest } from 'coldspark';
async function mark(Name) {
  const body = JSON.stringify({ Name, FunctionVersion: '$LATEST' });
  const { status } = await awsRequest({ service: 'lambda', path: '/2015-03-31/functions/${MARKS}/aliases', body });
  if (status !== 201 && status !== 409) throw new Error('the mark was answered ' + status);
}
`;

const ORDERS = `${MARK}
export async function handler({ n }, { awsRequestId }) {
  await mark(['try', n, awsRequestId, Math.random().toString(36).slice(2)].join('_'));
  if (n % ${FAILS_EVERY} === 0) throw new Error('poison');
}
`;

/** One that is tried again has the same request id, hence the same mark. */
const FAILURES = `${MARK}
export async function handler({ requestPayload }, { awsRequestId }) {
  await mark(['record', requestPayload.n, awsRequestId].join('_'));
}
`;

async function prepare(): Promise<void> {
  if (await findFunction('orders')) return;
  await createFunction(MARKS, 'export const handler = async () => 1;');
  await createFunction('failures', FAILURES);
  await createFunction('orders', ORDERS);
  const of = { FunctionName: 'orders' };
  const told = { ...of, DestinationConfig: { OnFailure: { Destination: arnOf('failures') } } };
  await lambda.send(new CreateAliasCommand({ ...of, Name: ONCE, FunctionVersion: '$LATEST' }));
  await lambda.send(new PutFunctionEventInvokeConfigCommand({ ...told, Qualifier: ONCE, MaximumRetryAttempts: 0 }));
  await lambda.send(new PutFunctionEventInvokeConfigCommand(told));
  await lambda.send(new PutFunctionConcurrencyCommand({ ...of, ReservedConcurrentExecutions: CONCURRENCY }));
}

async function send(first: number, count: number): Promise<void> {
  let next = first;
  let accepted: number[] = [];
  const report = async () => {
    const numbers = accepted;
    accepted = [];
    if (numbers.length > 0) await tell('accepted', { numbers });
  };
  const sender = async () => {
    while (next < first + count) {
      const n = next++;
      const Payload = new TextEncoder().encode(JSON.stringify({ n }));
      const once = n % IS_RETRIED_EVERY !== 0 && { Qualifier: ONCE };
      await lambda.send(new InvokeCommand({ FunctionName: 'orders', ...once, InvocationType: 'Event', Payload }));
      accepted.push(n);
      if (accepted.length >= TOLD_AT_ONCE) await report();
    }
  };
  await Promise.all(Array.from({ length: SENT_AT_ONCE }, sender));
  await report();
}

async function marks(): Promise<string[]> {
  const names: string[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client: lambda }, { FunctionName: MARKS }))
    names.push(...Aliases.map(({ Name = '' }) => Name));
  return names;
}

export async function sendEvents(first: number, count: number): Promise<void> {
  await prepare();
  await send(first, count);
  await tell('sent', {});
  await coldsparkClient(handle).call('TurnClock', { seconds: 3600 });
  await tell('ended', { marks: await marks() });
}
