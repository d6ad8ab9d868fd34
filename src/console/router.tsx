/** Shows the page of the address. The frame around it is there while the page's script is still loaded. */
import {
  Component,
  type ComponentType,
  createContext,
  memo,
  type ReactNode,
  Suspense,
  startTransition,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { AddressHistory } from './address-history.ts';
import type { PageRoute, Params } from './page-route.ts';
import { AddressContext } from './use-address.ts';

/** What an address names. */
export interface Match {
  path: string;
  params: Params;
  /** As far as the page knows it. */
  search: object;
  /** Undefined where no page is. */
  route: PageRoute | undefined;
}

export function matchOf(routes: readonly PageRoute[], href: string): Match {
  const [, path = '', search = ''] = /^(.*?)\/?(?:\?(.*))?$/.exec(href) ?? [];
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (params) return { path, params, search: route.search(Object.fromEntries(new URLSearchParams(search))), route };
  }
  return { path, params: {}, search: {}, route: undefined };
}

/** Undefined when the path is no such path. */
function paramsOf(pattern: string, path: string): Params | undefined {
  const names = pattern.split('/');
  const parts = path.split('/');
  const params: Params = {};
  if (names.length !== parts.length) return undefined;
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    const value = name.startsWith('$') ? decoded(part) : undefined;
    if (value) params[name.slice(1)] = value;
    else if (part !== name) return undefined;
  }
  return params;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    // a name is not written so
    return undefined;
  }
}

const MatchContext = createContext<Match>({ path: '/', params: {}, search: {}, route: undefined });
export const useMatch = (): Match => use(MatchContext);

interface RouterProps {
  history: AddressHistory;
  routes: readonly PageRoute[];
  children: ReactNode;
}

export function Router({ history, routes, children }: RouterProps) {
  const [href, setHref] = useState(history.href);
  useEffect(() => {
    const follow = () => startTransition(() => setHref(history.href));
    // what is inside may have gone on already
    follow();
    return history.subscribe(follow);
  }, [history]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the page of another address is shown
  useLayoutEffect(() => {
    if (history.isNew) scrollTo(0, 0);
  }, [href, history]);
  const match = useMemo(() => matchOf(routes, href), [routes, href]);
  return (
    <AddressContext value={history}>
      <MatchContext value={match}>{children}</MatchContext>
    </AddressContext>
  );
}

interface PageProps {
  otherwise: ComponentType;
  failed: Failed;
}
type Failed = ComponentType<{ error: unknown; reset: () => void }>;

/** The page that the address names. */
export const MatchedPage = memo(function MatchedPage({ otherwise: Otherwise, failed }: PageProps) {
  const { route, params, search } = useMatch();
  if (!route) return <Otherwise />;
  return (
    <Boundary failed={failed} onCaught={route.script.forget}>
      <Suspense>
        <Page route={route} props={{ ...params, ...search }} />
      </Suspense>
    </Boundary>
  );
});

function Page({ route: { script }, props }: { route: PageRoute; props: object }) {
  const Loaded = use(script.load());
  return <Loaded {...props} />;
}

interface BoundaryProps {
  failed: Failed;
  onCaught?: () => void;
  children: ReactNode;
}

/** Says what failed in place of it, until somebody tries again or goes elsewhere. */
export function Boundary(props: BoundaryProps) {
  return <FailureBoundary {...props} match={useMatch()} />;
}

interface Caught {
  caught: { error: unknown } | undefined;
}

class FailureBoundary extends Component<BoundaryProps & { match: Match }, Caught> {
  override state: Caught = { caught: undefined };
  static getDerivedStateFromError = (error: unknown) => ({ caught: { error } });

  #caughtAt: Match | undefined;

  override componentDidCatch(): void {
    this.#caughtAt = this.props.match;
    this.props.onCaught?.();
  }

  override componentDidUpdate(): void {
    if (this.#caughtAt && this.#caughtAt !== this.props.match) this.#reset();
  }

  readonly #reset = () => {
    this.#caughtAt = undefined;
    this.setState({ caught: undefined });
  };

  override render(): ReactNode {
    const { failed: Failed, children } = this.props;
    const { caught } = this.state;
    return caught ? <Failed error={caught.error} reset={this.#reset} /> : children;
  }
}
