/** Makes and changes APIs, HTTP and REST alike: routes, stages, deployments. What takes several requests is taken back when one is refused. */
import { ARN_SCOPE } from '../../api/account.ts';
import { invocationUri } from '../../api/integration-target.ts';
import type { PatchOperation } from '../../api/models/apigateway-types.ts';
import type { ApiRoute, ApiSummary, RouteAuthorization, RoutePattern, Variables } from '../domain/api.ts';
import { DEFAULT_ROUTE } from '../domain/api.ts';
import type { RegionAccess } from '../region.ts';
import { httpClient, readResources, restClient } from './apis.ts';

export interface NewApi {
  type: ApiSummary['type'];
  name: string;
  description: string;
  /** Of an HTTP API: web pages of every origin may ask. */
  cors: boolean;
}

export async function createApi(access: RegionAccess, { type, name, description, cors }: NewApi): Promise<ApiSummary> {
  if (type === 'REST') {
    const endpointConfiguration = { types: ['REGIONAL' as const] };
    const { id = '' } = await restClient(access).call('CreateRestApi', { name, description, endpointConfiguration });
    return { id, name, type, description };
  }
  const { ApiId: id = '' } = await httpClient(access).call('CreateApi', {
    ...{ Name: name, ProtocolType: 'HTTP', Description: description },
    ...(cors && { CorsConfiguration: { AllowOrigins: ['*'], AllowMethods: ['*'], AllowHeaders: ['*'] } }),
  });
  return { id, name, type, description };
}

export async function deleteApi(access: RegionAccess, { id, type }: Pick<ApiSummary, 'id' | 'type'>): Promise<void> {
  if (type === 'HTTP') await httpClient(access).call('DeleteApi', { ApiId: id });
  else await restClient(access).call('DeleteRestApi', { restApiId: id });
}

export interface NewRoute extends RoutePattern {
  authorization: RouteAuthorization;
  /** May have stage variables. */
  functionArn: string;
}

type Api = Pick<ApiSummary, 'id' | 'type'>;

export async function addRoute(access: RegionAccess, api: Api, route: NewRoute): Promise<void> {
  if (api.type === 'HTTP') await addHttpRoute(access, api.id, route);
  else await addMethod(access, api.id, route);
}

/** `$default`, which is of every method, or a method and a path. */
const keyOf = ({ method, path }: RoutePattern) => (path === `/${DEFAULT_ROUTE}` ? DEFAULT_ROUTE : `${method} ${path}`);

async function addHttpRoute(access: RegionAccess, ApiId: string, route: NewRoute): Promise<void> {
  const client = httpClient(access);
  const { IntegrationId = '' } = await client.call('CreateIntegration', {
    ...{ ApiId, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationUri: route.functionArn },
  });
  try {
    await client.call('CreateRoute', {
      ...{ ApiId, RouteKey: keyOf(route), Target: `integrations/${IntegrationId}` },
      AuthorizationType: route.authorization,
    });
  } catch (error) {
    await client.call('DeleteIntegration', { ApiId, IntegrationId });
    throw error;
  }
}

/** With the resources on the way to it that are not there yet. */
async function addMethod(access: RegionAccess, restApiId: string, route: NewRoute): Promise<void> {
  const client = restClient(access);
  const resourceId = await resourceAt(access, restApiId, route.path);
  const named = { restApiId, resourceId, httpMethod: route.method };
  await client.call('PutMethod', { ...named, authorizationType: route.authorization });
  try {
    await putIntegration(access, named, route.functionArn);
  } catch (error) {
    await client.call('DeleteMethod', named);
    throw error;
  }
}

