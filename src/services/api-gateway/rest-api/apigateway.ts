/**
 * API Gateway's REST APIs: a tree of resources whose methods call functions, deployed to stages.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html
 *
 * Differs from AWS: no authorizers but IAM, no keys, usage plans, models, validators, caches, domain names and OpenAPI documents; the
 * only integration is AWS_PROXY with a function, and requests are not logged.
 */
import type { ApiGatewayOperations } from '../../../api/models/apigateway-types.ts';
import { apiGatewayDefinition } from '../../../api/services/apigateway.ts';
import { type ReceiveOperation, receives } from '../../../kernel/front-door/front-door.ts';
import { defineService, deletes, later, reads, writes } from '../../../kernel/service-declaration.ts';
import { awsWire } from '../../../kernel/wire.ts';
import type { RegionParts } from '../../region-parts.ts';
import { REST_API_TABLES, type RestApiContext } from './context.ts';
import { createDeployment, deleteDeployment, getDeployment, getDeployments } from './deployments.ts';
import { deleteIntegration, getIntegration, putIntegration, putIntegrationResponse } from './integrations.ts';
import { deleteMethod, getMethod, putMethod, putMethodResponse } from './methods.ts';
import { receiveRequest } from './requests.ts';
import { createResource, deleteResource, getResource, getResources } from './resources.ts';
import { createRestApi, deleteRestApi, getRestApi, getRestApis } from './rest-apis.ts';
import { createStage, deleteStage, getStage, getStages, updateStage } from './stages.ts';
import { testInvokeMethod } from './test-invoke.ts';

type Parts = Pick<RegionParts, 'scope' | 'clock' | 'random' | 'neighbours' | 'metrics'>;

export const apiGateway = defineService<
  ApiGatewayOperations & ReceiveOperation,
  RestApiContext,
  Parts,
  typeof REST_API_TABLES
>({
  wire: awsWire(apiGatewayDefinition),
  operations: {
    CreateDeployment: writes(createDeployment),
    CreateResource: writes(createResource),
    CreateRestApi: writes(createRestApi),
    CreateStage: writes(createStage),
    DeleteDeployment: deletes(deleteDeployment),
    DeleteIntegration: deletes(deleteIntegration),
    DeleteMethod: deletes(deleteMethod),
    DeleteResource: deletes(deleteResource),
    DeleteRestApi: deletes(deleteRestApi),
    DeleteStage: deletes(deleteStage),
    GetDeployment: reads(getDeployment),
    GetDeployments: reads(getDeployments),
    GetIntegration: reads(getIntegration),
    GetMethod: reads(getMethod),
    GetResource: reads(getResource),
    GetResources: reads(getResources),
    GetRestApi: reads(getRestApi),
    GetRestApis: reads(getRestApis),
    GetStage: reads(getStage),
    GetStages: reads(getStages),
    PutIntegration: writes(putIntegration),
    PutIntegrationResponse: writes(putIntegrationResponse),
    PutMethod: writes(putMethod),
    PutMethodResponse: writes(putMethodResponse),
    ReceiveRequest: receives(receiveRequest),
    // nobody knows what a function has done already: it is not run again
    TestInvokeMethod: later({ needsRoom: false, repeatable: false }, testInvokeMethod),
    UpdateStage: writes(updateStage),
  },
  tables: REST_API_TABLES,
  context: ({ scope, clock, random, neighbours, metrics }, tables) => ({
    ...{ scope, clock, random, neighbours, metrics },
    ...tables,
  }),
});
