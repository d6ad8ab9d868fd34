/** What the operations of REST APIs work on: one record an API, with all that belongs to it. */

import { ServiceException } from '../../../api/errors.ts';
import type { StageVariables } from '../../../api/integration-target.ts';
import type { IntegrationResponse, MethodResponse } from '../../../api/models/apigateway-types.ts';
import { APIS } from '../../../api/topics.ts';
import { asTheyCome, isCount, page, pageToken, readPageToken } from '../../../kernel/page.ts';
import type { TableDeclaration, TablesOf } from '../../../kernel/table.ts';
import { type Authorization, type GatewayContext, withItem } from '../api-records.ts';

export interface RestIntegration {
  /** How Lambda is asked: only POST works. */
  httpMethod: string;
  uri: string;
  credentials?: string | undefined;
  requestParameters?: Readonly<Record<string, string>> | undefined;
  requestTemplates?: Readonly<Record<string, string>> | undefined;
  passthroughBehavior: string;
  cacheNamespace: string;
  timeoutMs: number;
  responses: readonly IntegrationResponse[];
}

export interface RestMethod {
  /** `ANY` for all that have none of their own. */
  httpMethod: string;
  operationName?: string | undefined;
  /** Left out: NONE. */
  authorization?: Authorization | undefined;
  requestParameters?: Readonly<Record<string, boolean>> | undefined;
  requestModels?: Readonly<Record<string, string>> | undefined;
  responses: readonly MethodResponse[];
  integration?: RestIntegration | undefined;
}

export interface RestResource {
  id: string;
  parentId?: string;
  pathPart?: string;
  path: string;
  methods: readonly RestMethod[];
}

/** What a stage serves: the resources as they were. */
export interface RestDeployment {
  id: string;
  description?: string | undefined;
  createdAtMs: number;
  resources: readonly RestResource[];
}

export interface RestStage {
  stageName: string;
  description?: string | undefined;
  deploymentId: string;
  variables: StageVariables;
  tags: Readonly<Record<string, string>>;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface RestApiRecord {
  id: string;
  name: string;
  description?: string | undefined;
  version?: string | undefined;
  endpointType: 'REGIONAL' | 'EDGE' | 'PRIVATE';
  binaryMediaTypes: readonly string[];
  isEndpointDisabled: boolean;
  tags: Readonly<Record<string, string>>;
  createdAtMs: number;
  rootResourceId: string;
  resources: readonly RestResource[];
  deployments: readonly RestDeployment[];
  stages: readonly RestStage[];
}

/** By id. */
const restApis: TableDeclaration<RestApiRecord> = { name: 'restApis', kind: 'resource', topics: () => [APIS] };

export const REST_API_TABLES = { restApis };

export interface RestApiContext extends GatewayContext, TablesOf<typeof REST_API_TABLES> {}

export const badRequest = (message: string) => new ServiceException('BadRequestException', 400, message);
export const conflict = (message: string) => new ServiceException('ConflictException', 409, message);
export const notFound = (message: string) => new ServiceException('NotFoundException', 404, message);

/** A part of an API by what it is asked for, or the refusal that names its kind. */
export function requirePart<T>(parts: readonly T[], kind: string, isIt: (part: T) => boolean): T {
  const part = parts.find(isIt);
  if (part === undefined) throw notFound(`Invalid ${kind} identifier specified`);
  return part;
}

export function requireApi({ restApis, scope }: RestApiContext, id: string): Readonly<RestApiRecord> {
  const api = restApis.get(id);
  if (!api) throw notFound(`Invalid API identifier specified ${scope.accountId}:${id}`);
  return api;
}

export const requireResource = ({ resources }: RestApiRecord, id: string): RestResource =>
  requirePart(resources, 'Resource', (resource) => resource.id === id);

export const requireDeployment = ({ deployments }: RestApiRecord, id: string): RestDeployment =>
  requirePart(deployments, 'Deployment', (deployment) => deployment.id === id);

export const requireMethod = ({ methods }: RestResource, httpMethod: string): RestMethod =>
  requirePart(methods, 'Method', (method) => method.httpMethod === httpMethod);

interface MethodInput {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

/** The API, the resource and the method that an input names. */
export function requireNamed(context: RestApiContext, { restApiId, resourceId, httpMethod }: MethodInput) {
  const api = requireApi(context, restApiId);
  const resource = requireResource(api, resourceId);
  return { api, resource, method: requireMethod(resource, httpMethod) };
}

/** Writes the API with the resource as it is now. */
export function putResource(context: RestApiContext, api: RestApiRecord, resource: RestResource): void {
  context.restApis.set(api.id, {
    ...api,
    resources: withItem(api.resources, resource, ({ id }) => id === resource.id),
  });
}

/** Writes the API with the method as it is now. */
export function putMethodOf(
  context: RestApiContext,
  api: RestApiRecord,
  resource: RestResource,
  method: RestMethod,
): void {
  const methods = withItem(resource.methods, method, ({ httpMethod }) => httpMethod === method.httpMethod);
  putResource(context, api, { ...resource, methods });
}

const PAGE_SIZE = 25;
const LARGEST_PAGE = 500;

/** One page of a list, in the order in which its items were made. */
export function listed<T, Item>(
  all: readonly T[],
  { position, limit = PAGE_SIZE }: { position?: string | undefined; limit?: number | undefined },
  describe: (each: T) => Item,
): { items: Item[]; position?: string } {
  const after = readPageToken(position, isCount, () => badRequest('Invalid position parameter specified'));
  const size = Math.min(Math.max(limit, 1), LARGEST_PAGE);
  const { records, next } = page(all, asTheyCome(all), after, size);
  return { items: records.map(describe), ...(next !== undefined && { position: pageToken(next) }) };
}
