/**
 * Integrations: which function a method calls.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
 */

import { functionIn } from '../../../api/integration-target.ts';
import type {
  DeleteIntegrationRequest,
  GetIntegrationRequest,
  Integration,
  IntegrationResponse,
  PutIntegrationRequest,
  PutIntegrationResponseRequest,
} from '../../../api/models/apigateway-types.ts';
import {
  badRequest,
  notFound,
  putMethodOf,
  type RestApiContext,
  type RestIntegration,
  type RestMethod,
  requireNamed,
} from './context.ts';
import { byStatus, withResponse } from './responses.ts';

const LONGEST_TIMEOUT_MS = 29_000;
const SHORTEST_TIMEOUT_MS = 50;

const SERVICE_ARN = /^arn:aws[\w-]*:apigateway:[^:]*:([^:]+):(path|action)\/(.*)$/s;
const ONLY_FUNCTIONS =
  "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.";

/** What was there is replaced. */
export function putIntegration(context: RestApiContext, input: PutIntegrationRequest): Integration {
  const { api, resource, method } = requireNamed(context, input);
  // Differs from AWS: a method calls a function
  if (input.type !== 'AWS_PROXY')
    throw badRequest(`Coldspark has no integrations of type ${input.type}: an API calls functions, by AWS_PROXY`);
  if (input.integrationHttpMethod === undefined) throw badRequest('Enumeration value for HttpMethod must be non-empty');
  const timeoutMs = input.timeoutInMillis ?? LONGEST_TIMEOUT_MS;
  if (timeoutMs < SHORTEST_TIMEOUT_MS || timeoutMs > LONGEST_TIMEOUT_MS)
    throw badRequest(`Timeout should be between ${SHORTEST_TIMEOUT_MS} ms and ${LONGEST_TIMEOUT_MS} ms`);
  const integration: RestIntegration = {
    httpMethod: input.integrationHttpMethod,
    uri: requireFunctionUri(input.uri),
    credentials: input.credentials,
    requestParameters: input.requestParameters,
    requestTemplates: input.requestTemplates,
    passthroughBehavior: input.passthroughBehavior ?? 'WHEN_NO_MATCH',
    cacheNamespace: input.cacheNamespace ?? resource.id,
    timeoutMs,
    responses: [],
  };
  putMethodOf(context, api, resource, { ...method, integration });
  return describeIntegration(integration);
}

export const getIntegration = (context: RestApiContext, input: GetIntegrationRequest): Integration =>
  describeIntegration(requireIntegration(requireNamed(context, input).method));

export function deleteIntegration(context: RestApiContext, input: DeleteIntegrationRequest): Record<string, never> {
  const { api, resource, method } = requireNamed(context, input);
  requireIntegration(method);
  putMethodOf(context, api, resource, { ...method, integration: undefined });
  return {};
}

/** Kept and shown: what a function answers is answered as it is. */
export function putIntegrationResponse(
  context: RestApiContext,
  input: PutIntegrationResponseRequest,
): IntegrationResponse {
  const { api, resource, method } = requireNamed(context, input);
  const integration = requireIntegration(method);
  const { statusCode, selectionPattern, responseParameters, responseTemplates, contentHandling } = input;
  const response = { statusCode, selectionPattern, responseParameters, responseTemplates, contentHandling };
  const responses = withResponse(integration.responses, response);
  putMethodOf(context, api, resource, { ...method, integration: { ...integration, responses } });
  return response;
}

/** As recorded from AWS, in this order. */
function requireFunctionUri(uri = ''): string {
  if (!uri.startsWith('arn:')) throw badRequest('Invalid ARN specified in the request');
  const [, service, , path = ''] = SERVICE_ARN.exec(uri) ?? [];
  if (service === undefined) throw badRequest('AWS ARN for integration must contain path or action');
  if (service !== 'lambda' || !/^2015-03-31\/functions\/.+\/invocations$/.test(path)) throw badRequest(ONLY_FUNCTIONS);
  if (!functionIn(uri).startsWith('arn:')) throw badRequest('Invalid lambda function');
  return uri;
}

function requireIntegration({ integration }: RestMethod): RestIntegration {
  if (!integration) throw notFound('Invalid Integration identifier specified');
  return integration;
}

export const describeIntegration = (integration: RestIntegration): Integration => ({
  type: 'AWS_PROXY',
  httpMethod: integration.httpMethod,
  uri: integration.uri,
  credentials: integration.credentials,
  ...(integration.requestParameters && { requestParameters: { ...integration.requestParameters } }),
  ...(integration.requestTemplates && { requestTemplates: { ...integration.requestTemplates } }),
  passthroughBehavior: integration.passthroughBehavior,
  timeoutInMillis: integration.timeoutMs,
  cacheNamespace: integration.cacheNamespace,
  cacheKeyParameters: [],
  ...(integration.responses.length > 0 && { integrationResponses: byStatus(integration.responses) }),
});
