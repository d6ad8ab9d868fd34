/** Stages and their variables: https://docs.aws.amazon.com/apigateway/latest/developerguide/stages.html */
import type { StageVariables } from '../../../api/integration-target.ts';
import type {
  CreateStageRequest,
  DeleteStageRequest,
  GetStageRequest,
  GetStagesRequest,
  PatchOperation,
  Stage,
  Stages,
  UpdateStageRequest,
} from '../../../api/models/apigateway-types.ts';
import { badStageVariable, secondsOf, withItem } from '../api-records.ts';
import {
  badRequest,
  conflict,
  type RestApiContext,
  type RestApiRecord,
  type RestStage,
  requireApi,
  requireDeployment,
  requirePart,
} from './context.ts';

const STAGE_NAME = /^[A-Za-z0-9_-]{1,128}$/;

export function createStage(context: RestApiContext, input: CreateStageRequest): Stage {
  const api = requireApi(context, input.restApiId);
  const stageName = requireStageName(input.stageName);
  if (api.stages.some((stage) => stage.stageName === stageName)) throw conflict('Stage already exists');
  const now = context.clock.now;
  const stage: RestStage = {
    stageName,
    description: input.description,
    deploymentId: requireDeployment(api, input.deploymentId).id,
    variables: readVariables(input.variables ?? {}),
    tags: input.tags ?? {},
    createdAtMs: now,
    updatedAtMs: now,
  };
  context.restApis.set(api.id, { ...api, stages: [...api.stages, stage] });
  return describeStage(stage);
}

export const getStage = (context: RestApiContext, { restApiId, stageName }: GetStageRequest): Stage =>
  describeStage(requireStage(requireApi(context, restApiId), stageName));

export function getStages(context: RestApiContext, { restApiId, deploymentId }: GetStagesRequest): Stages {
  const { stages } = requireApi(context, restApiId);
  const wanted = stages.filter((stage) => deploymentId === undefined || stage.deploymentId === deploymentId);
  return { item: wanted.map(describeStage) };
}

/** All of the changes, or none. */
export function updateStage(context: RestApiContext, input: UpdateStageRequest): Stage {
  const api = requireApi(context, input.restApiId);
  const before = requireStage(api, input.stageName);
  const changed = (input.patchOperations ?? []).reduce((stage, change) => patched(api, stage, change), before);
  const stage = { ...changed, updatedAtMs: context.clock.now };
  context.restApis.set(api.id, { ...api, stages: withItem(api.stages, stage, isNamed(stage.stageName)) });
  return describeStage(stage);
}

export function deleteStage(
  context: RestApiContext,
  { restApiId, stageName }: DeleteStageRequest,
): Record<string, never> {
  const api = requireApi(context, restApiId);
  requireStage(api, stageName);
  context.restApis.set(restApiId, { ...api, stages: api.stages.filter((stage) => stage.stageName !== stageName) });
  return {};
}

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch
 * Differs from AWS: of a stage only what is here can be changed. */
function patched(api: RestApiRecord, stage: RestStage, { op, path = '', value }: PatchOperation): RestStage {
  const [, variable] = /^\/variables\/(.+)$/.exec(path) ?? [];
  if (variable !== undefined && op === 'remove') {
    const { [variable]: _, ...variables } = stage.variables;
    return { ...stage, variables };
  }
  if (op !== 'replace' && !(op === 'add' && variable !== undefined))
    throw badRequest(`Invalid patch operation specified. Must be one of: [replace]`);
  if (variable !== undefined)
    return { ...stage, variables: readVariables({ ...stage.variables, [variable]: value ?? '' }) };
  if (path === '/description') return { ...stage, description: value };
  if (path === '/deploymentId') return { ...stage, deploymentId: requireDeployment(api, value ?? '').id };
  throw badRequest(
    `Invalid patch path '${path}' specified for op 'replace'. Must be one of: [/deploymentId, /description, /variables/<variable>]`,
  );
}

export function requireStageName(stageName: string): string {
  if (!STAGE_NAME.test(stageName)) throw badRequest('Stage name only allows a-zA-Z0-9_-');
  return stageName;
}

export function readVariables(variables: StageVariables): StageVariables {
  const bad = badStageVariable(variables);
  if (bad !== undefined) throw badRequest(bad);
  return variables;
}

const isNamed = (name: string) => (stage: RestStage) => stage.stageName === name;

const requireStage = ({ stages }: RestApiRecord, name: string): RestStage =>
  requirePart(stages, 'stage', isNamed(name));

const describeStage = (stage: RestStage): Stage => ({
  deploymentId: stage.deploymentId,
  stageName: stage.stageName,
  description: stage.description,
  cacheClusterEnabled: false,
  cacheClusterStatus: 'NOT_AVAILABLE',
  methodSettings: {},
  ...(Object.keys(stage.variables).length > 0 && { variables: { ...stage.variables } }),
  tracingEnabled: false,
  ...(Object.keys(stage.tags).length > 0 && { tags: { ...stage.tags } }),
  createdDate: secondsOf(stage.createdAtMs),
  lastUpdatedDate: secondsOf(stage.updatedAtMs),
});
