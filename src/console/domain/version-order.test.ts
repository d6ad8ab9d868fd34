import { expect, test } from 'vitest';
import { newestFirst } from './version-order.ts';

test('by number, not as texts, with $LATEST in front', () => {
  const versions = ['1', '10', '9', '$LATEST', '2'].map((Version) => ({ Version }));
  expect(versions.sort(newestFirst).map(({ Version }) => Version)).toEqual(['$LATEST', '10', '9', '2', '1']);
});
