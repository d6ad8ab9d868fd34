/**
 * What happens now, slot by slot (api/live-samples.ts): a fold of what invocations did, and the counts of the fleet at the
 * moment of asking. Rows of numbers, so that an invocation makes nothing for it.
 */
import {
  type ConcurrencySlot,
  LIVE_KEPT_MS,
  type LiveAccount,
  type LiveFunction,
  type LiveSamples,
  type LiveSamplesRequest,
  type LiveVersion,
  type VersionSlot,
} from '../../api/live-samples.ts';
import { THROTTLE_REASONS, type ThrottleReason } from '../../api/throttle-reasons.ts';
import type { AccountConcurrency, FunctionConcurrency } from '../data-plane/admission.ts';
import type { EnvironmentPool } from '../data-plane/environment-pool.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import { qualifiedKey } from '../state.ts';
import type { InvocationObserver } from './invocation-observer.ts';
import { SlotRows } from './slot-rows.ts';

/** Columns of a version's rows; throttles follow, a column for each reason. */
const COLUMNS = [
  'most',
  'last',
  'invocations',
  'coldStarts',
  'provisioned',
  'spillovers',
  'ended',
  'errors',
  'durationMs',
  'inits',
  'initMs',
] as const satisfies readonly (keyof VersionSlot)[];
const column = (name: (typeof COLUMNS)[number]) => COLUMNS.indexOf(name);
const INVOCATIONS = column('invocations');
const COLD_STARTS = column('coldStarts');
const PROVISIONED = column('provisioned');
const SPILLOVERS = column('spillovers');
const ENDED = column('ended');
const ERRORS = column('errors');
const DURATION_MS = column('durationMs');
const INITS = column('inits');
const INIT_MS = column('initMs');
const THROTTLES = COLUMNS.length;
const VERSION_COLUMNS = THROTTLES + THROTTLE_REASONS.length;

/** The fleet as it is now. */
export interface FleetCounts {
  readonly account: AccountConcurrency;
  concurrencies(): Iterable<readonly [functionName: string, concurrency: FunctionConcurrency]>;
  pools(): Iterable<EnvironmentPool>;
}

/** Of one version, under its name: a pool that was replaced and the one in its place count together. */
class VersionSamples {
  readonly functionName: string;
  readonly version: string;
  readonly rows = new SlotRows(VERSION_COLUMNS);
  readonly ofFunction: SlotRows;
  inFlight = 0;

  constructor(functionName: string, version: string, ofFunction: SlotRows) {
    this.functionName = functionName;
    this.version = version;
    this.ofFunction = ofFunction;
  }
}

export class LiveSampler implements InvocationObserver {
  readonly #account = new SlotRows(2);
  /** By function name. */
  readonly #functions = new Map<string, SlotRows>();
  /** By `name:version`. */
  readonly #versions = new Map<string, VersionSamples>();
  /** The same, found without making a text. */
  readonly #ofPool = new WeakMap<EnvironmentPool, VersionSamples>();
  #displaced: Invocation | undefined;
  #lastPool: EnvironmentPool | undefined;
  #lastSamples: VersionSamples | undefined;

  throttled({ pool }: Invocation, reason: ThrottleReason, now: number): void {
    const { rows } = this.#of(pool);
    rows.add(rows.at(now) + THROTTLES + THROTTLE_REASONS.indexOf(reason), 1);
  }

  assigned(invocation: Invocation, _: unknown, now: number): void {
    const samples = this.#of(invocation.pool);
    const { rows } = samples;
    const row = rows.at(now);
    if (invocation.coldStart) rows.add(row + COLD_STARTS, 1);
    const again = invocation === this.#displaced;
    this.#displaced = undefined;
    if (again) return;
    rows.add(row + INVOCATIONS, 1);
    if (invocation.lease?.isProvisioned) rows.add(row + PROVISIONED, 1);
    else if (invocation.spillover) rows.add(row + SPILLOVERS, 1);
    this.#reach(samples, invocation.pool.concurrency, 1, now);
  }

  /** It is assigned again at once. */
  displaced(invocation: Invocation): void {
    this.#displaced = invocation;
  }

  ended(invocation: Invocation, _: unknown, __: unknown, now: number): void {
    const { pool, status, durationMs, coldStart, initDurationMs } = invocation;
    const samples = this.#of(pool);
    const { rows } = samples;
    const row = rows.at(now);
    rows.add(row + ENDED, 1);
    rows.add(row + DURATION_MS, durationMs);
    if (status !== 'success') rows.add(row + ERRORS, 1);
    if (coldStart && initDurationMs !== undefined) {
      rows.add(row + INITS, 1);
      rows.add(row + INIT_MS, initDurationMs);
    }
    this.#reach(samples, pool.concurrency, -1, now);
  }

