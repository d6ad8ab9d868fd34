/**
 * IAM, as far as Lambda's console and CLI need it: execution roles as resources of the account.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: a role's policies decide about keys of KMS alone, and about simulations; that a role is not there denies
 * nothing. Its trust policy is checked and kept. A policy of one's own has one version. There are no users or groups.
 */

import type { IamOperations } from '../../api/models/iam-types.ts';
import { iamDefinition } from '../../api/services/iam.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { IdentityPolicies } from '../../kernel/identities.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { IAM_TABLES, type IamContext } from './context.ts';
import { createPolicy, deletePolicy, getPolicy, getPolicyVersion, listPolicies } from './managed-policies.ts';
import { statementsOf } from './policy-document.ts';
import {
  attachRolePolicy,
  deleteRolePolicy,
  detachRolePolicy,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
  putRolePolicy,
} from './role-policies.ts';
import {
  createRole,
  deleteRole,
  deleteRolePermissionsBoundary,
  getRole,
  listRoles,
  putRolePermissionsBoundary,
  roleOfArn,
  updateAssumeRolePolicy,
} from './roles.ts';
import { boundaryOf, simulateCustomPolicy, simulatePrincipalPolicy, sourcesOf } from './simulation.ts';

export const iam = defineService<IamOperations, IamContext, RegionParts, typeof IAM_TABLES>({
  wire: awsWire(iamDefinition),
  operations: {
    AttachRolePolicy: writes(attachRolePolicy),
    CreatePolicy: writes(createPolicy),
    CreateRole: writes(createRole),
    DeletePolicy: deletes(deletePolicy),
    DeleteRole: deletes(deleteRole),
    DeleteRolePermissionsBoundary: deletes(deleteRolePermissionsBoundary),
    DeleteRolePolicy: deletes(deleteRolePolicy),
    DetachRolePolicy: deletes(detachRolePolicy),
    GetPolicy: reads(getPolicy),
    GetPolicyVersion: reads(getPolicyVersion),
    GetRole: reads(getRole),
    GetRolePolicy: reads(getRolePolicy),
    ListAttachedRolePolicies: reads(listAttachedRolePolicies),
    ListPolicies: reads(listPolicies),
    ListRolePolicies: reads(listRolePolicies),
    ListRoles: reads(listRoles),
    PutRolePermissionsBoundary: writes(putRolePermissionsBoundary),
    PutRolePolicy: writes(putRolePolicy),
    SimulateCustomPolicy: reads(simulateCustomPolicy),
    SimulatePrincipalPolicy: reads(simulatePrincipalPolicy),
    UpdateAssumeRolePolicy: writes(updateAssumeRolePolicy),
  },
  tables: IAM_TABLES,
  context: ({ scope, clock, random, identities }, tables) => {
    const context = { scope, clock, random, ...tables };
    identities.setSource((caller) => policiesOf(context, caller));
    return context;
  },
});

/** Undefined of the root user; and of a role that does not exist, which nothing limits. */
function policiesOf(context: IamContext, caller: Caller): IdentityPolicies | undefined {
  const role = caller.type === 'role' ? roleOfArn(context, caller.roleArn) : undefined;
  if (!role) return undefined;
  return {
    identity: sourcesOf(context, role).flatMap(({ text }) => statementsOf(text)),
    boundary: boundaryOf(context, role)?.flatMap(({ text }) => statementsOf(text)),
  };
}
