/**
 * Inputs and outputs of Kms's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */

export interface AliasListEntry {
  AliasName?: string | undefined;
  AliasArn?: string | undefined;
  TargetKeyId?: string | undefined;
  CreationDate?: number | undefined;
  LastUpdatedDate?: number | undefined;
}

export interface CancelKeyDeletionRequest {
  KeyId: string;
}

export interface CancelKeyDeletionResponse {
  KeyId?: string | undefined;
}

export interface CreateAliasRequest {
  AliasName: string;
  TargetKeyId: string;
}

export interface CreateGrantRequest {
  KeyId: string;
  GranteePrincipal: string;
  RetiringPrincipal?: string | undefined;
  Operations: (
    | 'Decrypt'
    | 'Encrypt'
    | 'GenerateDataKey'
    | 'GenerateDataKeyWithoutPlaintext'
    | 'ReEncryptFrom'
    | 'ReEncryptTo'
    | 'Sign'
    | 'Verify'
    | 'GetPublicKey'
    | 'CreateGrant'
    | 'RetireGrant'
    | 'DescribeKey'
    | 'GenerateDataKeyPair'
    | 'GenerateDataKeyPairWithoutPlaintext'
    | 'GenerateMac'
    | 'VerifyMac'
    | 'DeriveSharedSecret'
  )[];
  Constraints?: GrantConstraints | undefined;
  GrantTokens?: string[] | undefined;
  Name?: string | undefined;
  DryRun?: boolean | undefined;
}

export interface CreateGrantResponse {
  GrantToken?: string | undefined;
  GrantId?: string | undefined;
}

export interface CreateKeyRequest {
  Policy?: string | undefined;
  Description?: string | undefined;
  KeyUsage?: 'SIGN_VERIFY' | 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT' | undefined;
  CustomerMasterKeySpec?:
    | 'RSA_2048'
    | 'RSA_3072'
    | 'RSA_4096'
    | 'ECC_NIST_P256'
    | 'ECC_NIST_P384'
    | 'ECC_NIST_P521'
    | 'ECC_SECG_P256K1'
    | 'SYMMETRIC_DEFAULT'
    | 'HMAC_224'
    | 'HMAC_256'
    | 'HMAC_384'
    | 'HMAC_512'
    | 'SM2'
    | undefined;
  KeySpec?:
    | 'RSA_2048'
    | 'RSA_3072'
    | 'RSA_4096'
    | 'ECC_NIST_P256'
    | 'ECC_NIST_P384'
    | 'ECC_NIST_P521'
    | 'ECC_SECG_P256K1'
    | 'SYMMETRIC_DEFAULT'
    | 'HMAC_224'
    | 'HMAC_256'
    | 'HMAC_384'
    | 'HMAC_512'
    | 'SM2'
    | 'ML_DSA_44'
    | 'ML_DSA_65'
    | 'ML_DSA_87'
    | 'ECC_NIST_EDWARDS25519'
    | undefined;
  Origin?: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE' | undefined;
  CustomKeyStoreId?: string | undefined;
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
  Tags?: Tag[] | undefined;
  MultiRegion?: boolean | undefined;
  XksKeyId?: string | undefined;
}

export interface CreateKeyResponse {
  KeyMetadata?: KeyMetadata | undefined;
}

export interface DecryptRequest {
  CiphertextBlob?: Uint8Array | undefined;
  EncryptionContext?: Record<string, string> | undefined;
  GrantTokens?: string[] | undefined;
  KeyId?: string | undefined;
  EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE' | undefined;
  Recipient?: RecipientInfo | undefined;
  DryRun?: boolean | undefined;
  DryRunModifiers?: 'IGNORE_CIPHERTEXT'[] | undefined;
}

export interface DecryptResponse {
  KeyId?: string | undefined;
  Plaintext?: Uint8Array | undefined;
  EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE' | undefined;
  CiphertextForRecipient?: Uint8Array | undefined;
  KeyMaterialId?: string | undefined;
}

