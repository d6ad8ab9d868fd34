/**
 * Policies of roles: embedded ones, and those of AWS that are attached.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
 *
 * Differs from AWS: they are kept and shown, and grant nothing; AWS's own exist as soon as somebody names them.
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  PutRolePolicyRequest,
} from '../../api/models/iam-types.ts';
import { byText } from '../../kernel/page.ts';
import { requirePolicyDocument } from './policy-document.ts';
import { type IamContext, pageByMarker, replaceRole, requireRole } from './roles.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ATTACHED_PER_ROLE = 10;

const noSuchEntity = (message: string) => new ServiceException('NoSuchEntityException', 404, message);

export function putRolePolicy(context: IamContext, input: PutRolePolicyRequest): Record<string, never> {
  const role = requireRole(context, input.RoleName);
  requirePolicyDocument(input.PolicyDocument);
  const policies = { ...role.policies, [input.PolicyName]: input.PolicyDocument };
  replaceRole(context, { ...role, policies });
  return {};
}

export function getRolePolicy(context: IamContext, input: GetRolePolicyRequest): GetRolePolicyResponse {
  const { roleName, policies } = requireRole(context, input.RoleName);
  const document = requireEmbedded(policies, input.PolicyName);
  return { RoleName: roleName, PolicyName: input.PolicyName, PolicyDocument: encodeURIComponent(document) };
}

export function listRolePolicies(context: IamContext, input: ListRolePoliciesRequest): ListRolePoliciesResponse {
  const { policies = {} } = requireRole(context, input.RoleName);
  const { records, more } = pageByMarker(
    Object.keys(policies),
    byText<string>((name) => name),
    input,
  );
  return { PolicyNames: records, ...more };
}

export function deleteRolePolicy(context: IamContext, input: DeleteRolePolicyRequest): Record<string, never> {
  const role = requireRole(context, input.RoleName);
  requireEmbedded(role.policies, input.PolicyName);
  const { [input.PolicyName]: _, ...policies } = role.policies ?? {};
  replaceRole(context, { ...role, policies });
  return {};
}

function requireEmbedded(policies: Readonly<Record<string, string>> = {}, name: string): string {
  const document = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (document === undefined) throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
  return document;
}

/** Once attached, again is no news. */
export function attachRolePolicy(context: IamContext, input: AttachRolePolicyRequest): Record<string, never> {
  const role = requireRole(context, input.RoleName);
  if (!/^arn:aws:iam::aws:policy\/.+$/.test(input.PolicyArn))
    throw noSuchEntity(`Policy ${input.PolicyArn} does not exist or is not attachable.`);
  const attached = [...new Set([...(role.attached ?? []), input.PolicyArn])];
  if (attached.length > ATTACHED_PER_ROLE)
    throw new ServiceException(
      'LimitExceededException',
      409,
      `Cannot exceed quota for PoliciesPerRole: ${ATTACHED_PER_ROLE}`,
    );
  replaceRole(context, { ...role, attached });
  return {};
}

export function listAttachedRolePolicies(
  context: IamContext,
  input: ListAttachedRolePoliciesRequest,
): ListAttachedRolePoliciesResponse {
  const { PathPrefix = '/' } = input;
  const { attached = [] } = requireRole(context, input.RoleName);
  const policies = attached
    .map((PolicyArn) => ({ PolicyArn, PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1) }))
    .filter(({ PolicyArn }) => PolicyArn.slice(PolicyArn.indexOf('/')).startsWith(PathPrefix));
  const { records, more } = pageByMarker(
    policies,
    byText<{ PolicyName: string }>(({ PolicyName }) => PolicyName),
    input,
  );
  return { AttachedPolicies: records, ...more };
}

export function detachRolePolicy(context: IamContext, input: DetachRolePolicyRequest): Record<string, never> {
  const role = requireRole(context, input.RoleName);
  if (!role.attached?.includes(input.PolicyArn)) throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
  replaceRole(context, { ...role, attached: role.attached.filter((arn) => arn !== input.PolicyArn) });
  return {};
}
