import { expect, test } from 'vitest';
import { routingRefusal } from './alias-refusal.ts';

test('two versions that may not stand beside each other', () => {
  expect(routingRefusal('1', '2')).toBeUndefined();
  expect(routingRefusal('$LATEST', '2')).toBe('$LATEST is not supported for an alias pointing to more than 1 version');
  expect(routingRefusal('2', '2')).toBe(
    'Invalid function version 2. Function version 2 is already included in routing configuration.',
  );
});
