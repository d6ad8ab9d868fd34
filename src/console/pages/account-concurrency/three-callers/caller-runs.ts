/**
 * The three callers at work. Kept for the visit, apart from what is on screen: they send on while another page is open,
 * where one may look at logs and metrics; after some minutes they stop by themselves.
 */
import { InvokeCommand, LambdaServiceException } from '@aws-sdk/client-lambda';
import { create } from 'zustand';
import { type Door, type DoorRequest, sendToDoor } from '../../../queries/door-request.ts';
import type { RegionAccess } from '../../../region.ts';
import { sendAtRate } from '../../../send-at-rate.ts';
import type { Doors } from './caller-doors.ts';
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

/** Sends one request; answers its status. */
type Sender = () => Promise<number>;
let senders: Readonly<Record<CallerId, Sender>> | undefined;

export function startCallers(access: RegionAccess, doors: Doors): void {
  if (useCallers.getState().running) return;
  senders = {
    'load-balancer': () => statusOf(access, doors['load-balancer']),
    api: () => statusOf(access, doors.api),
    script: () => invokedStatus(access),
  };
  tallies = ofEach(() => new CallerTally());
  useCallers.setState({ running: true, totals: totalsNow() });
  for (const { id } of CALLERS) send(id);
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

export function setPerSecond(id: CallerId, perSecond: number): void {
  useCallers.setState(({ perSecond: before }) => ({ perSecond: { ...before, [id]: perSecond } }));
  if (useCallers.getState().running) send(id);
}

/** Begins anew at the rate that is set. */
function send(id: CallerId): void {
  stops.get(id)?.abort();
  const stop = new AbortController();
  stops.set(id, stop);
  const perSecond = useCallers.getState().perSecond[id];
  const sender = senders?.[id];
  if (perSecond === 0 || !sender) return;
  const { signal } = stop;
  const tally = tallies[id];
  void sendAtRate({ perSecond, atOnce: lanesOf(perSecond), signal }, async () => {
    tally.inFlight++;
    const outcome = await outcomeOf(id, sender);
    tally.inFlight--;
    tally.add(outcome, performance.now());
  });
}

/** The handlers of the demo never fail: what is told of a throttle is one. */
async function outcomeOf(id: CallerId, sender: Sender): Promise<'ran' | 'throttled' | 'failed'> {
  try {
    const status = await sender();
    return status === 200 ? 'ran' : status === callerOf(id)?.refusedStatus ? 'throttled' : 'failed';
  } catch {
    // the tab that led has gone
    return 'failed';
  }
}

const callerOf = (id: CallerId) => CALLERS.find((caller) => caller.id === id);
const functionOf = (id: CallerId) => callerOf(id)?.functionName ?? '';

const GET: DoorRequest = { method: 'GET', path: '/', headers: {}, body: new Uint8Array() };

const statusOf = async (access: RegionAccess, door: Door) => (await sendToDoor(access, door, GET)).status;

/** As AWS's SDK hears it. */
async function invokedStatus({ lambda }: RegionAccess): Promise<number> {
  try {
    const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: functionOf('script') }));
    return FunctionError ? FAILED : 200;
  } catch (error) {
    if (error instanceof LambdaServiceException) return error.$metadata.httpStatusCode ?? FAILED;
    throw error;
  }
}

const FAILED = 500;
