/** Lives as bars, and in words. */
import { expect, test } from 'vitest';
import type { EnvironmentLife, EnvironmentLives } from '../../../../api/environment-lives.ts';
import { axisOf, barsOf } from './environment-bars.ts';

const MINUTE_MS = 60_000;

const life = (changes: Partial<EnvironmentLife>): EnvironmentLife => ({
  id: 'a'.repeat(32),
  logStreamName: 's',
  version: '1',
  provisioned: false,
  startedAtMs: 0,
  spans: [],
  invocations: 0,
  ...changes,
});

const lives = (atMs: number, ...environments: EnvironmentLife[]): EnvironmentLives => ({
  atMs,
  idleLifetimeMs: 10 * MINUTE_MS,
  environments,
});

const words = (told: EnvironmentLives) => barsOf(told, axisOf(told)).map((bar) => bar.words);

test('the axis fits what there is, within a minute and a quarter of an hour', () => {
  expect(axisOf(lives(100 * MINUTE_MS))).toEqual({ startMs: 99 * MINUTE_MS, endMs: 100 * MINUTE_MS });
  const young = lives(100 * MINUTE_MS, life({ startedAtMs: 97 * MINUTE_MS }));
  expect(axisOf(young).startMs).toBe(97 * MINUTE_MS);
  expect(axisOf(lives(100 * MINUTE_MS, life({}))).startMs).toBe(85 * MINUTE_MS);
});

test('idle lies beneath Init and invocations; what did not succeed is apart', () => {
  const told = lives(
    2 * MINUTE_MS,
    life({
      invocations: 2,
      spans: [
        { kind: 'init', startMs: 0, endMs: 12_000, status: 'success' },
        { kind: 'invocation', startMs: 12_000, endMs: 24_000, status: 'timeout', runtimeLost: true },
        { kind: 'invocation', startMs: 60_000 },
      ],
    }),
  );
  const [bar] = barsOf(told, axisOf(told));
  expect(bar?.segments).toEqual([
    { kind: 'idle', from: 0, to: 1 },
    { kind: 'init', from: 0, to: 0.1 },
    { kind: 'failed', from: 0.1, to: 0.2 },
    { kind: 'invocation', from: 0.5, to: 1 },
  ]);
  expect(bar?.words).toBe(
    'Init 12000 ms · 2 invocations · runtime lost 1 time: globals began anew, /tmp stayed · runs',
  );
});

test('says when an idle one ends, and why another has ended; the youngest is first', () => {
  const init = { kind: 'init', startMs: 0, endMs: 85, status: 'success' } as const;
  const told = lives(
    2 * MINUTE_MS,
    life({ startedAtMs: 0, endedAtMs: MINUTE_MS, end: 'replaced', spans: [init], invocations: 1 }),
    life({ startedAtMs: 1, spans: [init], invocations: 1, expiresAtMs: 10 * MINUTE_MS }),
    life({ startedAtMs: 2, spans: [init], provisioned: true }),
    life({ startedAtMs: 3, spans: [{ kind: 'init', startMs: 0 }] }),
  );
  expect(words(told)).toEqual([
    '0 invocations · in its Init',
    'Init 85 ms · 0 invocations · waits, however long',
    'Init 85 ms · 1 invocation · idle, ends in 08:00 unless it is invoked',
    'Init 85 ms · 1 invocation · ended: its version was changed or deleted, after 01:00',
  ]);
});

test('what ended before the axis is left out', () => {
  const told = lives(100 * MINUTE_MS, life({ endedAtMs: MINUTE_MS, end: 'expired' }));
  expect(words(told)).toEqual([]);
});
