/**
 * Two times, and who moves them. The host's is steady: what really runs here stands on it (deadlines of handlers, the
 * recorder). The account's is AWS's: retries, settling, idle expiry, "last modified". It follows the host's at a rate,
 * stands while it is paused, and can be skipped to a goal; but while a handler really runs it goes as fast as the host's,
 * so that durations stay true and nothing times out for a skip.
 *
 * Timers fire one at a time, whoever's they are, as they come due on the host. The caller hands over what each came to
 * before it asks for the next.
 */
import type { AccountClock, ClockEvent } from '../api/account-clock.ts';
import { type Clock, type Timer, VirtualClock } from './clock.ts';
import type { Change } from './outbox.ts';

/** What the world outside says of time, in milliseconds. Whole multiples of 1/1024 keep the sums exact. */
export interface Moment {
  /** Since whenever. Steady: it stands while the machine sleeps, and nobody sets it. */
  hostMs: number;
  /** Since 1970, as the wall clock says: it goes on while the machine sleeps, and may be set at any time. */
  wallMs: number;
}

/** Both times. A simulation, in which nothing really runs, has one clock for both. */
export interface Clocks {
  /** Steady time of what really runs here. */
  readonly host: Clock;
  /** AWS's time. */
  readonly account: Clock;
}

/** Both times, for what runs on them. */
export interface Time extends Clocks {
  /** Whether the account's timers stand. */
  readonly stands: boolean;
  /** A handler begins to run for real, or its environment to start. */
  workBegan(): void;
  workEnded(): void;
}

/** A way from one time of the account to another, which takes only as long as what has to happen on it. */
export interface Skip {
  fromMs: number;
  toMs: number;
}

/** The account's time on disk: what a successor goes on from. */
export interface TimeRecord {
  /** What the wall clock said, and the latest that it had ever said. */
  wallMs: number;
  latestWallMs: number;
  accountMs: number;
  rate: number;
  paused: boolean;
  skip?: Skip;
}

export const TIME_TABLE = 'time';
const KEY = 'account';
const NEVER = Number.POSITIVE_INFINITY;
/** Less than this is rounding. */
const ROUNDING_MS = 1;
/** The wall clock shows whole milliseconds, and is trimmed a little. */
const JITTER_MS = 5;
/** So far ahead of where it was, it has not been trimmed: the machine has slept. */
const SLEEP_MS = 500;
/** How often time that runs fast is brought to disk when nothing else is. */
const FAST_MARK_MS = 1000;

/** The time among an account's records. */
export function timeRecordOf(records: Iterable<Change>): TimeRecord | undefined {
  for (const { table, value } of records) if (table === TIME_TABLE) return value as TimeRecord | undefined;
  return undefined;
}

export class AccountTime implements Time {
  readonly #host: VirtualClock;
  readonly #account: VirtualClock;
  #rate: number;
  #paused: boolean;
  #skip: Skip | undefined;
  #skipEnded: (() => void)[] = [];
  #working = 0;
  #beating = false;
  /** By how much the wall clock is ahead of the steady one, and by how much it has been at most. */
  #wallAheadMs: number;
  #latestAheadMs: number;
  /** Since when the account's time has flowed as fast as it does, and from where. */
  #anchorHostMs: number;
  #anchorAccountMs: number;
  #flow = 1;
  /** What was last given to the disk. */
  #mark: TimeRecord;
  #markIsOutdated = false;
  #revision = 0;

  /** Without a record the account's time is the wall clock's. With one it goes on from there: time that passed on the
   * wall meanwhile has passed for the account, once and not faster; a wall clock that was set back counts for nothing. */
  constructor({ hostMs, wallMs }: Moment, record?: TimeRecord) {
    const mark = record ?? { wallMs, latestWallMs: wallMs, accountMs: wallMs, rate: 1, paused: false };
    this.#mark = mark;
    this.#wallAheadMs = wallMs - hostMs;
    this.#latestAheadMs = Math.max(wallMs, mark.latestWallMs) - hostMs;
    this.#host = new VirtualClock(hostMs);
    this.#account = new VirtualClock(this.#successorMs);
    this.#rate = mark.rate;
    this.#paused = mark.paused;
    this.#skip = mark.skip;
    this.#anchorHostMs = hostMs;
    this.#anchorAccountMs = this.#account.now;
    this.#anchor();
  }

