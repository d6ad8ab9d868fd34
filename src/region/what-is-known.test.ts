/** What is told of invocations and events outlives the tab that led: but for its last second, and what was running. */
import { expect, test } from 'vitest';
import type { ColdsparkOperations, Decision } from '../api/coldspark.ts';
import type { EventTimeline } from '../api/event-timeline.ts';
import { TurnedRegion } from './turned-region.test-fixture.ts';

test('why, and the timeline of events, are known to the tab that takes over', async () => {
  const region = new TurnedRegion({
    programs: {
      f: {
        handler: () => {
          throw new Error('no');
        },
        durationMs: 50,
        initMs: 10,
      },
    },
  });
  const ask = async <Output>(operation: keyof ColdsparkOperations, input: object = {}) =>
    (await region.ask('coldspark', operation, input)) as Output;
  const known = async () => ({
    decisions: (await ask<{ decisions: Decision[] }>('GetDecisions')).decisions,
    lanes: (await ask<EventTimeline>('GetEventTimeline')).lanes,
  });
  await region.settle();
  await region.createFunction('f');
  await region.pass(1000);
  await region.ask('lambda', 'Invoke', { FunctionName: 'f', InvocationType: 'Event' });
  await region.pass(62_000);
  const before = await known();
  expect(before.decisions.map(({ status }) => status)).toEqual(['failure', 'failure']);
  expect(before.lanes[0]?.steps.map(({ type }) => type)).toEqual(['try', 'wait', 'try', 'wait']);

  await region.kill(true);
  await region.settle();
  const after = await known();
  expect(after).toEqual(before);

  await region.pass(121_000);
  const { decisions, lanes } = await known();
  expect(decisions.map(({ status }) => status)).toEqual(['failure', 'failure', 'failure']);
  expect(lanes).toMatchObject([{ outcome: { condition: 'RetriesExhausted' } }]);
  expect(lanes[0]?.steps.map(({ type }) => type)).toEqual(['try', 'wait', 'try', 'wait', 'try']);
  expect(region.violations).toEqual([]);
});
