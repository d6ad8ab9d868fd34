import { beforeEach, describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../../kernel/caller.ts';
import { bytes, request, S3Region, START_MS, text } from './s3-region.test-fixture.ts';

const Bucket = 'b-one';
let region: S3Region;

beforeEach(async () => {
  region = new S3Region();
  await region.client.call('CreateBucket', { Bucket });
});

const refused = (sent: Promise<unknown>) => expect(sent).rejects;

test('a bucket is made, listed, found and deleted', async () => {
  const made = await region.client.call('CreateBucket', { Bucket: 'a.second-1' });
  expect(made).toEqual({ Location: '/a.second-1', BucketArn: 'arn:aws:s3:::a.second-1' });
  const { Buckets, Owner } = await region.client.call('ListBuckets', {});
  expect(Buckets).toEqual([
    {
      Name: 'a.second-1',
      CreationDate: START_MS / 1000,
      BucketRegion: 'us-east-1',
      BucketArn: 'arn:aws:s3:::a.second-1',
    },
    { Name: Bucket, CreationDate: START_MS / 1000, BucketRegion: 'us-east-1', BucketArn: `arn:aws:s3:::${Bucket}` },
  ]);
  expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  expect(await region.client.call('HeadBucket', { Bucket })).toMatchObject({ BucketRegion: 'us-east-1' });
  expect(text((await region.handle(request('GET', `/${Bucket}`, { query: { location: '' } }))).body)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></LocationConstraint>',
  );
  await region.client.call('DeleteBucket', { Bucket });
  await refused(region.client.call('HeadBucket', { Bucket })).toMatchObject({ status: 404 });
  await refused(region.client.call('ListObjectsV2', { Bucket })).toMatchObject({ code: 'NoSuchBucket' });
});

test('who has a bucket may make it again, and it is the same', async () => {
  await region.client.call('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  await region.client.call('CreateBucket', { Bucket });
  expect(await region.client.call('GetBucketVersioning', { Bucket })).toEqual({ Status: 'Enabled' });
});

test('lists of buckets have pages', async () => {
  for (const name of ['c-one', 'c-two']) await region.client.call('CreateBucket', { Bucket: name });
  const first = await region.client.call('ListBuckets', { MaxBuckets: 2 });
  expect(first.Buckets?.map(({ Name }) => Name)).toEqual([Bucket, 'c-one']);
  const second = await region.client.call('ListBuckets', { ContinuationToken: first.ContinuationToken });
  expect(second.Buckets?.map(({ Name }) => Name)).toEqual(['c-two']);
  expect(second).not.toHaveProperty('ContinuationToken');
  expect((await region.client.call('ListBuckets', { Prefix: 'c-' })).Buckets).toHaveLength(2);
});

test.each(['ab', 'a'.repeat(64), 'Upper', 'under_score', '-dash', 'dash-', 'a..b', '1.2.3.4', 'xn--a', 'a-s3alias'])(
  'a bucket cannot be called %s',
  async (name) => {
    await refused(region.client.call('CreateBucket', { Bucket: name })).toMatchObject({
      code: 'InvalidBucketName',
      message: 'The specified bucket is not valid.',
    });
  },
);

test.each([
  ['us-east-1', 'InvalidLocationConstraint'],
  ['eu-west-1', 'IllegalLocationConstraintException'],
])('a bucket cannot be made for %s', async (LocationConstraint, code) => {
  const CreateBucketConfiguration = { LocationConstraint } as never;
  await refused(region.client.call('CreateBucket', { Bucket: 'other', CreateBucketConfiguration })).toMatchObject({
    code,
  });
});

test('a bucket that holds something stays', async () => {
  await region.client.call('PutObject', { Bucket, Key: 'a', Body: bytes('a') });
  await refused(region.client.call('DeleteBucket', { Bucket })).toMatchObject({
    code: 'BucketNotEmpty',
    status: 409,
    message: 'The bucket you tried to delete is not empty',
  });
});

test('settings are set, read and taken away; what is not set is said', async () => {
  const nothing = async (operation: 'GetBucketTagging' | 'GetBucketPolicy' | 'GetPublicAccessBlock', code: string) =>
    refused(region.client.call(operation, { Bucket })).toMatchObject({ code, status: 404 });
  await nothing('GetBucketTagging', 'NoSuchTagSet');
  await region.client.call('PutBucketTagging', { Bucket, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
  expect(await region.client.call('GetBucketTagging', { Bucket })).toEqual({ TagSet: [{ Key: 'a', Value: 'b' }] });
  await region.client.call('DeleteBucketTagging', { Bucket });
  await nothing('GetBucketTagging', 'NoSuchTagSet');
  await nothing('GetBucketPolicy', 'NoSuchBucketPolicy');
  expect(await region.client.call('GetPublicAccessBlock', { Bucket })).toMatchObject({
    PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
  });
  await region.client.call('DeletePublicAccessBlock', { Bucket });
  await nothing('GetPublicAccessBlock', 'NoSuchPublicAccessBlockConfiguration');
  expect(await region.client.call('GetBucketVersioning', { Bucket })).toEqual({});
  expect(await region.client.call('GetBucketEncryption', { Bucket })).toMatchObject({
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
  });
  const { Grants, Owner } = await region.client.call('GetBucketAcl', { Bucket });
  expect(Grants).toEqual([{ Grantee: { ID: Owner?.ID, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }]);
  const controls = { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' as const }] } };
  await region.client.call('PutBucketOwnershipControls', { Bucket, ...controls });
  expect(await region.client.call('GetBucketOwnershipControls', { Bucket })).toEqual(controls);
});

test('nobody unknown makes a bucket, or is told of one that is not there more than that', async () => {
  const headers = { host: 'made.s3.localhost' };
  const answered = async (method: string) =>
    (await region.handle(request(method, '/made', { headers }), ANONYMOUS)).status;
  expect([await answered('PUT'), await answered('GET')]).toEqual([403, 404]);
});

describe('a policy', () => {
  const statement = (more: object) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${Bucket}/public/*`,
    ...more,
  });
  const putPolicy = (...statements: object[]) =>
    region.client.call('PutBucketPolicy', {
      Bucket,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    });
  const get = async (Key: string, caller: 'root' | 'nobody') => {
    const asked = request('GET', `/${Bucket}/${Key}`, {
      headers: caller === 'nobody' ? { host: 'b.s3.localhost' } : {},
    });
    return (await region.handle(asked, caller === 'nobody' ? ANONYMOUS : undefined)).status;
  };

  test.each([
    ['not JSON', '{', "Policies must be valid JSON and the first byte must be '{'"],
    ['without statements', '{}', 'Missing required field Statement'],
    [
      'about another bucket',
      JSON.stringify({ Statement: [statement({ Resource: 'arn:aws:s3:::other/*' })] }),
      'Policy has invalid resource',
    ],
    [
      'without principal',
      JSON.stringify({ Statement: [statement({ Principal: undefined })] }),
      'Missing required field Principal',
    ],
    [
      'without action',
      JSON.stringify({ Statement: [statement({ Action: undefined })] }),
      'Missing required field Action',
    ],
  ])('%s is refused', async (_, Policy, message) => {
    await refused(region.client.call('PutBucketPolicy', { Bucket, Policy })).toMatchObject({
      code: 'MalformedPolicy',
      message,
    });
  });

  test('for everybody is blocked until that is turned off; then it gives what it says', async () => {
    for (const Key of ['public/a', 'private/a'])
      await region.client.call('PutObject', { Bucket, Key, Body: bytes('x') });
    await refused(putPolicy(statement({}))).toMatchObject({ code: 'AccessDenied', message: /BlockPublicPolicy/ });
    expect([await get('public/a', 'nobody'), await get('public/a', 'root')]).toEqual([403, 200]);
    await region.client.call('PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: {} });
    await putPolicy(statement({}));
    expect(await region.client.call('GetBucketPolicyStatus', { Bucket })).toEqual({ PolicyStatus: { IsPublic: true } });
    expect([await get('public/a', 'nobody'), await get('private/a', 'nobody')]).toEqual([200, 403]);
    await region.client.call('DeleteBucketPolicy', { Bucket });
    expect(await get('public/a', 'nobody')).toBe(403);
  });

  test('that denies binds the owner, but for the policy itself', async () => {
    await region.client.call('PutObject', { Bucket, Key: 'public/a', Body: bytes('x') });
    await putPolicy(statement({ Effect: 'Deny', Action: 's3:*', Resource: ['*'] }));
    expect(await get('public/a', 'root')).toBe(403);
    await region.client.call('DeleteBucketPolicy', { Bucket });
    expect(await get('public/a', 'root')).toBe(200);
  });
});
