/**
 * The event of payload format 1.0: of REST APIs, and of HTTP APIs whose integration asks for it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */

import type { Credential } from '../../api/credential-scope.ts';
import type { HeaderLine } from '../../api/http.ts';
import type { StageVariables } from '../../api/integration-target.ts';
import { clfTime } from '../../kernel/calendar.ts';
import {
  allValues,
  bodyMembers,
  forwardedHeaders,
  lastValues,
  PROTOCOL,
  queryLines,
  type ReceivedRequest,
  SOURCE_IP,
} from '../../kernel/front-door/received-request.ts';
import { userArnOf } from '../../kernel/front-door/signer.ts';
import { apiDomain, type GatewayContext } from './api-records.ts';

export interface ProxyEventOf {
  apiId: string;
  /** The path that the route or the resource has. */
  resource: string;
  resourceId: string;
  path: string;
  pathParameters: Readonly<Record<string, string>> | undefined;
  /** The path with the stage, as it was sent. */
  requestPath: string;
  stage: string;
  stageVariables: StageVariables;
  /** Of REST APIs. */
  deploymentId?: string;
  /** Whether the body travels as text. */
  isText: boolean;
  requestId: string;
  extendedRequestId: string;
  /** 24 hexadecimal digits. */
  traceId: string;
  /** Of a route or a method that asks for a signature. */
  signer: Credential | undefined;
}

export function proxyEvent({ scope, clock }: GatewayContext, request: ReceivedRequest, of: ProxyEventOf): object {
  const lines = headerLines(request.headerLines, of.traceId, clock.now);
  const query = queryLines(request.rawQueryString);
  const { body = null, isBase64Encoded } = bodyMembers(request.body, of.isText);
  return {
    resource: of.resource,
    path: of.path,
    httpMethod: request.method,
    headers: lastValues(lines),
    multiValueHeaders: allValues(lines),
    queryStringParameters: lastValues(query) ?? null,
    multiValueQueryStringParameters: allValues(query) ?? null,
    pathParameters: of.pathParameters ?? null,
    stageVariables: Object.keys(of.stageVariables).length > 0 ? of.stageVariables : null,
    requestContext: {
      resourceId: of.resourceId,
      resourcePath: of.resource,
      httpMethod: request.method,
      extendedRequestId: of.extendedRequestId,
      requestTime: clfTime(clock.now),
      path: of.requestPath,
      accountId: scope.accountId,
      protocol: PROTOCOL,
      stage: of.stage,
      domainPrefix: of.apiId,
      requestTimeEpoch: Math.floor(clock.now),
      requestId: of.requestId,
      identity: identity(request, scope.accountId, of.signer),
      domainName: apiDomain(scope, of.apiId),
      ...(of.deploymentId !== undefined && { deploymentId: of.deploymentId }),
      apiId: of.apiId,
    },
    body,
    isBase64Encoded,
  };
}

/** Of whom has not signed only the address is known. */
const identity = ({ headers }: ReceivedRequest, accountId: string, signer: Credential | undefined) => ({
  cognitoIdentityPoolId: null,
  accountId: signer ? accountId : null,
  cognitoIdentityId: null,
  caller: signer ? accountId : null,
  sourceIp: SOURCE_IP,
  principalOrgId: null,
  accessKey: signer?.accessKey ?? null,
  cognitoAuthenticationType: null,
  cognitoAuthenticationProvider: null,
  userArn: signer ? userArnOf(accountId) : null,
  userAgent: headers['user-agent'] ?? null,
  user: signer ? accountId : null,
});

/** Spelled as they were sent, but for two that AWS spells itself; how long the body is, the body says. */
const SPELLED: Readonly<Record<string, string>> = { authorization: 'Authorization', host: 'Host' };

function headerLines(sent: readonly HeaderLine[], traceId: string, atMs: number): HeaderLine[] {
  const added = forwardedHeaders(traceId, atMs);
  const kept = sent.filter(([name]) => !['content-length', ...Object.keys(added)].includes(name.toLowerCase()));
  return [
    ...kept.map(([name, value]): HeaderLine => [SPELLED[name.toLowerCase()] ?? name, value]),
    ...Object.entries(added).map(([name, value]): HeaderLine => [capitalised(name), value]),
  ];
}

const capitalised = (name: string) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
