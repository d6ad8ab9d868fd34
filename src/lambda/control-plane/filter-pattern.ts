/**
 * Filter patterns of event source mappings: which records reach the function. They are EventBridge's event patterns, of
 * which only the form matters here. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */

/** Whether it is an object whose every leaf is a list of what its field may be. */
export function isFilterPattern(text: string): boolean {
  try {
    return isFields(JSON.parse(text));
  } catch {
    return false;
  }
}

type Operand = (value: unknown) => boolean;

const isText: Operand = (value) => typeof value === 'string';
const isScalar: Operand = (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf =
  (accepts: Operand): Operand =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(accepts);

/** Text, or text whose case does not matter. */
const isAffix: Operand = (value) => isText(value) || (isObject(value) && isComparison(value, ['equals-ignore-case']));

const OPERATORS: Readonly<Record<string, Operand>> = {
  prefix: isAffix,
  suffix: isAffix,
  'equals-ignore-case': isText,
  wildcard: isText,
  cidr: isText,
  exists: (value) => typeof value === 'boolean',
  numeric: isRange,
  'anything-but': (value) =>
    (value !== null && isScalar(value)) ||
    listOf(isScalar)(value) ||
    (isObject(value) && isComparison(value, ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'])),
};

function isFields(value: unknown): boolean {
  if (!isObject(value)) return false;
  const fields = Object.entries(value);
  return fields.length > 0 && fields.every(([name, field]) => isField(name, field));
}

function isField(name: string, value: unknown): boolean {
  if (name === '$or') return listOf(isFields)(value);
  return isObject(value) ? isFields(value) : listOf(isMatch)(value);
}

const isMatch: Operand = (value) => (isObject(value) ? isComparison(value, Object.keys(OPERATORS)) : isScalar(value));

/** One operator and what it takes. */
function isComparison(value: Record<string, unknown>, operators: readonly string[]): boolean {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return false;
  const [operator, operand] = entry;
  return operators.includes(operator) && OPERATORS[operator]?.(operand) === true;
}

/** `["=", 5]`, or one or two bounds: `[">", 0, "<=", 5]`. */
function isRange(value: unknown): boolean {
  if (!Array.isArray(value) || ![2, 4].includes(value.length)) return false;
  const allowed = value.length === 2 ? ['=', '<', '<=', '>', '>='] : ['<', '<=', '>', '>='];
  return value.every((part, index) => (index % 2 === 0 ? allowed.includes(part) : typeof part === 'number'));
}
