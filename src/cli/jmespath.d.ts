/** The part of jmespath that is used; the package has no types. */
declare module 'jmespath' {
  export function search(data: unknown, expression: string): unknown;
  export function compile(expression: string): unknown;
}
