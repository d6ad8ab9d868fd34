/** `coldspark`: what AWS has no word for, where one types. `clock` reads and turns the account's clock; `why` is beside. */
import type { ExecResult } from 'just-bash/browser';
import { besideTheWall, clockSpan, FASTEST_RATE } from '../../api/account-clock.ts';
import { type ClockState, type ColdsparkClient, coldsparkClient } from '../../api/coldspark.ts';
import { ServiceException } from '../../api/errors.ts';
import type { Handle } from '../../api/http.ts';
import { failed, succeeded } from './exec-results.ts';
import { WHY_USAGE, why } from './why-command.ts';

const CLOCK_USAGE = `usage: coldspark clock [show | pause | resume | xN | +N(s|m|h|d) | next | stop | reset]

  show    the account's time, how fast it goes, and what comes next (without a word, too)
  pause   nothing comes due; what runs goes on
  resume  goes on as fast as before
  x60     sixty seconds a second while no handler runs: x1 to x${FASTEST_RATE}
  +6h     skips six hours; everything that comes due on the way happens, and handlers run in real time
  next    skips to what comes next
  stop    ends a skip that was begun elsewhere; Ctrl-C ends one's own
  reset   x1 and no pause. Time never runs backwards: only a reset of the account (Settings) gives the wall clock back
`;

const USAGE = `${CLOCK_USAGE}
${WHY_USAGE}`;

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export interface ColdsparkCommandPorts {
  handle: Handle;
  /** What the wall clock says, in milliseconds since 1970. */
  wallNow(): number;
  /** Ends a skip that one waits for. */
  signal: AbortSignal;
}

export async function coldsparkCommand(
  [noun, ...words]: readonly string[],
  ports: ColdsparkCommandPorts,
): Promise<ExecResult> {
  if (noun === undefined || noun === 'help' || noun === '--help' || words.includes('help') || words.includes('--help'))
    return { stdout: noun === 'clock' ? CLOCK_USAGE : noun === 'why' ? WHY_USAGE : USAGE, stderr: '', exitCode: 0 };
  try {
    if (noun === 'clock') return await clock(words, ports);
    if (noun === 'why') return await why(words, coldsparkClient(ports.handle));
    return failed(2, `coldspark: no such thing: ${noun}\n${USAGE}`);
  } catch (error) {
    if (error instanceof ServiceException) return failed(1, `coldspark ${noun}: ${error.message}\n`);
    throw error;
  }
}

async function clock(words: readonly string[], ports: ColdsparkCommandPorts): Promise<ExecResult> {
  if (words.length > 1) return failed(2, `coldspark clock: one word at a time, not ${words.length}\n${CLOCK_USAGE}`);
  const [word = 'show'] = words;
  const act = actionOf(word);
  if (typeof act === 'string') return failed(2, `coldspark clock: ${act}\n${CLOCK_USAGE}`);
  const clock = await act(coldsparkClient(ports.handle), ports.signal);
  return succeeded(told(clock, ports.wallNow(), word === 'reset'));
}

type Action = (client: ColdsparkClient, signal: AbortSignal) => Promise<ClockState>;

/** What a word does, or what is wrong with it. */
function actionOf(word: string): Action | string {
  const set = (settings: { rate?: number; paused?: boolean }) => (client: ColdsparkClient) =>
    client.call('PutClock', settings);
  switch (word) {
    case 'show':
      return (client) => client.call('GetClock', {});
    case 'pause':
      return set({ paused: true });
    case 'resume':
      return set({ paused: false });
    case 'stop':
      return (client) => client.call('AdvanceClock', { stop: true });
    case 'next':
      return skip({ to: 'next-event' });
    case 'reset':
      return set({ rate: 1, paused: false });
  }
  const rate = /^[x×](\d+(?:\.\d+)?)$/.exec(word)?.[1];
  if (rate !== undefined)
    return Number(rate) >= 1 && Number(rate) <= FASTEST_RATE
      ? set({ rate: Number(rate) })
      : `a rate is x1 to x${FASTEST_RATE}, not ${word}`;
  const [, count, unit = ''] = /^\+(\d+(?:\.\d+)?)([smhd])$/.exec(word) ?? [];
  if (count !== undefined && Number(count) > 0) return skip({ ms: Number(count) * (UNIT_MS[unit] ?? 0) });
  return `${word} is none of its words`;
}

/** Waits until it is over; Ctrl-C stops it where it is. */
const skip =
  (advance: { ms: number } | { to: 'next-event' }): Action =>
  async (client, signal) => {
    await client.call('AdvanceClock', advance);
    const stop = () => void client.call('AdvanceClock', { stop: true });
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await client.call('GetClock', { skipped: true });
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

function told({ accountMs, rate, paused, skip: under, nextEvent }: ClockState, wallMs: number, reset: boolean): string {
  const beside = besideTheWall(accountMs, wallMs);
  const lines = [
    [new Date(accountMs).toISOString().replace(/\.\d+/, ''), `x${rate}`, paused && 'paused', beside]
      .filter(Boolean)
      .join('  '),
  ];
  if (under) lines.push(`skipping to ${new Date(under.toMs).toISOString().replace(/\.\d+/, '')}`);
  if (nextEvent) lines.push(`next: ${nextEvent.name}, in ${clockSpan(nextEvent.atMs - accountMs)}`);
  if (reset && beside)
    lines.push('Time never runs backwards: a reset of the account (Settings) gives the wall clock back.');
  return `${lines.join('\n')}\n`;
}
