/**
 * The three callers at work. Kept for the visit, apart from what is on screen: they send on while another page is open,
 * where one may look at logs and metrics; after some minutes they stop by themselves.
 */
import { InvokeCommand, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { create } from 'zustand';
import type { LambdaApi } from '../../../../api/connect.ts';
import { sendAtRate } from '../../../send-at-rate.ts';
import { CALLERS, type CallerId, CallerTally, type CallerTotals, HANDLER_SECONDS } from './callers.ts';

const SHOWN_EVERY_MS = 500;
const STOPS_AFTER_MS = 5 * 60_000;
/** Of one caller: beyond what its rate needs there is room for slow starts, and an end. */
const lanesOf = (perSecond: number) => Math.min(150, Math.ceil(perSecond * HANDLER_SECONDS * 2) + 2);

interface CallersState {
  running: boolean;
  perSecond: Readonly<Record<CallerId, number>>;
  totals: Readonly<Record<CallerId, CallerTotals>>;
}

const ofEach = <T>(of: (id: CallerId, perSecond: number) => T) =>
  Object.fromEntries(CALLERS.map(({ id, perSecond }) => [id, of(id, perSecond)])) as Record<CallerId, T>;

let tallies = ofEach(() => new CallerTally());
const totalsNow = () => ofEach((id) => tallies[id].totals(performance.now()));

const useCallers = create<CallersState>()(() => ({
  running: false,
  perSecond: ofEach((_, perSecond) => perSecond),
  totals: totalsNow(),
}));

export const useCallersRun = useCallers;

/** Ends the sending of one caller; what is in flight is answered. */
const stops = new Map<CallerId, AbortController>();
let showing: ReturnType<typeof setInterval> | undefined;
let ending: ReturnType<typeof setTimeout> | undefined;

export function startCallers(lambda: LambdaApi): void {
  if (useCallers.getState().running) return;
  tallies = ofEach(() => new CallerTally());
  useCallers.setState({ running: true, totals: totalsNow() });
  for (const { id } of CALLERS) send(lambda, id);
  clearInterval(showing);
  showing = setInterval(show, SHOWN_EVERY_MS);
  ending = setTimeout(stopCallers, STOPS_AFTER_MS);
}

export function stopCallers(): void {
  for (const stop of stops.values()) stop.abort();
  stops.clear();
  clearTimeout(ending);
  useCallers.setState({ running: false });
}

/** Until the last request is answered, also of callers that were stopped. */
function show(): void {
  const totals = totalsNow();
  useCallers.setState({ totals });
  const quiet = Object.values(totals).every(({ inFlight, recent }) => inFlight + recent.ran + recent.throttled === 0);
  if (quiet && !useCallers.getState().running) clearInterval(showing);
}

export function setPerSecond(lambda: LambdaApi, id: CallerId, perSecond: number): void {
  useCallers.setState(({ perSecond: before }) => ({ perSecond: { ...before, [id]: perSecond } }));
  if (useCallers.getState().running) send(lambda, id);
}

/** Begins anew at the rate that is set. */
function send(lambda: LambdaApi, id: CallerId): void {
  stops.get(id)?.abort();
  const stop = new AbortController();
  stops.set(id, stop);
  const perSecond = useCallers.getState().perSecond[id];
  const functionName = CALLERS.find((caller) => caller.id === id)?.functionName ?? '';
  if (perSecond === 0) return;
  const { signal } = stop;
  const tally = tallies[id];
  void sendAtRate({ perSecond, atOnce: lanesOf(perSecond), signal }, async () => {
    tally.inFlight++;
    const outcome = await outcomeOf(lambda, functionName);
    tally.inFlight--;
    tally.add(outcome, performance.now());
  });
}

async function outcomeOf(lambda: LambdaApi, functionName: string): Promise<'ran' | 'throttled' | 'failed'> {
  try {
    const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: functionName }));
    return FunctionError ? 'failed' : 'ran';
  } catch (error) {
    return error instanceof TooManyRequestsException ? 'throttled' : 'failed';
  }
}
