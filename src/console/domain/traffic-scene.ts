/**
 * Where each request of the last minute is at a moment of the account's time: a function of its decision alone, so that
 * the same minute can be run slowly, stepped and scrubbed. The way from the caller to an environment takes time in the
 * picture alone; what an environment does with it takes what REPORT says.
 */
import type { Decision } from '../../api/coldspark.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import { namesAlias } from './alias-routing.ts';

export const TRAFFIC_MINUTE_MS = 60_000;

/** When a request reaches the places on its way. */
const AT_ALIAS_MS = 200;
const DRAWN_MS = 300;
const AT_VERSION_MS = 480;
const IN_ENVIRONMENT_MS = 560;
const REFUSED_MS = 620;
const FALL_MS = 700;
const LEAVE_MS = 240;
/** Else nobody would see it. */
const SHORTEST_STAY_MS = 150;

export const WIDTH = 1000;
const X = { caller: 150, alias: 380, version: 560, environments: 640, end: 985 };
const ROW = 58;
const SLOT = 18;
const SLOTS_PER_LINE = 16;
const LINES = 2;

export interface CallerNode {
  label: string;
  /** With two versions behind it. */
  weighted?: { primary: string; additional: string; weight: number };
  x: number;
  y: number;
  alias: { x: number; y: number; isAlias: boolean };
}

export interface VersionNode {
  label: string;
  x: number;
  y: number;
  /** Of environments that were busy at once in this minute, as far as there is room. */
  slots: { x: number; y: number }[];
}

export interface TrafficScene {
  height: number;
  callers: Map<string, CallerNode>;
  versions: Map<string, VersionNode>;
  requests: Request[];
}

/** A request on its way. */
interface Request {
  decision: Decision;
  caller: CallerNode;
  version: VersionNode;
  slot: { x: number; y: number };
}

export type DotKind = 'request' | 'cold' | 'provisioned' | 'busy' | 'failed' | 'refused' | 'done';

export interface Dot {
  x: number;
  y: number;
  kind: DotKind;
  opacity: number;
  /** What is decided about it just now. */
  label?: string;
}

const callerKey = ({ functionName, qualifier }: Decision) => `${functionName}:${qualifier ?? '$LATEST'}`;
const versionKey = ({ functionName, version }: Decision) => `${functionName}:${version}`;

export function trafficScene(decisions: readonly Decision[]): TrafficScene {
  const callers = new Map<string, CallerNode>();
  const versions = new Map<string, VersionNode>();
  let y = 0;
  for (const functionName of [...new Set(decisions.map((one) => one.functionName))].sort()) {
    const own = decisions.filter((one) => one.functionName === functionName);
    const ownCallers = new Map(own.map((one) => [callerKey(one), one]));
    for (const one of own) if (one.routing) ownCallers.set(callerKey(one), one);
    const ownVersions = [...new Set(own.map(versionKey))].sort(byName);
    const height = Math.max(ownCallers.size, ownVersions.length) * ROW;
    [...ownCallers]
      .sort(([a], [b]) => byName(a, b))
      .forEach(([key, one], index, { length }) => {
        const middle = y + (height * (index + 0.5)) / length;
        callers.set(key, callerNode(key, one, middle));
      });
    ownVersions.forEach((key, index) => {
      const middle = y + (height * (index + 0.5)) / ownVersions.length;
      versions.set(key, { label: key, x: X.version, y: middle, slots: [] });
    });
    y += height;
  }
  return { height: Math.max(y, ROW), callers, versions, requests: placed(decisions, callers, versions) };
}

const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

function callerNode(label: string, { qualifier, routing }: Decision, y: number): CallerNode {
  const node = { label, x: X.caller, y, alias: { x: X.alias, y, isAlias: namesAlias(qualifier) } };
  if (!routing) return node;
  const { primaryVersion: primary, additionalVersion: additional, weight } = routing;
  return { ...node, weighted: { primary, additional, weight } };
}

/** Each accepted one takes the first place of its version that nobody has at that time. */
function placed(
  decisions: readonly Decision[],
  callers: ReadonlyMap<string, CallerNode>,
  versions: ReadonlyMap<string, VersionNode>,
): Request[] {
  const freeAtMs = new Map<VersionNode, number[]>();
  const requests: Request[] = [];
  for (const decision of decisions) {
    const caller = callers.get(callerKey(decision));
    const version = versions.get(versionKey(decision));
    if (!caller || !version) continue;
    const free = freeAtMs.get(version) ?? [];
    freeAtMs.set(version, free);
    const taken = decision.throttle ? 0 : placeIn(free, decision);
    const place = taken % (SLOTS_PER_LINE * LINES);
    if (!decision.throttle)
      while (version.slots.length <= place) version.slots.push(slotAt(version, version.slots.length));
    requests.push({ decision, caller, version, slot: version.slots[place] ?? slotAt(version, place) });
  }
  return requests;
}

function placeIn(freeAtMs: number[], decision: Decision): number {
  const at = freeAtMs.findIndex((free) => free <= decision.atMs);
  const place = at === -1 ? freeAtMs.length : at;
  freeAtMs[place] = decision.atMs + stayMs(decision);
  return place;
}

const slotAt = ({ y }: VersionNode, place: number) => ({
  x: X.environments + (place % SLOTS_PER_LINE) * SLOT + SLOT / 2,
  y: y + Math.floor(place / SLOTS_PER_LINE) * SLOT,
});

