/**
 * Policies of roles: embedded ones, and managed ones that are attached.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
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
import type { IamContext } from './context.ts';
import { noSuchEntity, pageByMarker } from './lists.ts';
import { requireAttachable } from './managed-policies.ts';
import { requireIdentityPolicy } from './policy-document.ts';
import { replaceRole, requireRole } from './roles.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ATTACHED_PER_ROLE = 10;

/** Without blanks, of all that a role embeds. */
const EMBEDDED_CHARACTERS = 10_240;

export function putRolePolicy(context: IamContext, input: PutRolePolicyRequest): Record<string, never> {
  const role = requireRole(context, input.RoleName);
  requireIdentityPolicy(input.PolicyDocument);
  const policies = { ...role.policies, [input.PolicyName]: input.PolicyDocument };
  const characters = Object.values(policies).reduce((sum, text) => sum + text.replaceAll(/\s/g, '').length, 0);
  if (characters > EMBEDDED_CHARACTERS)
    throw new ServiceException(
      'LimitExceededException',
      409,
      `Maximum policy size of ${EMBEDDED_CHARACTERS} bytes exceeded for role ${role.roleName}`,
    );
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
  requireAttachable(context, input.PolicyArn);
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
