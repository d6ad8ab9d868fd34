// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { RelativeTime, relativeTime } from './relative-time.tsx';

afterEach(cleanup);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('whole units, rounded down', () => {
  const now = Date.UTC(2026, 10, 21);
  const ago = (ms: number) => relativeTime(now - ms, now);
  expect(ago(0)).toBe('0 seconds ago');
  expect(ago(59 * SECOND)).toBe('59 seconds ago');
  expect(ago(MINUTE)).toBe('1 minute ago');
  expect(ago(2 * HOUR + 59 * MINUTE)).toBe('2 hours ago');
  expect(ago(2 * DAY)).toBe('2 days ago');
  expect(ago(70 * DAY)).toBe('2 months ago');
  expect(ago(800 * DAY)).toBe('2 years ago');
});

test('what lies ahead is now', () => {
  expect(relativeTime(5000, 0)).toBe('0 seconds ago');
});

test('reads the timestamps of the service, whose zone has no colon', () => {
  render(<RelativeTime at="2020-03-01T10:00:00.000+0000" />);
  expect(screen.getByText(/years ago/).getAttribute('datetime')).toBe('2020-03-01T10:00:00.000Z');
});
