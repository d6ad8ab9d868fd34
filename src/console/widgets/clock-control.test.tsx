// @vitest-environment happy-dom
/** The clock of the top bar over a whole Lambda in memory: what it shows is the service's, and what is pressed turns it. */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Region, RegionStatus } from '../../api/coldspark.ts';
import { followAccountClock } from '../account-now.ts';
import { PageRegion } from '../page-region.test-fixture.tsx';
import { useSession } from '../session.ts';
import { TopBar } from './top-bar.tsx';

let page: PageRegion;
beforeEach(() => {
  page = new PageRegion();
  followAccountClock(page.access.region);
});
afterEach(cleanup);

const bar = () => screen.getAllByRole('button', { name: /^Account clock/ })[0] as HTMLElement;
const face = () => bar().getAttribute('aria-label') ?? '';
const clock = () => page.access.coldspark.call('GetClock', {});

function openMenu() {
  fireEvent.focus(bar());
  const menu = createWrapper().findTopNavigation()?.findUtility(1)?.findMenuDropdownType();
  if (!menu) throw new Error('The bar has no clock.');
  act(() => menu.openDropdown());
  return menu;
}

async function choose(id: string): Promise<void> {
  const menu = openMenu();
  const item = await waitFor(() => {
    const found = menu.findItemById(id);
    if (!found || found.getElement().querySelector('[aria-disabled=true]'))
      throw new Error(`${id} cannot be chosen yet`);
    return found;
  });
  await act(async () => item.click());
  await page.tellStatus();
}

test('it says how time goes in words, and turns it', async () => {
  page.render(<TopBar />);
  expect(face()).not.toMatch(/×|paused/);
  await choose('rate-60');
  expect(await clock()).toMatchObject({ rate: 60, paused: false });
  expect(face()).toMatch(/· ×60/);
  // a live region says again what it announces
  expect(screen.getAllByText('The account’s clock goes ×60')).not.toEqual([]);
  await choose('pause');
  expect(await clock()).toMatchObject({ rate: 60, paused: true });
  expect(face()).toMatch(/· paused/);
  await choose('rate-1');
  expect(await clock()).toMatchObject({ rate: 1, paused: false });
});

test('the next event is named with how far it is, and gone to', async () => {
  let runs = 0;
  await page.createFunction('f', () => {
    runs++;
    throw new Error('boom');
  });
  await page.access.lambda.send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' }));
  page.service.advance(1000);
  page.render(<TopBar />);
  openMenu();
  await waitFor(() => expect(screen.getAllByText(/^retry 1 of f, in 00:5\d$/).length).toBeGreaterThan(0));
  act(() => createWrapper().findTopNavigation()?.findUtility(1)?.findMenuDropdownType()?.openDropdown());
  await choose('next');
  page.service.advance(500);
  expect(runs).toBe(2);
});

test('a skip shows where it goes, and can be stopped', async () => {
  // what really runs holds it
  page.service.core.time.workBegan();
  page.render(<TopBar />);
  await choose('+6 h');
  expect(face()).toMatch(/skipping \d+ %/);
  expect(screen.getAllByText(/^The account’s clock skips to/)).not.toEqual([]);
  await choose('stop');
  expect(await clock()).not.toHaveProperty('skip');
});

test('the wall clock comes back by a reset only, which is asked for; help says what a skip does', async () => {
  page.render(<TopBar />);
  await choose('reset');
  expect(await screen.findByText(/it is the wall clock again/)).toBeTruthy();
  cleanup();
  page.render(<TopBar />);
  await choose('help');
  expect(useSession.getState().helpTopic).toBe('clock');
});

test('news of the clock that come faster than the page draws are no endless loop', async () => {
  page.render(<TopBar />);
  const listeners = new Set<(status: RegionStatus) => void>();
  const onStatus: Region['onStatus'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const { status } = page.access.region;
  followAccountClock({ status, onStatus } as Region);
  const nowMs = Date.now();
  const skip = { fromMs: nowMs, toMs: nowMs + 100 * 3_600_000 };
  const leap = (hours: number) => {
    const clock = { hostMs: performance.now(), accountMs: nowMs + hours * 3_600_000, flow: 1, rate: 1, paused: false };
    for (const listener of listeners) listener({ ...status, clock: { ...clock, skip, revision: hours } });
  };
  // as in the page: what React has put off waits behind news that are there already, what is urgent does not
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  for (let hours = 0; hours < 60; hours++) {
    leap(hours);
    await Promise.resolve();
  }
  await vi.waitFor(() => expect(face()).toMatch(/ · skipping 59 %/));
  vi.unstubAllGlobals();
});
