/** HTTP APIs: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
import type {
  Api,
  CreateApiRequest,
  DeleteApiRequest,
  DeleteCorsConfigurationRequest,
  GetApiRequest,
  GetApisRequest,
  GetApisResponse,
  UpdateApiRequest,
} from '../../../api/models/apigatewayv2-types.ts';
import { apiDomain, newApiId, newPartId, secondsOf, withItem } from '../api-records.ts';
import {
  badRequest,
  type HttpApi,
  type HttpApiContext,
  type HttpIntegration,
  type HttpRoute,
  type HttpStage,
  listed,
  requireApi,
} from './context.ts';
import { withAutoDeployments } from './deployments.ts';
import { integrationOf, requireLambdaUri } from './integrations.ts';
import { DEFAULT_ROUTE, requireRouteKey } from './routes.ts';
import { DEFAULT_STAGE } from './stages.ts';

type Nothing = Record<string, never>;

const SELECTION = '$request.method $request.path';

/** With a target it is reachable at once: a route, an integration and a stage that deploys by itself are made, too.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html#http-api-examples.cli.quick-create */
export function createApi(context: HttpApiContext, input: CreateApiRequest): Api {
  // Differs from AWS: there are no WebSocket APIs
  if (input.ProtocolType !== 'HTTP')
    throw badRequest('Coldspark has HTTP APIs and no WebSocket APIs: choose the protocol type HTTP');
  if (input.RouteKey !== undefined && input.Target === undefined)
    throw badRequest('Target must be provided when a route key is specified');
  const api: HttpApi = {
    apiId: newApiId(context),
    name: input.Name,
    description: input.Description,
    version: input.Version,
    cors: input.CorsConfiguration,
    isEndpointDisabled: input.DisableExecuteApiEndpoint === true,
    tags: input.Tags ?? {},
    createdAtMs: context.clock.now,
    routes: [],
    integrations: [],
    deployments: [],
    stages: [],
  };
  const made = input.Target === undefined ? api : withTarget(context, api, input.Target, input);
  context.httpApis.set(api.apiId, made);
  return describeApi(context, made);
}

function withTarget(context: HttpApiContext, api: HttpApi, target: string, input: CreateApiRequest): HttpApi {
  const now = context.clock.now;
  const integration: HttpIntegration = {
    ...integrationOf(newPartId(context), { IntegrationUri: target, CredentialsArn: input.CredentialsArn }),
    isManaged: true,
  };
  const route: HttpRoute = {
    routeId: newPartId(context),
    routeKey: input.RouteKey === undefined ? DEFAULT_ROUTE : requireRouteKey(input.RouteKey),
    integrationId: integration.integrationId,
    isManaged: true,
  };
  const stage: HttpStage = {
    ...{ stageName: DEFAULT_STAGE, autoDeploy: true, variables: {}, tags: {}, isManaged: true },
    ...{ createdAtMs: now, updatedAtMs: now },
  };
  return withAutoDeployments(context, { ...api, routes: [route], integrations: [integration], stages: [stage] });
}

export const getApi = (context: HttpApiContext, { ApiId }: GetApiRequest): Api =>
  describeApi(context, requireApi(context, ApiId));

export function getApis(context: HttpApiContext, input: GetApisRequest): GetApisResponse {
  const all = [...context.httpApis.values()].sort(
    (a, b) => a.createdAtMs - b.createdAtMs || (a.apiId < b.apiId ? -1 : 1),
  );
  return listed(all, input, (api) => describeApi(context, api));
}

/** What is not named stays; a target, a route key and credentials are those of what quick create has made. */
export function updateApi(context: HttpApiContext, input: UpdateApiRequest): Api {
  const api = requireApi(context, input.ApiId);
  const updated: HttpApi = {
    ...api,
    name: input.Name ?? api.name,
    description: input.Description ?? api.description,
    version: input.Version ?? api.version,
    cors: input.CorsConfiguration ?? api.cors,
    isEndpointDisabled: input.DisableExecuteApiEndpoint ?? api.isEndpointDisabled,
  };
  const retargeted = withQuickTarget(updated, input);
  const deployed = retargeted === updated ? updated : withAutoDeployments(context, retargeted);
  context.httpApis.set(api.apiId, deployed);
  return describeApi(context, deployed);
}

function withQuickTarget(api: HttpApi, { Target, RouteKey, CredentialsArn }: UpdateApiRequest): HttpApi {
  if (Target === undefined && RouteKey === undefined && CredentialsArn === undefined) return api;
  const integration = api.integrations.find(({ isManaged }) => isManaged);
  const route = api.routes.find(({ isManaged }) => isManaged);
  if (!integration || !route)
    throw badRequest(
      'Target, route key and credentials can only be updated for an API that was created with quick create',
    );
  const uri = Target === undefined ? integration.uri : requireLambdaUri(Target);
  const changed = { ...integration, uri, credentialsArn: CredentialsArn ?? integration.credentialsArn };
  const routeKey = RouteKey === undefined ? route.routeKey : requireRouteKey(RouteKey);
  return {
    ...api,
    integrations: withItem<HttpIntegration>(api.integrations, changed, ({ isManaged }) => isManaged),
    routes: withItem<HttpRoute>(api.routes, { ...route, routeKey }, ({ isManaged }) => isManaged),
  };
}

export function deleteApi(context: HttpApiContext, { ApiId }: DeleteApiRequest): Nothing {
  requireApi(context, ApiId);
  context.httpApis.delete(ApiId);
  return {};
}

export function deleteCorsConfiguration(context: HttpApiContext, { ApiId }: DeleteCorsConfigurationRequest): Nothing {
  context.httpApis.set(ApiId, { ...requireApi(context, ApiId), cors: undefined });
  return {};
}

function describeApi({ scope }: HttpApiContext, api: Readonly<HttpApi>): Api {
  return {
    ApiEndpoint: `https://${apiDomain(scope, api.apiId)}`,
    ApiId: api.apiId,
    ApiKeySelectionExpression: '$request.header.x-api-key',
    CorsConfiguration: api.cors,
    CreatedDate: secondsOf(api.createdAtMs),
    Description: api.description,
    DisableExecuteApiEndpoint: api.isEndpointDisabled,
    IpAddressType: 'ipv4',
    Name: api.name,
    ProtocolType: 'HTTP',
    RouteSelectionExpression: SELECTION,
    Tags: { ...api.tags },
    Version: api.version,
  };
}
