/**
 * A request to an HTTP API: the stage that its path names, the route that fits best, and the function behind it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 *
 * Differs from AWS: nothing is throttled but by Lambda. What AWS answers when Lambda throttles is told by users, not by AWS.
 */
import type { Credential } from '../../../api/credential-scope.ts';
import type { ServiceException } from '../../../api/errors.ts';
import type { HttpResponse } from '../../../api/http.ts';
import { executeArn, functionIn, withStageVariables } from '../../../api/integration-target.ts';
import { clfTime } from '../../../kernel/calendar.ts';
import { isPreflight, preflightResponse, withCors } from '../../../kernel/front-door/cors.ts';
import type { Respond } from '../../../kernel/front-door/front-door.ts';
import {
  isProxyResult,
  orMalformed,
  readBody,
  readCookies,
  readHeaders,
  readStatus,
} from '../../../kernel/front-door/proxy-result.ts';
import {
  bodyMembers,
  forwardedHeaders,
  isTextType,
  joinedValues,
  PROTOCOL,
  queryLines,
  type ReceivedRequest,
  SOURCE_IP,
} from '../../../kernel/front-door/received-request.ts';
import { iamAuthorizer, signerOf } from '../../../kernel/front-door/signer.ts';
import { randomHex } from '../../../kernel/random.ts';
import { apiDomain, newExtendedRequestId } from '../api-records.ts';
import { invokeFunction, type Outcome } from '../function-invocation.ts';
import { gatewayMessage } from '../gateway-response.ts';
import { compareExactness, matchPath, type PathMatch } from '../path-template.ts';
import { proxyEvent } from '../proxy-event.ts';
import { proxyResponse } from '../proxy-response.ts';
import { HTTP_ERRORS, RequestMetrics } from '../request-metrics.ts';
import type { HttpApi, HttpApiContext, HttpDeployment, HttpIntegration, HttpRoute, HttpStage } from './context.ts';
import { DEFAULT_ROUTE } from './routes.ts';
import { DEFAULT_STAGE } from './stages.ts';

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json';

const forbidden = () => gatewayMessage(403, 'Forbidden');
const notFound = () => gatewayMessage(404, 'Not Found');
const internalServerError = () => gatewayMessage(500, 'Internal Server Error');
const serviceUnavailable = () => gatewayMessage(503, 'Service Unavailable');
const tooLarge = () => gatewayMessage(413, 'Request Entity Too Large');

/** Whether the API is one of these. */
export function receiveRequest(context: HttpApiContext, request: ReceivedRequest, respond: Respond): boolean {
  const api = context.httpApis.get(request.name);
  if (!api) return false;
  const requestId = newExtendedRequestId(context);
  const { cors } = api;
  const answer: Respond = (response) => {
    const own = cors ? withCors(cors, request, response) : response;
    respond({ ...own, headers: { ...own.headers, 'apigw-requestid': requestId } });
  };
  if (cors && isPreflight(request)) answer(preflightResponse(cors, request, 204));
  else route(context, api, request, requestId, answer);
  return true;
}

interface Routed {
  api: HttpApi;
  stage: HttpStage;
  route: HttpRoute;
  match: PathMatch | undefined;
  requestId: string;
  metrics: RequestMetrics;
  /** Of a route that asks for a signature. */
  signer: Credential | undefined;
}

function route(
  context: HttpApiContext,
  api: HttpApi,
  request: ReceivedRequest,
  requestId: string,
  respond: Respond,
): void {
  const addressed = api.isEndpointDisabled ? undefined : stageOf(api, request.rawPath);
  if (!addressed) {
    respond(notFound());
    return;
  }
  const { stage, path } = addressed;
  const metered = { errors: HTTP_ERRORS, api: { ApiId: api.apiId }, stage: stage.stageName };
  const metrics = new RequestMetrics(context, metered);
  const answer: Respond = (response) => {
    metrics.answered(response.status);
    respond(response);
  };
  const deployment = api.deployments.find(({ deploymentId }) => deploymentId === stage.deploymentId);
  const routed = deployment && bestRoute(deployment, request.method, path);
  if (!routed) {
    answer(notFound());
    return;
  }
  const signer = routed.route.authorization === 'AWS_IAM' ? signerOf(request, 'execute-api') : undefined;
  const integration = deployment.integrations.find(({ integrationId }) => integrationId === routed.route.integrationId);
  if (routed.route.authorization === 'AWS_IAM' && !signer) answer(forbidden());
  else if (!integration) answer(internalServerError());
  else invoke(context, { api, stage, requestId, metrics, signer, ...routed }, integration, request, answer);
}

/** A stage by the first segment of the path, else the one without a name, which has the whole path. */
function stageOf({ stages }: HttpApi, rawPath: string): { stage: HttpStage; path: string } | undefined {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(rawPath) ?? [];
  const named = stages.find(({ stageName }) => stageName === first);
  if (named) return { stage: named, path: rest || '/' };
  const stage = stages.find(({ stageName }) => stageName === DEFAULT_STAGE);
  return stage && { stage, path: rawPath };
}

