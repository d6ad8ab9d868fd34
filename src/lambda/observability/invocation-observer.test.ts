/** What the folds make of invocations: metrics by minute and dimension, a log stream for each environment. */
import { expect, test } from 'vitest';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';

function threeWays() {
  const story = new Story().withFunction('f', 1).withVersion({ version: '1' }).withAlias('prod', '1');
  story.invoke();
  story.init().succeed(10);
  for (const ms of [20, 40]) {
    const start = story.count('start-environment');
    story.invoke({ qualifier: 'prod' });
    // refused: the reservation is 1
    story.invoke({ qualifier: 'prod' });
    if (story.count('start-environment') > start) story.init();
    story.succeed(ms);
  }
  story.invoke({ qualifier: '1' });
  story.after(3000);
  return story;
}

test('metrics count by function, resource and, for aliases, executed version', () => {
  const { metrics } = threeWays().dataPlane;
  const at = (dimensions: object) => metrics.find(dimensions)?.minutes.get(START);
  const whole = { invocations: 4, errors: 1, throttles: 2 };
  expect(at({})).toMatchObject(whole);
  expect(at({ FunctionName: 'f' })).toMatchObject(whole);
  expect(at({ FunctionName: 'f', Resource: 'f' })).toMatchObject({ invocations: 1, errors: 0, throttles: 0 });
  expect(at({ FunctionName: 'f', Resource: 'f:1' })).toMatchObject({ invocations: 1, errors: 1, throttles: 0 });
  const alias = {
    invocations: 2,
    errors: 0,
    throttles: 2,
    duration: { sampleCount: 2, sum: 60, minimum: 20, maximum: 40 },
  };
  expect(at({ FunctionName: 'f', Resource: 'f:prod' })).toMatchObject(alias);
  expect(at({ FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '1' })).toMatchObject(alias);
  expect([...metrics.series()]).toHaveLength(6);
});

test('metrics belong to the minute in which the request was accepted', () => {
  const story = new Story().withFunction().withVersion({ timeoutSeconds: 120 });
  story.after(59_000).invoke();
  story.init().succeed(70_000);
  const minutes = story.dataPlane.metrics.find({ FunctionName: 'f' })?.minutes;
  expect([...(minutes?.keys() ?? [])]).toEqual([START]);
});

test('each environment writes to a stream of its own, named after its version, in the function’s group', () => {
  const story = new Story().withFunction().withVersion({ version: '1', logGroup: '/my/group' });
  story.invoke();
  story.invoke({ qualifier: '1' });
  story.init().succeed();
  expect(story.dataPlane.logStreams.group('/aws/lambda/f')).toBeUndefined();
  const group = story.dataPlane.logStreams.group('/my/group');
  expect([...(group?.streams.keys() ?? [])]).toEqual([story.started().logStreamName]);
  expect(group?.createdAtMs).toBe(START);
});
