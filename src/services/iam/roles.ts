/** Roles: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html */
import type { ArnScope } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  Role,
  Tag,
} from '../../api/models/iam-types.ts';
import { ROLES } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { type Random, randomText } from '../../kernel/random.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

const PAGE_SIZE = 100;
const DEFAULT_SESSION_SECONDS = 3600;
const ROLE_ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

interface RoleRecord {
  roleName: string;
  path: string;
  roleId: string;
  /** JSON text, as given. */
  assumeRolePolicyDocument: string;
  description: string | undefined;
  maxSessionDurationSeconds: number;
  tags: Tag[];
  createdAtMs: number;
}

/** By name in lower case: names differ in more than their case. */
const roles: TableDeclaration<RoleRecord> = { name: 'roles', kind: 'resource', topics: () => [ROLES] };

export const IAM_TABLES = { roles };

export interface IamContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  roles: Table<RoleRecord>;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export function createRole(context: IamContext, input: CreateRoleRequest): CreateRoleResponse {
  const { RoleName: roleName, AssumeRolePolicyDocument: policy, Path: path = '/', Description: description } = input;
  if (!isJsonObject(policy))
    throw new ServiceException('MalformedPolicyDocumentException', 400, 'This policy contains invalid Json');
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
  };
  context.roles.set(keyOf(roleName), role);
  return { Role: describe(context, role) };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
export function deleteRole(context: IamContext, { RoleName }: DeleteRoleRequest): Record<string, never> {
  requireRole(context, RoleName);
  context.roles.delete(keyOf(RoleName));
  return {};
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export function getRole(context: IamContext, { RoleName }: GetRoleRequest): GetRoleResponse {
  return { Role: describe(context, requireRole(context, RoleName)) };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
export function listRoles(context: IamContext, input: ListRolesRequest): ListRolesResponse {
  const { PathPrefix = '/', Marker, MaxItems = PAGE_SIZE } = input;
  const found = [...context.roles.values()].filter(({ path }) => path.startsWith(PathPrefix));
  const invalidMarker = () => new ServiceException('ValidationError', 400, `Invalid Marker: ${Marker}`);
  const after = readPageToken(Marker, isText, invalidMarker);
  const { records, next } = page(
    found,
    byText(({ roleName }) => roleName),
    after,
    MaxItems,
  );
  // lists leave tags out, as AWS's do
  const Roles = records.map((role) => ({ ...describe(context, role), Tags: undefined }));
  return { Roles, IsTruncated: next !== undefined, ...nextToken('Marker', next) };
}

function requireRole({ roles }: IamContext, roleName: string): RoleRecord {
  const role = roles.get(keyOf(roleName));
  if (!role)
    throw new ServiceException('NoSuchEntityException', 404, `The role with name ${roleName} cannot be found.`);
  return role;
}

function describe({ scope }: IamContext, role: RoleRecord): Role {
  return {
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: `arn:aws:iam::${scope.accountId}:role${role.path}${role.roleName}`,
    CreateDate: Math.floor(role.createdAtMs / 1000),
    // percent-encoded, as in every answer of IAM
    AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicyDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDurationSeconds,
    ...(role.tags.length > 0 && { Tags: role.tags }),
  };
}

const keyOf = (roleName: string) => roleName.toLowerCase();

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    // what is not JSON is no policy; the operation says so in AWS's words
    return false;
  }
}
