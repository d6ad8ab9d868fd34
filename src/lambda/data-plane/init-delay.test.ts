/** Init that takes at least as long as it usually does on AWS, when that is wanted. */
import { expect, test } from 'vitest';
import { plainLog, response, Story } from './data-plane.test-fixture.ts';

function delayed(): Story {
  const story = new Story().withFunction();
  story.pace.initDelay = true;
  return story;
}

test('a quick Init is held back until AWS’s usual time; the handler’s time is its own', () => {
  const story = delayed();
  const answer = story.invoke();
  story.init(20);
  expect(story.count('invoke-environment')).toBe(0);
  story.after(64);
  expect(story.count('invoke-environment')).toBe(0);
  story.after(1).succeed(7);
  expect(response(answer).functionError).toBeUndefined();
  expect(plainLog(answer)).toMatch(/Duration: 7\.00 ms.*Init Duration: 85\.00 ms/);
});

test('a slow one is not made longer, and a warm one waits for nothing', () => {
  const story = delayed();
  const first = story.invoke();
  story.init(300).succeed(1);
  expect(plainLog(first)).toContain('Init Duration: 300.00 ms');
  story.invoke();
  expect(story.count('invoke-environment')).toBe(2);
});

test('a runtime that dies meanwhile is not said to have started', () => {
  const story = delayed();
  const answer = story.invoke();
  const { environmentId } = story.started();
  story.init(20);
  story.tell(environmentId, { type: 'exited', reason: 'exit status 1', outOfMemory: false, maxMemoryUsedMb: 1 });
  story.after(1000);
  // Init is run again, within the invocation
  expect(story.count('start-environment')).toBe(2);
  expect(story.count('invoke-environment')).toBe(0);
  story.init(20).after(85).succeed(1);
  expect(answer.count).toBe(1);
});

test('an environment that is stopped meanwhile is gone', () => {
  const story = delayed().withVersion({ version: '1' }).withProvisioned('f', '1', 1);
  story.init(20);
  story.dataPlane.retire('f', '1');
  story.after(1000);
  expect(story.dataPlane.liveSamples({}).functions.flatMap(({ versions }) => versions)).toEqual([]);
});