/** The most exact path, and of the same path the method before ANY; what is left is `$default`'s. */
function bestRoute(
  { routes }: HttpDeployment,
  method: string,
  path: string,
): Pick<Routed, 'route' | 'match'> | undefined {
  const fitting = routes
    .flatMap((each) => {
      const [wanted = '', template = ''] = each.routeKey.split(' ');
      const match = wanted === method || wanted === 'ANY' ? matchPath(template, path) : undefined;
      return match ? [{ route: each, match, isAny: wanted === 'ANY' }] : [];
    })
    .sort((a, b) => compareExactness(a.match.exactness, b.match.exactness) || Number(a.isAny) - Number(b.isAny));
  const [best] = fitting;
  if (best) return best;
  const byDefault = routes.find(({ routeKey }) => routeKey === DEFAULT_ROUTE);
  return byDefault && { route: byDefault, match: undefined };
}

function invoke(
  context: HttpApiContext,
  routed: Routed,
  integration: HttpIntegration,
  request: ReceivedRequest,
  respond: Respond,
): void {
  const { api, stage, route: taken } = routed;
  const [method = '', template = ''] = taken.routeKey.split(' ');
  const isFormat1 = integration.payloadFormatVersion === '1.0';
  const path = method === DEFAULT_ROUTE ? `/${DEFAULT_ROUTE}` : template;
  invokeFunction(
    context,
    {
      functionArn: withStageVariables(functionIn(integration.uri), stage.variables),
      credentialsArn: integration.credentialsArn,
      sourceArn: executeArn(context.scope, {
        ...{ apiId: api.apiId, stage: stage.stageName, path },
        // a default route is of no method, so grants for it name none
        method: method === DEFAULT_ROUTE ? '*' : request.method,
      }),
      event: isFormat1 ? eventOfFormat1(context, routed, request) : eventOfFormat2(context, routed, request),
      timeoutMs: integration.timeoutMs,
      metrics: routed.metrics,
    },
    (outcome) => respond(responseTo(outcome, isFormat1)),
  );
}

function responseTo(outcome: Outcome, isFormat1: boolean): HttpResponse {
  switch (outcome.type) {
    case 'result':
      return orMalformed(
        () =>
          isFormat1 ? proxyResponse(outcome.payload, { contentType: TEXT, decodes: true }) : inferred(outcome.payload),
        internalServerError,
      );
    case 'error':
      return internalServerError();
    case 'late':
      return serviceUnavailable();
    case 'refused':
      return refused(outcome.refusal);
  }
}

function refused({ code, status }: ServiceException): HttpResponse {
  if (code === 'TooManyRequestsException') return serviceUnavailable();
  return status === 413 ? tooLarge() : internalServerError();
}

/** An object with a status code says itself what the response is; everything else is the body of a 200.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.v2 */
function inferred(payload: string): HttpResponse {
  const result: unknown = JSON.parse(payload);
  if (!isProxyResult(result) || !('statusCode' in result)) {
    const body = new TextEncoder().encode(typeof result === 'string' ? result : payload);
    return { status: 200, headers: { 'content-type': JSON_TYPE }, body };
  }
  const cookies = readCookies(result.cookies);
  return {
    status: readStatus(result.statusCode),
    headers: { 'content-type': TEXT, ...readHeaders(result.headers) },
    ...(cookies.length > 0 && { cookies }),
    body: readBody(result),
  };
}

function eventOfFormat1(
  context: HttpApiContext,
  { api, stage, route: taken, match, requestId, signer }: Routed,
  request: ReceivedRequest,
) {
  const [, template = DEFAULT_ROUTE] = taken.routeKey.split(' ');
  const event = proxyEvent(context, request, {
    ...{ apiId: api.apiId, stage: stage.stageName, stageVariables: stage.variables },
    ...{ resource: template, resourceId: taken.routeKey, path: request.rawPath, requestPath: request.rawPath },
    pathParameters: decoded(match),
    isText: isTextType(request.headers['content-type']),
    ...{ requestId, extendedRequestId: requestId, traceId: randomHex(context.random, 24), signer },
  });
  return { version: '1.0', ...event };
}

function eventOfFormat2(
  { scope, clock, random }: HttpApiContext,
  { api, stage, route: taken, match, requestId, signer }: Routed,
  request: ReceivedRequest,
) {
  const { method, rawPath, rawQueryString, body } = request;
  const { cookie, ...headers } = request.headers;
  const queryStringParameters = joinedValues(queryLines(rawQueryString));
  const pathParameters = decoded(match);
  return {
    version: '2.0',
    routeKey: taken.routeKey,
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.split(/; */) }),
    headers: { ...headers, ...forwardedHeaders(randomHex(random, 24), clock.now) },
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId: scope.accountId,
      apiId: api.apiId,
      ...(signer && { authorizer: iamAuthorizer(scope.accountId, signer) }),
      domainName: apiDomain(scope, api.apiId),
      domainPrefix: api.apiId,
      http: {
        method,
        path: rawPath,
        protocol: PROTOCOL,
        sourceIp: SOURCE_IP,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: taken.routeKey,
      stage: stage.stageName,
      time: clfTime(clock.now),
      timeEpoch: Math.floor(clock.now),
    },
    ...(pathParameters && { pathParameters }),
    ...(Object.keys(stage.variables).length > 0 && { stageVariables: stage.variables }),
    ...bodyMembers(body, isTextType(headers['content-type'])),
  };
}

function decoded(match: PathMatch | undefined): Record<string, string> | undefined {
  if (!match?.parameters) return undefined;
  return Object.fromEntries(Object.entries(match.parameters).map(([name, value]) => [name, decode(value)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // what is not encoded as it should be is what it is
    return text;
  }
}
