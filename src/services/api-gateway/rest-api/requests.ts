/**
 * A request to a REST API: the stage that its path begins with, the resource that fits best, and the function behind it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 *
 * Differs from AWS: nothing is throttled but by Lambda.
 */
import type { Credential } from '../../../api/credential-scope.ts';
import type { HttpResponse } from '../../../api/http.ts';
import { executeArn, functionIn, type StageVariables, withStageVariables } from '../../../api/integration-target.ts';
import type { Respond } from '../../../kernel/front-door/front-door.ts';
import { orMalformed } from '../../../kernel/front-door/proxy-result.ts';
import type { ReceivedRequest } from '../../../kernel/front-door/received-request.ts';
import { signerOf } from '../../../kernel/front-door/signer.ts';
import { randomHex, randomUuid } from '../../../kernel/random.ts';
import { newExtendedRequestId } from '../api-records.ts';
import { invokeFunction, type Outcome } from '../function-invocation.ts';
import { forbidden, gatewayRefusal } from '../gateway-response.ts';
import { compareExactness, matchPath, type PathMatch } from '../path-template.ts';
import { proxyEvent } from '../proxy-event.ts';
import { proxyResponse } from '../proxy-response.ts';
import { REST_ERRORS, RequestMetrics } from '../request-metrics.ts';
import type { RestApiContext, RestApiRecord, RestIntegration, RestMethod, RestResource } from './context.ts';

const JSON_TYPE = 'application/json';
const INTERNAL = 'Internal server error';

/** Of a method that asks for a signature; and of a path that is no resource's, which AWS takes for a request that lacks one. */
const missingToken = () => gatewayRefusal(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
const internalServerError = () => gatewayRefusal(500, 'InternalServerErrorException', INTERNAL);
const badGateway = () => gatewayRefusal(502, 'InternalServerErrorException', INTERNAL);
const late = () => gatewayRefusal(504, 'InternalServerErrorException', 'Endpoint request timed out');
const tooLarge = () => gatewayRefusal(413, 'RequestTooLargeException', 'Request Too Long');

/** Whether the API is one of these. */
export function receiveRequest(context: RestApiContext, request: ReceivedRequest, respond: Respond): boolean {
  const api = context.restApis.get(request.name);
  if (!api) return false;
  const requestId = randomUuid(context.random);
  const extendedRequestId = newExtendedRequestId(context);
  const answer: Respond = ({ headers, ...response }) =>
    respond({
      ...response,
      headers: { ...headers, 'x-amzn-requestid': requestId, 'x-amz-apigw-id': extendedRequestId },
    });
  // slashes before the stage, and between it and the path, are as one
  const [, stageName, rest = ''] = /^\/+([^/]+)\/*(.*)$/s.exec(request.rawPath) ?? [];
  const stage = api.isEndpointDisabled ? undefined : api.stages.find((each) => each.stageName === stageName);
  const deployment = api.deployments.find(({ id }) => id === stage?.deploymentId);
  if (!stage || !deployment) {
    answer(forbidden());
    return true;
  }
  const metered = { errors: REST_ERRORS, api: { ApiName: api.name }, stage: stage.stageName };
  const metrics = new RequestMetrics(context, metered);
  const counted: Respond = (response) => {
    metrics.answered(response.status);
    answer(response);
  };
  const path = `/${rest}`;
  const found = bestMethod(deployment.resources, request.method, path);
  const signer = found?.method.authorization === 'AWS_IAM' ? signerOf(request, 'execute-api') : undefined;
  if (!found || (found.method.authorization === 'AWS_IAM' && !signer)) counted(missingToken());
  else
    callMethod(
      context,
      {
        api,
        ...found,
        ...{ path, requestPath: request.rawPath.replace(/^\/+/, '/'), stage: stage.stageName },
        ...{ deploymentId: deployment.id, stageVariables: stage.variables },
        ...{ requestId, extendedRequestId, signer, metrics },
      },
      request,
      counted,
    );
  return true;
}

export interface MethodCall {
  api: RestApiRecord;
  resource: RestResource;
  method: RestMethod;
  parameters: PathMatch['parameters'];
  path: string;
  requestPath: string;
  stage: string;
  stageVariables: StageVariables;
  deploymentId?: string;
  requestId: string;
  extendedRequestId: string;
  /** Of a method that asks for a signature. */
  signer?: Credential | undefined;
  /** Undefined where nothing is counted. */
  metrics?: RequestMetrics;
}

type Found = Pick<MethodCall, 'resource' | 'method' | 'parameters'>;

/** Of the resources that fit, the most exact one that has the method, or ANY. A slash at the end is none. */
function bestMethod(resources: readonly RestResource[], httpMethod: string, path: string): Found | undefined {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  const fitting = resources
    .flatMap((resource) => {
      const match = matchPath(resource.path, trimmed);
      return match ? [{ resource, match }] : [];
    })
    .sort((a, b) => compareExactness(a.match.exactness, b.match.exactness));
  for (const { resource, match } of fitting) {
    const named = (name: string) => resource.methods.find((method) => method.httpMethod === name);
    const method = named(httpMethod) ?? named('ANY');
    if (method) return { resource, method, parameters: match.parameters };
  }
  return undefined;
}

export function callMethod(
  context: RestApiContext,
  call: MethodCall,
  request: ReceivedRequest,
  respond: Respond,
): void {
  const { integration } = call.method;
  // Lambda is asked by POST, whatever the method of the request
  if (integration?.httpMethod !== 'POST') respond(internalServerError());
  else invoke(context, call, integration, request, respond);
}

function invoke(
  context: RestApiContext,
  call: MethodCall,
  { uri, credentials, timeoutMs }: RestIntegration,
  request: ReceivedRequest,
  respond: Respond,
): void {
  const { api, resource, stage, stageVariables } = call;
  const isBinary = (contentType = JSON_TYPE) => isOneOf(api.binaryMediaTypes, contentType);
  const event = proxyEvent(context, request, {
    ...{ apiId: api.id, resource: resource.path, resourceId: resource.id },
    ...{ path: call.path, requestPath: call.requestPath, stage, stageVariables },
    pathParameters: call.parameters,
    ...(call.deploymentId !== undefined && { deploymentId: call.deploymentId }),
    isText: !isBinary(request.headers['content-type']),
    ...{ requestId: call.requestId, extendedRequestId: call.extendedRequestId },
    ...{ traceId: randomHex(context.random, 24), signer: call.signer },
  });
  const sourceArn = executeArn(context.scope, {
    ...{ apiId: api.id, stage, method: request.method, path: resource.path },
  });
  const functionArn = withStageVariables(functionIn(uri), stageVariables);
  const { metrics } = call;
  invokeFunction(
    context,
    { functionArn, credentialsArn: credentials, sourceArn, event, timeoutMs, metrics },
    (outcome) => respond(responseTo(outcome, isBinary(request.headers.accept?.split(/[,;]/)[0]))),
  );
}

function responseTo(outcome: Outcome, decodes: boolean): HttpResponse {
  switch (outcome.type) {
    case 'result':
      return orMalformed(() => proxyResponse(outcome.payload, { contentType: JSON_TYPE, decodes }), badGateway);
    case 'error':
      return badGateway();
    case 'late':
      return late();
    case 'refused':
      return outcome.refusal.status === 413 ? tooLarge() : internalServerError();
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html */
const isOneOf = (mediaTypes: readonly string[], contentType: string): boolean => {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  return mediaTypes.some((each) => each === '*/*' || each.toLowerCase() === type);
};
