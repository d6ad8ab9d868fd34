/** KMS through its own SDK client. */
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DecryptCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GenerateRandomCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeyRotationsCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ReEncryptCommand,
  RetireGrantCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UpdateAliasCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterEach, expect, test } from 'vitest';
import { staysInPage } from '../../api/sdk-transport.ts';
import { ObservedRegion } from '../observed-region.test-fixture.ts';

const DAY_MS = 86_400_000;
const program = { handler: () => 'done' };
const opened: ObservedRegion[] = [];

class Kms {
  readonly region: ObservedRegion;
  readonly client: KMSClient;

  constructor(region = new ObservedRegion(program)) {
    this.region = region;
    this.client = new KMSClient(staysInPage('kms', region.handle));
    opened.push(region);
  }

  async key(input: CreateKeyCommandInput = {}): Promise<string> {
    return (await this.client.send(new CreateKeyCommand(input))).KeyMetadata?.KeyId ?? '';
  }

  async encrypt(KeyId: string, text: string, EncryptionContext?: Record<string, string>): Promise<Uint8Array> {
    const Plaintext = new TextEncoder().encode(text);
    const { CiphertextBlob } = await this.client.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }));
    return CiphertextBlob ?? new Uint8Array();
  }

  async decrypt(CiphertextBlob: Uint8Array, EncryptionContext?: Record<string, string>, KeyId?: string) {
    const { Plaintext } = await this.client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, KeyId }));
    return new TextDecoder().decode(Plaintext);
  }

  reloaded(): Kms {
    return new Kms(this.region.reloaded(program));
  }
}

afterEach(() => {
  for (const region of opened.splice(0)) expect(region.bugs).toEqual([]);
});

const arnOf = (keyId: string) => `arn:aws:kms:us-east-1:123456789012:key/${keyId}`;

