/** What the operations of KMS work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { CreateGrantRequest, CreateKeyRequest, Tag } from '../../api/models/kms-types.ts';
import { KMS_KEYS } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Identities } from '../../kernel/identities.ts';
import type { Random } from '../../kernel/random.ts';
import type { Settling } from '../../kernel/settlement.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

export type KeyUsage = NonNullable<CreateKeyRequest['KeyUsage']>;
export type KeySpec = 'SYMMETRIC_DEFAULT' | 'HMAC_224' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512';
export type GrantOperation = CreateGrantRequest['Operations'][number];

/** A key, without what it is made of. It settles when it is deleted or rotated, whichever its state awaits. */
export interface KeyRecord extends Settling {
  keyId: string;
  /** Of a key that AWS manages: the service it is for, for example `lambda`. */
  managedFor?: string;
  description: string;
  spec: KeySpec;
  usage: KeyUsage;
  state: 'Enabled' | 'Disabled' | 'PendingDeletion';
  createdAtMs: number;
  /** JSON text. */
  policy: string;
  tags: Tag[];
  materialId: string;
  /** While it is to be deleted. */
  pendingWindowDays?: number;
  /** Automatic rotation, where it is on. */
  rotation?: { periodDays: number; nextAtMs: number };
  /** Those that are done. */
  rotations: readonly KeyRotation[];
}

export interface KeyRotation {
  atMs: number;
  materialId: string;
  type: 'AUTOMATIC' | 'ON_DEMAND';
}

/** What a key is made of: read by cryptography.ts, and by nobody else. */
export interface KeyMaterialRecord {
  keyId: string;
  /** The current one last; base64. */
  materials: readonly { id: string; bytes: string }[];
}

export interface AliasRecord {
  aliasName: string;
  keyId: string;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface GrantRecord {
  grantId: string;
  grantToken: string;
  keyId: string;
  name: string | undefined;
  granteePrincipal: string;
  retiringPrincipal: string | undefined;
  issuingAccount: string;
  operations: readonly GrantOperation[];
  constraints: CreateGrantRequest['Constraints'];
  createdAtMs: number;
}

const topics = () => [KMS_KEYS];
/** By id. */
const keys: TableDeclaration<KeyRecord> = { name: 'kmsKeys', kind: 'resource', topics };
/** By the key's id. Nobody is told of it. */
const materials: TableDeclaration<KeyMaterialRecord> = { name: 'kmsKeyMaterial', kind: 'resource' };
/** By name, with `alias/`. */
const aliases: TableDeclaration<AliasRecord> = { name: 'kmsAliases', kind: 'resource', topics };
/** By id. */
const grants: TableDeclaration<GrantRecord> = { name: 'kmsGrants', kind: 'resource', topics };

export const KMS_TABLES = { keys, materials, aliases, grants };

export interface KmsContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  identities: Identities;
  keys: Table<KeyRecord>;
  materials: Table<KeyMaterialRecord>;
  aliases: Table<AliasRecord>;
  grants: Table<GrantRecord>;
}

export const keyArn = ({ region, accountId }: ArnScope, keyId: string) =>
  `arn:aws:kms:${region}:${accountId}:key/${keyId}`;

export const aliasArn = ({ region, accountId }: ArnScope, aliasName: string) =>
  `arn:aws:kms:${region}:${accountId}:${aliasName}`;
