/**
 * AWS's validation of an input against the model: every violation at once, in the words of AWS's own front end
 * (`2 validation errors detected: Value 'x' at 'functionName' failed to satisfy constraint: Member must …; …`).
 * What a value means is the operation's to judge; here it is only about its form.
 * https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
 */
import { ServiceException } from './errors.ts';
import type { Shape } from './model.ts';

interface Constraint {
  accepts(value: unknown): boolean;
  /** As messages say it. */
  text: string;
}

const NOT_NULL = 'Member must not be null';

/** How a service refuses an input that breaks a constraint of the model: its own code, or a judge of its own that throws
 * in its own words. */
export type InvalidInput = string | ((shape: Shape, input: Readonly<Record<string, unknown>>) => void);

/** Throws an exception with all violations, in the order of the model's members. */
export function validate(shape: Shape, value: unknown, code: InvalidInput = 'ValidationException'): void {
  if (typeof code === 'function') {
    code(shape, value as Record<string, unknown>);
    return;
  }
  const violations = violationsOf(shape, value);
  if (violations.length === 0) return;
  const errors = violations.length === 1 ? 'error' : 'errors';
  throw new ServiceException(code, 400, `${violations.length} validation ${errors} detected: ${violations.join('; ')}`);
}

/** What is wrong with a value, a sentence each, `path` being its own; for a form that asks before it sends. */
export function violationsOf(shape: Shape, value: unknown, path = ''): string[] {
  const violations: string[] = [];
  visit(shape, value, path, violations);
  return violations;
}

function visit(shape: Shape, value: unknown, path: string, violations: string[]): void {
  for (const constraint of constraintsOf(shape)) {
    if (!constraint.accepts(value)) violations.push(violation(shape, value, path, constraint.text));
  }
  if (shape.type === 'structure') visitStructure(shape, value as Record<string, unknown>, path, violations);
  else if (shape.item) visitList(shape, shape.item, value as unknown[], path, violations);
  else if (shape.key && shape.value) visitMap(shape, shape.key, shape.value, value as object, path, violations);
}

function visitStructure(shape: Shape, value: Record<string, unknown>, path: string, violations: string[]): void {
  const prefix = path === '' ? '' : `${path}.`;
  for (const member of shape.members) {
    const memberValue = value[member.name];
    const memberPath = prefix + member.javaName;
    if (memberValue !== undefined) visit(member.shape, memberValue, memberPath, violations);
    else if (member.required) violations.push(violation(member.shape, undefined, memberPath, NOT_NULL));
  }
}

function visitList(shape: Shape, item: Shape, values: unknown[], path: string, violations: string[]): void {
  if (isContainer(item)) {
    values.forEach((value, index) => {
      const itemPath = `${path}.${index + 1}.member`;
      if (value === null) violations.push(violation(item, undefined, itemPath, NOT_NULL));
      else visit(item, value, itemPath, violations);
    });
    return;
  }
  if (values.every((value) => value !== null && satisfies(item, value))) return;
  const texts = constraintsOf(item).map((constraint) => constraint.text);
  const text = shape.plainMember
    ? texts.join(', ')
    : `Member must satisfy constraint: ${bracketed(shape.silentOnNull ? texts : [...texts, NOT_NULL])}`;
  violations.push(violation(shape, values, path, text));
}

function visitMap(shape: Shape, key: Shape, item: Shape, map: object, path: string, violations: string[]): void {
  const entries = Object.entries(map) as [string, unknown][];
  if (!entries.every(([name]) => satisfies(key, name))) {
    const texts = constraintsOf(key).map((constraint) => constraint.text);
    violations.push(violation(shape, map, path, `Map keys must satisfy constraint: ${bracketed(texts)}`));
  }
  if (isContainer(item)) {
    for (const [name, value] of entries) {
      const itemPath = `${path}.${name}.member`;
      if (value === null) violations.push(violation(item, undefined, itemPath, NOT_NULL));
      else visit(item, value, itemPath, violations);
    }
    return;
  }
  if (entries.every(([, value]) => value !== null && satisfies(item, value))) return;
  const texts = [...constraintsOf(item).map((constraint) => constraint.text), NOT_NULL];
  violations.push(violation(shape, map, path, `Map value must satisfy constraint: ${bracketed(texts)}`));
}

