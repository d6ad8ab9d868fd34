/**
 * Answers of the bridge itself, in the shape the client reads: JSON or XML, with AWS's code in a header too.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorResponse } from '../api/error-response.ts';
import { addressedBy } from '../api/front-door.ts';
import type { HttpResponse } from '../api/http.ts';
import { xmlElement, xmlText } from '../api/protocols/xml.ts';
import { s3HostBucket } from '../api/s3-host.ts';
import { isClockRequest, isDated } from './aws-request.ts';

export interface Refusal {
  status: number;
  /** AWS's code. */
  code: string;
  message: string;
}

export const MISSING_TOKEN: Refusal = {
  status: 403,
  code: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
};

export const accessDenied = (message: string): Refusal => ({ status: 403, code: 'AccessDeniedException', message });

export const unknownService = (name: string): Refusal => ({
  status: 404,
  code: 'UnknownOperationException',
  message: `Coldspark has no service "${name}".`,
});

export const CLOCK_METHOD: Refusal = {
  status: 400,
  code: 'ValidationException',
  message: 'The clock is read with GET and turned with POST.',
};

export const tooLarge = (limitBytes: number): Refusal => ({
  status: 413,
  code: 'RequestEntityTooLargeException',
  message: `Request must be smaller than ${limitBytes} bytes`,
});

export const noTab = (host: string | undefined): Refusal => ({
  status: 503,
  code: 'ServiceUnavailableException',
  message: `No Coldspark tab is open: open http://${pageHost(host)}/ in a browser and try again.`,
});

/** Where the console is: at the Host of a front door or of S3 it is not. */
const pageHost = (host = 'localhost') =>
  addressedBy(host) === undefined && s3HostBucket(host) === undefined
    ? host
    : `localhost${/:\d+$/.exec(host)?.[0] ?? ''}`;

/** The tab commits whole operations or none, but which it was nobody can tell any more. */
export const TAB_GONE: Refusal = {
  status: 500,
  code: 'ServiceException',
  message:
    'The Coldspark tab closed before it answered, so it cannot say whether the request took effect. Check and try again.',
};

export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  // what is still on its way is read and dropped: cut off, the client would miss the answer
  request.resume();
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = readsJson(request) ? inJson(refusal) : inXml(refusal);
  response.writeHead(status, headers).end(body);
}

const inJson = ({ status, code, message }: Refusal): HttpResponse => {
  const refused = errorResponse(status, code, { __type: code, message });
  return { ...refused, headers: { ...refused.headers, 'x-amzn-requestid': randomUUID() } };
};

/** As AWS Query has it, and S3 near enough. */
function inXml({ status, code, message }: Refusal): HttpResponse {
  const requestId = randomUUID();
  const details = [
    xmlElement('Type', status < 500 ? 'Sender' : 'Receiver'),
    xmlElement('Code', code),
    xmlElement('Message', xmlText(message)),
  ];
  const content = xmlElement('Error', details.join('')) + xmlElement('RequestId', requestId);
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-errortype': code, 'x-amzn-requestid': requestId },
    body: new TextEncoder().encode(`${xmlElement('ErrorResponse', content)}\n`),
  };
}

/** Lambda's paths begin with a date, front doors are known by their Host, other JSON protocols name themselves; what is left (IAM, STS, S3) reads XML. */
const readsJson = ({ url = '/', headers }: IncomingMessage) =>
  isDated(url) ||
  isClockRequest({ url }) ||
  addressedBy(headers.host) !== undefined ||
  headers['content-type']?.includes('json') === true;