interface NamedMethod {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

const putIntegration = (access: RegionAccess, named: NamedMethod, functionArn: string) =>
  restClient(access).call('PutIntegration', {
    ...{ ...named, type: 'AWS_PROXY', integrationHttpMethod: 'POST' },
    uri: invocationUri(ARN_SCOPE, functionArn),
  });

async function resourceAt(access: RegionAccess, restApiId: string, path: string): Promise<string> {
  const resources = await readResources(access, restApiId);
  const idOf = (wanted: string) => resources.find((resource) => resource.path === wanted)?.id;
  let parentId = idOf('/') ?? '';
  let at = '';
  for (const pathPart of path.split('/').filter((part) => part !== '')) {
    at += `/${pathPart}`;
    const known = idOf(at);
    parentId = known ?? (await restClient(access).call('CreateResource', { restApiId, parentId, pathPart })).id ?? '';
  }
  return parentId;
}

/** Where its requests go, and whether they must be signed: a REST API's method keeps what it asks for. */
export async function changeRoute(
  access: RegionAccess,
  { id, type }: Api,
  route: ApiRoute,
  { functionArn, authorization }: Pick<NewRoute, 'functionArn' | 'authorization'>,
): Promise<void> {
  if (type === 'REST') {
    await putIntegration(access, { restApiId: id, resourceId: route.id, httpMethod: route.method }, functionArn);
    return;
  }
  const client = httpClient(access);
  const { integrationId } = route;
  if (integrationId !== undefined)
    await client.call('UpdateIntegration', { ApiId: id, IntegrationId: integrationId, IntegrationUri: functionArn });
  const made =
    integrationId === undefined
      ? await client.call('CreateIntegration', {
          ...{ ApiId: id, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationUri: functionArn },
        })
      : undefined;
  await client.call('UpdateRoute', {
    ...{ ApiId: id, RouteId: route.id, AuthorizationType: authorization },
    ...(made && { Target: `integrations/${made.IntegrationId}` }),
  });
}

/** With its integration, where nothing else uses it. */
export async function deleteRoute(access: RegionAccess, { id, type }: Api, route: ApiRoute): Promise<void> {
  if (type === 'REST') {
    await deleteMethod(access, id, route);
    return;
  }
  const client = httpClient(access);
  await client.call('DeleteRoute', { ApiId: id, RouteId: route.id });
  const { Items: routes = [] } = await client.call('GetRoutes', { ApiId: id });
  const { integrationId: IntegrationId } = route;
  const isUsed = routes.some(({ Target }) => Target === `integrations/${IntegrationId}`);
  if (IntegrationId !== undefined && !isUsed) await client.call('DeleteIntegration', { ApiId: id, IntegrationId });
}

/** With its resource, where nothing else is at or below it. */
async function deleteMethod(access: RegionAccess, restApiId: string, { id, method, path }: ApiRoute): Promise<void> {
  const client = restClient(access);
  await client.call('DeleteMethod', { restApiId, resourceId: id, httpMethod: method });
  const resources = await readResources(access, restApiId);
  const left = resources.filter(({ resourceMethods = {} }) => Object.keys(resourceMethods).length > 0);
  const isUsed = left.some((resource) => resource.path === path || resource.path?.startsWith(`${path}/`));
  if (path !== '/' && !isUsed) await client.call('DeleteResource', { restApiId, resourceId: id });
}

/** Serves the API as it is now in a stage, which is made when it is not there. */
export async function serveIn(access: RegionAccess, { id, type }: Api, stageName: string): Promise<void> {
  if (type === 'REST') {
    await restClient(access).call('CreateDeployment', { restApiId: id, stageName });
    return;
  }
  const client = httpClient(access);
  const { Items: stages = [] } = await client.call('GetStages', { ApiId: id });
  const known = stages.find(({ StageName }) => StageName === stageName);
  if (!known) await client.call('CreateStage', { ApiId: id, StageName: stageName, AutoDeploy: true });
  else if (!known.AutoDeploy) await client.call('CreateDeployment', { ApiId: id, StageName: stageName });
}

/** Of a REST API that a route was taken from: its stages serve what is left, and go when that is nothing. */
export async function serveWhatIsLeft(access: RegionAccess, { id: restApiId, type }: Api): Promise<void> {
  if (type === 'HTTP') return;
  const client = restClient(access);
  const { item: stages = [] } = await client.call('GetStages', { restApiId });
  const resources = await readResources(access, restApiId);
  const isEmpty = resources.every(({ resourceMethods = {} }) => Object.keys(resourceMethods).length === 0);
  for (const { stageName = '' } of stages)
    if (isEmpty) await client.call('DeleteStage', { restApiId, stageName });
    else await client.call('CreateDeployment', { restApiId, stageName });
}

export interface StageSettings {
  name: string;
  /** Of an HTTP API: it serves each change at once. */
  autoDeploy: boolean;
  variables: Variables;
}

/** Of an HTTP API: a REST API's stages come with a deployment. */
export async function createStage(access: RegionAccess, { id, type }: Api, stage: StageSettings): Promise<void> {
  const { name, autoDeploy, variables } = stage;
  if (type === 'REST')
    await restClient(access).call('CreateDeployment', {
      ...{ restApiId: id, stageName: name, variables: { ...variables } },
    });
  else
    await httpClient(access).call('CreateStage', {
      ...{ ApiId: id, StageName: name, AutoDeploy: autoDeploy, StageVariables: { ...variables } },
    });
}

/** `before`: variables that are left out are removed. */
export async function changeStage(
  access: RegionAccess,
  api: Api,
  stage: StageSettings,
  before: Variables,
): Promise<void> {
  if (api.type === 'HTTP') await httpClient(access).call('UpdateStage', httpStageInput(api, stage));
  else await restClient(access).call('UpdateStage', restStageInput(api, stage, before));
}

const httpStageInput = ({ id }: Api, { name, autoDeploy, variables }: StageSettings) => ({
  ...{ ApiId: id, StageName: name, AutoDeploy: autoDeploy, StageVariables: { ...variables } },
});

const restStageInput = ({ id }: Api, { name, variables }: StageSettings, before: Variables) => ({
  ...{ restApiId: id, stageName: name, patchOperations: variablePatches(variables, before) },
});

/** The command that does the same. */
export const changeStageCall = (api: Api, stage: StageSettings, before: Variables) => ({
  operation: 'UpdateStage',
  ...(api.type === 'HTTP'
    ? { service: 'apigatewayv2', input: httpStageInput(api, stage) }
    : { service: 'apigateway', input: restStageInput(api, stage, before) }),
});

export const variablePatches = (variables: Variables, before: Variables): PatchOperation[] => [
  ...Object.keys(before)
    .filter((name) => !Object.hasOwn(variables, name))
    .map((name): PatchOperation => ({ op: 'remove', path: `/variables/${name}` })),
  ...Object.entries(variables)
    .filter(([name, value]) => before[name] !== value)
    .map(([name, value]): PatchOperation => ({ op: 'replace', path: `/variables/${name}`, value })),
];

export async function deleteStage(access: RegionAccess, { id, type }: Api, name: string): Promise<void> {
  if (type === 'HTTP') await httpClient(access).call('DeleteStage', { ApiId: id, StageName: name });
  else await restClient(access).call('DeleteStage', { restApiId: id, stageName: name });
}
