/**
 * What the account's concurrency is divided into, and what is in each part: a reservation of each function that has one,
 * what is provisioned of each that has none, and the pool that all others share.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
import type { LiveFunction, LiveSamples, LiveVersion } from '../../../api/live-samples.ts';
import { minimumUnreservedConcurrency } from '../../../api/quotas.ts';
import type { ThrottleReason } from '../../../api/throttle-reasons.ts';

export type PoolKind = 'reserved' | 'provisioned' | 'unreserved';

/** The environments of one version, as far as they belong to a pool. */
export interface PoolRow {
  functionName: string;
  version: string;
  /** On demand, with a request. */
  busy: number;
  /** On demand, without one: it takes nothing of the pool. */
  idle: number;
  /** Provisioned, with a request, and ready without one: both take of the pool. */
  provisionedBusy: number;
  provisionedIdle: number;
}

export interface Throttles {
  /** In the last second, and in the last minute. */
  second: number;
  minute: number;
  /** The last slot that had any. */
  lastAtMs?: number;
  reasons: Partial<Record<ThrottleReason, number>>;
}

export interface Pool {
  kind: PoolKind;
  /** Whose it is; the unreserved pool is everybody's. */
  functionName?: string;
  /** How much concurrency it has. */
  size: number;
  /** Requests that take of it now. */
  inUse: number;
  /** Set aside inside it for provisioned environments. */
  setAside: number;
  /** Of those, not ready yet. */
  preparing: number;
  rows: PoolRow[];
  throttles: Throttles;
}

export interface AccountPicture {
  atMs: number;
  /** GetAccountSettings: ConcurrentExecutions and UnreservedConcurrentExecutions. */
  quota: number;
  unreserved: number;
  /** Sums of all reservations, and of what is provisioned outside them. */
  reserved: number;
  provisioned: number;
  /** As the metrics of the Region say it: ConcurrentExecutions, UnreservedConcurrentExecutions, ClaimedAccountConcurrency. */
  inFlight: number;
  unreservedInFlight: number;
  claimed: number;
  /** What must stay unreserved, and what a function that has nothing may still reserve. */
  floor: number;
  reservable: number;
  /** By which reservations and provisioned concurrency exceed the quota: it was set lower afterwards. */
  excess: number;
  pools: Pool[];
}

export function accountPicture({ atMs, account, functions }: LiveSamples): AccountPicture {
  const { quota, reserved, provisioned, inFlight, unreservedInFlight } = account;
  const floor = minimumUnreservedConcurrency({ concurrentExecutions: quota });
  const alone = functions.filter((fn) => fn.reserved !== undefined).map((fn) => reservedPool(fn, atMs));
  const provisionedOnly = functions
    .filter((fn) => fn.reserved === undefined && fn.provisioned > 0)
    .map((fn) => provisionedPool(fn));
  return {
    atMs,
    quota,
    unreserved: Math.max(0, quota - reserved),
    reserved,
    provisioned,
    inFlight,
    unreservedInFlight,
    claimed: unreservedInFlight + reserved + provisioned,
    floor,
    reservable: Math.max(0, quota - reserved - provisioned - floor),
    excess: Math.max(0, reserved + provisioned - quota),
    pools: [...alone, ...provisionedOnly, unreservedPool(account, functions, atMs)],
  };
}

/** A flash a second: what flickers faster hurts. */
export const flashOf = ({ lastAtMs = 0 }: Throttles) => Math.floor(lastAtMs / 1000);

/** What changes only when somebody changes it. */
export interface QuotaNumbers {
  quota: number;
  reserved: number;
  provisioned: number;
  floor: number;
  reservable: number;
  excess: number;
  /** Reservations by function name. */
  reservations: Record<string, number>;
}

export function numbersOf({
  quota,
  reserved,
  provisioned,
  floor,
  reservable,
  excess,
  pools,
}: AccountPicture): QuotaNumbers {
  const own = pools
    .filter(({ kind }) => kind === 'reserved')
    .map(({ functionName = '', size }) => [functionName, size]);
  return { quota, reserved, provisioned, floor, reservable, excess, reservations: Object.fromEntries(own) };
}

function reservedPool(fn: LiveFunction, atMs: number): Pool {
  return {
    kind: 'reserved',
    functionName: fn.functionName,
    size: fn.reserved ?? 0,
    inUse: fn.inFlight,
    setAside: fn.provisioned,
    preparing: preparing(fn),
    rows: rowsOf([fn], (version) => ({ ...onDemand(version), ...provisionedOf(version) })),
    throttles: throttlesOf([fn], atMs),
  };
}

