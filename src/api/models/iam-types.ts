/**
 * Inputs and outputs of Iam's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */

export interface AttachedPermissionsBoundary {
  PermissionsBoundaryType?: 'PermissionsBoundaryPolicy' | undefined;
  PermissionsBoundaryArn?: string | undefined;
}

export interface CreateRoleRequest {
  Path?: string | undefined;
  RoleName: string;
  AssumeRolePolicyDocument: string;
  Description?: string | undefined;
  MaxSessionDuration?: number | undefined;
  PermissionsBoundary?: string | undefined;
  Tags?: Tag[] | undefined;
}

export interface CreateRoleResponse {
  Role: Role;
}

export interface DeleteRoleRequest {
  RoleName: string;
}

export interface GetRoleRequest {
  RoleName: string;
}

export interface GetRoleResponse {
  Role: Role;
}

export interface ListRolesRequest {
  PathPrefix?: string | undefined;
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export interface ListRolesResponse {
  Roles: Role[];
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
}

export interface Role {
  Path: string;
  RoleName: string;
  RoleId: string;
  Arn: string;
  CreateDate: number;
  AssumeRolePolicyDocument?: string | undefined;
  Description?: string | undefined;
  MaxSessionDuration?: number | undefined;
  PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  Tags?: Tag[] | undefined;
  RoleLastUsed?: RoleLastUsed | undefined;
}

export interface RoleLastUsed {
  LastUsedDate?: number | undefined;
  Region?: string | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

/** Every operation, by name. */
export interface IamOperations {
  CreateRole: { input: CreateRoleRequest; output: CreateRoleResponse };
  DeleteRole: { input: DeleteRoleRequest; output: Record<string, never> };
  GetRole: { input: GetRoleRequest; output: GetRoleResponse };
  ListRoles: { input: ListRolesRequest; output: ListRolesResponse };
}

export type IamOperation = keyof IamOperations;
