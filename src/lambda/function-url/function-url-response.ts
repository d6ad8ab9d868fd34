/**
 * What a function URL answers: the handler's result as a response, or an error in its place.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-response-payload
 */
import { errorResponse } from '../../api/error-response.ts';
import type { ServiceException } from '../../api/errors.ts';
import type { HttpResponse } from '../../api/http.ts';
import {
  isProxyResult,
  orMalformed,
  readBody,
  readCookies,
  readHeaders,
  readStatus,
} from '../../kernel/front-door/proxy-result.ts';
import type { InvocationResponse } from '../context.ts';
import type { FunctionUrl } from '../state.ts';

const utf8 = new TextEncoder();

export function functionUrlResponse({ invokeMode }: FunctionUrl, result: InvocationResponse): HttpResponse {
  const { functionError, payload } = result;
  return orMalformed(() => {
    if (functionError) return internalServerError();
    // a result that was not streamed goes through a stream as it is
    return invokeMode === 'RESPONSE_STREAM'
      ? respond(200, { 'content-type': 'application/octet-stream' }, utf8.encode(payload))
      : bufferedResponse(JSON.parse(payload), payload);
  }, internalServerError);
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
  if (!isProxyResult(result) || !('statusCode' in result)) return respond(200, headers, utf8.encode(payload));
  const cookies = readCookies(result.cookies);
  return {
    ...respond(readStatus(result.statusCode), { ...headers, ...readHeaders(result.headers) }, readBody(result)),
    ...(cookies.length > 0 && { cookies }),
  };
}

const internalServerError = () =>
  respond(502, { 'content-type': 'application/json' }, utf8.encode('Internal Server Error'));

const respond = (status: number, headers: Record<string, string>, body: Uint8Array): HttpResponse => ({
  status,
  headers,
  body,
});
