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
import { randomUuid } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import type { LayerVersion, PolicyStatement } from '../state.ts';
import { layerVersionKey, readLayerName, requireLayerVersion, requireVersionNumber } from './layers.ts';
import { policyDocument, readConditions, readPrincipal, withoutStatement, withStatement } from './resource-policy.ts';
import { requireRevision } from './revision.ts';

/** AddLayerVersionPermission: https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html */
export function addLayerVersionPermission(
  context: LambdaContext,
  input: AddLayerVersionPermissionRequest,
): AddLayerVersionPermissionResponse {
  const layer = requireLayer(context, input);
  requireRevision(layer.policy, input.RevisionId, 'GetLayerPolicy');
  const condition = readConditions({ StringEquals: { 'aws:PrincipalOrgID': input.OrganizationId } });
  const statement: PolicyStatement = {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: readPrincipal(input.Principal),
    Action: input.Action,
    Resource: layerArn(context.config, layer.layerName, layer.version),
    ...(condition && { Condition: condition }),
  };
  const statements = withStatement(layer.policy?.statements ?? [], statement);

  const revisionId = randomUuid(context.random);
  setPolicy(context, layer, { revisionId, statements });
  return { Statement: JSON.stringify(statement), RevisionId: revisionId };
}

/** GetLayerVersionPolicy: https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionPolicy.html */
export function getLayerVersionPolicy(
  context: LambdaContext,
  input: GetLayerVersionPolicyRequest,
): GetLayerVersionPolicyResponse {
  const { statements, revisionId } = requirePolicy(requireLayer(context, input));
  return { Policy: policyDocument(statements), RevisionId: revisionId };
}

/** RemoveLayerVersionPermission: https://docs.aws.amazon.com/lambda/latest/api/API_RemoveLayerVersionPermission.html */
export function removeLayerVersionPermission(
  context: LambdaContext,
  input: RemoveLayerVersionPermissionRequest,
): Record<string, never> {
  const layer = requireLayer(context, input);
  const policy = requirePolicy(layer);
  requireRevision(policy, input.RevisionId, 'GetLayerPolicy');
  const statements = withoutStatement(policy.statements, input.StatementId);

  setPolicy(context, layer, { revisionId: randomUuid(context.random), statements });
  return {};
}

function requireLayer(
  context: LambdaContext,
  input: { LayerName: string; VersionNumber: number },
): Readonly<LayerVersion> {
  requireVersionNumber(input.VersionNumber);
  return requireLayerVersion(context, readLayerName(context, input.LayerName), input.VersionNumber);
}

function requirePolicy(layer: Readonly<LayerVersion>): NonNullable<LayerVersion['policy']> {
  if (!layer.policy) throw resourceNotFound('No policy is associated with the given resource.');
  return layer.policy;
}

/** There is no policy without statements. */
function setPolicy(
  context: LambdaContext,
  { policy: _, ...layer }: Readonly<LayerVersion>,
  policy: NonNullable<LayerVersion['policy']>,
): void {
  const key = layerVersionKey(layer.layerName, layer.version);
  context.state.layerVersions.set(key, policy.statements.length > 0 ? { ...layer, policy } : layer);
}
