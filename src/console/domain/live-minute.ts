/** The last minute of what happens now, put together from answers that each tell what is new (api/live-samples.ts). */
import type { ConcurrencySlot, LiveFunction, LiveSamples, LiveVersion } from '../../api/live-samples.ts';

export const LIVE_MINUTE_MS = 60_000;

/** The counts are those of the last answer; the slots reach back a minute, and one slot further: what it left stayed. */
export function withNewer(known: LiveSamples | undefined, newer: LiveSamples): LiveSamples {
  // another account, or the same one before
  const old = known && known.atMs <= newer.atMs ? known : undefined;
  const fromMs = newer.atMs - LIVE_MINUTE_MS;
  return {
    atMs: newer.atMs,
    account: { ...newer.account, slots: joined(old?.account.slots, newer.account.slots, fromMs) },
    functions: byName(old?.functions, newer.functions, ({ functionName }) => functionName, quietFunction)
      .map((fn) => withOlder(old?.functions, fn, fromMs))
      .filter(
        ({ reserved, provisioned, slots, versions }) =>
          reserved !== undefined || provisioned + slots.length + versions.length > 0,
      ),
  };
}

function withOlder(old: readonly LiveFunction[] | undefined, fn: LiveFunction, fromMs: number): LiveFunction {
  const before = old?.find(({ functionName }) => functionName === fn.functionName);
  const versions = byName(before?.versions, fn.versions, ({ version }) => version, quietVersion)
    .map((live) => ({
      ...live,
      slots: joined(before?.versions.find(({ version }) => version === live.version)?.slots, live.slots, fromMs),
    }))
    .filter(({ inFlight, idle, provisioned, slots }) => inFlight + idle + provisioned + slots.length > 0);
  return { ...fn, slots: joined(before?.slots, fn.slots, fromMs), versions };
}

/** Those of both; of one that the newer answer leaves out there is nothing any more but what it was. */
function byName<T>(
  old: readonly T[] | undefined = [],
  newer: readonly T[],
  nameOf: (one: T) => string,
  quiet: (one: T) => T,
): T[] {
  const names = new Set(newer.map(nameOf));
  const gone = old.filter((one) => !names.has(nameOf(one))).map(quiet);
  return [...newer, ...gone].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const quietFunction = ({ functionName }: LiveFunction): LiveFunction => ({
  functionName,
  provisioned: 0,
  inFlight: 0,
  slots: [],
  versions: [],
});

const quietVersion = ({ version }: LiveVersion): LiveVersion => ({
  version,
  inFlight: 0,
  idle: 0,
  idleProvisioned: 0,
  provisioned: 0,
  provisionedInFlight: 0,
  slots: [],
});

function joined<T extends ConcurrencySlot>(
  old: readonly T[] | undefined = [],
  newer: readonly T[],
  fromMs: number,
): T[] {
  const firstMs = newer[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const slots = [...old.filter(({ atMs }) => atMs < firstMs), ...newer];
  const first = slots.findIndex(({ atMs }) => atMs >= fromMs);
  if (first === -1) return slots.slice(-1).filter(({ last }) => last > 0);
  const before = slots[first - 1];
  return slots.slice(before && before.last > 0 ? first - 1 : first);
}
