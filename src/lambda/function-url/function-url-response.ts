/**
 * What a function URL answers: the handler's result as a response, or an error in its place.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-response-payload
 */
import { decodeBase64 } from '../../api/base64.ts';
import { errorResponse } from '../../api/error-response.ts';
import type { ServiceException } from '../../api/errors.ts';
import type { HttpResponse } from '../../api/http.ts';
import type { InvocationResponse } from '../context.ts';
import type { FunctionUrl } from '../state.ts';

const utf8 = new TextEncoder();
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Latin-1 without control characters, as HTTP/1.1 carries it. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** They say how the bytes travel, which is not the function's to say. */
const OF_THE_CONNECTION = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** The result is no response that HTTP could carry. */
class MalformedResult extends Error {}

export function functionUrlResponse({ invokeMode }: FunctionUrl, result: InvocationResponse): HttpResponse {
  const { functionError, payload } = result;
  return orInternalServerError(() => {
    if (functionError) return internalServerError();
    // a result that was not streamed goes through a stream as it is
    return invokeMode === 'RESPONSE_STREAM'
      ? respond(200, { 'content-type': 'application/octet-stream' }, utf8.encode(payload))
      : bufferedResponse(JSON.parse(payload), payload);
  });
}

/** What Lambda refused before the function ran, in the refusal's own status: a throttle is a 429, a body too large a 413. */
export function refusedResponse({ code, status, members, message }: ServiceException): HttpResponse {
  return errorResponse(status, code, { ...members, message });
}

/** `message` as AWS has it: null where there is no such address. */
export const accessDenied = (message: string | null) =>
  errorResponse(403, 'AccessDeniedException', { Message: message });

/** An object with a status code says itself what the response is; everything else is the body of a 200. */
function bufferedResponse(result: unknown, payload: string): HttpResponse {
  const headers = { 'content-type': 'application/json' };
  if (typeof result === 'string') return respond(200, headers, utf8.encode(result));
  if (!isObject(result) || !('statusCode' in result)) return respond(200, headers, utf8.encode(payload));
  const cookies = result.cookies === undefined ? [] : readCookies(result.cookies);
  return {
    ...respond(readStatus(result.statusCode), { ...headers, ...readHeaders(result.headers) }, readBody(result)),
    ...(cookies.length > 0 && { cookies }),
  };
}

function readStatus(statusCode: unknown): number {
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) throw new MalformedResult();
  return status;
}

function readHeaders(given: unknown): Record<string, string> {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw new MalformedResult();
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(String(value))) throw new MalformedResult();
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) headers[name.toLowerCase()] = String(value);
  }
  return headers;
}

function readCookies(given: unknown): string[] {
  if (!Array.isArray(given) || !given.every((cookie) => typeof cookie === 'string' && HEADER_VALUE.test(cookie)))
    throw new MalformedResult();
  return given;
}

function readBody({ body = null, isBase64Encoded }: Record<string, unknown>): Uint8Array {
  if (body === null) return new Uint8Array();
  if (typeof body !== 'string') return utf8.encode(JSON.stringify(body));
  if (isBase64Encoded !== true) return utf8.encode(body);
  try {
    return decodeBase64(body);
  } catch {
    throw new MalformedResult();
  }
}

function orInternalServerError(answer: () => HttpResponse): HttpResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof MalformedResult) return internalServerError();
    throw error;
  }
}

const internalServerError = () =>
  respond(502, { 'content-type': 'application/json' }, utf8.encode('Internal Server Error'));

const respond = (status: number, headers: Record<string, string>, body: Uint8Array): HttpResponse => ({
  status,
  headers,
  body,
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
