/** The life of each environment: Init, invocations, idle, and how it ended. */
import { expect, test } from 'vitest';
import { KEPT_INVOCATIONS, KEPT_LIVES } from '../../api/environment-lives.ts';
import { IDLE_LIFETIME_MS } from '../../api/quotas.ts';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';

const lives = (story: Story, version?: string) =>
  story.dataPlane.environmentLives({ functionName: 'f', ...(version !== undefined && { version }) }).environments;

test('Init, two invocations on the same bar, and the end when nobody comes any more', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init(100);
  expect(lives(story)).toMatchObject([{ spans: [{ kind: 'init' }, { kind: 'invocation', startMs: START + 100 }] }]);
  expect(lives(story)[0]?.spans[1]).not.toHaveProperty('endMs');
  story.succeed(5);
  story.after(1000).invoke();
  story.succeed(7);
  const idleSinceMs = START + 1112;
  expect(lives(story)).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      logStreamName: story.started().logStreamName,
      version: '$LATEST',
      provisioned: false,
      startedAtMs: START,
      spans: [
        { kind: 'init', startMs: START, endMs: START + 100, status: 'success' },
        { kind: 'invocation', startMs: START + 100, endMs: START + 105, status: 'success' },
        { kind: 'invocation', startMs: START + 1105, endMs: idleSinceMs, status: 'success' },
      ],
      invocations: 2,
      expiresAtMs: idleSinceMs + IDLE_LIFETIME_MS,
    },
  ]);
  story.after(IDLE_LIFETIME_MS);
  const [ended] = lives(story);
  expect(ended).toMatchObject({ endedAtMs: idleSinceMs + IDLE_LIFETIME_MS, end: 'expired' });
  expect(ended).not.toHaveProperty('expiresAtMs');
});

test('after a timeout the bar goes on, with another runtime', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init().after(3000);
  story.invoke();
  story.init(50).succeed(1);
  expect(lives(story)).toHaveLength(1);
  expect(lives(story)[0]?.spans.map(({ kind, status, runtimeLost }) => [kind, status, runtimeLost])).toEqual([
    ['init', 'success', undefined],
    ['invocation', 'timeout', true],
    ['init', 'success', undefined],
    ['invocation', 'success', undefined],
  ]);
});

test('a version that is replaced ends its idle environments', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init().succeed();
  story.dataPlane.retire('f', '$LATEST');
  expect(lives(story)).toMatchObject([{ end: 'replaced' }]);
});

test('provisioned ones begin without an invocation, do not expire, and are let go', () => {
  const story = new Story().withFunction().withVersion({ version: '1' }).withProvisioned('f', '1', 1);
  story.init().after(2 * IDLE_LIFETIME_MS);
  expect(lives(story, '1')).toMatchObject([{ provisioned: true, invocations: 0, spans: [{ kind: 'init' }] }]);
  expect(lives(story, '1')[0]).not.toHaveProperty('expiresAtMs');
  expect(lives(story, '2')).toEqual([]);
  story.state.provisionedConcurrencyConfigs.delete('f:1');
  story.dataPlane.provision();
  expect(lives(story, '1')).toMatchObject([{ end: 'released' }]);
});

test('a worker that this browser took is told apart', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init().succeed();
  story.tell(story.started().environmentId, { type: 'reclaimed' });
  expect(lives(story)).toMatchObject([{ end: 'reclaimed' }]);
});

test('keeps so many invocations of each, and so many that have ended', () => {
  const story = new Story().withFunction();
  story.invoke();
  story.init().succeed();
  for (let i = 0; i < KEPT_INVOCATIONS + 5; i++) {
    story.invoke();
    story.succeed(1);
  }
  const [life] = lives(story);
  expect([life?.invocations, life?.spans.length]).toEqual([KEPT_INVOCATIONS + 6, KEPT_INVOCATIONS + 1]);
  for (let i = 0; i < KEPT_LIVES + 3; i++) {
    story.invoke();
    story.init(1).succeed(1);
    story.dataPlane.retire('f', '$LATEST');
  }
  expect(lives(story)).toHaveLength(KEPT_LIVES);
});
