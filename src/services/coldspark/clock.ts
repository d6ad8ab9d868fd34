/** The account's clock as it is read and turned: GetClock, PutClock, AdvanceClock. */
import { FASTEST_RATE } from '../../api/account-clock.ts';
import type { ClockAdvance, ClockSettings, ClockState, ClockTurn } from '../../api/coldspark.ts';
import { invalidParameterValue, ServiceException } from '../../api/errors.ts';
import type { AccountTime } from '../../kernel/account-time.ts';
import { readJson } from './json-input.ts';

const LONGEST_SKIP_MS = 366 * 24 * 3_600_000;

export class AccountClockOperations {
  readonly #time: AccountTime;

  constructor(time: AccountTime) {
    this.#time = time;
  }

  get(): ClockState {
    const { hostMs: _, revision: __, ...state } = this.#time.read();
    const { nextEvent } = this.#time;
    return { ...state, ...(nextEvent && { nextEvent }) };
  }

  /** Calls back when no skip is under way, or at once when nobody waits for that. */
  whenSkipped({ skipped }: { skipped?: boolean }, done: () => void): void {
    if (skipped) this.#time.afterSkip(done);
    else done();
  }

  put(settings: ClockSettings): ClockState {
    this.#time.set(settings);
    return this.get();
  }

  advance(advance: ClockAdvance): ClockState {
    if ('stop' in advance) this.#time.endSkip();
    else if ('ms' in advance) this.#time.skipBy(advance.ms);
    else if (!this.#time.skipToNextEvent())
      throw new ServiceException(
        'ResourceConflictException',
        409,
        'Nothing is to come: no retry, no idle environment, nothing that settles.',
      );
    return this.get();
  }

  /** Calls back when the skip is over. */
  turn(turn: ClockTurn, done: () => void): void {
    if (turn.rate !== undefined || turn.paused !== undefined) this.#time.set(turn);
    if ('seconds' in turn && turn.seconds) this.#time.skipBy(turn.seconds * 1000);
    if ('to' in turn) this.advance({ to: 'next-event' });
    this.#time.afterSkip(done);
  }
}

export const readClockQuery = (body: Uint8Array) => ({ skipped: members(body).skipped === true });

export const readClockSettings = (body: Uint8Array) => settingsAmong(members(body));

function settingsAmong({ rate, paused }: Record<string, unknown>): ClockSettings {
  if (rate !== undefined && !(typeof rate === 'number' && rate >= 1 && rate <= FASTEST_RATE))
    throw invalidParameterValue(`rate must be a number from 1 to ${FASTEST_RATE}.`);
  if (paused !== undefined && typeof paused !== 'boolean') throw invalidParameterValue('paused must be true or false.');
  return { ...(rate !== undefined && { rate }), ...(paused !== undefined && { paused }) };
}

export function readClockAdvance(body: Uint8Array): ClockAdvance {
  const { ms, to, stop } = members(body);
  if ([ms, to, stop].filter((member) => member !== undefined).length !== 1)
    throw invalidParameterValue('One of ms, to and stop must be given.');
  if (stop === true) return { stop };
  if (to === 'next-event') return { to };
  if (typeof ms === 'number' && ms > 0 && ms <= LONGEST_SKIP_MS) return { ms };
  if (ms !== undefined) throw invalidParameterValue(`ms must be a number above 0 and at most ${LONGEST_SKIP_MS}.`);
  throw invalidParameterValue('to must be "next-event", stop must be true.');
}

export function readClockTurn(body: Uint8Array): ClockTurn {
  const given = members(body);
  const { seconds, to } = given;
  if (!['seconds', 'to', 'rate', 'paused'].some((member) => given[member] !== undefined))
    throw invalidParameterValue('One of seconds, to, rate and paused must be given.');
  if (seconds !== undefined && to !== undefined)
    throw invalidParameterValue('Of seconds and to only one may be given.');
  if (to !== undefined && to !== 'next-event') throw invalidParameterValue('to must be "next-event".');
  const longest = LONGEST_SKIP_MS / 1000;
  if (seconds !== undefined && !(typeof seconds === 'number' && seconds >= 0 && seconds <= longest))
    throw invalidParameterValue(`seconds must be a number from 0 to ${longest}.`);
  return { ...settingsAmong(given), ...(seconds !== undefined && { seconds }), ...(to !== undefined && { to }) };
}

function members(body: Uint8Array): Record<string, unknown> {
  const text = new TextDecoder().decode(body);
  const given = readJson(text === '' ? '{}' : text);
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
}