  get host(): Clock {
    return this.#host;
  }

  get account(): Clock {
    return this.#account;
  }

  get stands(): boolean {
    return this.#paused && !this.#skip;
  }

  /** When `fireNext` has something to do, by the host's time; undefined: not before somebody else does. */
  get nextAtMs(): number | undefined {
    const atMs = this.#leaps ? this.#host.now : Math.min(this.#host.nextAtMs ?? NEVER, this.#accountDueMs());
    return atMs === NEVER ? undefined : atMs;
  }

  get hostMs(): number {
    return this.#host.now;
  }

  get skip(): Skip | undefined {
    return this.#skip;
  }

  /** What comes next by itself on the account's time. Looks at each of its timers. */
  get nextEvent(): ClockEvent | undefined {
    return this.#account.nextEvent;
  }

  /** Goes up when time goes otherwise than before. */
  get revision(): number {
    return this.#revision;
  }

  /** What whoever computes the account's time has to be told, anew with each revision. */
  read(): AccountClock {
    return {
      hostMs: this.#host.now,
      accountMs: this.#account.now,
      flow: this.#flow,
      rate: this.#rate,
      paused: this.#paused,
      ...(this.#skip && { skip: this.#skip }),
      revision: this.#revision,
    };
  }

  /** Fires the next timer that is due by then, or ends a skip. False when there is none: both clocks have come there. */
  fireNext({ hostMs, wallMs }: Moment): boolean {
    this.#lookAtWall(wallMs - hostMs);
    const hostDueMs = this.#host.nextAtMs ?? NEVER;
    const accountDueMs = this.#accountDueMs();
    if (hostDueMs <= hostMs && hostDueMs <= accountDueMs) {
      this.#moveTo(hostDueMs);
      this.#host.step();
      return true;
    }
    if (accountDueMs <= hostMs) {
      // not farther than to its time: what it starts may slow time down
      this.#host.moveTo(accountDueMs);
      this.#account.step();
      return true;
    }
    this.#moveTo(hostMs);
    if (!this.#skip || !this.#leaps) return false;
    this.#account.moveTo(this.#skip.toMs);
    this.#endSkip();
    return true;
  }

  /** The host's time is this, also where timers are still to fire. */
  reach({ hostMs }: Moment): void {
    this.#host.moveTo(hostMs);
  }

  /** `rate`: how fast the account's time goes while nothing really runs. Pausing ends a skip. */
  set({ rate = this.#rate, paused = this.#paused }: { rate?: number | undefined; paused?: boolean | undefined }): void {
    this.#rate = rate;
    this.#paused = paused;
    if (paused) this.endSkip();
    this.#turned();
  }

  /** Skips so far; with a skip under way, so much farther. */
  skipBy(ms: number): void {
    const { fromMs, toMs } = this.#skip ?? { fromMs: this.#account.now, toMs: this.#account.now };
    this.#skip = { fromMs, toMs: toMs + ms };
    this.#turned();
  }

  /** Skips to the account's next event; false when there is none. */
  skipToNextEvent(): boolean {
    const next = this.nextEvent;
    if (!next) return false;
    this.#skip = { fromMs: this.#account.now, toMs: Math.max(next.atMs, this.#account.now) };
    this.#turned();
    return true;
  }

  /** Calls back when no skip is under way, maybe at once. */
  afterSkip(callback: () => void): void {
    if (this.#skip) this.#skipEnded.push(callback);
    else callback();
  }

  /** Where it has come to, there it stays. */
  endSkip(): void {
    if (this.#skip) this.#endSkip();
  }

  workBegan(): void {
    this.#working++;
    this.#anchor();
  }

  workEnded(): void {
    this.#working--;
    this.#anchor();
  }

  /** What has to be on disk before anybody sees the present time; undefined when a successor gets as far without.
   * `carried`: something else is written anyway. */
  mark(carried: boolean): Change | undefined {
    if (!carried && !this.#markIsOutdated && this.#account.now <= this.#successorMs + ROUNDING_MS) return undefined;
    this.#markIsOutdated = false;
    this.#mark = this.#record(this.#account.now);
    return { table: TIME_TABLE, key: KEY, value: this.#mark };
  }

  /** Records that take the place of all others, with a time that turns back for nobody: this one's, or theirs when it is
   * later. */
  carriedInto(records: readonly Change[]): Change[] {
    const theirs = timeRecordOf(records)?.accountMs ?? Number.NEGATIVE_INFINITY;
    const value = this.#record(Math.max(this.#account.now, theirs));
    return [...records.filter(({ table }) => table !== TIME_TABLE), { table: TIME_TABLE, key: KEY, value }];
  }

  #record(accountMs: number): TimeRecord {
    const wallMs = this.#host.now + this.#wallAheadMs;
    const latestWallMs = this.#host.now + this.#latestAheadMs;
    const skip = this.#skip && { skip: this.#skip };
    return { wallMs, latestWallMs, accountMs, rate: this.#rate, paused: this.#paused, ...skip };
  }

  /** Where a successor that knows the mark would begin. */
  get #successorMs(): number {
    const { accountMs, wallMs, paused } = this.#mark;
    return paused ? accountMs : accountMs + Math.max(0, this.#host.now + this.#wallAheadMs - wallMs);
  }

  get #leaps(): boolean {
    return this.#skip !== undefined && this.#working === 0;
  }

  /** When the account's next timer may fire, by the host's time. */
  #accountDueMs(): number {
    const nextMs = this.#account.nextAtMs;
    if (nextMs === undefined || this.stands) return NEVER;
    if (this.#skip && this.#leaps) return nextMs <= this.#skip.toMs ? this.#host.now : NEVER;
    return this.#anchorHostMs + (nextMs - this.#anchorAccountMs) / this.#flow;
  }

  #moveTo(hostMs: number): void {
    this.#host.moveTo(hostMs);
    this.#account.moveTo(this.#anchorAccountMs + (hostMs - this.#anchorHostMs) * this.#flow);
    if (this.#skip && this.#account.now >= this.#skip.toMs && !this.#leaps) this.#endSkip();
  }

  /** Where the wall clock has jumped a successor has to know it. Only what is beyond all that it has shown is time: the
   * machine has slept. For a handler that is none, so it is taken up when nothing runs. */
  #lookAtWall(aheadMs: number): void {
    if (Math.abs(aheadMs - this.#wallAheadMs) <= JITTER_MS) return;
    const sleptMs = aheadMs - this.#latestAheadMs;
    if (sleptMs > 0 && this.#working > 0) return;
    this.#wallAheadMs = aheadMs;
    this.#markIsOutdated = true;
    if (sleptMs <= SLEEP_MS) return;
    this.#latestAheadMs = aheadMs;
    if (!this.stands) this.skipBy(sleptMs);
  }

  #turned(): void {
    this.#markIsOutdated = true;
    this.#revision++;
    this.#anchor();
  }

  #endSkip(): void {
    this.#skip = undefined;
    this.#turned();
    const callbacks = this.#skipEnded;
    this.#skipEnded = [];
    for (const callback of callbacks) callback();
  }

  #flowNow(): number {
    if (this.#working > 0) return 1;
    return this.#skip || this.#paused ? 0 : this.#rate;
  }

  /** Where time begins to flow otherwise, it does so from where it is. */
  #anchor(): void {
    const flow = this.#flowNow();
    if (flow === this.#flow) return;
    this.#flow = flow;
    this.#anchorHostMs = this.#host.now;
    this.#anchorAccountMs = this.#account.now;
    this.#revision++;
    this.#beat();
  }

  /** While time runs fast, some step is taken every second, and brings it to disk. */
  #beat(): void {
    if (this.#beating || this.#flow <= 1) return;
    this.#beating = true;
    const beat: Timer = {
      fire: () => {
        this.#beating = false;
        this.#beat();
      },
    };
    this.#host.schedule(this.#host.now + FAST_MARK_MS, beat);
  }
}