export interface DeleteAliasRequest {
  AliasName: string;
}

export interface DescribeKeyRequest {
  KeyId: string;
  GrantTokens?: string[] | undefined;
}

export interface DescribeKeyResponse {
  KeyMetadata?: KeyMetadata | undefined;
}

export interface DisableKeyRequest {
  KeyId: string;
}

export interface DisableKeyRotationRequest {
  KeyId: string;
}

export interface EnableKeyRequest {
  KeyId: string;
}

export interface EnableKeyRotationRequest {
  KeyId: string;
  RotationPeriodInDays?: number | undefined;
}

export interface EncryptRequest {
  KeyId: string;
  Plaintext: Uint8Array;
  EncryptionContext?: Record<string, string> | undefined;
  GrantTokens?: string[] | undefined;
  EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE' | undefined;
  DryRun?: boolean | undefined;
}

export interface EncryptResponse {
  CiphertextBlob?: Uint8Array | undefined;
  KeyId?: string | undefined;
  EncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE' | undefined;
}

export interface GenerateDataKeyRequest {
  KeyId: string;
  EncryptionContext?: Record<string, string> | undefined;
  NumberOfBytes?: number | undefined;
  KeySpec?: 'AES_256' | 'AES_128' | undefined;
  GrantTokens?: string[] | undefined;
  Recipient?: RecipientInfo | undefined;
  DryRun?: boolean | undefined;
}

export interface GenerateDataKeyResponse {
  CiphertextBlob?: Uint8Array | undefined;
  Plaintext?: Uint8Array | undefined;
  KeyId?: string | undefined;
  CiphertextForRecipient?: Uint8Array | undefined;
  KeyMaterialId?: string | undefined;
}

export interface GenerateDataKeyWithoutPlaintextRequest {
  KeyId: string;
  EncryptionContext?: Record<string, string> | undefined;
  KeySpec?: 'AES_256' | 'AES_128' | undefined;
  NumberOfBytes?: number | undefined;
  GrantTokens?: string[] | undefined;
  DryRun?: boolean | undefined;
}

export interface GenerateDataKeyWithoutPlaintextResponse {
  CiphertextBlob?: Uint8Array | undefined;
  KeyId?: string | undefined;
  KeyMaterialId?: string | undefined;
}

export interface GenerateMacRequest {
  Message: Uint8Array;
  KeyId: string;
  MacAlgorithm: 'HMAC_SHA_384' | 'HMAC_SHA_256' | 'HMAC_SHA_224' | 'HMAC_SHA_512';
  GrantTokens?: string[] | undefined;
  DryRun?: boolean | undefined;
}

export interface GenerateMacResponse {
  Mac?: Uint8Array | undefined;
  MacAlgorithm?: 'HMAC_SHA_384' | 'HMAC_SHA_256' | 'HMAC_SHA_224' | 'HMAC_SHA_512' | undefined;
  KeyId?: string | undefined;
}

export interface GenerateRandomRequest {
  NumberOfBytes?: number | undefined;
  CustomKeyStoreId?: string | undefined;
  Recipient?: RecipientInfo | undefined;
}

export interface GenerateRandomResponse {
  Plaintext?: Uint8Array | undefined;
  CiphertextForRecipient?: Uint8Array | undefined;
}

export interface GetKeyPolicyRequest {
  KeyId: string;
  PolicyName?: string | undefined;
}

export interface GetKeyPolicyResponse {
  Policy?: string | undefined;
  PolicyName?: string | undefined;
}

export interface GetKeyRotationStatusRequest {
  KeyId: string;
}

export interface GetKeyRotationStatusResponse {
  KeyRotationEnabled?: boolean | undefined;
  KeyId?: string | undefined;
  RotationPeriodInDays?: number | undefined;
  NextRotationDate?: number | undefined;
  OnDemandRotationStartDate?: number | undefined;
}

