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
import { byText, isText, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';
import { type Random, randomText } from '../../kernel/random.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';
import { requirePolicyDocument } from './policy-document.ts';

const PAGE_SIZE = 100;
const DEFAULT_SESSION_SECONDS = 3600;
const ROLE_ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface RoleRecord {
  roleName: string;
  path: string;
  roleId: string;
  /** JSON text, as given. */
  assumeRolePolicyDocument: string;
  description: string | undefined;
  maxSessionDurationSeconds: number;
  tags: Tag[];
  createdAtMs: number;
  /** Embedded ones: JSON texts by name. */
  policies?: Readonly<Record<string, string>>;
  /** ARNs of those that are attached. */
  attached?: readonly string[];
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
  requirePolicyDocument(policy);
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
  const { policies = {}, attached = [] } = requireRole(context, RoleName);
  const conflict = (message: string) => new ServiceException('DeleteConflictException', 409, message);
  if (attached.length > 0) throw conflict('Cannot delete entity, must detach all policies first.');
  if (Object.keys(policies).length > 0) throw conflict('Cannot delete entity, must delete policies first.');
  context.roles.delete(keyOf(RoleName));
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
  // lists leave tags out, as AWS's do
  const Roles = records.map((role) => ({ ...describe(context, role), Tags: undefined }));
  return { Roles, ...more };
}

/** As every list of IAM is read. */
export function pageByMarker<T>(
  records: Iterable<T>,
  order: Order<T, string>,
  { Marker, MaxItems = PAGE_SIZE }: Pick<ListRolesRequest, 'Marker' | 'MaxItems'>,
): { records: T[]; more: { IsTruncated: boolean; Marker?: string } } {
  const invalidMarker = () => new ServiceException('ValidationError', 400, `Invalid Marker: ${Marker}`);
  const found = page(records, order, readPageToken(Marker, isText, invalidMarker), MaxItems);
  return {
    records: found.records,
    more: { IsTruncated: found.next !== undefined, ...nextToken('Marker', found.next) },
  };
}

export const replaceRole = ({ roles }: IamContext, role: RoleRecord): void => roles.set(keyOf(role.roleName), role);

export function requireRole({ roles }: IamContext, roleName: string): RoleRecord {
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
