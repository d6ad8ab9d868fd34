/** What the operations of HTTP APIs work on: one record an API, with all that belongs to it. */

import { ServiceException } from '../../../api/errors.ts';
import type { StageVariables } from '../../../api/integration-target.ts';
import { APIS } from '../../../api/topics.ts';
import type { Cors } from '../../../kernel/front-door/cors.ts';
import { asTheyCome, isCount, page, pageToken, readPageToken } from '../../../kernel/page.ts';
import type { TableDeclaration, TablesOf } from '../../../kernel/table.ts';
import type { Authorization, GatewayContext } from '../api-records.ts';

/** Made with the API and not by itself: AWS's `ApiGatewayManaged`. */
interface Managed {
  isManaged: boolean;
}

export interface HttpIntegration extends Managed {
  integrationId: string;
  uri: string;
  payloadFormatVersion: '1.0' | '2.0';
  timeoutMs: number;
  credentialsArn?: string | undefined;
  description?: string | undefined;
}

export interface HttpRoute extends Managed {
  routeId: string;
  /** `GET /orders/{id}`, `ANY /{proxy+}` or `$default`. */
  routeKey: string;
  integrationId?: string | undefined;
  operationName?: string | undefined;
  /** Left out: NONE. */
  authorization?: Authorization | undefined;
}

/** What a stage serves: routes and integrations as they were. */
export interface HttpDeployment {
  deploymentId: string;
  description?: string | undefined;
  isAutomatic: boolean;
  createdAtMs: number;
  routes: readonly HttpRoute[];
  integrations: readonly HttpIntegration[];
}

export interface HttpStage extends Managed {
  stageName: string;
  description?: string | undefined;
  deploymentId?: string | undefined;
  autoDeploy: boolean;
  variables: StageVariables;
  tags: Readonly<Record<string, string>>;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface HttpApi {
  apiId: string;
  name: string;
  description?: string | undefined;
  version?: string | undefined;
  cors?: Cors | undefined;
  isEndpointDisabled: boolean;
  tags: Readonly<Record<string, string>>;
  createdAtMs: number;
  routes: readonly HttpRoute[];
  integrations: readonly HttpIntegration[];
  deployments: readonly HttpDeployment[];
  stages: readonly HttpStage[];
}

/** By id. */
const httpApis: TableDeclaration<HttpApi> = { name: 'httpApis', kind: 'resource', topics: () => [APIS] };

export const HTTP_API_TABLES = { httpApis };

export interface HttpApiContext extends GatewayContext, TablesOf<typeof HTTP_API_TABLES> {}

export const badRequest = (message: string) => new ServiceException('BadRequestException', 400, message);
export const conflict = (message: string) => new ServiceException('ConflictException', 409, message);

/** `kind`: as refusals call it. */
export const notFound = (kind: string, id: string) =>
  new ServiceException('NotFoundException', 404, `Invalid ${kind} identifier specified ${id}`);

export function requireApi({ httpApis, scope }: HttpApiContext, apiId: string): Readonly<HttpApi> {
  const api = httpApis.get(apiId);
  if (!api) throw notFound('API', `${scope.accountId}:${apiId}`);
  return api;
}

export function requirePart<T>(parts: readonly T[], kind: string, id: string, isIt: (part: T) => boolean): T {
  const part = parts.find(isIt);
  if (part === undefined) throw notFound(kind, id);
  return part;
}

const LARGEST_PAGE = 500;

interface PageInput {
  MaxResults?: string | undefined;
  NextToken?: string | undefined;
}

/** One page of a list, in the order in which its items were made. */
export function listed<T, Item>(
  all: readonly T[],
  { MaxResults, NextToken }: PageInput,
  describe: (each: T) => Item,
): { Items: Item[]; NextToken?: string } {
  const size = MaxResults === undefined ? LARGEST_PAGE : Number(MaxResults);
  if (!Number.isInteger(size) || size < 1) throw badRequest('Invalid value for max results specified');
  const after = readPageToken(NextToken, isCount, () => badRequest('Invalid next token specified'));
  const { records, next } = page(all, asTheyCome(all), after, Math.min(size, LARGEST_PAGE));
  return { Items: records.map(describe), ...(next !== undefined && { NextToken: pageToken(next) }) };
}
