/** `coldspark clock`: reads and turns the account's clock. */
import { besideTheWall, clockSpan, FASTEST_RATE } from '../../api/account-clock.ts';
import type { ClockState, ColdsparkClient } from '../../api/coldspark.ts';
import { type ColdsparkNoun, Misuse } from './coldspark-noun.ts';

const USAGE = `usage: coldspark clock [show | pause | resume | xN | +N(s|m|h|d) | next | stop | reset]

  show    the account's time, how fast it goes, and what comes next (without a word, too)
  pause   nothing comes due; what runs goes on
  resume  goes on as fast as before
  x60     sixty seconds a second while no handler runs: x1 to x${FASTEST_RATE}
  +6h     skips six hours; everything that comes due on the way happens, and handlers run in real time
  next    skips to what comes next
  stop    ends a skip that was begun elsewhere; Ctrl-C ends one's own
  reset   x1 and no pause. Time never runs backwards: only a reset of the account (Settings) gives the wall clock back
`;

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export const clock: ColdsparkNoun = {
  usage: USAGE,
  offers: (before) => (before.length === 0 ? ['show', 'pause', 'resume', 'x60', '+6h', 'next', 'stop', 'reset'] : []),
  async run(words, { client, wallNow, signal }) {
    if (words.length > 1) throw new Misuse(`one word at a time, not ${words.length}`);
    const [word = 'show'] = words;
    return told(await actionOf(word)(client, signal), wallNow(), word === 'reset');
  },
};

type Action = (client: ColdsparkClient, signal: AbortSignal) => Promise<ClockState>;

function actionOf(word: string): Action {
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
  if (rate !== undefined) {
    if (Number(rate) < 1 || Number(rate) > FASTEST_RATE)
      throw new Misuse(`a rate is x1 to x${FASTEST_RATE}, not ${word}`);
    return set({ rate: Number(rate) });
  }
  const [, count, unit = ''] = /^\+(\d+(?:\.\d+)?)([smhd])$/.exec(word) ?? [];
  if (count !== undefined && Number(count) > 0) return skip({ ms: Number(count) * (UNIT_MS[unit] ?? 0) });
  throw new Misuse(`${word} is none of its words`);
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
