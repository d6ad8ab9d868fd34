/**
 * IAM, as far as Lambda's console and CLI need it: execution roles as resources of the account.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: a role grants nothing and its absence denies nothing; its trust policy is checked to be JSON only.
 * Its policies are kept and shown. There are no managed policies of one's own, no users or groups.
 */

import type { IamOperations } from '../../api/models/iam-types.ts';
import { iamDefinition } from '../../api/services/iam.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import {
  attachRolePolicy,
  deleteRolePolicy,
  detachRolePolicy,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
  putRolePolicy,
} from './role-policies.ts';
import { createRole, deleteRole, getRole, IAM_TABLES, type IamContext, listRoles } from './roles.ts';

export const iam = defineService<IamOperations, IamContext, RegionParts, typeof IAM_TABLES>({
  wire: awsWire(iamDefinition),
  operations: {
    AttachRolePolicy: writes(attachRolePolicy),
    CreateRole: writes(createRole),
    DeleteRole: deletes(deleteRole),
    DeleteRolePolicy: deletes(deleteRolePolicy),
    DetachRolePolicy: deletes(detachRolePolicy),
    GetRole: reads(getRole),
    GetRolePolicy: reads(getRolePolicy),
    ListAttachedRolePolicies: reads(listAttachedRolePolicies),
    ListRolePolicies: reads(listRolePolicies),
    ListRoles: reads(listRoles),
    PutRolePolicy: writes(putRolePolicy),
  },
  tables: IAM_TABLES,
  context: ({ scope, clock, random }, { roles }) => ({ scope, clock, random, roles }),
});