function provisionedPool(fn: LiveFunction): Pool {
  return {
    kind: 'provisioned',
    functionName: fn.functionName,
    size: fn.provisioned,
    inUse: sum(fn.versions, ({ provisionedInFlight }) => provisionedInFlight),
    setAside: fn.provisioned,
    preparing: preparing(fn),
    rows: rowsOf([fn], (version) => ({ busy: 0, idle: 0, ...provisionedOf(version) })),
    // what has no room here spills over into the pool
    throttles: { second: 0, minute: 0, reasons: {} },
  };
}

function unreservedPool(account: LiveSamples['account'], functions: readonly LiveFunction[], atMs: number): Pool {
  const sharing = functions.filter(({ reserved }) => reserved === undefined);
  return {
    kind: 'unreserved',
    size: Math.max(0, account.unreserved),
    inUse: account.unreservedInFlight,
    setAside: 0,
    preparing: 0,
    rows: rowsOf(sharing, (version) => ({ ...onDemand(version), provisionedBusy: 0, provisionedIdle: 0 })),
    throttles: throttlesOf(sharing, atMs),
  };
}

const onDemand = ({ inFlight, provisionedInFlight, idle }: LiveVersion) => ({
  busy: Math.max(0, inFlight - provisionedInFlight),
  idle,
});

const provisionedOf = ({ provisioned, provisionedInFlight }: LiveVersion) => ({
  provisionedBusy: provisionedInFlight,
  provisionedIdle: Math.max(0, provisioned - provisionedInFlight),
});

const preparing = ({ provisioned, versions }: LiveFunction) =>
  Math.max(0, provisioned - sum(versions, (version) => version.provisioned));

type Environments = Omit<PoolRow, 'functionName' | 'version'>;

function rowsOf(functions: readonly LiveFunction[], environmentsOf: (version: LiveVersion) => Environments): PoolRow[] {
  return functions.flatMap(({ functionName, versions }) =>
    versions
      .map((version) => ({ functionName, version: version.version, ...environmentsOf(version) }))
      .filter(
        ({ busy, idle, provisionedBusy, provisionedIdle }) => busy + idle + provisionedBusy + provisionedIdle > 0,
      ),
  );
}

function throttlesOf(functions: readonly LiveFunction[], atMs: number): Throttles {
  const throttles: Throttles = { second: 0, minute: 0, reasons: {} };
  const slots = functions.flatMap(({ versions }) => versions.flatMap((version) => version.slots));
  for (const slot of slots) {
    if (!slot.throttles || slot.atMs < atMs - 60_000) continue;
    for (const [reason, count] of Object.entries(slot.throttles) as [ThrottleReason, number][]) {
      throttles.minute += count;
      if (slot.atMs > atMs - 1000) throttles.second += count;
      throttles.reasons[reason] = (throttles.reasons[reason] ?? 0) + count;
    }
    throttles.lastAtMs = Math.max(throttles.lastAtMs ?? 0, slot.atMs);
  }
  return throttles;
}

const sum = <T>(items: readonly T[], countOf: (item: T) => number) =>
  items.reduce((total, item) => total + countOf(item), 0);

/** A part of the bar, in units of concurrency from its left end. */
export interface BarPart {
  pool: Pool;
  from: number;
  to: number;
  /** Up to where it is in use, and up to where it is set aside for provisioned environments. */
  usedTo: number;
  setAsideTo: number;
}

export interface QuotaBar {
  /** What the whole width stands for: the quota, or what is reserved when that is more. */
  scale: number;
  quota: number;
  parts: BarPart[];
  /** Where what must stay unreserved begins, and where it would end. */
  floorFrom: number;
}

/** One after the other, in the order of the pools; the unreserved one last, with what must stay unreserved at its end. */
export function quotaBar({ quota, reserved, provisioned, floor, pools }: AccountPicture): QuotaBar {
  const parts: BarPart[] = [];
  let from = 0;
  for (const pool of pools) {
    const to = from + pool.size;
    // leases may outlast a reservation that was taken from them
    const usedTo = Math.min(to, from + pool.inUse);
    parts.push({ pool, from, to, usedTo, setAsideTo: Math.min(to, from + pool.setAside) });
    from = to;
  }
  return { scale: Math.max(quota, reserved + provisioned), quota, parts, floorFrom: quota - floor };
}
