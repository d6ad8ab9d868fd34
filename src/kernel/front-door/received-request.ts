/** A request as it reached an address, and what everybody who makes a function's event of it reads from it. */
import { encodeBase64 } from '../../api/base64.ts';
import { addressedBy } from '../../api/front-door.ts';
import type { HeaderLine, HttpRequest } from '../../api/http.ts';
import { traceRoot } from '../trace-header.ts';

export interface ReceivedRequest {
  /** Who is addressed (api/front-door.ts); empty when the Host names nobody. */
  name: string;
  method: string;
  /** Percent-encoded, as it was sent; at least a slash. */
  rawPath: string;
  rawQueryString: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** As they were sent. */
  headerLines: readonly HeaderLine[];
  body: Uint8Array;
}

/** Only this computer reaches the bridge. */
export const SOURCE_IP = '127.0.0.1';

export const PROTOCOL = 'HTTP/1.1';

export function receivedRequest({ method, path, headers, headerLines, body }: HttpRequest): ReceivedRequest {
  const [, rawPath = '', rawQueryString = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  return {
    name: addressedBy(headers.host)?.name ?? '',
    method,
    rawPath: rawPath || '/',
    rawQueryString,
    headers,
    headerLines: headerLines ?? Object.entries(headers),
    body,
  };
}

/** What AWS's front door adds; handlers build their own address of it, so it says https as on AWS. `traceId`: 24 or more
 * hexadecimal digits. */
export function forwardedHeaders(traceId: string, atMs: number): Record<string, string> {
  return {
    'x-amzn-trace-id': traceRoot(traceId, atMs),
    'x-forwarded-for': SOURCE_IP,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}

/** Decoded, in the order in which they were sent. */
export const queryLines = (rawQueryString: string): HeaderLine[] => [...new URLSearchParams(rawQueryString)];

/** By name, of names that come more than once the last value; undefined when there are none. */
export const lastValues = (lines: readonly HeaderLine[]): Record<string, string> | undefined =>
  lines.length === 0 ? undefined : Object.fromEntries(lines);

/** By name, all values; undefined when there are none. */
export function allValues(lines: readonly HeaderLine[]): Record<string, string[]> | undefined {
  if (lines.length === 0) return undefined;
  const values = new Map<string, string[]>();
  for (const [name, value] of lines) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

/** By name, values of the same name joined with commas; undefined when there are none. */
export function joinedValues(lines: readonly HeaderLine[]): Record<string, string> | undefined {
  const all = allValues(lines);
  return all && Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.join(',')]));
}

/** Bodies that travel as text; others are Base64, forms among them. */
const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|javascript)\b|[^;]*\+(?:json|xml)\b)/i;

export const isTextType = (contentType: string | undefined): boolean => TEXT_TYPE.test(contentType ?? '');

/** The members of an event that hold the body; what is no UTF-8 is Base64 whatever its type says. No `body`: it is empty. */
export function bodyMembers(body: Uint8Array, isText: boolean): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = isText ? utf8Text(body) : undefined;
  return text === undefined
    ? { body: encodeBase64(body), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // not UTF-8: it travels as Base64
    return undefined;
  }
}