const waitMs = ({ start, initDurationMs = 0 }: Decision) => (start === 'cold' ? initDurationMs : 0);

/** In its environment: for ever, while it runs. */
const stayMs = (decision: Decision) =>
  decision.status === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(SHORTEST_STAY_MS, waitMs(decision) + (decision.durationMs ?? 0));

/** Where a request is, or nothing when it has not come yet or is gone. */
export function dotAt({ decision, caller, version, slot }: Request, nowMs: number): Dot | undefined {
  const t = nowMs - decision.atMs;
  if (t < 0) return undefined;
  const dot = (x: number, y: number, kind: DotKind, opacity = 1): Dot => ({ x, y, kind, opacity });
  const { alias } = caller;
  if (t < AT_ALIAS_MS) return { ...between(caller, alias, t / AT_ALIAS_MS), kind: 'request', opacity: 1 };
  if (t < DRAWN_MS) {
    const here = dot(alias.x, alias.y, 'request');
    return decision.routing ? { ...here, label: drawText(decision) } : here;
  }
  if (t < AT_VERSION_MS)
    return { ...between(alias, version, (t - DRAWN_MS) / (AT_VERSION_MS - DRAWN_MS)), kind: 'request', opacity: 1 };
  if (decision.throttle) {
    const label = reasonText(decision.throttle);
    if (t < REFUSED_MS) return { ...dot(version.x, version.y, 'refused'), label };
    const fall = (t - REFUSED_MS) / FALL_MS;
    return fall < 1
      ? { ...dot(version.x - 12 * fall, version.y + 46 * fall * fall, 'refused', 1 - fall * fall), label }
      : undefined;
  }
  if (t < IN_ENVIRONMENT_MS)
    return {
      ...between(version, slot, (t - AT_VERSION_MS) / (IN_ENVIRONMENT_MS - AT_VERSION_MS)),
      kind: 'request',
      opacity: 1,
    };
  const inside = t - IN_ENVIRONMENT_MS;
  const stay = stayMs(decision);
  if (inside < stay) return dot(slot.x, slot.y, kindInside(decision, inside));
  const gone = (inside - stay) / LEAVE_MS;
  if (gone >= 1) return undefined;
  const failed = decision.status !== 'success';
  return { ...between(slot, { x: X.end, y: slot.y }, gone), kind: failed ? 'failed' : 'done', opacity: 1 - gone };
}

function kindInside(decision: Decision, insideMs: number): DotKind {
  const { start, status } = decision;
  // how long Init takes is told at the end
  if (start === 'cold' && (status === undefined || insideMs < waitMs(decision))) return 'cold';
  return start === 'provisioned' ? 'provisioned' : 'busy';
}

const between = (a: { x: number; y: number }, b: { x: number; y: number }, part: number) => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});

export const drawText = ({ routing, version }: Decision) =>
  routing
    ? `${routing.draw.toFixed(3)} ${routing.draw < routing.weight ? '<' : '≥'} ${routing.weight}: version ${version}`
    : '';

const REASONS: Record<ThrottleReason, string> = {
  ReservedFunctionConcurrentInvocationLimitExceeded: 'reservation used up',
  ConcurrentInvocationLimitExceeded: 'no unreserved concurrency',
  ReservedFunctionInvocationRateLimitExceeded: 'too many a second for its reservation',
  FunctionInvocationRateLimitExceeded: 'too many a second',
};
export const reasonText = (reason: ThrottleReason) => `429: ${REASONS[reason]}`;

/** When something about a request becomes different. */
function momentsOf(decision: Decision): number[] {
  const { atMs, throttle } = decision;
  const way = [0, AT_ALIAS_MS, DRAWN_MS, AT_VERSION_MS];
  if (throttle) return [...way, REFUSED_MS, REFUSED_MS + FALL_MS].map((ms) => atMs + ms);
  const stay = stayMs(decision);
  const inside = [
    IN_ENVIRONMENT_MS,
    IN_ENVIRONMENT_MS + waitMs(decision),
    IN_ENVIRONMENT_MS + stay,
    IN_ENVIRONMENT_MS + stay + LEAVE_MS,
  ];
  return [...way, ...inside].filter(Number.isFinite).map((ms) => atMs + ms);
}

/** The next moment at which something happens, or the one before; undefined when there is none. */
export function momentBeside(decisions: readonly Decision[], nowMs: number, forward: boolean): number | undefined {
  const moments = decisions.flatMap(momentsOf);
  const beside = moments.filter((ms) => (forward ? ms > nowMs + 0.5 : ms < nowMs - 0.5));
  if (beside.length === 0) return undefined;
  return beside.reduce((a, b) => (forward ? Math.min(a, b) : Math.max(a, b)));
}

/** From when decisions must be asked for again: the oldest of those that still run, else the last one. */
export const askAgainFrom = (decisions: readonly Decision[]): number | undefined =>
  decisions.find(({ status, throttle }) => status === undefined && throttle === undefined)?.atMs ??
  decisions.at(-1)?.atMs;

/** What is known of a minute, with what was told since. */
export function withNewer(
  known: readonly Decision[],
  newer: readonly Decision[],
  sinceMs: number,
  nowMs: number,
): Decision[] {
  // the picture goes on behind the present
  const fromMs = nowMs - TRAFFIC_MINUTE_MS - 5000;
  return [...known.filter(({ atMs }) => atMs < sinceMs), ...newer].filter(({ atMs }) => atMs >= fromMs);
}
