/** API Gateway's APIs, HTTP and REST alike: what they are called, where they send requests, and their stages. */
import { useQuery } from '@tanstack/react-query';
import type { ApiGatewayOperations, Resource, RestApi } from '../../api/models/apigateway-types.ts';
import type { ApiGatewayV2Operations } from '../../api/models/apigatewayv2-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { apiGatewayDefinition } from '../../api/services/apigateway.ts';
import { apiGatewayV2Definition } from '../../api/services/apigatewayv2.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { readAll } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export interface ApiSummary {
  id: string;
  name: string;
  type: 'HTTP' | 'REST';
  description: string;
}

export interface ApiRoute {
  /** A method and a path, or `$default`. */
  key: string;
  /** ARN of the function as the integration has it, stage variables unresolved; undefined while there is none. */
  functionArn: string | undefined;
  payloadFormatVersion: string;
}

export interface ApiStage {
  name: string;
  deploymentId: string;
  autoDeploy: boolean;
  variables: Readonly<Record<string, string>>;
}

export interface ApiPicture extends ApiSummary {
  routes: readonly ApiRoute[];
  stages: readonly ApiStage[];
}

const restClient = ({ region }: RegionAccess): ServiceClient<ApiGatewayOperations> =>
  serviceClient<ApiGatewayOperations>(apiGatewayDefinition, region.handle);

const httpClient = ({ region }: RegionAccess): ServiceClient<ApiGatewayV2Operations> =>
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
      return api.type === 'HTTP' ? httpPicture(access, api) : restPicture(access, api);
    },
    retry: false,
  });
}

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
    routes: routes.map(({ RouteKey: key, Target }) => {
      const integration = integrations.find(({ IntegrationId }) => Target === `integrations/${IntegrationId}`);
      return {
        key,
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
  const resources = await readAll(async (position) => {
    const page = await client.call('GetResources', { restApiId, position, embed: ['methods'] });
    return { items: page.items, NextToken: page.position };
  });
  const { item: stages = [] } = await client.call('GetStages', { restApiId });
  return {
    ...api,
    routes: resources.flatMap(routesOf),
    stages: stages.map(({ stageName = '', deploymentId = '', variables = {} }) => ({
      ...{ name: stageName, deploymentId, autoDeploy: false, variables },
    })),
  };
}

const routesOf = ({ path = '', resourceMethods = {} }: Resource): ApiRoute[] =>
  Object.entries(resourceMethods).map(([method, { methodIntegration }]) => ({
    key: `${method} ${path}`,
    functionArn: methodIntegration?.uri && functionIn(methodIntegration.uri),
    payloadFormatVersion: '1.0',
  }));

/** Of a path of Lambda's API, the function that it calls. */
const functionIn = (uri: string): string => /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
