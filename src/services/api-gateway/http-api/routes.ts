/** Routes: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
import type {
  CreateRouteRequest,
  DeleteRouteRequest,
  GetRouteRequest,
  GetRoutesRequest,
  GetRoutesResponse,
  Route,
  UpdateRouteRequest,
} from '../../../api/models/apigatewayv2-types.ts';
import { type Authorization, newPartId, readAuthorization, withItem } from '../api-records.ts';
import {
  badRequest,
  conflict,
  type HttpApi,
  type HttpApiContext,
  type HttpRoute,
  listed,
  requireApi,
  requirePart,
} from './context.ts';
import { withAutoDeployments } from './deployments.ts';
import { requireIntegration } from './integrations.ts';

/** What no other route takes. */
export const DEFAULT_ROUTE = '$default';

const ROUTE_KEY =
  /^(?:ANY|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/(?:[^\s{}]*(?:\{[\w.:-]+\}[^\s{}]*)*(?:\{[\w.:-]+\+\})?)?$/;
const TARGET = /^integrations\/([a-z0-9]+)$/;

export function createRoute(context: HttpApiContext, input: CreateRouteRequest): Route {
  const api = requireApi(context, input.ApiId);
  const authorization = requireAuthorization(input) ?? 'NONE';
  const route: HttpRoute = {
    routeId: newPartId(context),
    routeKey: requireFree(api, requireRouteKey(input.RouteKey)),
    integrationId: readTarget(api, input.Target),
    operationName: input.OperationName,
    authorization,
    isManaged: false,
  };
  change(context, { ...api, routes: [...api.routes, route] });
  return describeRoute(route);
}

export const getRoute = (context: HttpApiContext, { ApiId, RouteId }: GetRouteRequest): Route =>
  describeRoute(requireRoute(requireApi(context, ApiId), RouteId));

export const getRoutes = (context: HttpApiContext, input: GetRoutesRequest): GetRoutesResponse =>
  listed(requireApi(context, input.ApiId).routes, input, describeRoute);

export function updateRoute(context: HttpApiContext, input: UpdateRouteRequest): Route {
  const api = requireApi(context, input.ApiId);
  const before = requireRoute(api, input.RouteId);
  const authorization = requireAuthorization(input) ?? before.authorization;
  const key = input.RouteKey;
  const route: HttpRoute = {
    ...before,
    routeKey: key === undefined || key === before.routeKey ? before.routeKey : requireFree(api, requireRouteKey(key)),
    integrationId: input.Target === undefined ? before.integrationId : readTarget(api, input.Target),
    operationName: input.OperationName ?? before.operationName,
    authorization,
  };
  change(context, { ...api, routes: withItem(api.routes, route, ({ routeId }) => routeId === input.RouteId) });
  return describeRoute(route);
}

export function deleteRoute(context: HttpApiContext, { ApiId, RouteId }: DeleteRouteRequest): Record<string, never> {
  const api = requireApi(context, ApiId);
  requireRoute(api, RouteId);
  change(context, { ...api, routes: api.routes.filter(({ routeId }) => routeId !== RouteId) });
  return {};
}

export function requireRouteKey(routeKey: string): string {
  if (routeKey !== DEFAULT_ROUTE && !ROUTE_KEY.test(routeKey))
    throw badRequest(
      'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
    );
  return routeKey;
}

function requireFree({ routes }: HttpApi, routeKey: string): string {
  if (routes.some((route) => route.routeKey === routeKey))
    throw conflict(`Route with key ${routeKey} already exists for this API`);
  return routeKey;
}

/** Undefined when the input does not say. Differs from AWS: nothing but a signature and no keys can be asked for. */
function requireAuthorization({
  AuthorizationType,
  ApiKeyRequired,
}: Pick<UpdateRouteRequest, 'AuthorizationType' | 'ApiKeyRequired'>): Authorization | undefined {
  const authorization = readAuthorization(AuthorizationType);
  if (authorization === undefined || ApiKeyRequired)
    throw badRequest('Coldspark has no authorizers and no API keys: choose the authorization type NONE or AWS_IAM');
  return AuthorizationType === undefined ? undefined : authorization;
}

function readTarget(api: HttpApi, target: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  const [, integrationId] = TARGET.exec(target) ?? [];
  if (integrationId === undefined)
    throw badRequest(`Invalid target ${target}. Format should be "integrations/<INTEGRATION ID>"`);
  return requireIntegration(api, integrationId).integrationId;
}

const requireRoute = ({ routes }: HttpApi, id: string): HttpRoute =>
  requirePart(routes, 'Route', id, ({ routeId }) => routeId === id);

const change = (context: HttpApiContext, api: HttpApi) =>
  context.httpApis.set(api.apiId, withAutoDeployments(context, api));

const describeRoute = ({
  routeId,
  routeKey,
  integrationId,
  operationName,
  authorization = 'NONE',
  isManaged,
}: HttpRoute): Route => ({
  ...(isManaged && { ApiGatewayManaged: true }),
  ApiKeyRequired: false,
  AuthorizationType: authorization,
  OperationName: operationName,
  RouteId: routeId,
  RouteKey: routeKey,
  Target: integrationId === undefined ? undefined : `integrations/${integrationId}`,
});
