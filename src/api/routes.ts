/**
 * Which operation a request is for. Templates are those of the model: literal segments, labels in braces, at the end
 * perhaps a greedy label for all the rest (`/{Bucket}/{Key+}`), and perhaps a fixed query
 * (`/2018-10-31/layers?find=LayerVersion`), which beats the same path without one. More literal segments beat fewer.
 * Where templates are equal, the operation wins whose required parameters are all there (S3's UploadPart over PutObject).
 * As at AWS, one trailing slash changes nothing, and a label may come percent-encoded or as raw ARN.
 */

interface Route<T> {
  target: T;
  /** A literal, or undefined for a label. */
  literals: (string | undefined)[];
  labels: { name: string; index: number }[];
  /** The last label takes all segments that are left, one or more. */
  greedy: boolean;
  fixedQuery: readonly [name: string, value: string][];
  required: RequiredParameters;
  precedence: number;
}

/** Parameters without which an operation is refused. */
export interface RequiredParameters {
  query: readonly string[];
  headers: readonly string[];
}

export interface RouteMatch<T> {
  target: T;
  /** Decoded, by name. */
  labels: Record<string, string>;
}

interface Addressed {
  method: string;
  path: string;
  query: Readonly<Record<string, string | string[]>>;
  headers: Readonly<Record<string, string>>;
}

const NOTHING_REQUIRED: RequiredParameters = { query: [], headers: [] };

export class RouteTable<T> {
  /** By method, number of segments and the first two segments, where those are literals. */
  readonly #exact = new Map<string, Route<T>[]>();
  /** All others, by method. */
  readonly #open = new Map<string, Route<T>[]>();
  /** A request is asked for twice: whether it uploads something, and what it says. */
  #last: { request: Addressed; match: RouteMatch<T> | undefined } | undefined;

  add(method: string, template: string, target: T, required = NOTHING_REQUIRED): void {
    const [path = '', query] = template.split('?');
    const segments = segmentsOf(path);
    const literals = segments.map((segment) => (segment.startsWith('{') ? undefined : segment));
    const labels = segments.flatMap((segment, index) =>
      literals[index] === undefined ? [{ name: segment.replace(/^\{|\+?\}$/g, ''), index }] : [],
    );
    const greedy = path.endsWith('+}');
    const fixedQuery = [...new URLSearchParams(query ?? '')];
    const isExact = !greedy && !literals.slice(0, 2).includes(undefined);
    const [routes, key] = isExact ? [this.#exact, bucketOf(method, segments)] : [this.#open, method];
    const bucket = routes.get(key) ?? [];
    const precedence = (literals.length - labels.length) * 100 + fixedQuery.length * 10 - (greedy ? 5 : 0);
    bucket.push({ target, literals, labels, greedy, fixedQuery, required, precedence });
    bucket.sort((a, b) => b.precedence - a.precedence);
    routes.set(key, bucket);
  }

  /** Throws a URIError when a label is not percent-encoded UTF-8. */
  match(request: Addressed): RouteMatch<T> | undefined {
    if (this.#last?.request !== request) this.#last = { request, match: this.#find(request) };
    return this.#last.match;
  }

  #find(request: Addressed): RouteMatch<T> | undefined {
    const { method, path } = request;
    const segments = segmentsOf(path);
    const route =
      bestOf(this.#exact.get(bucketOf(method, segments)), segments, request) ??
      bestOf(this.#open.get(method), segments, request);
    if (!route) return undefined;
    const labels: Record<string, string> = {};
    for (const { name, index } of route.labels) {
      const rest = route.greedy && index === route.literals.length - 1;
      labels[name] = decodeURIComponent(rest ? restOf(path, index) : (segments[index] ?? ''));
    }
    return { target: route.target, labels };
  }
}

function bestOf<T>(routes: readonly Route<T>[] = [], segments: string[], request: Addressed): Route<T> | undefined {
  const best = routes.find((route) => fits(route, segments, request.query));
  if (!best) return undefined;
  const isEqual = (route: Route<T>) => route.precedence === best.precedence && fits(route, segments, request.query);
  if (!routes.some((route) => route !== best && isEqual(route))) return best;
  const equal = routes.filter(isEqual);
  return equal.sort((a, b) => countOf(b) - countOf(a)).find((route) => isComplete(route, request)) ?? best;
}

function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  segments.shift();
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

/** Of a path, all from a segment on, a trailing slash included. */
const restOf = (path: string, index: number) =>
  path
    .split('/')
    .slice(index + 1)
    .join('/');

const bucketOf = (method: string, segments: string[]) =>
  `${method} ${segments.length} ${segments[0] ?? ''}/${segments[1] ?? ''}`;

function fits<T>({ literals, greedy, fixedQuery }: Route<T>, segments: string[], query: Addressed['query']): boolean {
  if (greedy ? segments.length < literals.length : segments.length !== literals.length) return false;
  for (let i = 0; i < literals.length; i++) {
    // what a greedy label takes may begin with a slash
    const mayBeEmpty = greedy && i === literals.length - 1;
    if (literals[i] === undefined ? segments[i] === '' && !mayBeEmpty : literals[i] !== segments[i]) return false;
  }
  return fixedQuery.every(([name, value]) => query[name] === value);
}

const isComplete = <T>({ required }: Route<T>, { query, headers }: Addressed) =>
  required.query.every((name) => query[name] !== undefined) &&
  required.headers.every((name) => headers[name] !== undefined);

const countOf = <T>({ required }: Route<T>) => required.query.length + required.headers.length;
