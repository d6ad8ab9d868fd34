/** Stages and their variables: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html */
import type {
  CreateStageRequest,
  DeleteStageRequest,
  GetStageRequest,
  GetStagesRequest,
  GetStagesResponse,
  Stage,
  UpdateStageRequest,
} from '../../../api/models/apigatewayv2-types.ts';
import { badStageVariable, secondsOf, withItem } from '../api-records.ts';
import {
  badRequest,
  conflict,
  type HttpApi,
  type HttpApiContext,
  type HttpStage,
  listed,
  requireApi,
  requirePart,
} from './context.ts';
import { requireDeployment, withAutoDeployments, withoutUnserved } from './deployments.ts';

/** The one that answers without its name in the path. */
export const DEFAULT_STAGE = '$default';

const STAGE_NAME = /^[A-Za-z0-9_-]{1,128}$/;

export function createStage(context: HttpApiContext, input: CreateStageRequest): Stage {
  const api = requireApi(context, input.ApiId);
  const { StageName } = input;
  if (StageName !== DEFAULT_STAGE && !STAGE_NAME.test(StageName))
    throw badRequest('Stage name only allows alphanumeric characters, hyphens, underscores and $default');
  if (api.stages.some(({ stageName }) => stageName === StageName)) throw conflict('Stage already exists');
  const now = context.clock.now;
  const stage: HttpStage = {
    stageName: StageName,
    description: input.Description,
    ...readDeployment(api, input.AutoDeploy ?? false, input.DeploymentId),
    variables: readVariables(input.StageVariables ?? {}),
    tags: input.Tags ?? {},
    ...{ isManaged: false, createdAtMs: now, updatedAtMs: now },
  };
  return put(context, { ...api, stages: [...api.stages, stage] }, stage);
}

export const getStage = (context: HttpApiContext, { ApiId, StageName }: GetStageRequest): Stage =>
  describeStage(requireStage(requireApi(context, ApiId), StageName));

export const getStages = (context: HttpApiContext, input: GetStagesRequest): GetStagesResponse =>
  listed(requireApi(context, input.ApiId).stages, input, describeStage);

/** Variables that are given stand in the place of all; what is not named stays. */
export function updateStage(context: HttpApiContext, input: UpdateStageRequest): Stage {
  const api = requireApi(context, input.ApiId);
  const before = requireStage(api, input.StageName);
  const autoDeploy = input.AutoDeploy ?? before.autoDeploy;
  const stage: HttpStage = {
    ...before,
    description: input.Description ?? before.description,
    ...(input.DeploymentId === undefined ? { autoDeploy } : readDeployment(api, autoDeploy, input.DeploymentId)),
    variables: input.StageVariables ? readVariables(input.StageVariables) : before.variables,
    updatedAtMs: context.clock.now,
  };
  return put(context, { ...api, stages: withItem(api.stages, stage, isNamed(stage.stageName)) }, stage);
}

export function deleteStage(context: HttpApiContext, { ApiId, StageName }: DeleteStageRequest): Record<string, never> {
  const api = requireApi(context, ApiId);
  requireStage(api, StageName);
  const stages = api.stages.filter(({ stageName }) => stageName !== StageName);
  context.httpApis.set(ApiId, withoutUnserved({ ...api, stages }));
  return {};
}

function put(context: HttpApiContext, api: HttpApi, { stageName, autoDeploy }: HttpStage): Stage {
  const deployed = autoDeploy ? withAutoDeployments(context, api) : api;
  context.httpApis.set(api.apiId, deployed);
  return describeStage(requireStage(deployed, stageName));
}

function readDeployment(api: HttpApi, autoDeploy: boolean, deploymentId: string | undefined) {
  if (deploymentId === undefined) return { autoDeploy };
  if (autoDeploy) throw badRequest('Deployment ID cannot be set on a stage that has auto deploy enabled');
  return { autoDeploy, deploymentId: requireDeployment(api, deploymentId).deploymentId };
}

function readVariables(variables: HttpStage['variables']): HttpStage['variables'] {
  const bad = badStageVariable(variables);
  if (bad !== undefined) throw badRequest(bad);
  return variables;
}

const isNamed = (name: string) => (stage: HttpStage) => stage.stageName === name;

const requireStage = ({ stages }: HttpApi, name: string): HttpStage =>
  requirePart(stages, 'Stage', name, isNamed(name));

const describeStage = (stage: HttpStage): Stage => ({
  ...(stage.isManaged && { ApiGatewayManaged: true }),
  ...(stage.autoDeploy && { AutoDeploy: true }),
  CreatedDate: secondsOf(stage.createdAtMs),
  DefaultRouteSettings: { DetailedMetricsEnabled: false },
  DeploymentId: stage.deploymentId,
  Description: stage.description,
  ...(stage.autoDeploy &&
    stage.deploymentId !== undefined && {
      LastDeploymentStatusMessage: `Successfully deployed stage with deployment ID '${stage.deploymentId}'`,
    }),
  LastUpdatedDate: secondsOf(stage.updatedAtMs),
  RouteSettings: {},
  StageName: stage.stageName,
  StageVariables: { ...stage.variables },
  Tags: { ...stage.tags },
});
