/** What the folds make of invocations: metrics by minute and dimension, a log stream for each environment. */
import { expect, test } from 'vitest';
import type { Dimensions } from '../../kernel/metric-store.ts';
import { START, Story } from '../data-plane/data-plane.test-fixture.ts';
import { statisticsOf, sumsOf } from './lambda-metrics.test-fixture.ts';
import { LAMBDA_NAMESPACE } from './lambda-metrics.ts';

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
  const at = (dimensions: Dimensions) =>
    Object.values(sumsOf(metrics, dimensions, ['Invocations', 'Errors', 'Throttles']));
  expect(at({})).toEqual([4, 1, 2]);
  expect(at({ FunctionName: 'f' })).toEqual([4, 1, 2]);
  expect(at({ FunctionName: 'f', Resource: 'f' })).toEqual([1, 0, 0]);
  expect(at({ FunctionName: 'f', Resource: 'f:1' })).toEqual([1, 1, 0]);
  for (const alias of [{ Resource: 'f:prod' }, { Resource: 'f:prod', ExecutedVersion: '1' }]) {
    const dimensions = { FunctionName: 'f', ...alias };
    expect(at(dimensions)).toEqual([2, 0, 2]);
    const { sampleCount, sum, minimum, maximum } = statisticsOf(metrics, 'Duration', dimensions);
    expect([sampleCount, sum, minimum, maximum]).toEqual([2, 60, 20, 40]);
  }
  expect(new Set(Array.from(metrics.metrics(), ({ dimensions }) => JSON.stringify(dimensions))).size).toBe(6);
});

test('metrics belong to the minute in which the request was accepted', () => {
  const story = new Story().withFunction().withVersion({ timeoutSeconds: 120 });
  story.after(59_000).invoke();
  story.init().succeed(70_000);
  const minutes = story.dataPlane.metrics.find(LAMBDA_NAMESPACE, 'Invocations', { FunctionName: 'f' })?.minutes;
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
