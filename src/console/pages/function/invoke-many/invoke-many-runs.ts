/**
 * Runs of Invoke many: under way or over. Kept for the visit, apart from what is on screen, and no resource: a run goes on
 * while another tab of the page is open, and its result is there on return.
 */
import { GetAliasCommand, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { create } from 'zustand';
import type { LambdaApi } from '../../../../api/connect.ts';
import { type AliasRouting, aliasRouting, namesAlias } from '../../../domain/alias-routing.ts';
import { errorMessage, refusedRequestId } from '../../../errors.ts';
import { pump } from '../../../pump.ts';
import { type InvocationRequest, invokeFunction } from '../../../queries/invocations.ts';
import { type Answer, Tally, type TallyTotals } from './tally.ts';

export interface ManyRun {
  state: 'running' | 'cancelling' | 'finished';
  planned: number;
  /** Of the alias when the run began; absent when the target is no alias. */
  routing?: AliasRouting;
  totals: TallyTotals;
  /** Sent and not answered. */
  inFlight: number;
  elapsedMs: number;
  /** Of those that ran or were throttled, as answered; of a run that is over. */
  requestIds: readonly string[];
  cancel(): void;
}

/** What the fields hold, as typed. */
export interface ManySettings {
  invocations: string;
  atATime: string;
}

/** Which half of the Test tab was looked at last. */
type Testing = 'once' | 'many';

interface InvokeManyState {
  shown: Testing;
  runs: Readonly<Record<string, ManyRun>>;
  settings: ManySettings;
}

const useInvokeMany = create<InvokeManyState>()(() => ({
  shown: 'once',
  runs: {},
  settings: { invocations: '100', atATime: '10' },
}));

const SHOWN_EVERY_MS = 200;

const keyOf = (functionName: string, qualifier: string | undefined) => `${functionName}:${qualifier ?? ''}`;

export const useManyRun = (functionName: string, qualifier: string | undefined) =>
  useInvokeMany(({ runs }) => runs[keyOf(functionName, qualifier)]);

export const useManyRunState = (functionName: string, qualifier: string | undefined) =>
  useInvokeMany(({ runs }) => runs[keyOf(functionName, qualifier)]?.state);

export const useShownTesting = () => useInvokeMany(({ shown }) => shown);

export const showTesting = (shown: Testing) => useInvokeMany.setState({ shown });

export const cancelMany = (functionName: string, qualifier: string | undefined) =>
  useInvokeMany.getState().runs[keyOf(functionName, qualifier)]?.cancel();

export const useManySettings = () => useInvokeMany(({ settings }) => settings);

export const changeManySettings = (change: Partial<ManySettings>) =>
  useInvokeMany.setState(({ settings }) => ({ settings: { ...settings, ...change } }));

const show = (key: string, run: ManyRun) => useInvokeMany.setState(({ runs }) => ({ runs: { ...runs, [key]: run } }));

export interface ManyRequest extends InvocationRequest {
  count: number;
  concurrency: number;
}

/** Sends them all and settles with the last answer. Throws what GetAlias does. Does nothing while a run is under way. */
export async function invokeMany(lambda: LambdaApi, request: ManyRequest): Promise<void> {
  const { functionName, qualifier, count, concurrency } = request;
  const key = keyOf(functionName, qualifier);
  const before = useInvokeMany.getState().runs[key];
  if (before && before.state !== 'finished') return;

  const abort = new AbortController();
  const tally = new Tally();
  const startedAtMs = performance.now();
  let inFlight = 0;
  const requestIds: string[] = [];
  let run: ManyRun = {
    state: 'running',
    planned: count,
    totals: tally.totals(),
    inFlight,
    elapsedMs: 0,
    requestIds: [],
    cancel() {
      abort.abort();
      publish({ state: 'cancelling' });
    },
  };
  const publish = (change: Partial<ManyRun> = {}) => {
    run = { ...run, ...change, totals: tally.totals(), inFlight, elapsedMs: performance.now() - startedAtMs };
    show(key, run);
  };
  const publishSoon = nowAndThen(() => run.state !== 'finished' && publish());

  publish();
  try {
    const routing = await routingOf(lambda, functionName, qualifier);
    if (routing) publish({ routing });
    await pump({ count, concurrency, signal: abort.signal }, async () => {
      inFlight++;
      publishSoon();
      const answer = await answerTo(lambda, request);
      tally.add(answer);
      const requestId =
        answer.kind === 'ran' ? answer.result.requestId : answer.kind === 'throttled' && answer.requestId;
      if (requestId) requestIds.push(requestId);
      inFlight--;
      publishSoon();
    });
  } finally {
    publish({ state: 'finished', requestIds });
  }
}

async function routingOf(lambda: LambdaApi, functionName: string, qualifier: string | undefined) {
  if (!namesAlias(qualifier)) return undefined;
  return aliasRouting(await lambda.send(new GetAliasCommand({ FunctionName: functionName, Name: qualifier })));
}

async function answerTo(lambda: LambdaApi, request: InvocationRequest): Promise<Answer> {
  const startedAtMs = performance.now();
  try {
    const result = await invokeFunction(lambda, request);
    return { kind: 'ran', result, roundTripMs: performance.now() - startedAtMs };
  } catch (error) {
    if (error instanceof TooManyRequestsException) return { kind: 'throttled', requestId: refusedRequestId(error) };
    return { kind: 'refused', message: errorMessage(error) };
  }
}

/** A thousand answers need not be a thousand renderings: they would take longer than the answers. */
function nowAndThen(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      act();
    }, SHOWN_EVERY_MS);
  };
}