test('what is encrypted is read again without naming the key, after a reload too', async () => {
  const kms = new Kms();
  const keyId = await kms.key({ Description: 'mine' });
  const blob = await kms.encrypt(keyId, 'secret', { app: 'shop', stage: 'ü' });
  expect(await kms.decrypt(blob, { stage: 'ü', app: 'shop' })).toBe('secret');
  expect(await kms.reloaded().decrypt(blob, { app: 'shop', stage: 'ü' })).toBe('secret');
  for (const context of [undefined, { app: 'shop' }, { app: 'shop', stage: 'u' }, { app: 'shops', tage: 'ü' }])
    await expect(kms.decrypt(blob, context)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
});

test('a ciphertext of which any byte was changed is refused', async () => {
  const kms = new Kms();
  const blob = await kms.encrypt(await kms.key(), 'secret');
  for (let at = 0; at < blob.length; at++) {
    const changed = Uint8Array.from(blob);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(kms.decrypt(changed)).rejects.toMatchObject({
      name: expect.stringMatching(/^(InvalidCiphertext|AccessDenied)Exception$/),
    });
  }
  await expect(kms.decrypt(blob.subarray(0, 40))).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
});

test('two ciphertexts of one text are not the same', async () => {
  const kms = new Kms();
  const keyId = await kms.key();
  expect(await kms.encrypt(keyId, 'secret')).not.toEqual(await kms.encrypt(keyId, 'secret'));
});

test('what a key is made of stands in one table, of which nobody is told, and goes with the key', async () => {
  const kms = new Kms();
  const keyId = await kms.key();
  const record = kms.region.disk.get(`kmsKeyMaterial ${keyId}`)?.value as { materials: { bytes: string }[] };
  const secret = record.materials[0]?.bytes ?? '';
  expect(secret).toHaveLength(44);
  const answers = await Promise.all([
    kms.client.send(new DescribeKeyCommand({ KeyId: keyId })),
    kms.client.send(new ListKeysCommand()),
    kms.client.send(new GetKeyPolicyCommand({ KeyId: keyId })),
    kms.client.send(new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256' })),
    kms.client.send(new ListKeyRotationsCommand({ KeyId: keyId })),
  ]);
  expect(JSON.stringify(answers)).not.toContain(secret);
  const elsewhere = [...kms.region.disk.values()].filter(({ table }) => table !== 'kmsKeyMaterial');
  expect(JSON.stringify(elsewhere)).not.toContain(secret);
  await kms.client.send(new ScheduleKeyDeletionCommand({ KeyId: keyId, PendingWindowInDays: 7 }));
  kms.region.advance(7 * DAY_MS);
  expect([...kms.region.disk.keys()].filter((name) => name.startsWith('kms'))).toEqual([]);
});

test('a disabled key is used for nothing until it is enabled', async () => {
  const kms = new Kms();
  const KeyId = await kms.key();
  const blob = await kms.encrypt(KeyId, 'secret');
  await kms.client.send(new DisableKeyCommand({ KeyId }));
  const refusal = { name: 'DisabledException', message: `${arnOf(KeyId)} is disabled.` };
  await expect(kms.decrypt(blob)).rejects.toMatchObject(refusal);
  await expect(kms.encrypt(KeyId, 'more')).rejects.toMatchObject(refusal);
  await kms.client.send(new EnableKeyCommand({ KeyId }));
  expect(await kms.decrypt(blob)).toBe('secret');
});

test('a key waits for its deletion on the account’s clock; it comes back disabled, or not at all', async () => {
  const kms = new Kms();
  const KeyId = await kms.key();
  const blob = await kms.encrypt(KeyId, 'secret');
  await kms.client.send(new CreateAliasCommand({ AliasName: 'alias/mine', TargetKeyId: KeyId }));
  const scheduled = await kms.client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
  expect(scheduled).toMatchObject({ KeyState: 'PendingDeletion', DeletionDate: new Date(kms.region.now + 7 * DAY_MS) });
  await expect(kms.decrypt(blob)).rejects.toMatchObject({
    name: 'KMSInvalidStateException',
    message: `${arnOf(KeyId)} is pending deletion.`,
  });
  await kms.client.send(new CancelKeyDeletionCommand({ KeyId }));
  kms.region.advance(8 * DAY_MS);
  const { KeyMetadata } = await kms.client.send(new DescribeKeyCommand({ KeyId }));
  expect(KeyMetadata).toMatchObject({ KeyState: 'Disabled', Enabled: false });
  await kms.client.send(new ScheduleKeyDeletionCommand({ KeyId }));
  const later = kms.reloaded();
  later.region.advance(30 * DAY_MS);
  await expect(later.client.send(new DescribeKeyCommand({ KeyId }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: `Key '${arnOf(KeyId)}' does not exist`,
  });
  await expect(later.decrypt(blob)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect((await later.client.send(new ListAliasesCommand())).Aliases).toEqual([]);
});

test('an alias names a key, then another, in each form', async () => {
  const kms = new Kms();
  const [one, two] = [await kms.key(), await kms.key()];
  const AliasName = 'alias/shop/config';
  await kms.client.send(new CreateAliasCommand({ AliasName, TargetKeyId: one }));
  const blob = await kms.encrypt(AliasName, 'secret');
  expect(await kms.decrypt(blob, undefined, `arn:aws:kms:us-east-1:123456789012:${AliasName}`)).toBe('secret');
  await kms.client.send(new UpdateAliasCommand({ AliasName, TargetKeyId: arnOf(two) }));
  expect(await kms.decrypt(blob)).toBe('secret');
  await expect(kms.decrypt(blob, undefined, AliasName)).rejects.toMatchObject({
    name: 'IncorrectKeyException',
    message: 'The key ID in the request does not identify a CMK that can perform this operation.',
  });
  const { Aliases } = await kms.client.send(new ListAliasesCommand({ KeyId: two }));
  expect(Aliases).toMatchObject([{ AliasName, TargetKeyId: two }]);
  await kms.client.send(new DeleteAliasCommand({ AliasName }));
  await expect(kms.encrypt(AliasName, 'x')).rejects.toMatchObject({
    name: 'NotFoundException',
    message: `Alias arn:aws:kms:us-east-1:123456789012:${AliasName} is not found.`,
  });
});

test('AWS’s own key of a service is made when it is named, once, and is for that service alone', async () => {
  const kms = new Kms();
  const KeyId = 'alias/aws/lambda';
  const { KeyMetadata } = await kms.client.send(new DescribeKeyCommand({ KeyId }));
  expect(KeyMetadata).toMatchObject({ KeyManager: 'AWS', Enabled: true });
  expect((await kms.client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyId).toBe(KeyMetadata?.KeyId);
  await expect(kms.encrypt(KeyId, 'secret')).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `User: arn:aws:iam::123456789012:root is not authorized to perform: kms:Encrypt on resource: ${KeyMetadata?.Arn} because no resource-based policy allows the kms:Encrypt action`,
  });
  await expect(kms.client.send(new DisableKeyCommand({ KeyId: KeyMetadata?.KeyId }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
  await expect(kms.client.send(new DescribeKeyCommand({ KeyId: 'alias/aws/none' }))).rejects.toMatchObject({
    name: 'NotFoundException',
  });
});

test('a key’s policy decides, and locks nobody out unasked', async () => {
  const kms = new Kms();
  const KeyId = await kms.key();
  const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  const AWS = 'arn:aws:iam::123456789012:root';
  const all = { Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' };
  const blob = await kms.encrypt(KeyId, 'secret', { app: 'shop' });
  const deny = {
    ...all,
    Effect: 'Deny',
    Action: 'kms:Decrypt',
    Condition: { StringEquals: { 'kms:EncryptionContext:app': 'shop' } },
  };
  await kms.client.send(new PutKeyPolicyCommand({ KeyId, Policy: policy(all, deny) }));
  await expect(kms.decrypt(blob, { app: 'shop' })).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `User: ${AWS} is not authorized to perform: kms:Decrypt on resource: ${arnOf(KeyId)} with an explicit deny in a resource-based policy`,
  });
  expect(await kms.decrypt(await kms.encrypt(KeyId, 'other', { app: 'b' }), { app: 'b' })).toBe('other');
  const locking = policy({ ...all, Action: 'kms:Decrypt' });
  await expect(kms.client.send(new PutKeyPolicyCommand({ KeyId, Policy: locking }))).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
    message: 'The new key policy will not allow you to update the key policy in the future.',
  });
  await kms.client.send(new PutKeyPolicyCommand({ KeyId, Policy: locking, BypassPolicyLockoutSafetyCheck: true }));
  await expect(kms.client.send(new GetKeyPolicyCommand({ KeyId }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

test('a grant is listed, found again by its name, and retired by its token', async () => {
  const kms = new Kms();
  const KeyId = await kms.key();
  const grant = {
    KeyId,
    Name: 'for-worker',
    GranteePrincipal: 'arn:aws:iam::123456789012:role/worker',
    Operations: ['Decrypt' as const],
    Constraints: { EncryptionContextSubset: { app: 'shop' } },
  };
  const first = await kms.client.send(new CreateGrantCommand(grant));
  const again = await kms.client.send(new CreateGrantCommand(grant));
  expect(again.GrantId).toBe(first.GrantId);
  const { Grants } = await kms.client.send(new ListGrantsCommand({ KeyId }));
  expect(Grants).toMatchObject([{ GrantId: first.GrantId, Operations: ['Decrypt'], Name: 'for-worker' }]);
  await kms.client.send(new RetireGrantCommand({ GrantToken: again.GrantToken }));
  expect((await kms.client.send(new ListGrantsCommand({ KeyId }))).Grants).toEqual([]);
});

test('a rotated key reads what its earlier material has written; it rotates by itself while it is enabled', async () => {
  const kms = new Kms();
  const KeyId = await kms.key();
  const material = async () =>
    (await kms.client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.CurrentKeyMaterialId;
  const before = await material();
  const blob = await kms.encrypt(KeyId, 'secret');
  await kms.client.send(new RotateKeyOnDemandCommand({ KeyId }));
  expect(await material()).not.toBe(before);
  expect(await kms.decrypt(blob)).toBe('secret');
  await kms.client.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 90 }));
  expect(await kms.client.send(new GetKeyRotationStatusCommand({ KeyId }))).toMatchObject({
    KeyRotationEnabled: true,
    RotationPeriodInDays: 90,
    NextRotationDate: new Date(kms.region.now + 90 * DAY_MS),
  });
  kms.region.advance(91 * DAY_MS);
  const types = async () =>
    (await kms.client.send(new ListKeyRotationsCommand({ KeyId }))).Rotations?.map(({ RotationType }) => RotationType);
  expect(await types()).toEqual(['ON_DEMAND', 'AUTOMATIC']);
  await kms.client.send(new DisableKeyCommand({ KeyId }));
  kms.region.advance(200 * DAY_MS);
  expect(await types()).toHaveLength(2);
  await kms.client.send(new EnableKeyCommand({ KeyId }));
  kms.region.advance(1);
  expect(await types()).toHaveLength(3);
  expect(await kms.decrypt(blob)).toBe('secret');
});

test('data keys, with their plaintext and without; re-encryption; random bytes', async () => {
  const kms = new Kms();
  const [KeyId, other] = [await kms.key(), await kms.key()];
  const EncryptionContext = { app: 'shop' };
  const data = await kms.client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_128', EncryptionContext }));
  expect(data.Plaintext).toHaveLength(16);
  const { Plaintext } = await kms.client.send(
    new DecryptCommand({ CiphertextBlob: data.CiphertextBlob, EncryptionContext }),
  );
  expect(Plaintext).toEqual(data.Plaintext);
  const without = await kms.client.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId, NumberOfBytes: 64 }));
  expect(without).not.toHaveProperty('Plaintext');
  const moved = await kms.client.send(
    new ReEncryptCommand({
      CiphertextBlob: await kms.encrypt(KeyId, 'secret', EncryptionContext),
      SourceEncryptionContext: EncryptionContext,
      DestinationKeyId: other,
    }),
  );
  expect(moved).toMatchObject({ SourceKeyId: arnOf(KeyId), KeyId: arnOf(other) });
  expect(await kms.decrypt(moved.CiphertextBlob ?? new Uint8Array(), undefined, other)).toBe('secret');
  const random = await kms.client.send(new GenerateRandomCommand({ NumberOfBytes: 1024 }));
  expect(new Set(random.Plaintext).size).toBeGreaterThan(200);
});

test('a message authentication code is made and verified with the algorithm of the key', async () => {
  const kms = new Kms();
  const KeyId = await kms.key({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  const Message = new TextEncoder().encode('message');
  const MacAlgorithm = 'HMAC_SHA_256';
  const { Mac } = await kms.client.send(new GenerateMacCommand({ KeyId, Message, MacAlgorithm }));
  expect(Mac).toHaveLength(32);
  const verified = await kms.client.send(new VerifyMacCommand({ KeyId, Message, Mac, MacAlgorithm }));
  expect(verified.MacValid).toBe(true);
  const wrong = new VerifyMacCommand({ KeyId, Message: new TextEncoder().encode('other'), Mac, MacAlgorithm });
  await expect(kms.client.send(wrong)).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
});

const MESSAGE = new TextEncoder().encode('x');
const HMAC = { KeySpec: 'HMAC_224', KeyUsage: 'GENERATE_VERIFY_MAC' } as const;

const refusals: [string, (kms: Kms) => Promise<unknown>, string, string][] = [
  [
    'an id that is none',
    (kms) => kms.client.send(new DescribeKeyCommand({ KeyId: 'fake-key-id' })),
    'NotFoundException',
    "Invalid keyId 'fake-key-id'",
  ],
  [
    'a key of another Region',
    (kms) => kms.client.send(new DescribeKeyCommand({ KeyId: arnOf('x').replace('us-east-1', 'eu-west-1') })),
    'NotFoundException',
    'Invalid arn eu-west-1',
  ],
  [
    'an alias where only a key will do',
    (kms) => kms.client.send(new DisableKeyCommand({ KeyId: 'alias/a' })),
    'NotFoundException',
    "Invalid keyId 'alias/a'",
  ],
  [
    'more tags than a key may have',
    (kms) => kms.key({ Tags: Array.from({ length: 51 }, (_, n) => ({ TagKey: `k${n}`, TagValue: 'v' })) }),
    'TagException',
    'Too many tags',
  ],
  [
    'the same tag twice',
    async (kms) => {
      const Tags = [1, 2].map((n) => ({ TagKey: 'k', TagValue: String(n) }));
      return kms.client.send(new TagResourceCommand({ KeyId: await kms.key(), Tags }));
    },
    'TagException',
    'Duplicate tag keys',
  ],
  [
    'a tag of AWS’s own',
    (kms) => kms.key({ Tags: [{ TagKey: 'AWS:k', TagValue: 'v' }] }),
    'TagException',
    'Tags beginning with aws: are reserved',
  ],
  [
    'an alias that is taken',
    async (kms) => {
      const alias = { AliasName: 'alias/a', TargetKeyId: await kms.key() };
      await kms.client.send(new CreateAliasCommand(alias));
      return kms.client.send(new CreateAliasCommand(alias));
    },
    'AlreadyExistsException',
    'An alias with the name arn:aws:kms:us-east-1:123456789012:alias/a already exists',
  ],
  [
    'a data key of no size',
    async (kms) => kms.client.send(new GenerateDataKeyCommand({ KeyId: await kms.key() })),
    'ValidationException',
    'Please specify either number of bytes or key spec.',
  ],
  [
    'a text that is too long',
    async (kms) => kms.encrypt(await kms.key(), 'x'.repeat(4097)),
    'ValidationException',
    "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
  ],
  [
    'another algorithm than the key’s',
    async (kms) =>
      kms.client.send(
        new GenerateMacCommand({ KeyId: await kms.key(HMAC), Message: MESSAGE, MacAlgorithm: 'HMAC_SHA_256' }),
      ),
    'InvalidKeyUsageException',
    'Algorithm HMAC_SHA_256 is incompatible with key spec HMAC_224.',
  ],
  [
    'a deletion too soon',
    async (kms) => kms.client.send(new ScheduleKeyDeletionCommand({ KeyId: await kms.key(), PendingWindowInDays: 6 })),
    'ValidationException',
    'PendingWindowInDays should be between 7 and 30, but it is 6',
  ],
  [
    'a call that was only to be tried',
    async (kms) => kms.client.send(new EncryptCommand({ KeyId: await kms.key(), Plaintext: MESSAGE, DryRun: true })),
    'DryRunOperationException',
    'The request would have succeeded, but the DryRun option is set.',
  ],
];

test.each(refusals)('AWS’s words for %s', async (_name, call, name, message) => {
  await expect(call(new Kms())).rejects.toMatchObject({ name, message });
});

test('the tags of a key come as they were given', async () => {
  const kms = new Kms();
  const Tags = ['b', 'a'].map((TagKey) => ({ TagKey, TagValue: 'v' }));
  const KeyId = await kms.key({ Tags });
  expect((await kms.client.send(new ListResourceTagsCommand({ KeyId }))).Tags).toEqual(Tags);
});
