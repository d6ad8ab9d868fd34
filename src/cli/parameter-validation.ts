/**
 * What the CLI itself refuses before it asks AWS: parameters that are missing, unknown, of the wrong type or too short.
 * Everything else of the model is the service's to check.
 */
import type { Shape, ShapeType } from '../api/model.ts';
import { invalidParameters } from './failure.ts';
import { PythonFloat, pythonText, pythonType } from './python-text.ts';
import { secondsOf } from './timestamp.ts';

/** Throws with all that is wrong. */
export function validateParameters(shape: Shape, input: Readonly<Record<string, unknown>>): void {
  const problems: string[] = [];
  check(shape, input, '', problems);
  if (problems.length > 0) throw invalidParameters(`Parameter validation failed:\n${problems.join('\n')}`);
}

const VALID_TYPES: Readonly<Record<ShapeType, string>> = {
  structure: "<class 'dict'>",
  map: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  string: "<class 'str'>",
  boolean: "<class 'bool'>",
  integer: "<class 'int'>",
  long: "<class 'int'>",
  double: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  blob: "<class 'bytes'>, <class 'bytearray'>, file-like object",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
};

function check(shape: Shape, value: unknown, name: string, problems: string[]): void {
  const shown = name === '' ? 'input' : name.replace(/^\./, '');
  if (!hasType(shape.type, value)) {
    problems.push(
      `Invalid type for parameter ${shown}, value: ${pythonText(value)}, type: ${pythonType(value)}, ` +
        `valid types: ${VALID_TYPES[shape.type]}`,
    );
    return;
  }
  checkMinimum(shape, value, shown, problems);
  const { item, value: mapped, key } = shape;
  if (shape.type === 'structure') checkMembers(shape, value as Record<string, unknown>, name, problems);
  else if (item)
    for (const [index, each] of (value as unknown[]).entries()) check(item, each, `${name}[${index}]`, problems);
  else if (mapped && key)
    for (const [each, member] of Object.entries(value as object)) {
      check(key, each, `${name} (key: ${each})`, problems);
      check(mapped, member, `${name}.${each}`, problems);
    }
}

function checkMembers(shape: Shape, value: Record<string, unknown>, name: string, problems: string[]): void {
  const shown = name === '' ? 'input' : name.replace(/^\./, '');
  for (const member of shape.members)
    if (member.required && !Object.hasOwn(value, member.name))
      problems.push(`Missing required parameter in ${shown}: "${member.name}"`);
  const members = new Map(shape.members.map((member) => [member.name, member]));
  for (const unknown of Object.keys(value).filter((key) => !members.has(key)))
    problems.push(`Unknown parameter in ${shown}: "${unknown}", must be one of: ${[...members.keys()].join(', ')}`);
  for (const [key, each] of Object.entries(value)) {
    const member = members.get(key);
    if (member) check(member.shape, each, `${name}.${key}`, problems);
  }
}

function checkMinimum({ type, min }: Shape, value: unknown, name: string, problems: string[]): void {
  if (min === undefined) return;
  if (typeof value === 'number' && value < min)
    problems.push(`Invalid value for parameter ${name}, value: ${value}, valid min value: ${min}`);
  if (type !== 'string' && type !== 'list') return;
  const length = Array.isArray(value) ? value.length : [...(value as string)].length;
  if (length < min) problems.push(`Invalid length for parameter ${name}, value: ${length}, valid min length: ${min}`);
}

function hasType(type: ShapeType, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'long':
      return Number.isInteger(value);
    case 'double':
      return typeof value === 'number' || value instanceof PythonFloat;
    case 'list':
      return Array.isArray(value);
    case 'blob':
      return typeof value === 'string' || value instanceof Uint8Array;
    case 'timestamp':
      return secondsOf(value) !== undefined;
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
  }
}
