/**
 * API Gateway's HTTP APIs: routes to functions, and stages that serve them.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html
 *
 * Differs from AWS: no WebSocket APIs, no authorizers but IAM, no domain names, no VPC links, no OpenAPI; the only integration is
 * AWS_PROXY with a function, and requests are not logged.
 */
import type { ApiGatewayV2Operations } from '../../../api/models/apigatewayv2-types.ts';
import { apiGatewayV2Definition } from '../../../api/services/apigatewayv2.ts';
import { type ReceiveOperation, receives } from '../../../kernel/front-door/front-door.ts';
import { defineService, deletes, reads, writes } from '../../../kernel/service-declaration.ts';
import { awsWire } from '../../../kernel/wire.ts';
import type { RegionParts } from '../../region-parts.ts';
import { createApi, deleteApi, deleteCorsConfiguration, getApi, getApis, updateApi } from './apis.ts';
import { HTTP_API_TABLES, type HttpApiContext } from './context.ts';
import { createDeployment, deleteDeployment, getDeployment, getDeployments } from './deployments.ts';
import {
  createIntegration,
  deleteIntegration,
  getIntegration,
  getIntegrations,
  updateIntegration,
} from './integrations.ts';
import { receiveRequest } from './requests.ts';
import { createRoute, deleteRoute, getRoute, getRoutes, updateRoute } from './routes.ts';
import { createStage, deleteStage, getStage, getStages, updateStage } from './stages.ts';

type Parts = Pick<RegionParts, 'scope' | 'clock' | 'random' | 'neighbours' | 'metrics'>;

export const apiGatewayV2 = defineService<
  ApiGatewayV2Operations & ReceiveOperation,
  HttpApiContext,
  Parts,
  typeof HTTP_API_TABLES
>({
  wire: awsWire(apiGatewayV2Definition),
  operations: {
    CreateApi: writes(createApi),
    CreateDeployment: writes(createDeployment),
    CreateIntegration: writes(createIntegration),
    CreateRoute: writes(createRoute),
    CreateStage: writes(createStage),
    DeleteApi: deletes(deleteApi),
    DeleteCorsConfiguration: writes(deleteCorsConfiguration),
    DeleteDeployment: deletes(deleteDeployment),
    DeleteIntegration: deletes(deleteIntegration),
    DeleteRoute: deletes(deleteRoute),
    DeleteStage: deletes(deleteStage),
    GetApi: reads(getApi),
    GetApis: reads(getApis),
    GetDeployment: reads(getDeployment),
    GetDeployments: reads(getDeployments),
    GetIntegration: reads(getIntegration),
    GetIntegrations: reads(getIntegrations),
    GetRoute: reads(getRoute),
    GetRoutes: reads(getRoutes),
    GetStage: reads(getStage),
    GetStages: reads(getStages),
    ReceiveRequest: receives(receiveRequest),
    UpdateApi: writes(updateApi),
    UpdateIntegration: writes(updateIntegration),
    UpdateRoute: writes(updateRoute),
    UpdateStage: writes(updateStage),
  },
  tables: HTTP_API_TABLES,
  context: ({ scope, clock, random, neighbours, metrics }, tables) => ({
    ...{ scope, clock, random, neighbours, metrics },
    ...tables,
  }),
});
