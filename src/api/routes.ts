/**
 * Which operation a request is for. Templates are those of the model: literal segments, labels in braces, and at most
 * a fixed query (`/2018-10-31/layers?find=LayerVersion`), which beats the same path without one. More literal segments
 * beat fewer. As at AWS, one trailing slash changes nothing, and a label may come percent-encoded or as raw ARN.
 */

interface Route<T> {
  target: T;
  /** A literal, or undefined for a label. */
  literals: (string | undefined)[];
  labels: { name: string; index: number }[];
  fixedQuery: { name: string; value: string } | undefined;
}

export interface RouteMatch<T> {
  target: T;
  /** Decoded, by name. */
  labels: Record<string, string>;
}

type Query = Readonly<Record<string, string | string[]>>;

export class RouteTable<T> {
  /** By method, number of segments and the first two segments, which are literals in every template that has them. */
  readonly #routes = new Map<string, Route<T>[]>();

  add(method: string, template: string, target: T): void {
    const [path = '', query] = template.split('?');
    const segments = segmentsOf(path);
    const literals = segments.map((segment) => (segment.startsWith('{') ? undefined : segment));
    const labels = segments.flatMap((segment, index) =>
      literals[index] === undefined ? [{ name: segment.slice(1, -1), index }] : [],
    );
    const [name = '', value = ''] = query?.split('=') ?? [];
    const key = bucketOf(method, segments);
    const bucket = this.#routes.get(key) ?? [];
    bucket.push({ target, literals, labels, fixedQuery: query === undefined ? undefined : { name, value } });
    bucket.sort((a, b) => precedence(b) - precedence(a));
    this.#routes.set(key, bucket);
  }

  /** Throws a URIError when a label is not percent-encoded UTF-8. */
  match(method: string, path: string, query: Query): RouteMatch<T> | undefined {
    const segments = segmentsOf(path);
    const route = this.#routes.get(bucketOf(method, segments))?.find((candidate) => fits(candidate, segments, query));
    if (!route) return undefined;
    const labels: Record<string, string> = {};
    for (const { name, index } of route.labels) labels[name] = decodeURIComponent(segments[index] ?? '');
    return { target: route.target, labels };
  }
}

function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  segments.shift();
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

const bucketOf = (method: string, segments: string[]) =>
  `${method} ${segments.length} ${segments[0] ?? ''}/${segments[1] ?? ''}`;

function fits<T>(route: Route<T>, segments: string[], query: Query): boolean {
  const { literals, fixedQuery } = route;
  for (let i = 0; i < segments.length; i++) {
    if (literals[i] === undefined ? segments[i] === '' : literals[i] !== segments[i]) return false;
  }
  return !fixedQuery || query[fixedQuery.name] === fixedQuery.value;
}

function precedence<T>(route: Route<T>): number {
  return (route.fixedQuery ? 100 : 0) + route.literals.length - route.labels.length;
}
