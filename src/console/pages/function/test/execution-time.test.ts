import { expect, test } from 'vitest';
import { executionTime } from './execution-time.ts';

const at = Date.UTC(2024, 1, 27, 14, 19);

test.each([
  [0, '0 seconds ago'],
  [1_000, '1 second ago'],
  [59_999, '59 seconds ago'],
  [60_000, '1 minute ago'],
  [7_200_000, '2 hours ago'],
  [90_000_000, '1 day ago'],
])('%i ms later it was %s', (agoMs, relative) => {
  expect(executionTime(at, at + agoMs, 'America/New_York')).toBe(`${relative} (February 27, 2024 at 09:19 AM EST)`);
});

test('a clock that is behind does not look into the future', () => {
  expect(executionTime(at, at - 5_000, 'UTC')).toMatch(/^0 seconds ago /);
});
