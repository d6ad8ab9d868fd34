/**
 * A request of a handler to AWS, in the shape of an HTTP request: what the kernel's client makes of what it is given, and
 * what the host makes of what comes out of a place where user code runs.
 */
import type { HttpRequest } from '../api/http.ts';

/** As in `HttpRequest`; whether there is such a service for handlers, the region knows. */
export type HandlerRequest = Omit<HttpRequest, 'service'> & { service: string };

/** What user code gives; the rest has defaults. */
export type HandlerRequestOptions = Pick<HandlerRequest, 'service'> & Partial<HandlerRequest>;

/** Of everything but the body. */
const MAX_HEAD_CHARS = 64 * 1024;
const SERVICE = /^[a-z0-9-]{1,64}$/;
const METHOD = /^[A-Z]{1,16}$/;
const PATH = /^\/[\x21-\x7e]*$/;
const HEADER_NAME = /^[a-z0-9-]+$/;

/** Throws a TypeError for what is no request. */
export function handlerRequest(options: HandlerRequestOptions): HandlerRequest {
  const { service, method = 'POST', path = '/', query = {}, headers = {}, body = new Uint8Array() } = options;
  const lowerCase = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  // a view is sent with all of its buffer
  const own = body instanceof Uint8Array ? new Uint8Array(body) : body;
  const request = parseHandlerRequest({ service, method, path, query, headers: lowerCase, body: own });
  if (!request)
    throw new TypeError('This is not a request to AWS: see service, method, path, query, headers and body.');
  return request;
}

/** The request as far as it is well-formed, and nothing but its members; undefined for anything else. */
export function parseHandlerRequest(data: unknown): HandlerRequest | undefined {
  if (!isRecord(data)) return undefined;
  const { service, method, path, query, headers, body } = data;
  if (!matches(service, SERVICE) || !matches(method, METHOD) || !matches(path, PATH)) return undefined;
  if (!isRecord(query) || !isRecord(headers)) return undefined;
  if (!(body instanceof Uint8Array) || body.byteLength !== body.buffer.byteLength) return undefined;
  if (!Object.entries(query).every(([name, value]) => name !== '__proto__' && isQueryValue(value))) return undefined;
  if (!Object.entries(headers).every(([name, value]) => HEADER_NAME.test(name) && isText(value))) return undefined;
  const request = {
    service,
    method,
    path,
    query: { ...query } as HandlerRequest['query'],
    headers: { ...headers } as HandlerRequest['headers'],
    body,
  };
  return headChars(request) > MAX_HEAD_CHARS ? undefined : request;
}

function headChars({ path, query, headers }: HandlerRequest): number {
  const texts = [...Object.entries(query), ...Object.entries(headers)].flat(2);
  return texts.reduce((sum, text) => sum + text.length + 1, path.length);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !ArrayBuffer.isView(data);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isQueryValue = (value: unknown) => isText(value) || (Array.isArray(value) && value.every(isText));
const matches = (value: unknown, pattern: RegExp): value is string => isText(value) && pattern.test(value);
