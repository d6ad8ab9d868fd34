// @vitest-environment happy-dom
/** News leave by themselves, unless somebody is reading them; failures stay until they are dismissed. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PageRegion } from '../page-region.test-fixture.tsx';
import { flash, NEWS_STAY_MS, useSession } from '../session.ts';
import { Notifications } from './notifications.tsx';

/** Tells the bar how high it is, as the browser does. */
let resize: (height: number) => void = () => undefined;
vi.stubGlobal(
  'ResizeObserver',
  class {
    constructor(heard: (entries: { contentRect: { height: number } }[]) => void) {
      resize = (height) => heard([{ contentRect: { height } }]);
    }
    observe() {}
    disconnect() {}
  },
);

beforeEach(() => {
  vi.useFakeTimers();
  useSession.setState({ flashes: [] });
  new PageRegion().render(<Notifications />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const say = (type: 'success' | 'error' | 'in-progress', content: string) => act(() => void flash({ type, content }));
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const shown = () => useSession.getState().flashes.map(({ content }) => content);

test('a success leaves after a while, a failure and what runs stay', () => {
  say('in-progress', 'updating');
  say('error', 'refused');
  say('error', 'refused elsewhere');
  pass(10 * NEWS_STAY_MS);
  expect(shown()).toEqual(['refused elsewhere', 'refused', 'updating']);
  say('success', 'updated');
  pass(NEWS_STAY_MS - 1);
  expect(shown()).toContain('updated');
  pass(1);
  expect(shown()).toEqual(['updating']);
});

test('what is pointed at or focused stays, and has all its time again when left', async () => {
  say('success', 'updated');
  // it comes with its first message
  await act(() => vi.dynamicImportSettled());
  pass(NEWS_STAY_MS - 1);
  const dismiss = screen.getByRole('button', { name: 'Dismiss notification' });
  fireEvent.pointerOver(dismiss);
  pass(10 * NEWS_STAY_MS);
  expect(shown()).toEqual(['updated']);
  act(() => dismiss.focus());
  fireEvent.pointerOut(dismiss);
  pass(10 * NEWS_STAY_MS);
  expect(shown()).toEqual(['updated']);
  act(() => dismiss.blur());
  pass(NEWS_STAY_MS - 1);
  expect(shown()).toEqual(['updated']);
  pass(1);
  expect(shown()).toEqual([]);
});

test('what runs becomes news when it is done, with all its time', () => {
  act(() => void flash({ id: 'deploy f', type: 'in-progress', content: 'updating' }));
  pass(2 * NEWS_STAY_MS);
  act(() => void flash({ id: 'deploy f', type: 'success', content: 'updated' }));
  pass(NEWS_STAY_MS - 1);
  expect(shown()).toEqual(['updated']);
  pass(1);
  expect(shown()).toEqual([]);
});

test('a bar that grows moves the page down by as much, one that shrinks moves nothing', () => {
  const moved = vi.spyOn(window, 'scrollBy').mockImplementation(() => undefined);
  resize(20);
  resize(72);
  resize(20);
  expect(moved.mock.calls).toEqual([[0, -52]]);
  moved.mockRestore();
});
