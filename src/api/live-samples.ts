/**
 * What happens now, five times a second of the account's time, for the last five minutes: of the account, of each
 * function and of each version. Ours: CloudWatch tells of minutes.
 */
import type { ThrottleReason } from './throttle-reasons.ts';

export const LIVE_SLOT_MS = 200;
export const LIVE_KEPT_MS = 300_000;

/** Requests in flight in one slot. A slot in which nothing happened is left out: it stayed as it was. */
export interface ConcurrencySlot {
  /** When the slot begins, of the account's time: a multiple of LIVE_SLOT_MS. */
  atMs: number;
  /** The most at once. */
  most: number;
  /** At its end, or now. */
  last: number;
}

/** Of one version. What is 0 is left out. */
export interface VersionSlot extends ConcurrencySlot {
  /** Requests that were accepted. */
  invocations?: number;
  /** Of them, those for which an environment was started. */
  coldStarts?: number;
  /** Of them, those that took provisioned concurrency, or found none left. */
  provisioned?: number;
  spillovers?: number;
  throttles?: Partial<Record<ThrottleReason, number>>;
  /** Invocations that ended, those of them that did not succeed, and their time in the handler, together. */
  ended?: number;
  errors?: number;
  durationMs?: number;
  /** Of those that ended, so many had waited for Init, for so long together. */
  inits?: number;
  initMs?: number;
}

export interface LiveVersion {
  version: string;
  /** Requests in flight. */
  inFlight: number;
  /** Environments without work: on demand, and provisioned ones that are ready. */
  idle: number;
  idleProvisioned: number;
  /** Of its provisioned concurrency: what may be used, and how much of it is in use. */
  provisioned: number;
  provisionedInFlight: number;
  slots: VersionSlot[];
}

export interface LiveFunction {
  functionName: string;
  reserved?: number;
  /** Set aside for its versions, all together. */
  provisioned: number;
  inFlight: number;
  slots: ConcurrencySlot[];
  /** Of the qualifier that was asked for, all its versions together. */
  qualifier?: { inFlight: number; slots: ConcurrencySlot[] };
  versions: LiveVersion[];
}

export interface LiveAccount {
  /** Concurrent executions of the account. */
  quota: number;
  /** Sum of all reservations. */
  reserved: number;
  /** What is provisioned of functions without a reservation. */
  provisioned: number;
  /** What is left for requests on demand of functions without a reservation, and how much of it is in use. */
  unreserved: number;
  unreservedInFlight: number;
  /** All requests in flight. */
  inFlight: number;
  slots: ConcurrencySlot[];
}

export interface LiveSamples {
  /** The account's time of the answer. */
  atMs: number;
  account: LiveAccount;
  /** Those that have something to tell: a slot, a limit of their own, an environment. By name. */
  functions: LiveFunction[];
}

export interface LiveSamplesRequest {
  /** This one alone. */
  functionName?: string;
  /** Of it, what named this alias, or what ran this version, by whatever way. */
  qualifier?: string;
  /** Only slots that end after it: `atMs` of the last answer, whose last slot may have filled since. */
  sinceMs?: number;
}