  read(fleet: FleetCounts, { functionName, sinceMs = 0 }: LiveSamplesRequest, now: number): LiveSamples {
    const fromMs = Math.max(sinceMs, now - LIVE_KEPT_MS);
    const functions = new Map<string, LiveFunction>();
    for (const [name, concurrency] of fleet.concurrencies()) {
      if (functionName === undefined || name === functionName)
        functions.set(name, liveFunction(name, concurrency, this.#functions.get(name), fromMs));
    }
    const pools = new Map<string, EnvironmentPool>();
    for (const pool of fleet.pools()) pools.set(qualifiedKey(pool.version.functionName, pool.version.version), pool);
    for (const key of new Set([...this.#versions.keys(), ...pools.keys()])) {
      const [name = '', version = ''] = key.split(':');
      const live = liveVersion(version, this.#versions.get(key), pools.get(key), fromMs);
      if (hasSomething(live)) functions.get(name)?.versions.push(live);
    }
    return {
      atMs: now,
      account: liveAccount(fleet.account, this.#account.since(fromMs, concurrencySlot)),
      functions: [...functions.values()].filter(
        ({ reserved, provisioned, slots, versions }) =>
          reserved !== undefined || provisioned > 0 || slots.length > 0 || versions.length > 0,
      ),
    };
  }

  /** One more is in flight, or one less: of the version, of its function, of the account. */
  #reach(samples: VersionSamples, { inFlight, account }: FunctionConcurrency, more: 1 | -1, now: number): void {
    samples.inFlight += more;
    samples.rows.reach(now, samples.inFlight);
    samples.ofFunction.reach(now, inFlight);
    this.#account.reach(now, account.inFlight);
  }

  #of(pool: EnvironmentPool): VersionSamples {
    if (pool === this.#lastPool && this.#lastSamples) return this.#lastSamples;
    const samples = this.#ofPool.get(pool) ?? this.#begin(pool);
    this.#lastPool = pool;
    this.#lastSamples = samples;
    return samples;
  }

  #begin(pool: EnvironmentPool): VersionSamples {
    const { functionName, version } = pool.version;
    const key = qualifiedKey(functionName, version);
    const ofFunction = this.#functions.get(functionName) ?? new SlotRows(2);
    this.#functions.set(functionName, ofFunction);
    const samples = this.#versions.get(key) ?? new VersionSamples(functionName, version, ofFunction);
    this.#versions.set(key, samples);
    this.#ofPool.set(pool, samples);
    return samples;
  }
}

function liveAccount(account: AccountConcurrency, slots: ConcurrencySlot[]): LiveAccount {
  const { quota, reserved, provisioned, unreserved, unreservedInFlight, inFlight } = account;
  return { quota, reserved, provisioned, unreserved, unreservedInFlight, inFlight, slots };
}

function liveFunction(
  functionName: string,
  { reserved, provisioned, inFlight }: FunctionConcurrency,
  rows: SlotRows | undefined,
  fromMs: number,
): LiveFunction {
  const slots = rows?.since(fromMs, concurrencySlot) ?? [];
  return { functionName, ...(reserved !== undefined && { reserved }), provisioned, inFlight, slots, versions: [] };
}

function liveVersion(
  version: string,
  samples: VersionSamples | undefined,
  pool: EnvironmentPool | undefined,
  fromMs: number,
): LiveVersion {
  return {
    version,
    inFlight: samples?.inFlight ?? 0,
    idle: pool?.idleCount ?? 0,
    idleProvisioned: pool?.provisioned.readyCount ?? 0,
    provisioned: pool?.provisioned.concurrency.allocated ?? 0,
    provisionedInFlight: pool?.provisioned.concurrency.inFlight ?? 0,
    slots: samples?.rows.since(fromMs, versionSlot) ?? [],
  };
}

const hasSomething = ({ inFlight, idle, idleProvisioned, provisioned, slots }: LiveVersion) =>
  inFlight + idle + idleProvisioned + provisioned + slots.length > 0;

const concurrencySlot = (atMs: number, cells: Float64Array, offset: number): ConcurrencySlot => ({
  atMs,
  most: cells[offset] as number,
  last: cells[offset + 1] as number,
});

function versionSlot(atMs: number, cells: Float64Array, offset: number): VersionSlot {
  const slot: VersionSlot = concurrencySlot(atMs, cells, offset);
  for (let index = INVOCATIONS; index < THROTTLES; index++) {
    const value = cells[offset + index] as number;
    if (value !== 0) slot[COLUMNS[index] as (typeof COLUMNS)[number]] = value;
  }
  THROTTLE_REASONS.forEach((reason, index) => {
    const value = cells[offset + THROTTLES + index] as number;
    if (value !== 0) slot.throttles = { ...slot.throttles, [reason]: value };
  });
  return slot;
}
