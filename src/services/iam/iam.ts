/**
 * IAM, as far as Lambda's console and CLI need it: execution roles as resources of the account.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: a role grants nothing and its absence denies nothing; its trust policy is checked to be JSON only.
 * There are no policies, users or groups.
 */

import { ServiceException } from '../../api/errors.ts';
import { serviceModel } from '../../api/model.ts';
import iamJson from '../../api/models/iam.json' with { type: 'json' };
import type {
  CreateRoleRequest,
  IamOperations,
  ListRolesRequest,
  ListRolesResponse,
  Role,
  Tag,
} from '../../api/models/iam-types.ts';
import { awsQuery } from '../../api/protocols/aws-query.ts';
import { ROLES } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Change, Outbox } from '../../kernel/outbox.ts';
import { pageToken, readPageToken } from '../../kernel/page-token.ts';
import type { Random } from '../../kernel/random.ts';
import { restoreTables, Table, type TableDeclaration } from '../../kernel/table.ts';
import { ModelledService, type ServicePorts } from '../modelled-service.ts';

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

/** By name in lower case. */
export const ROLES_TABLE: TableDeclaration<RoleRecord> = { name: 'roles', kind: 'resource', topics: () => [ROLES] };

export interface IamPorts extends ServicePorts {
  accountId: string;
  outbox: Outbox;
  accountClock: Clock;
  random: Random;
}

const iamModel = serviceModel(iamJson);

type Operations = {
  [O in keyof IamOperations]: (input: IamOperations[O]['input']) => IamOperations[O]['output'];
};

export class Iam extends ModelledService {
  /** By name in lower case: names differ in more than their case. */
  readonly #roles: Table<RoleRecord>;
  readonly #ports: IamPorts;

  constructor(ports: IamPorts) {
    const operations: Operations = {
      CreateRole: (input) => ({ Role: this.#createRole(input) }),
      DeleteRole: ({ RoleName }) => this.#deleteRole(RoleName),
      GetRole: ({ RoleName }) => ({ Role: this.#describe(this.#require(RoleName)) }),
      ListRoles: (input) => this.#listRoles(input),
    };
    const model = {
      name: 'iam' as const,
      model: iamModel,
      protocol: awsQuery,
      invalidInput: 'ValidationError',
      needRoom: new Set(['CreateRole']),
    };
    super({ ...model, operations: new Map(Object.entries(operations)) }, ports);
    this.#ports = ports;
    this.#roles = new Table(ROLES_TABLE, ports.outbox);
  }

  /** The tables to be kept on disk. */
  tables(): Table<unknown>[] {
    return [this.#roles] as Table<unknown>[];
  }

  /** Takes over what is on disk. */
  restore(records: Iterable<Change>): void {
    restoreTables(this.tables(), records);
  }

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
  #createRole(input: CreateRoleRequest): Role {
    const { RoleName: roleName, AssumeRolePolicyDocument: policy, Path: path = '/', Description: description } = input;
    if (!isJsonObject(policy))
      throw new ServiceException('MalformedPolicyDocumentException', 400, 'This policy contains invalid Json');
    if (this.#roles.has(keyOf(roleName)))
      throw new ServiceException('EntityAlreadyExistsException', 409, `Role with name ${roleName} already exists.`);

    const role: RoleRecord = {
      roleName,
      path,
      roleId: this.#newRoleId(),
      assumeRolePolicyDocument: policy,
      description,
      maxSessionDurationSeconds: input.MaxSessionDuration ?? DEFAULT_SESSION_SECONDS,
      tags: input.Tags ?? [],
      createdAtMs: this.#ports.accountClock.now,
    };
    this.#roles.set(keyOf(roleName), role);
    return this.#describe(role);
  }

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
  #deleteRole(roleName: string): Record<string, never> {
    this.#require(roleName);
    this.#roles.delete(keyOf(roleName));
    return {};
  }

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html */
  #listRoles({ PathPrefix = '/', Marker, MaxItems = PAGE_SIZE }: ListRolesRequest): ListRolesResponse {
    const start = Marker === undefined ? 0 : readPageToken(Marker);
    if (typeof start !== 'number') throw new ServiceException('ValidationError', 400, `Invalid Marker: ${Marker}`);
    const found = [...this.#roles.values()]
      .filter(({ path }) => path.startsWith(PathPrefix))
      .sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
    const end = start + MaxItems;
    // lists leave tags out, as AWS's do
    const Roles = found.slice(start, end).map((role) => ({ ...this.#describe(role), Tags: undefined }));
    return end < found.length ? { Roles, IsTruncated: true, Marker: pageToken(end) } : { Roles, IsTruncated: false };
  }

  #require(roleName: string): RoleRecord {
    const role = this.#roles.get(keyOf(roleName));
    if (!role)
      throw new ServiceException('NoSuchEntityException', 404, `The role with name ${roleName} cannot be found.`);
    return role;
  }

  #describe(role: RoleRecord): Role {
    return {
      Path: role.path,
      RoleName: role.roleName,
      RoleId: role.roleId,
      Arn: `arn:aws:iam::${this.#ports.accountId}:role${role.path}${role.roleName}`,
      CreateDate: Math.floor(role.createdAtMs / 1000),
      // percent-encoded, as in every answer of IAM
      AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicyDocument),
      Description: role.description,
      MaxSessionDuration: role.maxSessionDurationSeconds,
      ...(role.tags.length > 0 && { Tags: role.tags }),
    };
  }

  /** `AROA` and seventeen characters. */
  #newRoleId(): string {
    const { random } = this.#ports;
    const character = () => ROLE_ID_CHARACTERS[Math.floor(random.next() * ROLE_ID_CHARACTERS.length)];
    return `AROA${Array.from({ length: 17 }, character).join('')}`;
  }
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
