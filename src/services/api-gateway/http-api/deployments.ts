/**
 * Deployments: what a stage serves. A stage that deploys by itself is given a new one with every change.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 *
 * Differs from AWS: a deployment is done at once; one that came by itself goes when no stage serves it any more.
 */
import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  Deployment,
  GetDeploymentRequest,
  GetDeploymentsRequest,
  GetDeploymentsResponse,
} from '../../../api/models/apigatewayv2-types.ts';
import { newPartId, secondsOf, withItem } from '../api-records.ts';
import {
  badRequest,
  conflict,
  type HttpApi,
  type HttpApiContext,
  type HttpDeployment,
  listed,
  requireApi,
  requirePart,
} from './context.ts';

export function createDeployment(context: HttpApiContext, input: CreateDeploymentRequest): Deployment {
  const api = requireApi(context, input.ApiId);
  const { StageName } = input;
  const stage =
    StageName === undefined
      ? undefined
      : requirePart(api.stages, 'Stage', StageName, (each) => each.stageName === StageName);
  if (stage?.autoDeploy) throw badRequest('Deployment ID cannot be set on a stage that has auto deploy enabled');
  if (api.routes.length === 0) throw badRequest('At least one route is required before deploying the Api.');
  const deployment = deploymentOf(context, api, { isAutomatic: false, description: input.Description });
  const deployed = { ...api, deployments: [...api.deployments, deployment] };
  const { deploymentId } = deployment;
  const updated = stage && { ...stage, deploymentId, updatedAtMs: context.clock.now };
  context.httpApis.set(
    api.apiId,
    updated ? { ...deployed, stages: withItem(api.stages, updated, (each) => each.stageName === StageName) } : deployed,
  );
  return describeDeployment(deployment);
}

export const getDeployment = (context: HttpApiContext, { ApiId, DeploymentId }: GetDeploymentRequest): Deployment =>
  describeDeployment(requireDeployment(requireApi(context, ApiId), DeploymentId));

export const getDeployments = (context: HttpApiContext, input: GetDeploymentsRequest): GetDeploymentsResponse =>
  listed(requireApi(context, input.ApiId).deployments, input, describeDeployment);

export function deleteDeployment(
  context: HttpApiContext,
  { ApiId, DeploymentId }: DeleteDeploymentRequest,
): Record<string, never> {
  const api = requireApi(context, ApiId);
  requireDeployment(api, DeploymentId);
  const served = api.stages.find(({ deploymentId }) => deploymentId === DeploymentId);
  if (served) throw conflict(`Active stages pointing to this deployment must be moved or deleted: ${served.stageName}`);
  context.httpApis.set(ApiId, {
    ...api,
    deployments: api.deployments.filter(({ deploymentId }) => deploymentId !== DeploymentId),
  });
  return {};
}

/** The API whose stages that deploy by themselves serve what it is now. */
export function withAutoDeployments(context: HttpApiContext, api: HttpApi): HttpApi {
  if (api.routes.length === 0 || !api.stages.some(({ autoDeploy }) => autoDeploy)) return api;
  const description = 'Automatic deployment triggered by changes to the Api configuration';
  const deployment = deploymentOf(context, api, { isAutomatic: true, description });
  const stages = api.stages.map((stage) =>
    stage.autoDeploy ? { ...stage, deploymentId: deployment.deploymentId, updatedAtMs: context.clock.now } : stage,
  );
  return withoutUnserved({ ...api, stages, deployments: [...api.deployments, deployment] });
}

export function withoutUnserved(api: HttpApi): HttpApi {
  const served = new Set(api.stages.map(({ deploymentId }) => deploymentId));
  return {
    ...api,
    deployments: api.deployments.filter(({ deploymentId, isAutomatic }) => !isAutomatic || served.has(deploymentId)),
  };
}

const deploymentOf = (
  context: HttpApiContext,
  { routes, integrations }: HttpApi,
  about: Pick<HttpDeployment, 'isAutomatic' | 'description'>,
): HttpDeployment => ({
  deploymentId: newPartId(context),
  createdAtMs: context.clock.now,
  routes,
  integrations,
  ...about,
});

export const requireDeployment = ({ deployments }: HttpApi, id: string): HttpDeployment =>
  requirePart(deployments, 'Deployment', id, ({ deploymentId }) => deploymentId === id);

const describeDeployment = (deployment: HttpDeployment): Deployment => ({
  AutoDeployed: deployment.isAutomatic,
  CreatedDate: secondsOf(deployment.createdAtMs),
  DeploymentId: deployment.deploymentId,
  DeploymentStatus: 'DEPLOYED',
  Description: deployment.description,
});
