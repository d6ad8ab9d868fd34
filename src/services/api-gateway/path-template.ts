/**
 * Paths of resources and routes: `/orders/{id}` and `/{proxy+}`, and which of them a request's path means.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation
 */

export interface PathMatch {
  /** Values of the template's variables, as they were sent; undefined when it has none. */
  parameters: Record<string, string> | undefined;
  /** For each segment how exactly it is met: 2 word for word, 1 by a variable, 0 by one that takes the rest. */
  exactness: readonly number[];
}

const VARIABLE = /^\{([^}+]+)(\+?)\}$/;

/** Undefined when the path is none of the template's. Both begin with a slash. */
export function matchPath(template: string, path: string): PathMatch | undefined {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  const parameters: [string, string][] = [];
  const exactness: number[] = [];
  for (const [index, segment] of wanted.entries()) {
    const [, name, greedy] = VARIABLE.exec(segment) ?? [];
    const value = given[index];
    if (value === undefined || (name !== undefined && value === '')) return undefined;
    if (name !== undefined && greedy) {
      const rest = given.slice(index).join('/');
      parameters.push([name, rest]);
      return { parameters: Object.fromEntries(parameters), exactness: [...exactness, 0] };
    }
    if (name === undefined && value !== segment) return undefined;
    if (name !== undefined) parameters.push([name, value]);
    exactness.push(name === undefined ? 2 : 1);
  }
  if (given.length > wanted.length) return undefined;
  return { parameters: parameters.length > 0 ? Object.fromEntries(parameters) : undefined, exactness };
}

/** Of several matches, the one that is more exact from the left on comes first. */
export function compareExactness(a: readonly number[], b: readonly number[]): number {
  for (const [index, exact] of a.entries()) {
    const other = b[index] ?? -1;
    if (exact !== other) return other - exact;
  }
  return b.length - a.length;
}

const segmentsOf = (path: string) => (path === '/' ? [] : path.slice(1).split('/'));
