/**
 * `${aws:username}` in a policy: what the request tells, put in its place as it is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */

/** What a request tells of itself; keys compare without case. Undefined: nothing. */
export interface KnownValues {
  get(key: string): readonly string[] | undefined;
}

/** Stand for `*` and `?` of the pattern itself, so that those in a value mean themselves. */
export const ANY = '\uE000';
export const ONE = '\uE001';

const VARIABLE = /\$\{([^}]*)\}/g;
/** `key, 'what stands there without one'`. */
const WITH_DEFAULT = /^([^,]+?)\s*,\s*'(.*)'$/;

export const hasVariables = (text: string): boolean => text.includes('${');

const MARKS = /[\uE000\uE001]/g;

/** A text in which nothing is taken for a mark. */
export const withoutMarks = (text: string): string => text.replaceAll(MARKS, '\uFFFD');

/** A pattern with its stars marked. */
export const markWildcards = (pattern: string): string =>
  withoutMarks(pattern).replaceAll('*', ANY).replaceAll('?', ONE);

/** Undefined when a variable has no value: then the text is like nothing. `isPattern`: its stars are marked. */
export function resolveVariables(text: string, known: KnownValues, isPattern: boolean): string | undefined {
  const own = (part: string) => (isPattern ? markWildcards(part) : part);
  let resolved = '';
  let from = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const value = variableValue(match[1] ?? '', known);
    if (value === undefined) return undefined;
    resolved += own(text.slice(from, match.index)) + (isPattern ? withoutMarks(value) : value);
    from = match.index + match[0].length;
  }
  return resolved + own(text.slice(from));
}

function variableValue(variable: string, known: KnownValues): string | undefined {
  if (variable === '*' || variable === '?' || variable === '$') return variable;
  const [, key = variable, byDefault] = WITH_DEFAULT.exec(variable) ?? [];
  const values = known.get(key.trim());
  // one that has several values is none
  return values?.length === 1 ? values[0] : byDefault;
}