export interface GrantConstraints {
  EncryptionContextSubset?: Record<string, string> | undefined;
  EncryptionContextEquals?: Record<string, string> | undefined;
}

export interface GrantListEntry {
  KeyId?: string | undefined;
  GrantId?: string | undefined;
  Name?: string | undefined;
  CreationDate?: number | undefined;
  GranteePrincipal?: string | undefined;
  RetiringPrincipal?: string | undefined;
  IssuingAccount?: string | undefined;
  Operations?:
    | (
        | 'Decrypt'
        | 'Encrypt'
        | 'GenerateDataKey'
        | 'GenerateDataKeyWithoutPlaintext'
        | 'ReEncryptFrom'
        | 'ReEncryptTo'
        | 'Sign'
        | 'Verify'
        | 'GetPublicKey'
        | 'CreateGrant'
        | 'RetireGrant'
        | 'DescribeKey'
        | 'GenerateDataKeyPair'
        | 'GenerateDataKeyPairWithoutPlaintext'
        | 'GenerateMac'
        | 'VerifyMac'
        | 'DeriveSharedSecret'
      )[]
    | undefined;
  Constraints?: GrantConstraints | undefined;
}

export interface KeyListEntry {
  KeyId?: string | undefined;
  KeyArn?: string | undefined;
}

export interface KeyMetadata {
  AWSAccountId?: string | undefined;
  KeyId: string;
  Arn?: string | undefined;
  CreationDate?: number | undefined;
  Enabled?: boolean | undefined;
  Description?: string | undefined;
  KeyUsage?: 'SIGN_VERIFY' | 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT' | undefined;
  KeyState?:
    | 'Creating'
    | 'Enabled'
    | 'Disabled'
    | 'PendingDeletion'
    | 'PendingImport'
    | 'PendingReplicaDeletion'
    | 'Unavailable'
    | 'Updating'
    | undefined;
  DeletionDate?: number | undefined;
  ValidTo?: number | undefined;
  Origin?: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE' | undefined;
  CustomKeyStoreId?: string | undefined;
  CloudHsmClusterId?: string | undefined;
  ExpirationModel?: 'KEY_MATERIAL_EXPIRES' | 'KEY_MATERIAL_DOES_NOT_EXPIRE' | undefined;
  KeyManager?: 'AWS' | 'CUSTOMER' | undefined;
  CustomerMasterKeySpec?:
    | 'RSA_2048'
    | 'RSA_3072'
    | 'RSA_4096'
    | 'ECC_NIST_P256'
    | 'ECC_NIST_P384'
    | 'ECC_NIST_P521'
    | 'ECC_SECG_P256K1'
    | 'SYMMETRIC_DEFAULT'
    | 'HMAC_224'
    | 'HMAC_256'
    | 'HMAC_384'
    | 'HMAC_512'
    | 'SM2'
    | undefined;
  KeySpec?:
    | 'RSA_2048'
    | 'RSA_3072'
    | 'RSA_4096'
    | 'ECC_NIST_P256'
    | 'ECC_NIST_P384'
    | 'ECC_NIST_P521'
    | 'ECC_SECG_P256K1'
    | 'SYMMETRIC_DEFAULT'
    | 'HMAC_224'
    | 'HMAC_256'
    | 'HMAC_384'
    | 'HMAC_512'
    | 'SM2'
    | 'ML_DSA_44'
    | 'ML_DSA_65'
    | 'ML_DSA_87'
    | 'ECC_NIST_EDWARDS25519'
    | undefined;
  EncryptionAlgorithms?: ('SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE')[] | undefined;
  SigningAlgorithms?:
    | (
        | 'RSASSA_PSS_SHA_256'
        | 'RSASSA_PSS_SHA_384'
        | 'RSASSA_PSS_SHA_512'
        | 'RSASSA_PKCS1_V1_5_SHA_256'
        | 'RSASSA_PKCS1_V1_5_SHA_384'
        | 'RSASSA_PKCS1_V1_5_SHA_512'
        | 'ECDSA_SHA_256'
        | 'ECDSA_SHA_384'
        | 'ECDSA_SHA_512'
        | 'SM2DSA'
        | 'ML_DSA_SHAKE_256'
        | 'ED25519_SHA_512'
        | 'ED25519_PH_SHA_512'
      )[]
    | undefined;
  KeyAgreementAlgorithms?: 'ECDH'[] | undefined;
  MultiRegion?: boolean | undefined;
  MultiRegionConfiguration?: MultiRegionConfiguration | undefined;
  PendingDeletionWindowInDays?: number | undefined;
  MacAlgorithms?: ('HMAC_SHA_384' | 'HMAC_SHA_256' | 'HMAC_SHA_224' | 'HMAC_SHA_512')[] | undefined;
  XksKeyConfiguration?: XksKeyConfigurationType | undefined;
  CurrentKeyMaterialId?: string | undefined;
}

