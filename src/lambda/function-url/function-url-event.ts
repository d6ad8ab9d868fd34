/**
 * The event a function URL makes of a request: payload format 2.0.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
import { encodeBase64 } from '../../api/base64.ts';
import type { Credential } from '../../api/credential-scope.ts';
import { functionUrlHost } from '../../api/function-url.ts';
import { clfTime } from '../../kernel/calendar.ts';
import { traceRoot } from '../../kernel/trace-header.ts';
import type { EngineConfig } from '../context.ts';

/** A request as it reached the address. */
export interface FunctionUrlRequest {
  urlId: string;
  method: string;
  /** Percent-encoded. */
  rawPath: string;
  rawQueryString: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** Only this computer reaches the bridge. */
const SOURCE_IP = '127.0.0.1';

/** Other bodies travel as Base64, forms among them. */
const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|javascript)\b|[^;]*\+(?:json|xml)\b)/i;

export interface EventOrigin {
  requestId: string;
  /** Sixteen bytes in hexadecimal, from which the trace id is made. */
  traceId: string;
  atMs: number;
  /** Of an AWS_IAM address. */
  credential: Credential | undefined;
}

export function functionUrlEvent(config: EngineConfig, request: FunctionUrlRequest, origin: EventOrigin): object {
  const { urlId, method, rawPath, rawQueryString, body } = request;
  const { cookie, ...headers } = request.headers;
  const parameters = queryStringParameters(rawQueryString);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers: { ...headers, ...forwardedHeaders(origin) },
    ...(parameters && { queryStringParameters: parameters }),
    requestContext: {
      accountId: origin.credential ? config.accountId : 'anonymous',
      apiId: urlId,
      ...(origin.credential && { authorizer: { iam: identity(config, origin.credential) } }),
      domainName: functionUrlHost(urlId, config.region),
      domainPrefix: urlId,
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: SOURCE_IP,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: origin.requestId,
      routeKey: '$default',
      stage: '$default',
      time: clfTime(origin.atMs),
      timeEpoch: Math.floor(origin.atMs),
    },
    ...bodyMembers(body, headers['content-type']),
  };
}

/** What AWS's front door adds; handlers build their own address of it, so it says https as on AWS. */
function forwardedHeaders({ traceId, atMs }: EventOrigin): Record<string, string> {
  return {
    'x-amzn-trace-id': traceRoot(traceId, atMs),
    'x-forwarded-for': SOURCE_IP,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}

/** A name that comes twice has its values joined with commas. */
function queryStringParameters(rawQueryString: string): Record<string, string> | undefined {
  if (rawQueryString === '') return undefined;
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const earlier = parameters.get(name);
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return Object.fromEntries(parameters);
}

function bodyMembers(body: Uint8Array, contentType: string | undefined): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = TEXT_TYPE.test(contentType ?? '') ? utf8Text(body) : undefined;
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

/** Everybody who signs is the account's root user. */
const identity = ({ accountId }: EngineConfig, { accessKey }: Credential) => ({
  accessKey,
  accountId,
  callerId: accountId,
  cognitoIdentity: null,
  principalOrgId: null,
  userArn: `arn:aws:iam::${accountId}:root`,
  userId: accountId,
});
