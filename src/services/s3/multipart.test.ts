import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { S3Region, text } from './s3-region.test-fixture.ts';

const Bucket = 'b-one';
const Key = 'large';
const MIB = 1024 * 1024;
const filled = (mib: number, byte: number, more = 0) => new Uint8Array(mib * MIB + more).fill(byte);
const md5 = (data: Uint8Array) => createHash('md5').update(data).digest();
const [FIRST, SECOND, LAST] = [filled(5, 1), filled(6, 2, 3), filled(0, 3, 10)];

let region: S3Region;

beforeEach(async () => {
  region = new S3Region();
  await region.client.call('CreateBucket', { Bucket });
});

const refused = (sent: Promise<unknown>) => expect(sent).rejects;

async function begun(more = {}) {
  const { UploadId = '' } = await region.client.call('CreateMultipartUpload', { Bucket, Key, ...more });
  const upload = { Bucket, Key, UploadId };
  return {
    upload,
    part: (PartNumber: number, Body: Uint8Array, and = {}) =>
      region.client.call('UploadPart', { ...upload, PartNumber, Body, ...and }),
    complete: (Parts: object[], and = {}) =>
      region.client.call('CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts }, ...and }),
  };
}

test('parts in any order, one of them twice, make one object of their bytes', async () => {
  const { part, complete, upload } = await begun({ ContentType: 'text/plain', Tagging: 'a=1' });
  await part(2, filled(5, 9));
  const { ETag: third } = await part(3, LAST);
  const { ETag: first } = await part(1, FIRST);
  const { ETag: second } = await part(2, SECOND);
  const { Parts, IsTruncated } = await region.client.call('ListParts', { ...upload, MaxParts: 2 });
  expect(Parts?.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag])).toEqual([
    [1, FIRST.length, first],
    [2, SECOND.length, second],
  ]);
  expect(IsTruncated).toBe(true);
  const done = await complete([
    { PartNumber: 1, ETag: first },
    { PartNumber: 2, ETag: second },
    { PartNumber: 3, ETag: third },
  ]);
  const etag = md5(Buffer.concat([FIRST, SECOND, LAST].map(md5))).toString('hex');
  expect(done).toMatchObject({ ETag: `"${etag}-3"`, ChecksumType: 'FULL_OBJECT' });
  const whole = await region.client.call('GetObject', { Bucket, Key });
  expect(Buffer.compare(whole.Body as Uint8Array, Buffer.concat([FIRST, SECOND, LAST]))).toBe(0);
  expect(whole).toMatchObject({ ContentType: 'text/plain', TagCount: 1 });
  // the checksum of the parts is that of the whole
  const put = await region.client.call('PutObject', { Bucket, Key: 'same', Body: whole.Body });
  expect(done.ChecksumCRC64NVME).toBe(put.ChecksumCRC64NVME);
  const edge = await region.client.call('GetObject', { Bucket, Key, Range: `bytes=${5 * MIB - 2}-${5 * MIB + 1}` });
  expect([...(edge.Body as Uint8Array)]).toEqual([1, 1, 2, 2]);
  const second2 = await region.client.call('GetObject', { Bucket, Key, PartNumber: 2 });
  expect(second2).toMatchObject({ ContentLength: SECOND.length, PartsCount: 3 });
  const { ObjectParts } = await region.client.call('GetObjectAttributes', {
    Bucket,
    Key,
    ObjectAttributes: ['ObjectParts', 'ETag'],
  });
  expect(ObjectParts).toMatchObject({ TotalPartsCount: 3, IsTruncated: false });
  await refused(region.client.call('ListParts', upload)).toMatchObject({ code: 'NoSuchUpload' });
  expect([...region.disk.keys()].filter((key) => /^(multipartUploads|uploadedParts)/.test(key))).toEqual([]);
});

