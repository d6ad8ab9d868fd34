/** Whatever is asked of it in whatever order, the capacity keeps to the bounds, and every activity comes to an end. */
import { expect, test } from 'vitest';
import { SeededRandom } from '../../kernel/random.ts';
import { ScalingStory, TARGET } from './scaling-story.test-fixture.ts';

const SEEDS = 40;
const STEPS = 14;

async function tell(seed: number): Promise<string[]> {
  const random = new SeededRandom(seed);
  const upTo = (most: number) => Math.floor(random.next() * (most + 1));
  const story = await new ScalingStory().tracked(1, 1, 4, { ScaleInCooldown: upTo(2) * 120 });
  const steps: (() => unknown)[] = [
    () => story.load(1 + upTo(5), 1 + upTo(4)),
    () => story.load(1, 16),
    () => story.minutes(1 + upTo(90)),
    () => {
      const MinCapacity = upTo(3);
      return story.call('RegisterScalableTarget', { ...TARGET, MinCapacity, MaxCapacity: MinCapacity + upTo(4) });
    },
    () => {
      const MinCapacity = upTo(3);
      return story.call('PutScheduledAction', {
        ...TARGET,
        ScheduledActionName: `a${upTo(2)}`,
        Schedule: `rate(${2 + upTo(40)} minutes)`,
        ScalableTargetAction: { MinCapacity, MaxCapacity: MinCapacity + upTo(3) },
      });
    },
    () => {
      story.region = story.region.reloaded(story.program);
    },
  ];
  for (let i = 0; i < STEPS; i++) {
    await steps[upTo(steps.length - 1)]?.();
    const { ScalableTargets = [] } = await story.call('DescribeScalableTargets', { ServiceNamespace: 'lambda' });
    const [{ MinCapacity = 0, MaxCapacity = 0 } = {}] = ScalableTargets;
    const [capacity] = (await story.capacity()) ?? [0];
    expect(capacity, `seed ${seed}, step ${i}`).toBeGreaterThanOrEqual(MinCapacity);
    expect(capacity, `seed ${seed}, step ${i}`).toBeLessThanOrEqual(MaxCapacity);
  }
  for (const { ScheduledActionName } of (await story.call('DescribeScheduledActions', { ServiceNamespace: 'lambda' }))
    .ScheduledActions ?? [])
    await story.call('DeleteScheduledAction', { ...TARGET, ScheduledActionName });
  story.minutes(30);
  const activities = await story.activities();
  for (const { StartTime, EndTime = 0, StatusCode } of activities) {
    expect(['Successful', 'Overridden'], `seed ${seed}`).toContain(StatusCode);
    expect(EndTime).toBeGreaterThanOrEqual(StartTime);
  }
  const [, status] = (await story.capacity()) ?? [0, 'READY'];
  expect(status).toBe('READY');
  expect(story.region.bugs).toEqual([]);
  return activities.map(({ Cause }) => Cause.replace(/-[0-9a-f-]{36}|\d+$|name \S+/g, ''));
}

test(`the capacity keeps to its bounds over ${SEEDS} seeds`, async () => {
  const causes = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) for (const cause of await tell(seed)) causes.add(cause);
  // what the steps reach between them
  expect([...causes].sort()).toEqual([
    'maximum capacity was set to ',
    'minimum capacity was set to ',
    'monitor alarm TargetTracking-function:f:prod-AlarmHigh in state ALARM triggered policy track',
    'monitor alarm TargetTracking-function:f:prod-AlarmLow in state ALARM triggered policy track',
    'scheduled action  was triggered',
  ]);
}, 60_000);
