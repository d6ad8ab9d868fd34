/** How a page of the console is declared: one line of data makes its route, its breadcrumbs, its title and its help. */
import type { ComponentType } from 'react';
import type { HelpTopic } from './help-titles.ts';
import {
  apisPath,
  bucketPath,
  bucketsPath,
  eventBridgePath,
  functionPath,
  functionsPath,
  layersPath,
  loadBalancersPath,
  queuePath,
  queuesPath,
  snsPath,
  topicPath,
} from './paths.ts';
import { whileThere } from './reload-page.ts';

export interface Crumb {
  text: string;
  path: string;
}
export type Params = Record<string, string>;

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

/** The component of a page, loaded when it is first shown. What could not be loaded stays so until it is forgotten. */
export interface PageScript {
  load(): Promise<ComponentType>;
  forget(): void;
}

export interface PageRoute {
  /** Its parts that begin with `$` are parameters. */
  path: string;
  search: ReadSearch<object>;
  page: PageFrame;
  script: PageScript;
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

/** A page of the console. */
export function pageRoute<const Path extends string, Search extends object = object>(
  declaration: PageDeclaration<Path, Search>,
): PageRoute {
  const { path, title, load, search = () => ({}), ...frame } = declaration;
  return {
    path,
    search,
    page: { ...frame, title: typeof title === 'string' ? () => title : title },
    // its path and its search give it what it asks for
    script: pageScript(load as () => Promise<ComponentType>),
  };
}

function pageScript(load: () => Promise<ComponentType>): PageScript {
  let loading: Promise<ComponentType> | undefined;
  const begin = () => {
    const begun = whileThere(load());
    // React's `use` reads what is there so, and does not wait for it
    begun.then(
      (value) => Object.assign(begun, { status: 'fulfilled', value }),
      () => undefined,
    );
    return begun;
  };
  return {
    load() {
      loading ??= begin();
      return loading;
    },
    forget() {
      loading = undefined;
    },
  };
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
export const belowEventBridge = (): Crumb[] => [{ text: 'EventBridge', path: eventBridgePath }];
export const belowLayers = (): Crumb[] => [{ text: 'Layers', path: layersPath }];
export const belowTopics = (): Crumb[] => [{ text: 'Topics', path: snsPath }];

/** A form about one topic. */
export const topicForm = <const Path extends string>(
  path: Path,
  title: string,
  load: PageDeclaration<`/sns/topics/$topicName/${Path}`, object>['load'],
) =>
  pageRoute<`/sns/topics/$topicName/${Path}`>({
    path: `/sns/topics/$topicName/${path}`,
    title,
    of: ({ topicName = '' }) => topicName,
    trail: ({ topicName = '' }) => [...belowTopics(), { text: topicName, path: topicPath(topicName) }],
    contentType: 'form',
    help: 'topics',
    load,
  });
export const belowBuckets = (): Crumb[] => [{ text: 'Buckets', path: bucketsPath }];
export const belowBucket = ({ bucketName = '' }: Params): Crumb[] => [
  ...belowBuckets(),
  { text: bucketName, path: bucketPath(bucketName) },
];
export const belowApis = (): Crumb[] => [{ text: 'APIs', path: apisPath }];

export const belowLoadBalancers = (): Crumb[] => [{ text: 'Load balancers', path: loadBalancersPath }];
export const belowQueues = (): Crumb[] => [{ text: 'Queues', path: queuesPath }];
export const belowQueue = ({ queueName = '' }: Params): Crumb[] => [
  ...belowQueues(),
  { text: queueName, path: queuePath(queueName) },
];
