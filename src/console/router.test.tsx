// @vitest-environment happy-dom
/** The page of an address: found, loaded, and what is said when that fails. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AddressHistory } from './address-history.ts';
import { MemoryEntries } from './entries.test-fixture.ts';
import { functionRoute, type PageRoute, pageRoute, texts } from './page-route.ts';
import { MatchedPage, matchOf, Router } from './router.tsx';
import { routes as consoleRoutes } from './routes.tsx';

afterEach(cleanup);
afterEach(() => void vi.restoreAllMocks());

const nothing = async () => () => null;
const routes = [
  pageRoute({ path: '/functions', title: 'Functions', load: nothing }),
  pageRoute({ path: '/functions/$functionName', title: 'One', load: nothing, search: texts('tab') }),
  functionRoute('versions/$version', { title: 'Version', load: nothing }),
];

test.each<[href: string, path: string | undefined, params?: object, search?: object]>([
  ['/functions', '/functions', {}, {}],
  ['/functions/', '/functions', {}, {}],
  ['/functions?tab=code', '/functions', {}, {}],
  ['/functions/f?tab=3&x=1', '/functions/$functionName', { functionName: 'f' }, { tab: '3' }],
  ['/functions/f/?tab=a%20b?c', '/functions/$functionName', { functionName: 'f' }, { tab: 'a b?c' }],
  ['/functions/a%2Fb', '/functions/$functionName', { functionName: 'a/b' }, {}],
  ['/functions/f/versions/2', '/functions/$functionName/versions/$version', { functionName: 'f', version: '2' }, {}],
  ['/functions/%zz', undefined],
  ['/functions//versions/2', undefined],
  ['/functions/f/versions', undefined],
  ['/Functions', undefined],
  ['/elsewhere', undefined],
])('%s', (href, path, params = {}, search = {}) => {
  const match = matchOf(routes, href);
  expect(match.route?.path).toBe(path);
  expect(match).toMatchObject({ params, search });
});

test('each page of the console is found at its own address, and no other one', () => {
  for (const route of consoleRoutes) {
    const found = consoleRoutes.filter((each) => matchOf([each], route.path.replaceAll('$', 'x')).route);
    expect(found).toEqual([route]);
  }
});

const Failed = ({ error, reset }: { error: unknown; reset: () => void }) => (
  <button type="button" onClick={reset}>
    {(error as Error).message}
  </button>
);
const Otherwise = () => <h1>No such page</h1>;

async function shown(pages: PageRoute[], href: string) {
  const history = new AddressHistory(new MemoryEntries([href]), '/home');
  await act(async () => {
    render(
      <Router history={history} routes={pages}>
        <MatchedPage otherwise={Otherwise} failed={Failed} />
      </Router>,
    );
  });
  const goTo = (to: string) => act(async () => history.push(to));
  return { goTo };
}

test('a page has the parameters of its path and its search; a new one begins at its top', async () => {
  const scroll = vi.spyOn(globalThis, 'scrollTo').mockImplementation(() => undefined);
  const page = pageRoute({
    path: '/layers/$layerName',
    title: 'Layer',
    search: texts('version'),
    load: async () => (props) => <h1>{JSON.stringify(props)}</h1>,
  });
  const { goTo } = await shown([page], '/layers/l?version=3&tab=code');
  expect(screen.getByRole('heading').textContent).toBe('{"layerName":"l","version":"3"}');
  expect(scroll).not.toHaveBeenCalled();
  await goTo('/layers/m');
  expect(screen.getByRole('heading').textContent).toBe('{"layerName":"m"}');
  expect(scroll).toHaveBeenCalledWith(0, 0);
  await goTo('/layers');
  expect(screen.getByRole('heading').textContent).toBe('No such page');
});

test('a page whose script is there already is shown at once', async () => {
  const page = pageRoute({ path: '/here', title: 'Here', load: async () => () => <h1>Here</h1> });
  await page.script.load();
  render(
    <Router history={new AddressHistory(new MemoryEntries(['/here']), '/home')} routes={[page]}>
      <MatchedPage otherwise={Otherwise} failed={Failed} />
    </Router>,
  );
  expect(screen.getByRole('heading').textContent).toBe('Here');
});

test('a page that breaks or does not load says so, is tried again, and is left behind by another address', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const Breaking = ({ tab }: { tab?: string }) => {
    if (broken && tab !== 'whole') throw new Error('It broke');
    return <h1>{tab ?? 'Whole'}</h1>;
  };
  const load = vi.fn(async () => {
    if (broken) throw new Error('It did not load');
    return () => <h1>Loaded</h1>;
  });
  const { goTo } = await shown(
    [
      pageRoute({ path: '/breaking', title: 'Breaking', search: texts('tab'), load: async () => Breaking }),
      pageRoute({ path: '/missing', title: 'Missing', load }),
    ],
    '/breaking',
  );
  await goTo('/breaking?tab=whole');
  expect(screen.getByRole('heading').textContent).toBe('whole');
  await goTo('/missing');
  expect(load).toHaveBeenCalledTimes(1);
  const again = async (message: string) =>
    act(async () => fireEvent.click(screen.getByRole('button', { name: message })));
  await again('It did not load');
  expect(load).toHaveBeenCalledTimes(2);
  broken = false;
  await again('It did not load');
  expect(screen.getByRole('heading').textContent).toBe('Loaded');
  broken = true;
  await goTo('/breaking');
  broken = false;
  await again('It broke');
  expect(screen.getByRole('heading').textContent).toBe('Whole');
});
