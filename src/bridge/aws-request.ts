/**
 * Which requests of a server that also serves the page are AWS's, and for which service. A signed request says so in
 * the credential scope, in a header or, presigned, in the query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * Differs from AWS: the signature is not verified, any access key will do. There is nobody else on loopback.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { HttpRequest, ServiceName } from '../api/http.ts';

/** `<access key>/<date>/<Region>/<service>/aws4_request`; SigV4a has no Region. */
const SCOPE = /^[^/]+\/\d{8}\/(?:[^/]*\/)?([^/]+)\/aws4_request$/;
const AUTHORIZATION = /^AWS4-\S+ +(?:.*[ ,])?Credential=([^,\s]+)/;
/** Every operation of Lambda is below the date of its API's version. */
const DATED_PATH = /^\/\d{4}-\d{2}-\d{2}\//;
const PACKAGE_PATH = /^\/packages\/(?:[\w=-]|%2[BF]|%3D)+\.zip$/i;

/** Names in credential scopes. */
const SERVICES: ReadonlySet<string> = new Set<ServiceName>(['lambda', 'monitoring', 'logs', 'iam', 'sts']);

/** Between two hosts only, or of no use behind the bridge. */
const DROPPED_HEADERS = new Set(['authorization', 'connection', 'cookie', 'expect', 'host', 'transfer-encoding']);

type Incoming = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Whether it is below the path of Lambda's API. */
export const isDated = (url: string) => DATED_PATH.test(url);

/** Whether a client of AWS sends it, for whatever service; else it asks for a file of the page. */
export function isAwsRequest({ url = '/', headers }: Incoming): boolean {
  return (
    headers.authorization?.startsWith('AWS4-') === true ||
    Object.keys(headers).some((name) => name.startsWith('x-amz-')) ||
    isDated(url) ||
    url.includes('X-Amz-Credential=')
  );
}

/** Whether it asks for the bytes behind GetFunction's Code.Location. */
export function isPackageRequest({ method, url = '/' }: Incoming): boolean {
  return method === 'GET' && PACKAGE_PATH.test(url);
}

/** The service's name in the credential scope; undefined when the request is not signed. */
export function signedService({ url = '/', headers }: Incoming): string | undefined {
  const credential =
    AUTHORIZATION.exec(headers.authorization ?? '')?.[1] ?? searchOf(url).get('X-Amz-Credential') ?? '';
  return SCOPE.exec(credential)?.[1];
}

export const isServiceHere = (name: string): name is ServiceName => SERVICES.has(name);

/** The request as it travels on, without its body. */
export function requestHead(
  service: ServiceName,
  { method = 'GET', url = '/', headers }: Incoming,
): Omit<HttpRequest, 'body'> {
  const query: HttpRequest['query'] = {};
  for (const [name, value] of searchOf(url)) {
    const earlier = query[name];
    query[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return { service, method, path: url.replace(/\?.*$/s, ''), query, headers: plainHeaders(headers) };
}

const searchOf = (url: string) => new URLSearchParams(url.replace(/^[^?]*/, ''));

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !DROPPED_HEADERS.has(name)) plain[name] = String(value);
  }
  return plain;
}
