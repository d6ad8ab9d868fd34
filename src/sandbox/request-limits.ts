/**
 * What one environment may ask of AWS, and the answers to what is beyond. The kernel's client keeps within it, so only who
 * goes around the client meets the refusals; the host holds to it in any case.
 *
 * Differs from AWS: there a function's network and each service's own quotas are the limit.
 */
import type { HttpResponse } from '../api/http.ts';

/** Each way. What a service takes or gives at most is its own affair; Lambda's 6 MB payloads fit. */
export const REQUEST_BODY_BYTES = 16 * 1024 * 1024;
/** As many as the HTTP agent of AWS's SDK for JavaScript opens sockets. */
export const REQUESTS_IN_FLIGHT = 50;
export const REQUEST_BYTES_IN_FLIGHT = 2 * REQUEST_BODY_BYTES;
export const REQUEST_BURST = 1_000;
export const REQUESTS_PER_SECOND = 500;

export const requestTooLarge = () =>
  refusal(
    413,
    'RequestEntityTooLargeException',
    `Request must be smaller than ${REQUEST_BODY_BYTES} bytes for the RequestEntity`,
  );

export const responseTooLarge = () =>
  refusal(502, 'ResponseTooLargeException', `A handler is given responses of up to ${REQUEST_BODY_BYTES} bytes.`);

export const tooManyRequests = () => refusal(429, 'ThrottlingException', 'Rate exceeded');

export const notNow = () =>
  refusal(
    403,
    'AccessDeniedException',
    'Requests to AWS can be sent during an invocation or its initialization, and at no other time.',
  );

export const failed = () =>
  refusal(500, 'InternalFailure', 'The request processing has failed because of an unknown error.');

function refusal(status: number, code: string, message: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: new TextEncoder().encode(JSON.stringify({ __type: code, message })),
  };
}
