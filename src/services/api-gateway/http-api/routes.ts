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
import { newPartId, withItem } from '../api-records.ts';
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
  requireOpen(input);
  const route: HttpRoute = {
    routeId: newPartId(context),
    routeKey: requireFree(api, requireRouteKey(input.RouteKey)),
    integrationId: readTarget(api, input.Target),
    operationName: input.OperationName,
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
  requireOpen(input);
  const key = input.RouteKey;
  const route: HttpRoute = {
    ...before,
    routeKey: key === undefined || key === before.routeKey ? before.routeKey : requireFree(api, requireRouteKey(key)),
    integrationId: input.Target === undefined ? before.integrationId : readTarget(api, input.Target),
    operationName: input.OperationName ?? before.operationName,
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

/** Differs from AWS: there are no authorizers and no keys, so nothing asks for one. */
function requireOpen({
  AuthorizationType,
  ApiKeyRequired,
}: Pick<UpdateRouteRequest, 'AuthorizationType' | 'ApiKeyRequired'>): void {
  if ((AuthorizationType ?? 'NONE') !== 'NONE' || ApiKeyRequired)
    throw badRequest('Coldspark has no authorizers and no API keys: choose the authorization type NONE');
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

const describeRoute = ({ routeId, routeKey, integrationId, operationName, isManaged }: HttpRoute): Route => ({
  ...(isManaged && { ApiGatewayManaged: true }),
  ApiKeyRequired: false,
  AuthorizationType: 'NONE',
  OperationName: operationName,
  RouteId: routeId,
  RouteKey: routeKey,
  Target: integrationId === undefined ? undefined : `integrations/${integrationId}`,
});