test('checksums of parts are put together as they were chosen', async () => {
  const { part, complete } = await begun({ ChecksumAlgorithm: 'SHA256' });
  const one = await part(1, FIRST, { ChecksumAlgorithm: 'SHA256' });
  const two = await part(2, LAST, { ChecksumAlgorithm: 'SHA256' });
  const done = await complete([
    { PartNumber: 1, ETag: one.ETag },
    { PartNumber: 2, ETag: two.ETag },
  ]);
  const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();
  const composite = sha256(Buffer.concat([sha256(FIRST), sha256(LAST)])).toString('base64');
  expect(done).toMatchObject({ ChecksumSHA256: `${composite}-2`, ChecksumType: 'COMPOSITE' });
  const crc = await begun({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
  const a = await crc.part(1, FIRST, { ChecksumAlgorithm: 'CRC32' });
  const b = await crc.part(2, LAST, { ChecksumAlgorithm: 'CRC32' });
  const parts = [
    { PartNumber: 1, ETag: a.ETag },
    { PartNumber: 2, ETag: b.ETag },
  ];
  await refused(crc.complete(parts, { ChecksumCRC32: 'AAAAAA==' })).toMatchObject({ code: 'BadDigest' });
  const full = await crc.complete(parts);
  const Body = Buffer.concat([FIRST, LAST]);
  const put = await region.client.call('PutObject', { Bucket, Key: 'same', Body, ChecksumAlgorithm: 'CRC32' });
  expect(full).toMatchObject({ ChecksumCRC32: put.ChecksumCRC32, ChecksumType: 'FULL_OBJECT' });
});

describe('refused, and the upload goes on:', () => {
  test.each([
    ['no parts', () => [], 'MalformedXML'],
    [
      'a part too small',
      (e: string[]) => [
        { PartNumber: 3, ETag: e[2] },
        { PartNumber: 4, ETag: e[3] },
      ],
      'EntityTooSmall',
    ],
    [
      'parts out of order',
      (e: string[]) => [
        { PartNumber: 2, ETag: e[1] },
        { PartNumber: 1, ETag: e[0] },
      ],
      'InvalidPartOrder',
    ],
    [
      'a part twice',
      (e: string[]) => [
        { PartNumber: 1, ETag: e[0] },
        { PartNumber: 1, ETag: e[0] },
      ],
      'InvalidPartOrder',
    ],
    ['a part that is another', (e: string[]) => [{ PartNumber: 1, ETag: e[1] }], 'InvalidPart'],
    ['a part that is not there', (e: string[]) => [{ PartNumber: 9, ETag: e[1] }], 'InvalidPart'],
  ])('%s', async (_, partsOf, code) => {
    const { part, complete } = await begun();
    const etags: string[] = [];
    for (const [index, body] of [FIRST, SECOND, LAST, LAST].entries())
      etags.push((await part(index + 1, body)).ETag ?? '');
    await refused(complete(partsOf(etags))).toMatchObject({ code });
    await complete([{ PartNumber: 1, ETag: etags[0] }]);
  });
  test.each([
    ['number 0', 0, {}, 'InvalidArgument'],
    ['number 10,001', 10_001, {}, 'InvalidArgument'],
    ['an upload that is none', 1, { UploadId: 'x' }, 'NoSuchUpload'],
    ['an upload of another key', 1, { Key: 'other' }, 'NoSuchUpload'],
    ['another algorithm than chosen', 1, { ChecksumAlgorithm: 'SHA1' }, 'InvalidRequest'],
    ['another sum', 1, { ChecksumCRC32: 'AAAAAA==' }, 'BadDigest'],
  ])('a part with %s', async (_, number, and, code) => {
    const { part } = await begun({ ChecksumAlgorithm: 'CRC32' });
    await refused(part(number, LAST, and)).toMatchObject({ code });
  });
});

test('an upload that is given up leaves nothing; nor does one of a bucket that is deleted', async () => {
  const { part, upload } = await begun();
  await part(1, LAST);
  await region.client.call('AbortMultipartUpload', upload);
  await refused(region.client.call('AbortMultipartUpload', upload)).toMatchObject({ code: 'NoSuchUpload' });
  const other = await begun();
  await other.part(1, LAST);
  const { Uploads } = await region.client.call('ListMultipartUploads', { Bucket });
  expect(Uploads?.map(({ UploadId }) => UploadId)).toEqual([other.upload.UploadId]);
  await region.client.call('DeleteBucket', { Bucket });
  expect([...region.disk.keys()].filter((key) => /^(buckets|multipartUploads|uploadedParts)/.test(key))).toEqual([]);
});

test('parts may be copied from other objects, wholly or in ranges', async () => {
  await region.client.call('PutObject', { Bucket, Key: 'source', Body: new TextEncoder().encode('0123456789') });
  const { upload, complete } = await begun();
  const copy = async (CopySourceRange: string | undefined) => {
    const source = { CopySource: `${Bucket}/source`, CopySourceRange };
    return (await region.client.call('UploadPartCopy', { ...upload, PartNumber: 1, ...source })).CopyPartResult?.ETag;
  };
  expect(await copy(undefined)).toBe(`"${createHash('md5').update('0123456789').digest('hex')}"`);
  await complete([{ PartNumber: 1, ETag: await copy('bytes=2-4') }]);
  expect(text((await region.client.call('GetObject', { Bucket, Key })).Body)).toBe('234');
});

test('uploads are listed page by page', async () => {
  for (const key of ['a', 'b/1', 'b/2', 'c']) await begun({ Key: key });
  const { Uploads, NextKeyMarker, NextUploadIdMarker } = await region.client.call('ListMultipartUploads', {
    Bucket,
    MaxUploads: 2,
  });
  expect(Uploads?.map((each) => each.Key)).toEqual(['a', 'b/1']);
  const rest = await region.client.call('ListMultipartUploads', {
    Bucket,
    KeyMarker: NextKeyMarker,
    UploadIdMarker: NextUploadIdMarker,
  });
  expect(rest.Uploads?.map((each) => each.Key)).toEqual(['b/2', 'c']);
  const folders = await region.client.call('ListMultipartUploads', { Bucket, Delimiter: '/' });
  expect(folders.CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
});
