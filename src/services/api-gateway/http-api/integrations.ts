/** Integrations: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */

import { functionIn, isFunctionArn } from '../../../api/integration-target.ts';
import type {
  CreateIntegrationRequest,
  DeleteIntegrationRequest,
  GetIntegrationRequest,
  GetIntegrationsRequest,
  GetIntegrationsResponse,
  Integration,
  UpdateIntegrationRequest,
} from '../../../api/models/apigatewayv2-types.ts';
import { newPartId, withItem } from '../api-records.ts';
import {
  badRequest,
  conflict,
  type HttpApi,
  type HttpApiContext,
  type HttpIntegration,
  listed,
  requireApi,
  requirePart,
} from './context.ts';
import { withAutoDeployments } from './deployments.ts';

const LONGEST_TIMEOUT_MS = 30_000;

export function createIntegration(context: HttpApiContext, input: CreateIntegrationRequest): Integration {
  const api = requireApi(context, input.ApiId);
  requireProxy(input);
  if (input.PayloadFormatVersion === undefined)
    throw badRequest('PayloadFormatVersion is a required parameter for integration type AWS_PROXY');
  const integration = integrationOf(newPartId(context), input);
  change(context, { ...api, integrations: [...api.integrations, integration] });
  return describeIntegration(integration);
}

export const getIntegration = (context: HttpApiContext, { ApiId, IntegrationId }: GetIntegrationRequest): Integration =>
  describeIntegration(requireIntegration(requireApi(context, ApiId), IntegrationId));

export const getIntegrations = (context: HttpApiContext, input: GetIntegrationsRequest): GetIntegrationsResponse =>
  listed(requireApi(context, input.ApiId).integrations, input, describeIntegration);

export function updateIntegration(context: HttpApiContext, input: UpdateIntegrationRequest): Integration {
  const api = requireApi(context, input.ApiId);
  const before = requireIntegration(api, input.IntegrationId);
  requireProxy(input);
  const integration: HttpIntegration = {
    ...integrationOf(before.integrationId, {
      IntegrationUri: input.IntegrationUri ?? before.uri,
      PayloadFormatVersion: input.PayloadFormatVersion ?? before.payloadFormatVersion,
      TimeoutInMillis: input.TimeoutInMillis ?? before.timeoutMs,
      CredentialsArn: input.CredentialsArn ?? before.credentialsArn,
      Description: input.Description ?? before.description,
    }),
    isManaged: before.isManaged,
  };
  change(context, {
    ...api,
    integrations: withItem(api.integrations, integration, ({ integrationId }) => integrationId === input.IntegrationId),
  });
  return describeIntegration(integration);
}

export function deleteIntegration(
  context: HttpApiContext,
  { ApiId, IntegrationId }: DeleteIntegrationRequest,
): Record<string, never> {
  const api = requireApi(context, ApiId);
  requireIntegration(api, IntegrationId);
  const user = api.routes.find(({ integrationId }) => integrationId === IntegrationId);
  if (user)
    throw conflict(
      `Cannot delete Integration '${IntegrationId}' because it is currently being used by Route '${user.routeKey}'`,
    );
  change(context, {
    ...api,
    integrations: api.integrations.filter(({ integrationId }) => integrationId !== IntegrationId),
  });
  return {};
}

type Given = Pick<
  CreateIntegrationRequest,
  'IntegrationUri' | 'PayloadFormatVersion' | 'TimeoutInMillis' | 'CredentialsArn' | 'Description'
>;

/** Throws for what calls no function. */
export function integrationOf(integrationId: string, input: Given): HttpIntegration {
  const { PayloadFormatVersion: version = '2.0', TimeoutInMillis: timeoutMs = LONGEST_TIMEOUT_MS } = input;
  if (version !== '1.0' && version !== '2.0')
    throw badRequest('PayloadFormatVersion must be one of 1.0 and 2.0 for integration type AWS_PROXY');
  return {
    integrationId,
    uri: requireLambdaUri(input.IntegrationUri),
    payloadFormatVersion: version,
    timeoutMs,
    credentialsArn: input.CredentialsArn,
    description: input.Description,
    isManaged: false,
  };
}

/** Differs from AWS: an API calls functions, and nothing else. */
function requireProxy({
  IntegrationType,
  IntegrationSubtype,
  ConnectionType,
}: Pick<UpdateIntegrationRequest, 'IntegrationType' | 'IntegrationSubtype' | 'ConnectionType'>): void {
  if (IntegrationType !== undefined && IntegrationType !== 'AWS_PROXY')
    throw badRequest(`Coldspark has no integrations of type ${IntegrationType}: an API calls functions, by AWS_PROXY`);
  if (IntegrationSubtype !== undefined || ConnectionType === 'VPC_LINK')
    throw badRequest('Coldspark has no integrations with other services or private networks: an API calls functions');
}

export function requireLambdaUri(uri: string | undefined): string {
  if (uri === undefined || !isFunctionArn(functionIn(uri)))
    throw badRequest('Integration URI must be a valid Lambda function ARN for integration type AWS_PROXY');
  return uri;
}

export const requireIntegration = ({ integrations }: HttpApi, id: string): HttpIntegration =>
  requirePart(integrations, 'Integration', id, ({ integrationId }) => integrationId === id);

const change = (context: HttpApiContext, api: HttpApi) =>
  context.httpApis.set(api.apiId, withAutoDeployments(context, api));

const describeIntegration = (integration: HttpIntegration): Integration => ({
  ...(integration.isManaged && { ApiGatewayManaged: true }),
  ConnectionType: 'INTERNET',
  CredentialsArn: integration.credentialsArn,
  Description: integration.description,
  IntegrationId: integration.integrationId,
  IntegrationMethod: 'POST',
  IntegrationType: 'AWS_PROXY',
  IntegrationUri: integration.uri,
  PayloadFormatVersion: integration.payloadFormatVersion,
  TimeoutInMillis: integration.timeoutMs,
});
