/**
 * Which requests of a server that also serves the page are AWS's, and for which service. A signed request says so in
 * its credential scope, one to a function URL, an API or a load balancer in its `Host`.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ADVANCE_CLOCK_PATH, CLOCK_PATH } from '../api/bridge.ts';
import { credentialOf } from '../api/credential-scope.ts';
import type { FrontDoor } from '../api/front-door.ts';
import type { HeaderLine, HttpRequest, ServiceName } from '../api/http.ts';
import { bucketBeforeHost } from '../api/s3-host.ts';

/** Every operation of Lambda is below the date of its API's version. */
const DATED_PATH = /^\/\d{4}-\d{2}-\d{2}\//;
const PACKAGE_PATH = /^\/packages\/(?:[\w=-]|%2[BF]|%3D)+\.zip$/i;

/** Between two hosts only. */
const HOP_HEADERS = new Set(['connection', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);
/** Or of no use behind the bridge. */
const DROPPED_HEADERS = new Set([...HOP_HEADERS, 'authorization', 'cookie', 'host']);

type Incoming = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Whether it is below the path of Lambda's API. */
export const isDated = (url: string) => DATED_PATH.test(url);

/** Whether a client of AWS sends it, for whatever service; else it asks for a file of the page. */
export function isAwsRequest({ url = '/', headers }: Incoming): boolean {
  return (
    headers.authorization?.startsWith('AWS4-') === true ||
    Object.keys(headers).some((name) => name.startsWith('x-amz-')) ||
    isDated(url) ||
    url.includes('X-Amz-Credential=') ||
    isOldPresigned(url)
  );
}

/** Presigned as before 2014, which clients still do for S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html#RESTAuthenticationQueryStringAuth */
const isOldPresigned = (url: string) => /[?&]AWSAccessKeyId=[^&]/.test(url) && /[?&]Signature=[^&]/.test(url);

/** Whether it asks for the bytes behind GetFunction's Code.Location. */
export function isPackageRequest({ method, url = '/' }: Incoming): boolean {
  return method === 'GET' && PACKAGE_PATH.test(url);
}

/** Whether it is for the account's clock: the one thing of ours that programs reach. */
export const isClockRequest = ({ url = '/' }: Pick<Incoming, 'url'>) =>
  [CLOCK_PATH, ADVANCE_CLOCK_PATH].includes(pathOf(url));

/** How the clock is asked by our own contract; undefined for a method that it has not. */
export function clockRequestHead(request: Incoming): Omit<HttpRequest, 'body'> | undefined {
  const operation = { GET: '/GetClock', POST: '/TurnClock' }[request.method ?? 'GET'];
  return operation === undefined
    ? undefined
    : { ...requestHead('coldspark', request), method: 'POST', path: operation };
}

/** The service's name in the credential scope; undefined when the request is not signed. Both API Gateways have one. */
export function signedService({ url = '/', headers }: Incoming): string | undefined {
  const service = credentialOf(headers.authorization, searchOf(url))?.service;
  if (service === 'apigateway' && url.startsWith('/v2/')) return 'apigatewayv2';
  return service ?? (isOldPresigned(url) ? 's3' : undefined);
}

/** The request as it travels on, without its body. */
export function requestHead(
  service: ServiceName,
  { method = 'GET', url = '/', headers }: Incoming,
): Omit<HttpRequest, 'body'> {
  const query: HttpRequest['query'] = {};
  for (const [name, value] of new URLSearchParams(searchOf(url))) {
    const earlier = query[name];
    query[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return { service, method, path: pathOf(url), query, headers: plainHeaders(headers, DROPPED_HEADERS) };
}

/** A request to S3, wherever it names its bucket. Who signed it matters there: somebody, or nobody. */
export function s3RequestHead(request: Incoming): Omit<HttpRequest, 'body'> {
  const head = requestHead('s3', request);
  const bucket = bucketBeforeHost(request.headers.host);
  const path = bucket === '' ? head.path : `/${bucket}${head.path}`;
  return { ...head, path, headers: plainHeaders(request.headers, HOP_HEADERS) };
}

const pathOf = (url: string) => url.replace(/\?.*$/s, '');
const searchOf = (url: string) => url.replace(/^[^?]*/, '');

/** A request at a front door: a function sees its path, query and headers as they were sent. */
export function frontDoorRequestHead(
  door: FrontDoor,
  { method = 'GET', url = '/', headers, rawHeaders }: Incoming & Pick<IncomingMessage, 'rawHeaders'>,
): Omit<HttpRequest, 'body'> {
  const headerLines = rawHeaders
    .flatMap((name, index): HeaderLine[] => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []))
    .filter(([name]) => !HOP_HEADERS.has(name.toLowerCase()));
  return { service: door, method, path: url, query: {}, headers: plainHeaders(headers, HOP_HEADERS), headerLines };
}

function plainHeaders(headers: IncomingHttpHeaders, dropped: ReadonlySet<string>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !dropped.has(name)) plain[name] = String(value);
  }
  return plain;
}
