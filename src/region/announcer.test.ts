import { expect, test } from 'vitest';
import { Announcer } from './announcer.ts';

function open() {
  const told: string[][] = [];
  const alarms: (() => void)[] = [];
  const announcer = new Announcer({ tell: (topics) => told.push(topics), after: (_, alarm) => alarms.push(alarm) });
  const calm = (topic: string) => announcer.announce(new Set(), new Set([topic]));
  const secondPasses = () => alarms.shift()?.();
  return { announcer, told, alarms, calm, secondPasses };
}

test('a resource is told of at once, each time', () => {
  const { announcer, told, alarms } = open();
  announcer.announce(new Set(['functions']), new Set());
  announcer.announce(new Set(['functions']), new Set());
  expect(told).toEqual([['functions'], ['functions']]);
  expect(alarms).toEqual([]);
});

test('a queue is told of at once after a quiet second, then at most once a second', () => {
  const { told, calm, secondPasses, alarms } = open();
  calm('a');
  for (let i = 0; i < 1000; i++) calm(i % 2 ? 'a' : 'b');
  expect(told).toEqual([['a']]);
  secondPasses();
  expect(told).toEqual([['a'], ['b', 'a']]);
  secondPasses();
  expect(told).toHaveLength(2);
  expect(alarms).toEqual([]);
  calm('a');
  expect(told).toHaveLength(3);
});

test('what is told at once takes nothing with it that has to wait', () => {
  const { announcer, told, calm } = open();
  calm('a');
  announcer.announce(new Set(['functions']), new Set(['a']));
  expect(told).toEqual([['a'], ['functions']]);
});
