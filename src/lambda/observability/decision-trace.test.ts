/** Why an invocation went where it went, for the last ones. */
import { expect, test } from 'vitest';
import { response, Story } from '../data-plane/data-plane.test-fixture.ts';
import { DecisionTrace } from './decision-trace.ts';

test('tells version, draw, start and outcome', () => {
  const story = new Story().withFunction().withVersion({ version: '1' }).withVersion({ version: '2' });
  story.withAlias('prod', '1', { version: '2', weight: 1 });
  const answer = story.invoke({ qualifier: 'prod' });
  const pending = story.dataPlane.decisionTrace.decisions()[0];
  expect(pending).toMatchObject({ version: '2', start: 'cold', status: undefined });
  story.init().succeed(5);
  expect(story.dataPlane.decisionTrace.decisions('f', response(answer).requestId)[0]).toMatchObject({
    functionName: 'f',
    qualifier: 'prod',
    routing: { additionalVersion: '2', weight: 1 },
    status: 'success',
    durationMs: 5,
    logStreamName: story.started().logStreamName,
  });
});

test('remembers so many and no more', () => {
  const trace = new DecisionTrace(3);
  const story = new Story(1, [trace]).withFunction('f', 0);
  for (let request = 0; request < 5; request++) story.after(1).invoke();
  const decisions = trace.decisions();
  expect(decisions).toHaveLength(3);
  expect(decisions.map(({ atMs }) => atMs)).toEqual([3, 4, 5].map((ms) => decisions[0] && decisions[0].atMs + ms - 3));
  const [, second] = decisions;
  expect(trace.decisions(undefined, undefined, second?.atMs)).toEqual(decisions.slice(1));
  expect(decisions.every(({ counts }) => counts.reserved === 0)).toBe(true);
});

test('is asked by function, by request, or for all; what was said is not kept', () => {
  const story = new Story().withFunction().withFunction('g');
  const [first, second] = [story.invoke(), story.invoke('g')];
  story.init().succeed(1, '"a long answer"');
  const { decisionTrace } = story.dataPlane;
  expect(decisionTrace.decisions().map(({ functionName }) => functionName)).toEqual(['f', 'g']);
  expect(decisionTrace.decisions('g')).toMatchObject([{ requestId: response(second).requestId, status: 'success' }]);
  expect(decisionTrace.decisions('g', 'another')).toEqual([]);
  expect(first.count).toBe(0);
  expect(JSON.stringify(decisionTrace.decisions())).not.toContain('a long answer');
});

test('a successor knows what had ended or was refused, and goes on from there', () => {
  const first = new Story().withFunction('f', 1).withVersion({ version: '1' }).withAlias('prod', '1');
  first.invoke({ qualifier: 'prod' });
  first.invoke();
  first.init().succeed(5);
  first.invoke();
  const disk = new Map<string, unknown>();
  const { decisionTrace } = first.dataPlane;
  const told = decisionTrace.decisions().filter(({ status, throttle }) => status ?? throttle);
  expect(told.map(({ throttle }) => throttle === undefined)).toEqual([true, false]);
  decisionTrace.flush({ observation: (_, key, value) => void disk.set(key, value) });

  const successor = new DecisionTrace();
  successor.restore(structuredClone([...disk.values()]));
  expect(successor.decisions()).toEqual(told);
  const next = new Story(1, [successor]).withFunction('f', 0);
  next.invoke();
  expect(successor.decisions().map(({ throttle }) => throttle === undefined)).toEqual([true, false, false]);
});

test('is recorded when something has ended since, and only then', () => {
  const story = new Story().withFunction();
  const { decisionTrace } = story.dataPlane;
  let asked = 0;
  let written: unknown[] = [];
  decisionTrace.onDirty = () => void asked++;
  const flush = () => {
    written = [];
    decisionTrace.flush({ observation: (_, __, value) => void written.push(value) });
  };
  story.invoke();
  story.init();
  flush();
  expect([asked, written]).toEqual([1, []]);
  story.succeed(1);
  flush();
  expect([asked, written]).toMatchObject([2, [{ items: [{ status: 'success' }] }]]);
  flush();
  expect(written).toEqual([]);
});
