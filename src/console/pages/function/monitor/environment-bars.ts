/** Lives of environments as bars on one axis of time, and each of them in words. */
import { clockSpan } from '../../../../api/account-clock.ts';
import type { EnvironmentEnd, EnvironmentLife, EnvironmentLives } from '../../../../api/environment-lives.ts';

export interface BarSegment {
  kind: 'init' | 'invocation' | 'failed' | 'idle';
  /** Of the axis, 0 to 1. */
  from: number;
  to: number;
}

export interface EnvironmentBar {
  life: EnvironmentLife;
  segments: BarSegment[];
  words: string;
}

export interface EnvironmentAxis {
  startMs: number;
  endMs: number;
}

/** Longer than an environment may be idle, so that its whole life is to be seen. */
const LONGEST_MS = 900_000;
const SHORTEST_MS = 60_000;

/** From the first that is shown to now, within a minute and a quarter of an hour. */
export function axisOf({ environments, atMs }: EnvironmentLives): EnvironmentAxis {
  const firstMs = environments.reduce((first, { startedAtMs }) => Math.min(first, startedAtMs), atMs);
  return { startMs: Math.max(atMs - LONGEST_MS, Math.min(firstMs, atMs - SHORTEST_MS)), endMs: atMs };
}

/** Those of which something lies on the axis, the youngest first. */
export function barsOf(lives: EnvironmentLives, axis: EnvironmentAxis): EnvironmentBar[] {
  return lives.environments
    .filter(({ endedAtMs = axis.endMs }) => endedAtMs > axis.startMs)
    .map((life) => ({ life, segments: segmentsOf(life, axis), words: wordsOf(life, lives) }))
    .reverse();
}

function segmentsOf(life: EnvironmentLife, { startMs, endMs }: EnvironmentAxis): BarSegment[] {
  const place = (atMs: number) => Math.min(1, Math.max(0, (atMs - startMs) / (endMs - startMs)));
  const whole: BarSegment = { kind: 'idle', from: place(life.startedAtMs), to: place(life.endedAtMs ?? endMs) };
  const spans = life.spans
    .filter((span) => (span.endMs ?? endMs) >= startMs)
    .map(
      ({ kind, status = 'success', startMs: from, endMs: to = endMs }): BarSegment => ({
        kind: status === 'success' ? kind : 'failed',
        from: place(from),
        to: place(to),
      }),
    );
  return [whole, ...spans];
}

const ENDS: Record<EnvironmentEnd, string> = {
  expired: 'ended: nobody had invoked it for too long',
  replaced: 'ended: its version was changed or deleted',
  reclaimed: 'ended: this browser needed its worker',
  released: 'ended: less provisioned concurrency is wanted, or Init failed',
};

const count = (value: number, noun: string) => `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;

function wordsOf(life: EnvironmentLife, { atMs }: EnvironmentLives): string {
  const { spans, invocations, provisioned, endedAtMs, end, expiresAtMs } = life;
  const last = spans.at(-1);
  const init = spans.find(({ kind }) => kind === 'init');
  const parts = [
    init?.endMs === undefined ? undefined : `Init ${Math.round(init.endMs - init.startMs)} ms`,
    count(invocations, 'invocation'),
  ];
  const lost = spans.filter(({ runtimeLost }) => runtimeLost).length;
  if (lost > 0) parts.push(`runtime lost ${count(lost, 'time')}: globals began anew, /tmp stayed`);
  if (endedAtMs !== undefined && end) parts.push(`${ENDS[end]}, after ${clockSpan(endedAtMs - life.startedAtMs)}`);
  else if (last && last.endMs === undefined) parts.push(last.kind === 'init' ? 'in its Init' : 'runs');
  else if (expiresAtMs !== undefined) parts.push(`idle, ends in ${clockSpan(expiresAtMs - atMs)} unless it is invoked`);
  else if (provisioned) parts.push('waits, however long');
  return parts.filter((part) => part !== undefined).join(' · ');
}
