/**
 * What a function returns to whoever made its event of a request: an object with status code, headers and body, each read
 * on its own, for function URLs, APIs and load balancers differ in what they take.
 */
import { decodeBase64 } from '../../api/base64.ts';
import type { HttpResponse } from '../../api/http.ts';

export type ProxyResult = Readonly<Record<string, unknown>>;

/** The result is no response that HTTP could carry, or none that this address takes. */
export class MalformedResult extends Error {}

const utf8 = new TextEncoder();
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Latin-1 without control characters, as HTTP/1.1 carries it. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** They say how the bytes travel, which is not the function's to say. */
const OF_THE_CONNECTION = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

export const isProxyResult = (value: unknown): value is ProxyResult =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number, or a text that is one. */
export function readStatus(statusCode: unknown, lowest = 200): number {
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < lowest || status > 599) throw new MalformedResult();
  return status;
}

/** Names in lower case. */
export function readHeaders(given: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of membersOf(given)) addHeader(headers, name, String(value));
  return headers;
}

/** Each a list of values, all of which are sent; cookies are lines of their own. */
export function readMultiValueHeaders(given: unknown): Pick<HttpResponse, 'headers' | 'cookies'> {
  const headers: Record<string, string> = {};
  let cookies: string[] = [];
  for (const [name, values] of membersOf(given)) {
    if (!Array.isArray(values)) throw new MalformedResult();
    if (name.toLowerCase() === 'set-cookie') cookies = readCookies(values.map(String));
    else addHeader(headers, name, values.map(String).join(', '));
  }
  return { headers, ...(cookies.length > 0 && { cookies }) };
}

function addHeader(headers: Record<string, string>, name: string, value: string): void {
  if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value)) throw new MalformedResult();
  if (!OF_THE_CONNECTION.has(name.toLowerCase())) headers[name.toLowerCase()] = value;
}

function membersOf(given: unknown): [string, unknown][] {
  if (given === undefined || given === null) return [];
  if (!isProxyResult(given)) throw new MalformedResult();
  return Object.entries(given);
}

export function readCookies(given: unknown): string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given) || !given.every((cookie) => typeof cookie === 'string' && HEADER_VALUE.test(cookie)))
    throw new MalformedResult();
  return given;
}

/** What is no text is sent as JSON. */
export function readBody({ body = null, isBase64Encoded }: ProxyResult): Uint8Array {
  if (body === null) return new Uint8Array();
  if (typeof body !== 'string') return utf8.encode(JSON.stringify(body));
  if (isBase64Encoded !== true) return utf8.encode(body);
  try {
    return decodeBase64(body);
  } catch {
    throw new MalformedResult();
  }
}

/** The response that is read, or the one in place of a result that is none. */
export function orMalformed(read: () => HttpResponse, malformed: () => HttpResponse): HttpResponse {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedResult) return malformed();
    throw error;
  }
}
