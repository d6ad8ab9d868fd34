/** Numbers, booleans, times and bytes as text, which is all that forms, XML and headers carry. */
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { ServiceException } from '../errors.ts';
import type { Shape } from '../model.ts';
import { readTimestamp, type TimestampFormat, writeTimestamp } from '../timestamp.ts';

/** Throws MalformedInput for what is none. */
export function readScalar({ type }: Shape, text: string): unknown {
  if (type === 'string') return text;
  const trimmed = text.trim();
  if (type === 'boolean') return trimmed === 'true';
  if (type === 'blob') return readBlob(trimmed);
  if (type === 'timestamp') {
    const seconds = readTimestamp(trimmed);
    if (Number.isNaN(seconds)) throw malformedInput(`Invalid timestamp: ${text}`);
    return seconds;
  }
  const value = Number(trimmed);
  if (trimmed === '' || (Number.isNaN(value) && trimmed !== 'NaN')) throw malformedInput(`Invalid number: ${text}`);
  return value;
}

function readBlob(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch {
    // what the platform says of bad base64 differs from platform to platform
    throw malformedInput('Invalid base64');
  }
}

export const malformedInput = (message: string) => new ServiceException('MalformedInput', 400, message);

/** `format`: of a time whose member and shape do not say. */
export function writeScalar(shape: Shape, value: unknown, format: TimestampFormat = 'iso8601'): string {
  if (shape.type === 'blob') return encodeBase64(value as Uint8Array);
  if (shape.type === 'timestamp') return writeTimestamp(value as number, format);
  return String(value);
}
