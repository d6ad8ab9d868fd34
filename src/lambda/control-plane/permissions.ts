/**
 * Who may use a function: its resource-based policy, one for the unqualified function, each version and each alias.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import { functionArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceNotFound } from '../../api/errors.ts';
import type {
  AddPermissionRequest,
  AddPermissionResponse,
  GetPolicyRequest,
  GetPolicyResponse,
  RemovePermissionRequest,
} from '../../api/models/lambda-types.ts';
import type { LambdaContext } from '../context.ts';
import { LATEST, type PolicyStatement, qualifiedKey } from '../state.ts';
import { readReference, requireFunction, requireQualified } from './function-reference.ts';
import { policyDocument, readConditions, readPrincipal, withoutStatement, withStatement } from './resource-policy.ts';
import { renewRevision, requireRevision } from './revision.ts';

/** AddPermission: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
export function addPermission(context: LambdaContext, input: AddPermissionRequest): AddPermissionResponse {
  const reference = readReference(context, input.FunctionName, input.Qualifier);
  if (reference.qualifier === LATEST)
    throw invalidParameterValue('We currently do not support adding policies for $LATEST.');
  const { functionName, qualifier = LATEST } = reference;
  requireFunction(context, functionName, reference.qualifier);
  const resource = requireQualified(context, functionName, qualifier);
  requireRevision(resource, input.RevisionId, 'GetPolicy');
  const statement = readStatement(input, functionArn(context.config, functionName, reference.qualifier));
  const key = qualifiedKey(functionName, qualifier);
  const statements = withStatement(context.state.policies.get(key)?.statements ?? [], statement);

  context.state.policies.set(key, { functionName, qualifier, statements });
  renewRevision(context, functionName, qualifier);
  return { Statement: JSON.stringify(statement) };
}

/**
 * RemovePermission: https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html
 *
 * Its RevisionId is not looked at: AWS was recorded to remove a statement although another revision was named.
 */
export function removePermission(context: LambdaContext, input: RemovePermissionRequest): Record<string, never> {
  const reference = readReference(context, input.FunctionName, input.Qualifier);
  const { functionName, qualifier = LATEST } = reference;
  if (!context.state.functions.has(functionName))
    throw resourceNotFound(`No policy found for: ${functionArn(context.config, functionName, reference.qualifier)}`);
  requireQualified(context, functionName, qualifier);
  const key = qualifiedKey(functionName, qualifier);
  const policy = context.state.policies.get(key);
  if (!policy) throw resourceNotFound('No policy is associated with the given resource.');
  const statements = withoutStatement(policy.statements, input.StatementId);

  if (statements.length > 0) context.state.policies.set(key, { ...policy, statements });
  else context.state.policies.delete(key);
  renewRevision(context, functionName, qualifier);
  return {};
}

/** GetPolicy: https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export function getPolicy(context: LambdaContext, input: GetPolicyRequest): GetPolicyResponse {
  const { functionName, qualifier = LATEST } = readReference(context, input.FunctionName, input.Qualifier);
  const policy = context.state.policies.get(qualifiedKey(functionName, qualifier));
  if (!policy) throw resourceNotFound('The resource you requested does not exist.');
  const { revisionId } = requireQualified(context, functionName, qualifier);
  return { Policy: policyDocument(policy.statements), RevisionId: revisionId };
}

function readStatement(input: AddPermissionRequest, resourceArn: string): PolicyStatement {
  if (input.FunctionUrlAuthType !== undefined && input.Action !== 'lambda:InvokeFunctionUrl')
    throw invalidParameterValue('FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action');
  const condition = readConditions({
    StringEquals: {
      'AWS:SourceAccount': input.SourceAccount,
      'lambda:EventSourceToken': input.EventSourceToken,
      'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
      'aws:PrincipalOrgID': input.PrincipalOrgID,
    },
    ArnLike: { 'AWS:SourceArn': input.SourceArn },
    Bool: { 'lambda:InvokedViaFunctionUrl': input.InvokedViaFunctionUrl?.toString() },
  });
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: readPrincipal(input.Principal),
    Action: input.Action,
    Resource: resourceArn,
    ...(condition && { Condition: condition }),
  };
}
