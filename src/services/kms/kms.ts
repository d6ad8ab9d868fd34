/**
 * KMS: keys that never leave it, and what is encrypted with them.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: symmetric and HMAC keys of one Region alone; what they are made of comes of the account's luck.
 * Ciphertexts have a form of ours.
 */

import type { KmsOperations } from '../../api/models/kms-types.ts';
import { kmsDefinition } from '../../api/services/kms.ts';
import type { Caller } from '../../kernel/caller.ts';
import { READS, WRITES } from '../../kernel/service.ts';
import { defineService, deletes, type Operation, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { createAlias, deleteAlias, listAliases, updateAlias } from './aliases.ts';
import { KMS_TABLES, type KmsContext } from './context.ts';
import {
  decrypt,
  encrypt,
  generateDataKey,
  generateDataKeyWithoutPlaintext,
  generateMac,
  generateRandom,
  reEncrypt,
  verifyMac,
} from './cryptography.ts';
import { createGrant, listGrants, listRetirableGrants, retireGrant, revokeGrant } from './grants.ts';
import { getKeyPolicy, listKeyPolicies, putKeyPolicy } from './key-policies.ts';
import {
  disableKeyRotation,
  enableKeyRotation,
  getKeyRotationStatus,
  listKeyRotations,
  rotateKeyOnDemand,
} from './key-rotation.ts';
import { resumeKeys } from './key-timer.ts';
import {
  cancelKeyDeletion,
  createKey,
  describeKey,
  disableKey,
  enableKey,
  listKeys,
  scheduleKeyDeletion,
  updateKeyDescription,
} from './keys.ts';
import { RESERVED_PREFIX } from './managed-keys.ts';
import { listResourceTags, tagResource, untagResource } from './tags.ts';

/** Only reads, but that the key of a managed alias is made when it is first named. */
const uses = <Input extends object, Output>(
  run: (context: KmsContext, input: Input, caller: Caller) => Output,
): Operation<KmsContext, Input, Output> => ({
  traits: (input) => (Object.values(input).some(namesManagedKey) ? WRITES : READS),
  run,
});

const namesManagedKey = (value: unknown) => typeof value === 'string' && value.includes(RESERVED_PREFIX);

export const kms = defineService<KmsOperations, KmsContext, RegionParts, typeof KMS_TABLES>({
  wire: awsWire(kmsDefinition),
  operations: {
    CancelKeyDeletion: writes(cancelKeyDeletion),
    CreateAlias: writes(createAlias),
    CreateGrant: writes(createGrant),
    CreateKey: writes(createKey),
    Decrypt: uses(decrypt),
    DeleteAlias: deletes(deleteAlias),
    DescribeKey: uses(describeKey),
    DisableKey: writes(disableKey),
    DisableKeyRotation: writes(disableKeyRotation),
    EnableKey: writes(enableKey),
    EnableKeyRotation: writes(enableKeyRotation),
    Encrypt: uses(encrypt),
    GenerateDataKey: uses(generateDataKey),
    GenerateDataKeyWithoutPlaintext: uses(generateDataKeyWithoutPlaintext),
    GenerateMac: uses(generateMac),
    GenerateRandom: reads(generateRandom),
    GetKeyPolicy: reads(getKeyPolicy),
    GetKeyRotationStatus: reads(getKeyRotationStatus),
    ListAliases: uses(listAliases),
    ListGrants: reads(listGrants),
    ListKeyPolicies: reads(listKeyPolicies),
    ListKeyRotations: reads(listKeyRotations),
    ListKeys: reads(listKeys),
    ListResourceTags: reads(listResourceTags),
    ListRetirableGrants: reads(listRetirableGrants),
    PutKeyPolicy: writes(putKeyPolicy),
    ReEncrypt: uses(reEncrypt),
    RetireGrant: deletes(retireGrant),
    RevokeGrant: deletes(revokeGrant),
    RotateKeyOnDemand: writes(rotateKeyOnDemand),
    ScheduleKeyDeletion: writes(scheduleKeyDeletion),
    TagResource: writes(tagResource),
    UntagResource: writes(untagResource),
    UpdateAlias: writes(updateAlias),
    UpdateKeyDescription: writes(updateKeyDescription),
    VerifyMac: uses(verifyMac),
  },
  tables: KMS_TABLES,
  context: ({ scope, clock, random, identities }, tables) => ({ scope, clock, random, identities, ...tables }),
  restored: resumeKeys,
});