export interface ListAliasesRequest {
  KeyId?: string | undefined;
  Limit?: number | undefined;
  Marker?: string | undefined;
}

export interface ListAliasesResponse {
  Aliases?: AliasListEntry[] | undefined;
  NextMarker?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface ListGrantsRequest {
  Limit?: number | undefined;
  Marker?: string | undefined;
  KeyId: string;
  GrantId?: string | undefined;
  GranteePrincipal?: string | undefined;
}

export interface ListGrantsResponse {
  Grants?: GrantListEntry[] | undefined;
  NextMarker?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface ListKeyPoliciesRequest {
  KeyId: string;
  Limit?: number | undefined;
  Marker?: string | undefined;
}

export interface ListKeyPoliciesResponse {
  PolicyNames?: string[] | undefined;
  NextMarker?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface ListKeyRotationsRequest {
  KeyId: string;
  IncludeKeyMaterial?: 'ALL_KEY_MATERIAL' | 'ROTATIONS_ONLY' | undefined;
  Limit?: number | undefined;
  Marker?: string | undefined;
}

export interface ListKeyRotationsResponse {
  Rotations?: RotationsListEntry[] | undefined;
  NextMarker?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface ListKeysRequest {
  Limit?: number | undefined;
  Marker?: string | undefined;
}

export interface ListKeysResponse {
  Keys?: KeyListEntry[] | undefined;
  NextMarker?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface ListResourceTagsRequest {
  KeyId: string;
  Limit?: number | undefined;
  Marker?: string | undefined;
}

export interface ListResourceTagsResponse {
  Tags?: Tag[] | undefined;
  NextMarker?: string | undefined;
  Truncated?: boolean | undefined;
}

export interface ListRetirableGrantsRequest {
  Limit?: number | undefined;
  Marker?: string | undefined;
  RetiringPrincipal: string;
}

export interface MultiRegionConfiguration {
  MultiRegionKeyType?: 'PRIMARY' | 'REPLICA' | undefined;
  PrimaryKey?: MultiRegionKey | undefined;
  ReplicaKeys?: MultiRegionKey[] | undefined;
}

export interface MultiRegionKey {
  Arn?: string | undefined;
  Region?: string | undefined;
}

export interface PutKeyPolicyRequest {
  KeyId: string;
  PolicyName?: string | undefined;
  Policy: string;
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
}

export interface ReEncryptRequest {
  CiphertextBlob?: Uint8Array | undefined;
  SourceEncryptionContext?: Record<string, string> | undefined;
  SourceKeyId?: string | undefined;
  DestinationKeyId: string;
  DestinationEncryptionContext?: Record<string, string> | undefined;
  SourceEncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE' | undefined;
  DestinationEncryptionAlgorithm?:
    | 'SYMMETRIC_DEFAULT'
    | 'RSAES_OAEP_SHA_1'
    | 'RSAES_OAEP_SHA_256'
    | 'SM2PKE'
    | undefined;
  GrantTokens?: string[] | undefined;
  DryRun?: boolean | undefined;
  DryRunModifiers?: 'IGNORE_CIPHERTEXT'[] | undefined;
}

export interface ReEncryptResponse {
  CiphertextBlob?: Uint8Array | undefined;
  SourceKeyId?: string | undefined;
  KeyId?: string | undefined;
  SourceEncryptionAlgorithm?: 'SYMMETRIC_DEFAULT' | 'RSAES_OAEP_SHA_1' | 'RSAES_OAEP_SHA_256' | 'SM2PKE' | undefined;
  DestinationEncryptionAlgorithm?:
    | 'SYMMETRIC_DEFAULT'
    | 'RSAES_OAEP_SHA_1'
    | 'RSAES_OAEP_SHA_256'
    | 'SM2PKE'
    | undefined;
  SourceKeyMaterialId?: string | undefined;
  DestinationKeyMaterialId?: string | undefined;
}

export interface RecipientInfo {
  KeyEncryptionAlgorithm?: 'RSAES_OAEP_SHA_256' | undefined;
  AttestationDocument?: Uint8Array | undefined;
}

export interface RetireGrantRequest {
  GrantToken?: string | undefined;
  KeyId?: string | undefined;
  GrantId?: string | undefined;
  DryRun?: boolean | undefined;
}

export interface RevokeGrantRequest {
  KeyId: string;
  GrantId: string;
  DryRun?: boolean | undefined;
}

export interface RotateKeyOnDemandRequest {
  KeyId: string;
}

export interface RotateKeyOnDemandResponse {
  KeyId?: string | undefined;
}

export interface RotationsListEntry {
  KeyId?: string | undefined;
  KeyMaterialId?: string | undefined;
  KeyMaterialDescription?: string | undefined;
  ImportState?: 'IMPORTED' | 'PENDING_IMPORT' | undefined;
  KeyMaterialState?:
    | 'NON_CURRENT'
    | 'CURRENT'
    | 'PENDING_ROTATION'
    | 'PENDING_MULTI_REGION_IMPORT_AND_ROTATION'
    | undefined;
  ExpirationModel?: 'KEY_MATERIAL_EXPIRES' | 'KEY_MATERIAL_DOES_NOT_EXPIRE' | undefined;
  ValidTo?: number | undefined;
  RotationDate?: number | undefined;
  RotationType?: 'AUTOMATIC' | 'ON_DEMAND' | undefined;
}

export interface ScheduleKeyDeletionRequest {
  KeyId: string;
  PendingWindowInDays?: number | undefined;
}

export interface ScheduleKeyDeletionResponse {
  KeyId?: string | undefined;
  DeletionDate?: number | undefined;
  KeyState?:
    | 'Creating'
    | 'Enabled'
    | 'Disabled'
    | 'PendingDeletion'
    | 'PendingImport'
    | 'PendingReplicaDeletion'
    | 'Unavailable'
    | 'Updating'
    | undefined;
  PendingWindowInDays?: number | undefined;
}

export interface Tag {
  TagKey: string;
  TagValue: string;
}

export interface TagResourceRequest {
  KeyId: string;
  Tags: Tag[];
}

export interface UntagResourceRequest {
  KeyId: string;
  TagKeys: string[];
}

export interface UpdateAliasRequest {
  AliasName: string;
  TargetKeyId: string;
}

export interface UpdateKeyDescriptionRequest {
  KeyId: string;
  Description: string;
}

export interface VerifyMacRequest {
  Message: Uint8Array;
  KeyId: string;
  MacAlgorithm: 'HMAC_SHA_384' | 'HMAC_SHA_256' | 'HMAC_SHA_224' | 'HMAC_SHA_512';
  Mac: Uint8Array;
  GrantTokens?: string[] | undefined;
  DryRun?: boolean | undefined;
}

export interface VerifyMacResponse {
  KeyId?: string | undefined;
  MacValid?: boolean | undefined;
  MacAlgorithm?: 'HMAC_SHA_384' | 'HMAC_SHA_256' | 'HMAC_SHA_224' | 'HMAC_SHA_512' | undefined;
}

export interface XksKeyConfigurationType {
  Id?: string | undefined;
}

/** Every operation, by name. */
export interface KmsOperations {
  CancelKeyDeletion: { input: CancelKeyDeletionRequest; output: CancelKeyDeletionResponse };
  CreateAlias: { input: CreateAliasRequest; output: Record<string, never> };
  CreateGrant: { input: CreateGrantRequest; output: CreateGrantResponse };
  CreateKey: { input: CreateKeyRequest; output: CreateKeyResponse };
  Decrypt: { input: DecryptRequest; output: DecryptResponse };
  DeleteAlias: { input: DeleteAliasRequest; output: Record<string, never> };
  DescribeKey: { input: DescribeKeyRequest; output: DescribeKeyResponse };
  DisableKey: { input: DisableKeyRequest; output: Record<string, never> };
  DisableKeyRotation: { input: DisableKeyRotationRequest; output: Record<string, never> };
  EnableKey: { input: EnableKeyRequest; output: Record<string, never> };
  EnableKeyRotation: { input: EnableKeyRotationRequest; output: Record<string, never> };
  Encrypt: { input: EncryptRequest; output: EncryptResponse };
  GenerateDataKey: { input: GenerateDataKeyRequest; output: GenerateDataKeyResponse };
  GenerateDataKeyWithoutPlaintext: {
    input: GenerateDataKeyWithoutPlaintextRequest;
    output: GenerateDataKeyWithoutPlaintextResponse;
  };
  GenerateMac: { input: GenerateMacRequest; output: GenerateMacResponse };
  GenerateRandom: { input: GenerateRandomRequest; output: GenerateRandomResponse };
  GetKeyPolicy: { input: GetKeyPolicyRequest; output: GetKeyPolicyResponse };
  GetKeyRotationStatus: { input: GetKeyRotationStatusRequest; output: GetKeyRotationStatusResponse };
  ListAliases: { input: ListAliasesRequest; output: ListAliasesResponse };
  ListGrants: { input: ListGrantsRequest; output: ListGrantsResponse };
  ListKeyPolicies: { input: ListKeyPoliciesRequest; output: ListKeyPoliciesResponse };
  ListKeyRotations: { input: ListKeyRotationsRequest; output: ListKeyRotationsResponse };
  ListKeys: { input: ListKeysRequest; output: ListKeysResponse };
  ListResourceTags: { input: ListResourceTagsRequest; output: ListResourceTagsResponse };
  ListRetirableGrants: { input: ListRetirableGrantsRequest; output: ListGrantsResponse };
  PutKeyPolicy: { input: PutKeyPolicyRequest; output: Record<string, never> };
  ReEncrypt: { input: ReEncryptRequest; output: ReEncryptResponse };
  RetireGrant: { input: RetireGrantRequest; output: Record<string, never> };
  RevokeGrant: { input: RevokeGrantRequest; output: Record<string, never> };
  RotateKeyOnDemand: { input: RotateKeyOnDemandRequest; output: RotateKeyOnDemandResponse };
  ScheduleKeyDeletion: { input: ScheduleKeyDeletionRequest; output: ScheduleKeyDeletionResponse };
  TagResource: { input: TagResourceRequest; output: Record<string, never> };
  UntagResource: { input: UntagResourceRequest; output: Record<string, never> };
  UpdateAlias: { input: UpdateAliasRequest; output: Record<string, never> };
  UpdateKeyDescription: { input: UpdateKeyDescriptionRequest; output: Record<string, never> };
  VerifyMac: { input: VerifyMacRequest; output: VerifyMacResponse };
}

export type KmsOperation = keyof KmsOperations;
