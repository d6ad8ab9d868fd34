/** What the operations of IAM work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { Tag } from '../../api/models/iam-types.ts';
import { ROLES } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

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
  /** ARN of the policy beyond which its own give it nothing. */
  boundary?: string;
}

/** A managed policy of the account's own. */
export interface PolicyRecord {
  arn: string;
  policyName: string;
  path: string;
  policyId: string;
  /** JSON text, as given. */
  document: string;
  description: string | undefined;
  tags: Tag[];
  createdAtMs: number;
}

/** By name in lower case: names differ in more than their case. */
const roles: TableDeclaration<RoleRecord> = { name: 'roles', kind: 'resource', topics: () => [ROLES] };
/** By ARN. */
const policies: TableDeclaration<PolicyRecord> = { name: 'managedPolicies', kind: 'resource', topics: () => [ROLES] };

export const IAM_TABLES = { roles, policies };

export interface IamContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  roles: Table<RoleRecord>;
  policies: Table<PolicyRecord>;
}
