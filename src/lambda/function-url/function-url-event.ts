/**
 * The event a function URL makes of a request: payload format 2.0.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
import type { Credential } from '../../api/credential-scope.ts';
import { functionUrlHost } from '../../api/function-url.ts';
import { clfTime } from '../../kernel/calendar.ts';
import {
  bodyMembers,
  forwardedHeaders,
  isTextType,
  joinedValues,
  PROTOCOL,
  queryLines,
  type ReceivedRequest,
  SOURCE_IP,
} from '../../kernel/front-door/received-request.ts';
import { iamAuthorizer } from '../../kernel/front-door/signer.ts';
import type { EngineConfig } from '../context.ts';

/** A request as it reached the address. */
export interface FunctionUrlRequest extends Omit<ReceivedRequest, 'name'> {
  urlId: string;
}

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
  const parameters = joinedValues(queryLines(rawQueryString));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers: { ...headers, ...forwardedHeaders(origin.traceId, origin.atMs) },
    ...(parameters && { queryStringParameters: parameters }),
    requestContext: {
      accountId: origin.credential ? config.accountId : 'anonymous',
      apiId: urlId,
      ...(origin.credential && { authorizer: iamAuthorizer(config.accountId, origin.credential) }),
      domainName: functionUrlHost(urlId, config.region),
      domainPrefix: urlId,
      http: {
        method,
        path: rawPath,
        protocol: PROTOCOL,
        sourceIp: SOURCE_IP,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: origin.requestId,
      routeKey: '$default',
      stage: '$default',
      time: clfTime(origin.atMs),
      timeEpoch: Math.floor(origin.atMs),
    },
    ...bodyMembers(body, isTextType(headers['content-type'])),
  };
}
