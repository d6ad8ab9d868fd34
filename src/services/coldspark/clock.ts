/** The account's clock as it is read and turned: GetClock, PutClock, AdvanceClock. */
import type { ClockAdvance, ClockSettings, ClockState } from '../../api/coldspark.ts';
import { invalidParameterValue, ServiceException } from '../../api/errors.ts';
import type { AccountTime } from '../../kernel/account-time.ts';
import { readJson } from './json-input.ts';

const FASTEST_RATE = 3600;
const LONGEST_SKIP_MS = 366 * 24 * 3_600_000;

export class AccountClockOperations {
  readonly #time: AccountTime;

  constructor(time: AccountTime) {
    this.#time = time;
  }

  get(): ClockState {
    const { hostMs: _, revision: __, ...state } = this.#time.read();
    return state;
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
      throw new ServiceException('ResourceConflictException', 409, 'Nothing is to come: the account has no timer.');
    return this.get();
  }
}

export const readClockQuery = (body: Uint8Array) => ({ skipped: members(body).skipped === true });

export function readClockSettings(body: Uint8Array): ClockSettings {
  const { rate, paused } = members(body);
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

function members(body: Uint8Array): Record<string, unknown> {
  const text = new TextDecoder().decode(body);
  const given = readJson(text === '' ? '{}' : text);
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
}
