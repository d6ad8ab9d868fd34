import { expect, test } from 'vitest';
import { LeftTmp } from './left-tmp.ts';

function open() {
  const dropped: number[] = [];
  const left = new LeftTmp({ python: 1, nodejs: 2 }, (workerId) => dropped.push(workerId));
  return { dropped, left };
}

test('who takes it has it alone', () => {
  const { dropped, left } = open();
  left.keep('a', 1, 'nodejs');
  expect([left.take('a'), left.take('a'), left.take('b')]).toEqual([1, undefined, undefined]);
  left.drop('a');
  expect(dropped).toEqual([]);
});

test('as many as there may be workers: then the oldest of the family goes', () => {
  const { dropped, left } = open();
  left.keep('a', 1, 'nodejs');
  left.keep('p', 2, 'python');
  left.keep('b', 3, 'nodejs');
  expect(dropped).toEqual([]);
  left.keep('c', 4, 'nodejs');
  left.keep('q', 5, 'python');
  expect(dropped).toEqual([1, 2]);
  left.drop('b');
  expect(dropped).toEqual([1, 2, 3]);
});

test('with the sandbox everything is gone', () => {
  const { dropped, left } = open();
  left.keep('a', 1, 'nodejs');
  left.clear();
  left.drop('a');
  expect([left.take('a'), dropped]).toEqual([undefined, []]);
});
