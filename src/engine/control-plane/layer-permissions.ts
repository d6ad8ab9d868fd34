/**
 * Who may use a version of a layer. https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html
 */
import { layerArn } from '../../api/arn.ts';
import { resourceNotFound } from '../../api/errors.ts';
import type {
  AddLayerVersionPermissionRequest,
  AddLayerVersionPermissionResponse,
  GetLayerVersionPolicyRequest,
  GetLayerVersionPolicyResponse,
  RemoveLayerVersionPermissionRequest,
} from '../../api/models/lambda-types.ts';
import type { Engine } from '../engine.ts';
import { randomUuid } from '../random.ts';
import type { LayerVersion, PolicyStatement } from '../state.ts';
import { layerVersionKey, readLayerName, requireLayerVersion, requireVersionNumber } from './layers.ts';
import { policyDocument, readConditions, readPrincipal, withoutStatement, withStatement } from './resource-policy.ts';
import { requireRevision } from './revision.ts';

/** AddLayerVersionPermission: https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html */
export function addLayerVersionPermission(
  engine: Engine,
  input: AddLayerVersionPermissionRequest,
): AddLayerVersionPermissionResponse {
  const layer = requireLayer(engine, input);
  requireRevision(layer.policy, input.RevisionId, 'GetLayerPolicy');
  const condition = readConditions({ StringEquals: { 'aws:PrincipalOrgID': input.OrganizationId } });
  const statement: PolicyStatement = {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: readPrincipal(input.Principal),
    Action: input.Action,
    Resource: layerArn(engine.config, layer.layerName, layer.version),
    ...(condition && { Condition: condition }),
  };
  const statements = withStatement(layer.policy?.statements ?? [], statement);

  const revisionId = randomUuid(engine.random);
  setPolicy(engine, layer, { revisionId, statements });
  return { Statement: JSON.stringify(statement), RevisionId: revisionId };
}

/** GetLayerVersionPolicy: https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionPolicy.html */
export function getLayerVersionPolicy(
  engine: Engine,
  input: GetLayerVersionPolicyRequest,
): GetLayerVersionPolicyResponse {
  const { statements, revisionId } = requirePolicy(requireLayer(engine, input));
  return { Policy: policyDocument(statements), RevisionId: revisionId };
}

/** RemoveLayerVersionPermission: https://docs.aws.amazon.com/lambda/latest/api/API_RemoveLayerVersionPermission.html */
export function removeLayerVersionPermission(
  engine: Engine,
  input: RemoveLayerVersionPermissionRequest,
): Record<string, never> {
  const layer = requireLayer(engine, input);
  const policy = requirePolicy(layer);
  requireRevision(policy, input.RevisionId, 'GetLayerPolicy');
  const statements = withoutStatement(policy.statements, input.StatementId);

  setPolicy(engine, layer, { revisionId: randomUuid(engine.random), statements });
  return {};
}

function requireLayer(engine: Engine, input: { LayerName: string; VersionNumber: number }): Readonly<LayerVersion> {
  requireVersionNumber(input.VersionNumber);
  return requireLayerVersion(engine, readLayerName(engine, input.LayerName), input.VersionNumber);
}

function requirePolicy(layer: Readonly<LayerVersion>): NonNullable<LayerVersion['policy']> {
  if (!layer.policy) throw resourceNotFound('No policy is associated with the given resource.');
  return layer.policy;
}

/** There is no policy without statements. */
function setPolicy(
  engine: Engine,
  { policy: _, ...layer }: Readonly<LayerVersion>,
  policy: NonNullable<LayerVersion['policy']>,
): void {
  const key = layerVersionKey(layer.layerName, layer.version);
  engine.state.layerVersions.set(key, policy.statements.length > 0 ? { ...layer, policy } : layer);
}
