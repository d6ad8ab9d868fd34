/** How a page of the console is declared: one line of data makes its route, its breadcrumbs, its title and its help. */
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { App } from './app.tsx';
import type { HelpTopic } from './help-titles.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { functionPath, functionsPath, layersPath } from './paths.ts';

export interface Crumb {
  text: string;
  path: string;
}
type Params = Record<string, string>;

/** What a page says of itself to the frame around it. */
interface PageFrame {
  /** In the tab of the browser. */
  title: (params: Params) => string;
  /** The resource that the page belongs to, in the title after the page's own. */
  of?: (params: Params) => string;
  /** As the last breadcrumb, if that says more than the title. */
  crumb?: (params: Params) => string;
  /** The breadcrumbs between "Lambda" and the page. */
  trail?: (params: Params) => Crumb[];
  contentType?: 'table' | 'form' | 'default';
  /** What the help panel is about until an Info link is followed. */
  help?: HelpTopic;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageFrame;
  }
}

/** The parameters that a path names with `$`. */
type ParamsOf<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<Rest>
  : Path extends `${string}$${infer Name}`
    ? { [K in Name]: string }
    : unknown;

/** The parameters of an address as they reach the page: checked, and only those that it knows. */
type ReadSearch<Search> = (search: Record<string, unknown>) => Search;

/** Parameters that may have any text. */
export const texts =
  <Name extends string>(...names: Name[]): ReadSearch<{ [K in Name]?: string }> =>
  (search) =>
    Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as {
      [K in Name]?: string;
    };

interface PageDeclaration<Path extends string, Search> extends Omit<PageFrame, 'title'> {
  path: Path;
  title: string | PageFrame['title'];
  /** With the path's and the address's parameters as its properties. */
  load: () => Promise<ComponentType<ParamsOf<Path> & Search>>;
  search?: ReadSearch<Search>;
}

export const root = createRootRoute({ component: App, notFoundComponent: NotFoundPage });

/** A page of the console. */
export function pageRoute<const Path extends string, Search extends object = object>(
  declaration: PageDeclaration<Path, Search>,
) {
  const { path, title, load, search, ...frame } = declaration;
  const Page = lazyRouteComponent(async () => ({ default: (await load()) as (props: object) => ReactNode }));
  const route = createRoute({
    getParentRoute: () => root,
    path: path as string,
    validateSearch: (given: Record<string, unknown>): object => search?.(given) ?? {},
    component: () => <Page {...(route.useParams() as object)} {...(route.useSearch() as object)} />,
    staticData: { page: { ...frame, title: typeof title === 'string' ? () => title : title } },
  });
  return route;
}

const functionsCrumb: Crumb = { text: 'Functions', path: functionsPath };

/** A page that belongs to one function: below `/functions/$functionName`, in the breadcrumbs and in the title. */
export const functionRoute = <const Path extends string, Search extends object = object>(
  path: Path,
  declaration: Omit<PageDeclaration<`/functions/$functionName/${Path}`, Search>, 'path' | 'trail' | 'of'>,
) =>
  pageRoute<`/functions/$functionName/${Path}`, Search>({
    ...declaration,
    path: `/functions/$functionName/${path}`,
    of: ({ functionName = '' }) => functionName,
    trail: ({ functionName = '' }) => [functionsCrumb, { text: functionName, path: functionPath(functionName) }],
  });

/** A form that changes something of one function. */
export const functionForm = <const Path extends string, Search extends object = object>(
  path: Path,
  title: string,
  help: HelpTopic,
  load: PageDeclaration<`/functions/$functionName/${Path}`, Search>['load'],
  search?: ReadSearch<Search>,
) => functionRoute<Path, Search>(path, { title, help, load, contentType: 'form', ...(search && { search }) });

export const belowFunctions = () => [functionsCrumb];
export const belowLayers = (): Crumb[] => [{ text: 'Layers', path: layersPath }];
