/** API Gateway's APIs, HTTP and REST alike: what they are called, where they send requests, and their stages. */
import { useQuery } from '@tanstack/react-query';
import { functionIn } from '../../api/integration-target.ts';
import type { ApiGatewayOperations, Resource, RestApi } from '../../api/models/apigateway-types.ts';
import type { ApiGatewayV2Operations } from '../../api/models/apigatewayv2-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { apiGatewayDefinition } from '../../api/services/apigateway.ts';
import { apiGatewayV2Definition } from '../../api/services/apigatewayv2.ts';
import { type ApiPicture, type ApiRoute, type ApiSummary, routePattern } from '../domain/api.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { readAll } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export const restClient = ({ region }: RegionAccess): ServiceClient<ApiGatewayOperations> =>
  serviceClient<ApiGatewayOperations>(apiGatewayDefinition, region.handle);

export const httpClient = ({ region }: RegionAccess): ServiceClient<ApiGatewayV2Operations> =>
  serviceClient<ApiGatewayV2Operations>(apiGatewayV2Definition, region.handle);

/** HTTP APIs first. */
export async function listApis(access: RegionAccess): Promise<ApiSummary[]> {
  const http = await readAll(async (NextToken) => {
    const page = await httpClient(access).call('GetApis', { NextToken });
    return { items: page.Items, NextToken: page.NextToken };
  });
  const rest = await readAll(async (position) => {
    const page = await restClient(access).call('GetRestApis', { position });
    return { items: page.items, NextToken: page.position };
  });
  return [
    ...http.map(
      ({ ApiId: id = '', Name: name, Description: description = '' }): ApiSummary => ({
        ...{ id, name, description, type: 'HTTP' },
      }),
    ),
    ...rest.map(restSummary),
  ];
}

const restSummary = ({ id = '', name = '', description = '' }: RestApi): ApiSummary => ({
  ...{ id, name, description, type: 'REST' },
});

const readRestApi = async (access: RegionAccess, restApiId: string): Promise<ApiSummary> =>
  restSummary(await restClient(access).call('GetRestApi', { restApiId }));

export function useApis() {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.apis, queryFn: () => listApis(access) });
}

export function useApi(id: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.api(id),
    queryFn: async (): Promise<ApiPicture> => {
      // what is in no list is refused in AWS's words
      const api = (await listApis(access)).find((each) => each.id === id) ?? (await readRestApi(access, id));
      return readApi(access, api);
    },
    retry: false,
  });
}

export const readApi = (access: RegionAccess, api: ApiSummary): Promise<ApiPicture> =>
  api.type === 'HTTP' ? httpPicture(access, api) : restPicture(access, api);

async function httpPicture(access: RegionAccess, api: ApiSummary): Promise<ApiPicture> {
  const client = httpClient(access);
  const ApiId = api.id;
  const integrations = await readAll(async (NextToken) => {
    const page = await client.call('GetIntegrations', { ApiId, NextToken });
    return { items: page.Items, NextToken: page.NextToken };
  });
  const routes = await readAll(async (NextToken) => {
    const page = await client.call('GetRoutes', { ApiId, NextToken });
    return { items: page.Items, NextToken: page.NextToken };
  });
  const { Items: stages = [] } = await client.call('GetStages', { ApiId });
  return {
    ...api,
    routes: routes.map(({ RouteId: id = '', RouteKey: key, Target, AuthorizationType = 'NONE' }) => {
      const integration = integrations.find(({ IntegrationId }) => Target === `integrations/${IntegrationId}`);
      return {
        id,
        key,
        ...routePattern(key),
        authorization: AuthorizationType,
        integrationId: integration?.IntegrationId,
        functionArn: integration?.IntegrationUri && functionIn(integration.IntegrationUri),
        payloadFormatVersion: integration?.PayloadFormatVersion ?? '',
      };
    }),
    stages: stages.map(({ StageName: name, DeploymentId = '', AutoDeploy = false, StageVariables = {} }) => ({
      ...{ name, deploymentId: DeploymentId, autoDeploy: AutoDeploy, variables: StageVariables },
    })),
  };
}

async function restPicture(access: RegionAccess, api: ApiSummary): Promise<ApiPicture> {
  const client = restClient(access);
  const restApiId = api.id;
  const resources = await readResources(access, restApiId);
  const { item: stages = [] } = await client.call('GetStages', { restApiId });
  return {
    ...api,
    routes: resources.flatMap(routesOf),
    stages: stages.map(({ stageName = '', deploymentId = '', variables = {} }) => ({
      ...{ name: stageName, deploymentId, autoDeploy: false, variables },
    })),
  };
}

/** With their methods. */
export const readResources = (access: RegionAccess, restApiId: string): Promise<Resource[]> =>
  readAll(async (position) => {
    const page = await restClient(access).call('GetResources', { restApiId, position, embed: ['methods'] });
    return { items: page.items, NextToken: page.position };
  });

const routesOf = ({ id = '', path = '', resourceMethods = {} }: Resource): ApiRoute[] =>
  Object.entries(resourceMethods).map(([method, { methodIntegration, authorizationType = 'NONE' }]) => ({
    ...{ id, key: `${method} ${path}`, method, path, authorization: authorizationType },
    integrationId: undefined,
    functionArn: methodIntegration?.uri && functionIn(methodIntegration.uri),
    payloadFormatVersion: '1.0',
  }));