const isContainer = (shape: Shape) => shape.type === 'structure' || shape.type === 'list' || shape.type === 'map';

const satisfies = (shape: Shape, value: unknown) =>
  constraintsOf(shape).every((constraint) => constraint.accepts(value));

const bracketed = (texts: string[]) => `[${texts.join(', ')}]`;

function violation(shape: Shape, value: unknown, path: string, text: string): string {
  return `Value ${shown(shape, value)}at '${path}' failed to satisfy constraint: ${text}`;
}

function shown(shape: Shape, value: unknown): string {
  if (value === undefined) return 'null ';
  return shape.sensitive ? '' : `'${javaText(shape, value)}' `;
}

/** A value as Java writes it. */
function javaText(shape: Shape, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (shape.type === 'double') return Number.isInteger(value) ? `${value}.0` : String(value);
  if (shape.type === 'structure') {
    const record = value as Record<string, unknown>;
    const fields = shape.members.map((member) => `${member.javaName}=${javaText(member.shape, record[member.name])}`);
    const others = shape.shownBesides.map((name) => `${name}=null`);
    return `${shape.name}(${[...fields, ...others].join(', ')})`;
  }
  const { item, value: mapValue } = shape;
  if (item) return bracketed((value as unknown[]).map((each) => javaText(item, each)));
  if (mapValue) {
    const pairs = Object.entries(value as object).map(([name, each]) => `${name}=${javaText(mapValue, each)}`);
    return `{${pairs.join(', ')}}`;
  }
  return String(value);
}

const CONSTRAINTS = new WeakMap<Shape, readonly Constraint[]>();

function constraintsOf(shape: Shape): readonly Constraint[] {
  const known = CONSTRAINTS.get(shape);
  if (known) return known;
  const constraints = compile(shape);
  CONSTRAINTS.set(shape, constraints);
  return constraints;
}

/** In AWS's order: set of values, upper bound, lower bound, pattern. */
function compile({ type, min, max, pattern, acceptedPattern, enum: values }: Shape): Constraint[] {
  const constraints: Constraint[] = [];
  if (values) {
    const allowed = new Set<unknown>(values);
    const text = `Member must satisfy enum value set: ${bracketed([...values])}`;
    constraints.push({ accepts: (value) => allowed.has(value), text });
  }
  const numeric = type === 'integer' || type === 'long' || type === 'double';
  const measure = numeric ? (value: unknown) => value as number : lengthOf;
  const [quantity, decimal] = numeric ? ['value', type === 'double'] : ['length', false];
  const bound = (limit: number) => (decimal && Number.isInteger(limit) ? `${limit}.0` : String(limit));
  if (max !== undefined)
    constraints.push({
      accepts: (value) => measure(value) <= max,
      text: `Member must have ${quantity} less than or equal to ${bound(max)}`,
    });
  if (min !== undefined)
    constraints.push({
      accepts: (value) => measure(value) >= min,
      text: `Member must have ${quantity} greater than or equal to ${bound(min)}`,
    });
  if (pattern !== undefined) {
    const whole = javaPattern(acceptedPattern ?? pattern);
    constraints.push({
      accepts: (value) => whole.test(value as string),
      text: `Member must satisfy regular expression pattern: ${pattern}`,
    });
  }
  return constraints;
}

/** Characters of a text (code points), bytes of a blob, items of a list, entries of a map. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return codePointsOf(value);
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
}

/** Halves of code points beyond the first 65,536: most texts have none. */
const SURROGATE = /[\ud800-\udfff]/;
const codePointsOf = (text: string) => (SURROGATE.test(text) ? [...text].length : text.length);

/** A Java pattern that must match the whole text. Java's `\s` is ASCII only; it knows `\p{L}` without a flag. */
function javaPattern(pattern: string): RegExp {
  const source = `^(?:${pattern.replaceAll('\\s', ' \\t\\n\\x0B\\f\\r')})$`;
  return new RegExp(source, pattern.includes('\\p{') ? 'u' : '');
}
