/**
 * Members in a JSON body, by the model's shapes. What cannot be read is a SerializationException.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { ServiceException } from '../errors.ts';
import type { Member, Shape } from '../model.ts';
import { readTimestamp, writeTimestamp } from '../timestamp.ts';
import type { Members, Refusal } from './protocol.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The members of a body that is one JSON object; no body is as good as an empty one. */
export function readJsonBody(body: Uint8Array): Members {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(strictUtf8.decode(body));
  } catch (error) {
    throw unreadable(`Could not parse request body into json: ${(error as Error).message}`);
  }
  if (!isObject(parsed)) throw unreadable('Start of structure expected.');
  return parsed;
}

export const jsonBytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Of a structure, the members that are in the body; what the model does not know, and null, is left out. */
export function readJsonMembers(members: readonly Member[], body: Readonly<Members>): Members {
  const read: Members = {};
  for (const { name, wireName, shape, timestampFormat } of members) {
    const value = readJson(shape, body[wireName], timestampFormat);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

/** `null` is as good as absent; only lists and maps keep it, for validation to refuse. */
function readJson(shape: Shape, value: unknown, format = shape.timestampFormat): unknown {
  if (value === undefined || value === null) return undefined;
  switch (shape.type) {
    case 'structure':
      return readJsonStructure(shape, value);
    case 'list': {
      const { item } = shape;
      if (!Array.isArray(value) || !item) throw notConvertible(value, 'a List');
      return value.map((each) => readJson(item, each) ?? null);
    }
    case 'map': {
      const { value: item } = shape;
      if (!isObject(value) || !item) throw notConvertible(value, 'a Map');
      // fromEntries, because a key may be `__proto__`
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readJson(item, each) ?? null]));
    }
    case 'string':
      if (typeof value !== 'string') throw notConvertible(value, 'a String');
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw notConvertible(value, 'a Boolean');
      return value;
    case 'blob':
      return readBlob(value);
    case 'integer':
    case 'long':
      if (typeof value !== 'number') throw notConvertible(value, 'an Integer');
      return Math.trunc(value);
    case 'double':
      return typeof value === 'string' && isSpecial(value) ? Number(value) : readNumber(value);
    case 'timestamp':
      return format && format !== 'unixTimestamp' ? readTimestampText(value) : readNumber(value);
  }
}

function readJsonStructure(shape: Shape, value: unknown): Members {
  if (!isObject(value)) throw notConvertible(value, 'a Structure');
  const members = readJsonMembers(shape.members, value);
  if (shape.union && Object.keys(members).length !== 1) throw unreadable(`${shape.name} must have exactly one member.`);
  return members;
}

function readNumber(value: unknown): number {
  if (typeof value !== 'number') throw notConvertible(value, 'a Number');
  return value;
}

function readTimestampText(value: unknown): number {
  const seconds = typeof value === 'string' ? readTimestamp(value) : Number.NaN;
  if (Number.isNaN(seconds)) throw notConvertible(value, 'a Timestamp');
  return seconds;
}

function readBlob(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw notConvertible(value, 'a Blob');
  try {
    return decodeBase64(value);
  } catch {
    // what the platform says of bad base64 differs from platform to platform; AWS says this
    throw unreadable('Unable to decode base64 blob.');
  }
}

function notConvertible(value: unknown, target: string): ServiceException {
  if (Array.isArray(value)) return unreadable('Start of list found where not expected.');
  if (typeof value === 'object') return unreadable('Start of structure or map found where not expected.');
  const token =
    typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : `${(typeof value).toUpperCase()}_VALUE`;
  return unreadable(`${token} can not be converted to ${target}`);
}

export const unreadable = (message: string) => new ServiceException('SerializationException', 400, message);

// ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function writeJsonMembers(members: readonly Member[], values: Readonly<Members>): Members {
  const written: Members = {};
  for (const { name, wireName, shape, timestampFormat } of members) {
    const value = values[name];
    if (value !== undefined) written[wireName] = writeJson(shape, value, timestampFormat);
  }
  return written;
}

/** As JSON can say it. `null` stays: some of AWS's answers have it. */
function writeJson(shape: Shape, value: unknown, format = shape.timestampFormat): unknown {
  if (value === null || value === undefined) return value;
  const { item, value: mapped } = shape;
  switch (shape.type) {
    case 'structure':
      return writeJsonMembers(shape.members, value as Members);
    case 'list':
      return item ? (value as unknown[]).map((each) => writeJson(item, each)) : value;
    case 'map':
      return mapped
        ? Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, writeJson(mapped, each)]))
        : value;
    case 'blob':
      return encodeBase64(value as Uint8Array);
    case 'double':
      return Number.isFinite(value) ? value : String(value);
    case 'timestamp':
      return format && format !== 'unixTimestamp' ? writeTimestamp(value as number, format) : value;
    default:
      return value;
  }
}

/** Numbers that JSON has no digits for. */
const isSpecial = (text: string) => text === 'NaN' || text === 'Infinity' || text === '-Infinity';

// ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Code and message, wherever AWS's JSON protocols put them. */
export function readJsonRefusal(headers: Readonly<Record<string, string>>, body: Uint8Array): Refusal {
  const members = readJsonBody(body);
  const type = headers['x-amzn-errortype'] ?? members.__type ?? members.code ?? 'Unknown';
  const code = String(type).split(':')[0]?.split('#').at(-1) ?? '';
  return { code, message: String(members.message ?? members.Message ?? '') };
}
