// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AddressHistory } from './address-history.ts';
import { App } from './app.tsx';
import { MemoryEntries } from './entries.test-fixture.ts';
import { PageRegion } from './page-region.test-fixture.tsx';
import { pageRoute } from './page-route.ts';
import { Router } from './router.tsx';

const drawn = vi.hoisted(() => ({ topBar: 0 }));
vi.mock('./widgets/top-bar.tsx', () => ({ TopBar: () => <b>{++drawn.topBar}</b> }));

afterEach(cleanup);

test('a step to another page draws the page and what names it, not the bar above', async () => {
  const route = (path: string) =>
    pageRoute({ path, title: `Title of ${path}`, load: async () => () => <h1>{path}</h1> });
  const history = new AddressHistory(new MemoryEntries(['/one']), '/one');
  new PageRegion().render(
    <Router history={history} routes={[route('/one'), route('/two')]}>
      <App />
    </Router>,
  );
  await screen.findByRole('heading', { name: '/one' });
  const before = drawn.topBar;
  await act(async () => history.push('/two'));
  await screen.findByRole('heading', { name: '/two' });
  expect(document.title).toBe('Title of /two | Coldspark');
  expect(drawn.topBar).toBe(before);
});
