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
  /** Those of its requests that named an alias, by its name. */
  readonly through = new Map<string, AliasedSamples>();
  inFlight = 0;

  constructor(functionName: string, version: string, ofFunction: SlotRows) {
    this.functionName = functionName;
    this.version = version;
    this.ofFunction = ofFunction;
  }
}

/** Of what named one alias, all versions together. */
class AliasSamples {
  readonly rows = new SlotRows(2);
  inFlight = 0;
}

/** Of what named one alias and ran one version. */
class AliasedSamples {
  readonly rows = new SlotRows(VERSION_COLUMNS);
  readonly ofAlias: AliasSamples;
  inFlight = 0;

  constructor(ofAlias: AliasSamples) {
    this.ofAlias = ofAlias;
  }
}

export class LiveSampler implements InvocationObserver {
  readonly #account = new SlotRows(2);
  /** By function name. */
  readonly #functions = new Map<string, SlotRows>();
  /** By `name:version`. */
  readonly #versions = new Map<string, VersionSamples>();
  /** By `name:alias`. */
  readonly #aliases = new Map<string, AliasSamples>();
  /** The same, found without making a text. */
  readonly #ofPool = new WeakMap<EnvironmentPool, VersionSamples>();
  #displaced: Invocation | undefined;
  #lastPool: EnvironmentPool | undefined;
  #lastSamples: VersionSamples | undefined;

  throttled(invocation: Invocation, reason: ThrottleReason, now: number): void {
    const samples = this.#of(invocation.pool);
    const column = THROTTLES + THROTTLE_REASONS.indexOf(reason);
    samples.rows.add(samples.rows.at(now) + column, 1);
    const rows = this.#through(samples, invocation)?.rows;
    rows?.add(rows.at(now) + column, 1);
  }

  assigned(invocation: Invocation, _: unknown, now: number): void {
    const again = invocation === this.#displaced;
    this.#displaced = undefined;
    const samples = this.#of(invocation.pool);
    const through = this.#through(samples, invocation);
    begin(samples.rows, invocation, again, now);
    if (through) begin(through.rows, invocation, again, now);
    if (!again) this.#reach(samples, through, invocation.pool.concurrency, 1, now);
  }

  /** It is assigned again at once. */
  displaced(invocation: Invocation): void {
    this.#displaced = invocation;
  }

  ended(invocation: Invocation, _: unknown, __: unknown, now: number): void {
    const samples = this.#of(invocation.pool);
    const through = this.#through(samples, invocation);
    end(samples.rows, invocation, now);
    if (through) end(through.rows, invocation, now);
    this.#reach(samples, through, invocation.pool.concurrency, -1, now);
  }

  read(fleet: FleetCounts, { functionName, qualifier, sinceMs = 0 }: LiveSamplesRequest, now: number): LiveSamples {
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
      const ofFunction = functions.get(name);
      if (!ofFunction) continue;
      const samples = this.#versions.get(key);
      const shown = qualifier === undefined || qualifier === version ? samples : samples?.through.get(qualifier);
      if (qualifier !== undefined && qualifier !== version && !shown) continue;
      const live = liveVersion(version, shown, pools.get(key), fromMs);
      if (hasSomething(live)) ofFunction.versions.push(live);
    }
    if (qualifier !== undefined)
      for (const ofFunction of functions.values())
        ofFunction.qualifier = this.#ofQualifier(ofFunction.functionName, qualifier, fromMs);
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
  #reach(
    samples: VersionSamples,
    through: AliasedSamples | undefined,
    { inFlight, account }: FunctionConcurrency,
    more: 1 | -1,
    now: number,
  ): void {
    samples.inFlight += more;
    samples.rows.reach(now, samples.inFlight);
    samples.ofFunction.reach(now, inFlight);
    this.#account.reach(now, account.inFlight);
    if (!through) return;
    const { ofAlias } = through;
    through.inFlight += more;
    through.rows.reach(now, through.inFlight);
    ofAlias.inFlight += more;
    ofAlias.rows.reach(now, ofAlias.inFlight);
  }

  #ofQualifier(functionName: string, qualifier: string, fromMs: number) {
    const key = qualifiedKey(functionName, qualifier);
    const samples = this.#versions.get(key) ?? this.#aliases.get(key);
    return { inFlight: samples?.inFlight ?? 0, slots: samples?.rows.since(fromMs, concurrencySlot) ?? [] };
  }

  /** What named an alias counts for it, too. */
  #through(samples: VersionSamples, { target: { qualifier, primary } }: Invocation): AliasedSamples | undefined {
    if (qualifier === undefined || qualifier === primary.version.version) return undefined;
    return samples.through.get(qualifier) ?? this.#beginThrough(samples, qualifier);
  }

  #beginThrough(samples: VersionSamples, alias: string): AliasedSamples {
    const key = qualifiedKey(samples.functionName, alias);
    const ofAlias = this.#aliases.get(key) ?? new AliasSamples();
    this.#aliases.set(key, ofAlias);
    const through = new AliasedSamples(ofAlias);
    samples.through.set(alias, through);
    return through;
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

/** It was accepted; `again`: it was before, and is given another environment. */
function begin(rows: SlotRows, { coldStart, lease, spillover }: Invocation, again: boolean, now: number): void {
  const row = rows.at(now);
  if (coldStart) rows.add(row + COLD_STARTS, 1);
  if (again) return;
  rows.add(row + INVOCATIONS, 1);
  if (lease?.isProvisioned) rows.add(row + PROVISIONED, 1);
  else if (spillover) rows.add(row + SPILLOVERS, 1);
}

function end(rows: SlotRows, { status, durationMs, coldStart, initDurationMs }: Invocation, now: number): void {
  const row = rows.at(now);
  rows.add(row + ENDED, 1);
  rows.add(row + DURATION_MS, durationMs);
  if (status !== 'success') rows.add(row + ERRORS, 1);
  if (coldStart && initDurationMs !== undefined) {
    rows.add(row + INITS, 1);
    rows.add(row + INIT_MS, initDurationMs);
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
  samples: VersionSamples | AliasedSamples | undefined,
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
