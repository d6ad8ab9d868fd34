/**
 * Deployments: what a stage serves, the resources as they were.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
 */
import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  Deployment,
  Deployments,
  GetDeploymentRequest,
  GetDeploymentsRequest,
} from '../../../api/models/apigateway-types.ts';
import { newPartId, secondsOf, withItem } from '../api-records.ts';
import {
  badRequest,
  listed,
  type RestApiContext,
  type RestApiRecord,
  type RestDeployment,
  type RestStage,
  requireApi,
  requireDeployment,
} from './context.ts';
import { readVariables, requireStageName } from './stages.ts';

/** With the name of a stage it is served there at once; one that is not there is made. */
export function createDeployment(context: RestApiContext, input: CreateDeploymentRequest): Deployment {
  const api = requireApi(context, input.restApiId);
  const methods = api.resources.flatMap((resource) => resource.methods);
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods");
  if (methods.some(({ integration }) => !integration)) throw badRequest('No integration defined for method');
  const deployment: RestDeployment = {
    id: newPartId(context),
    description: input.description,
    createdAtMs: context.clock.now,
    resources: api.resources,
  };
  const deployed = { ...api, deployments: [...api.deployments, deployment] };
  context.restApis.set(api.id, { ...deployed, stages: stagesWith(context, api, deployment, input) });
  return describeDeployment(deployment);
}

function stagesWith(
  context: RestApiContext,
  { stages }: RestApiRecord,
  { id: deploymentId }: RestDeployment,
  { stageName, stageDescription, variables }: CreateDeploymentRequest,
): readonly RestStage[] {
  if (stageName === undefined) return stages;
  const now = context.clock.now;
  const known = stages.find((stage) => stage.stageName === stageName);
  const stage: RestStage = {
    stageName: requireStageName(stageName),
    description: stageDescription ?? known?.description,
    deploymentId,
    variables: variables ? readVariables(variables) : (known?.variables ?? {}),
    tags: known?.tags ?? {},
    createdAtMs: known?.createdAtMs ?? now,
    updatedAtMs: now,
  };
  return withItem(stages, stage, (each) => each.stageName === stageName);
}

export const getDeployment = (context: RestApiContext, input: GetDeploymentRequest): Deployment =>
  describeDeployment(requireDeployment(requireApi(context, input.restApiId), input.deploymentId));

export const getDeployments = (context: RestApiContext, input: GetDeploymentsRequest): Deployments =>
  listed(requireApi(context, input.restApiId).deployments, input, describeDeployment);

export function deleteDeployment(
  context: RestApiContext,
  { restApiId, deploymentId }: DeleteDeploymentRequest,
): Record<string, never> {
  const api = requireApi(context, restApiId);
  requireDeployment(api, deploymentId);
  if (api.stages.some((stage) => stage.deploymentId === deploymentId))
    throw badRequest('Active stages pointing to this deployment must be moved or deleted');
  context.restApis.set(restApiId, { ...api, deployments: api.deployments.filter(({ id }) => id !== deploymentId) });
  return {};
}

const describeDeployment = ({ id, description, createdAtMs }: RestDeployment): Deployment => ({
  id,
  description,
  createdDate: secondsOf(createdAtMs),
});
