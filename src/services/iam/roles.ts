/** Roles: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRolePermissionsBoundaryRequest,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  PutRolePermissionsBoundaryRequest,
  Role,
  UpdateAssumeRolePolicyRequest,
} from '../../api/models/iam-types.ts';
import { byText } from '../../kernel/page.ts';
import { randomText } from '../../kernel/random.ts';
import type { IamContext, RoleRecord } from './context.ts';
import { noSuchEntity, pageByMarker } from './lists.ts';
import { requireAttachable } from './managed-policies.ts';
import { requireTrustPolicy } from './policy-document.ts';

const DEFAULT_SESSION_SECONDS = 3600;
/** Without blanks. */
const TRUST_CHARACTERS = 2048;
const ROLE_ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export function createRole(context: IamContext, input: CreateRoleRequest): CreateRoleResponse {
  const { RoleName: roleName, AssumeRolePolicyDocument: policy, Path: path = '/', Description: description } = input;
  requireTrustPolicy(policy);
  requireTrustSize(policy);
  if (input.PermissionsBoundary !== undefined) requireAttachable(context, input.PermissionsBoundary);
  if (context.roles.has(keyOf(roleName)))
    throw new ServiceException('EntityAlreadyExistsException', 409, `Role with name ${roleName} already exists.`);

  const role: RoleRecord = {
    roleName,
    path,
    roleId: `AROA${randomText(context.random, ROLE_ID_CHARACTERS, 17)}`,
    assumeRolePolicyDocument: policy,
    description,
    maxSessionDurationSeconds: input.MaxSessionDuration ?? DEFAULT_SESSION_SECONDS,
    tags: input.Tags ?? [],
    createdAtMs: context.clock.now,
    ...(input.PermissionsBoundary !== undefined && { boundary: input.PermissionsBoundary }),
  };
  context.roles.set(keyOf(roleName), role);
  return { Role: describe(context, role) };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
export function deleteRole(context: IamContext, { RoleName }: DeleteRoleRequest): Record<string, never> {
  const { policies = {}, attached = [] } = requireRole(context, RoleName);
  const conflict = (message: string) => new ServiceException('DeleteConflictException', 409, message);
  if (attached.length > 0) throw conflict('Cannot delete entity, must detach all policies first.');
  if (Object.keys(policies).length > 0) throw conflict('Cannot delete entity, must delete policies first.');
  context.roles.delete(keyOf(RoleName));
  return {};
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export function updateAssumeRolePolicy(
  context: IamContext,
  { RoleName, PolicyDocument }: UpdateAssumeRolePolicyRequest,
): Record<string, never> {
  const role = requireRole(context, RoleName);
  requireTrustPolicy(PolicyDocument);
  requireTrustSize(PolicyDocument);
  replaceRole(context, { ...role, assumeRolePolicyDocument: PolicyDocument });
  return {};
}

function requireTrustSize(text: string): void {
  if (text.replaceAll(/\s/g, '').length > TRUST_CHARACTERS)
    throw new ServiceException(
      'LimitExceededException',
      409,
      `Cannot exceed quota for ACLSizePerRole: ${TRUST_CHARACTERS}`,
    );
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html */
export function putRolePermissionsBoundary(
  context: IamContext,
  { RoleName, PermissionsBoundary }: PutRolePermissionsBoundaryRequest,
): Record<string, never> {
  const role = requireRole(context, RoleName);
  requireAttachable(context, PermissionsBoundary);
  replaceRole(context, { ...role, boundary: PermissionsBoundary });
  return {};
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html */
export function deleteRolePermissionsBoundary(
  context: IamContext,
  { RoleName }: DeleteRolePermissionsBoundaryRequest,
): Record<string, never> {
  const { boundary, ...role } = requireRole(context, RoleName);
  // how AWS says so is not recorded
  if (boundary === undefined) throw noSuchEntity(`The role with name ${RoleName} has no permissions boundary.`);
  replaceRole(context, role);
  return {};
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export function getRole(context: IamContext, { RoleName }: GetRoleRequest): GetRoleResponse {
  return { Role: describe(context, requireRole(context, RoleName)) };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
export function listRoles(context: IamContext, input: ListRolesRequest): ListRolesResponse {
  const { PathPrefix = '/' } = input;
  const found = [...context.roles.values()].filter(({ path }) => path.startsWith(PathPrefix));
  const { records, more } = pageByMarker(
    found,
    byText<RoleRecord>(({ roleName }) => roleName),
    input,
  );
  // lists leave tags and boundaries out, as AWS's do
  const Roles = records.map((role) => ({
    ...describe(context, role),
    Tags: undefined,
    PermissionsBoundary: undefined,
  }));
  return { Roles, ...more };
}

export const replaceRole = ({ roles }: IamContext, role: RoleRecord): void => roles.set(keyOf(role.roleName), role);

export function requireRole({ roles }: IamContext, roleName: string): RoleRecord {
  const role = roles.get(keyOf(roleName));
  if (!role) throw noSuchEntity(`The role with name ${roleName} cannot be found.`);
  return role;
}

/** Undefined of an ARN that is no role's that is here. */
export function roleOfArn({ roles, scope }: IamContext, arn: string): Readonly<RoleRecord> | undefined {
  const role = roles.get(keyOf(arn.slice(arn.lastIndexOf('/') + 1)));
  return role && arnOf(scope.accountId, role) === arn ? role : undefined;
}

const arnOf = (accountId: string, { path, roleName }: RoleRecord) => `arn:aws:iam::${accountId}:role${path}${roleName}`;

function describe({ scope }: IamContext, role: RoleRecord): Role {
  return {
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: arnOf(scope.accountId, role),
    CreateDate: Math.floor(role.createdAtMs / 1000),
    // percent-encoded, as in every answer of IAM
    AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicyDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDurationSeconds,
    ...(role.boundary !== undefined && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: role.boundary,
      },
    }),
    ...(role.tags.length > 0 && { Tags: role.tags }),
  };
}

const keyOf = (roleName: string) => roleName.toLowerCase();
