/**
 * Reading what AWS's JSON protocols carry in a body, by the model's shapes. What cannot be read is a
 * SerializationException. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
import { decodeBase64 } from './base64.ts';
import { ServiceException } from './errors.ts';
import type { Shape } from './model.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The members of a body that is one JSON object; no body is as good as an empty one. */
export function readJsonBody(body: Uint8Array): Record<string, unknown> {
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of the body. `null` is as good as absent; only lists and maps keep it, for validation to refuse. */
export function readJson(shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  switch (shape.type) {
    case 'structure': {
      if (!isObject(value)) throw notConvertible(value, 'a Structure');
      const structure: Record<string, unknown> = {};
      for (const member of shape.members) {
        const read = readJson(member.shape, value[member.name]);
        if (read !== undefined) structure[member.name] = read;
      }
      return structure;
    }
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
    case 'timestamp':
      if (typeof value !== 'number') throw notConvertible(value, 'a Number');
      return value;
  }
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
