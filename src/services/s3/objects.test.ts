import { beforeEach, describe, expect, test } from 'vitest';
import { bytes, request, S3Region, START_MS, text } from './s3-region.test-fixture.ts';

let region: S3Region;

beforeEach(async () => {
  region = new S3Region();
  await region.client.call('CreateBucket', { Bucket: 'b-one' });
});

const Bucket = 'b-one';
const put = (Key: string, body = Key, more = {}) =>
  region.client.call('PutObject', { Bucket, Key, Body: bytes(body), ...more });
const get = (Key: string, more = {}) => region.client.call('GetObject', { Bucket, Key, ...more });
const refused = (sent: Promise<unknown>) => expect(sent).rejects;

test('an object comes back with what was said of it', async () => {
  const written = await put('a/b c+ü.txt', 'hello', {
    ContentType: 'text/plain',
    CacheControl: 'no-cache',
    Metadata: { author: 'me' },
    Tagging: 'stage=dev&owner=a%20b',
  });
  expect(written).toMatchObject({
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    ServerSideEncryption: 'AES256',
    ChecksumType: 'FULL_OBJECT',
  });
  const read = await get('a/b c+ü.txt', { ChecksumMode: 'ENABLED' });
  expect(text(read.Body)).toBe('hello');
  expect(read).toMatchObject({
    ContentLength: 5,
    ContentType: 'text/plain',
    CacheControl: 'no-cache',
    Metadata: { author: 'me' },
    TagCount: 2,
    LastModified: START_MS / 1000,
    AcceptRanges: 'bytes',
    ChecksumCRC64NVME: written.ChecksumCRC64NVME,
  });
  expect(read).not.toHaveProperty('VersionId');
  const tags = await region.client.call('GetObjectTagging', { Bucket, Key: 'a/b c+ü.txt' });
  expect(tags.TagSet).toEqual([
    { Key: 'stage', Value: 'dev' },
    { Key: 'owner', Value: 'a b' },
  ]);
});

test('everything is there after a reload, and sequences go on', async () => {
  await put('a', 'one');
  const region2 = region.reloaded();
  expect(text((await region2.client.call('GetObject', { Bucket, Key: 'a' })).Body)).toBe('one');
  await region2.client.call('PutObject', { Bucket, Key: 'a', Body: bytes('two') });
  expect(text((await region2.client.call('GetObject', { Bucket, Key: 'a' })).Body)).toBe('two');
});

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=4-', '456789', 'bytes 4-9/10'],
  ['bytes=-3', '789', 'bytes 7-9/10'],
  ['bytes=8-100', '89', 'bytes 8-9/10'],
  ['bytes=-100', '0123456789', 'bytes 0-9/10'],
])('range %s', async (Range, body, ContentRange) => {
  await put('digits', '0123456789');
  const read = await get('digits', { Range });
  expect(text(read.Body)).toBe(body);
  expect(read).toMatchObject({ ContentRange, ContentLength: body.length });
  const { status } = await region.handle(request('GET', `/${Bucket}/digits`, { headers: { range: Range } }));
  expect(status).toBe(206);
});

test.each(['bytes=5-2', 'lines=1-2', 'bytes=0-1,4-5', 'bytes=-'])('range %s is not heeded', async (Range) => {
  await put('digits', '0123456789');
  expect((await get('digits', { Range })).ContentLength).toBe(10);
});

test('a range beyond the end is refused', async () => {
  await put('digits', '0123456789');
  await refused(get('digits', { Range: 'bytes=10-' })).toMatchObject({ code: 'InvalidRange', status: 416 });
});

describe('conditions of reads', () => {
  const ETag = '"c4ca4238a0b923820dcc509a6f75849b"';
  const before = START_MS / 1000 - 10;
  const after = START_MS / 1000 + 10;
  test.each([
    [{ IfMatch: ETag }, undefined],
    [{ IfMatch: '*' }, undefined],
    [{ IfMatch: '"other"' }, 412],
    [{ IfMatch: ETag, IfUnmodifiedSince: before }, undefined],
    [{ IfUnmodifiedSince: before }, 412],
    [{ IfUnmodifiedSince: after }, undefined],
    [{ IfNoneMatch: ETag }, 304],
    [{ IfNoneMatch: '"other"' }, undefined],
    [{ IfNoneMatch: '"other"', IfModifiedSince: after }, undefined],
    [{ IfModifiedSince: after }, 304],
    [{ IfModifiedSince: before }, undefined],
  ])('%o: %s', async (conditions, status) => {
    await put('a', '1');
    if (status === undefined) expect(text((await get('a', conditions)).Body)).toBe('1');
    else await refused(get('a', conditions)).toMatchObject({ status });
  });
});

describe('conditions of writes', () => {
  test('where nothing is, once', async () => {
    await put('a', 'first', { IfNoneMatch: '*' });
    await refused(put('a', 'second', { IfNoneMatch: '*' })).toMatchObject({ code: 'PreconditionFailed', status: 412 });
    expect(text((await get('a')).Body)).toBe('first');
  });
  test('over what was seen', async () => {
    const { ETag } = await put('a', 'first');
    await put('a', 'second', { IfMatch: ETag });
    await refused(put('a', 'third', { IfMatch: ETag })).toMatchObject({ code: 'PreconditionFailed' });
    await refused(put('b', 'x', { IfMatch: ETag })).toMatchObject({ code: 'NoSuchKey' });
    await refused(put('a', 'x', { IfNoneMatch: ETag })).toMatchObject({ code: 'NotImplemented', status: 501 });
  });
});

test.each([
  ['CRC32', 'ChecksumCRC32', 'y/Q5Jg=='],
  ['CRC32C', 'ChecksumCRC32C', '4waSgw=='],
  ['CRC64NVME', 'ChecksumCRC64NVME', 'rosUhgp5mIg='],
  ['SHA1', 'ChecksumSHA1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
  ['SHA256', 'ChecksumSHA256', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU='],
])('the checksum %s is kept when it is right, and refused when not', async (ChecksumAlgorithm, member, value) => {
  const written = await put('a', '123456789', { ChecksumAlgorithm });
  expect(written).toMatchObject({ [member]: value });
  await put('a', '123456789', { [member]: value });
  await refused(put('a', '12345678', { [member]: value })).toMatchObject({
    code: 'BadDigest',
    message: `The ${ChecksumAlgorithm} you specified did not match the calculated checksum.`,
  });
  expect(await get('a', { ChecksumMode: 'ENABLED' })).toMatchObject({ [member]: value, ContentLength: 9 });
});

test('Content-MD5 is verified', async () => {
  await put('a', 'hello', { ContentMD5: 'XUFAKrxLKna5cZ2REBfFkg==' });
  await refused(put('a', 'hallo', { ContentMD5: 'XUFAKrxLKna5cZ2REBfFkg==' })).toMatchObject({ code: 'BadDigest' });
  await refused(put('a', 'hello', { ContentMD5: 'nonsense' })).toMatchObject({ code: 'InvalidDigest' });
});

test.each([
  ['no bucket', { Bucket: 'nowhere' }, 'NoSuchBucket', 404, 'The specified bucket does not exist'],
  ['a key too long', { Key: 'ü'.repeat(513) }, 'KeyTooLongError', 400, 'Your key is too long'],
  ['a list of access', { ACL: 'public-read' }, 'AccessControlListNotSupported', 400, 'The bucket does not allow ACLs'],
  ['a class that is none', { StorageClass: 'CHEAP' }, 'InvalidStorageClass', 400, /storage class/],
  ['metadata too large', { Metadata: { a: 'x'.repeat(2048) } }, 'MetadataTooLarge', 400, /metadata/],
  ['a key of the customer', { SSECustomerAlgorithm: 'AES256' }, 'NotImplemented', 501, /not implemented/],
  ['a tag twice', { Tagging: 'a=1&a=2' }, 'InvalidArgument', 400, /duplicates/],
  ['eleven tags', { Tagging: Array.from({ length: 11 }, (_, i) => `k${i}=v`).join('&') }, 'BadRequest', 400, /tag/],
])('put with %s is refused, and keeps nothing', async (_, more, code, status, message) => {
  await refused(put('a', 'x', more)).toMatchObject({ code, status, message: expect.stringMatching(message) });
  expect((await region.client.call('ListObjectsV2', { Bucket })).KeyCount).toBe(0);
});

test('what is not there is said in AWS’s words', async () => {
  await refused(get('a')).toMatchObject({ code: 'NoSuchKey', message: 'The specified key does not exist.' });
  await refused(get('a', { VersionId: 'x' })).toMatchObject({ code: 'InvalidArgument' });
  await refused(get('a', { VersionId: 'x'.repeat(32) })).toMatchObject({ code: 'NoSuchVersion' });
  const { status, body, headers } = await region.handle(request('HEAD', `/${Bucket}/a`));
  expect([status, body.length]).toEqual([404, 0]);
  expect(headers['x-amz-request-id']).toBeDefined();
  const { body: xml } = await region.handle(request('GET', `/${Bucket}/a%3Cb%3E`));
  expect(text(xml)).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>NoSuchKey<\/Code><Message>The specified key does not exist.<\/Message><Key>a&lt;b&gt;<\/Key><HostId>.+<\/HostId><RequestId>.+<\/RequestId><\/Error>$/,
  );
});

test('the answer says what the request wants said', async () => {
  await put('a.txt');
  const read = await get('a.txt', { ResponseContentType: 'text/html', ResponseContentDisposition: 'attachment' });
  expect(read).toMatchObject({ ContentType: 'text/html', ContentDisposition: 'attachment' });
});

test('head has what get has, but the bytes', async () => {
  await put('a', 'hello');
  const { Body: _, ...read } = await get('a');
  expect(await region.client.call('HeadObject', { Bucket, Key: 'a' })).toEqual(read);
});

describe('copies', () => {
  test('take everything along, or what is said instead', async () => {
    await put('a', 'hello', { ContentType: 'text/plain', Metadata: { x: '1' }, Tagging: 't=1' });
    await region.client.call('CopyObject', { Bucket, Key: 'c 1', CopySource: `${Bucket}/a` });
    expect(await get('c 1')).toMatchObject({ ContentType: 'text/plain', Metadata: { x: '1' }, TagCount: 1 });
    await region.client.call('CopyObject', {
      Bucket,
      Key: 'd',
      CopySource: `/${Bucket}/c%201`,
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      Metadata: { y: '2' },
    });
    const copied = await get('d');
    expect(copied).toMatchObject({ ContentType: 'binary/octet-stream', Metadata: { y: '2' } });
    expect(copied).not.toHaveProperty('TagCount');
    expect(text(copied.Body)).toBe('hello');
  });
  test.each([
    ['onto itself', 'b-one/a', {}, 'InvalidRequest'],
    ['of nothing', 'b-one/nothing', {}, 'NoSuchKey'],
    ['of no bucket', 'nowhere/a', {}, 'NoSuchBucket'],
    ['of what is no source', 'a', {}, 'InvalidArgument'],
    ['of what is not encoded', 'b-one/%E0', {}, 'InvalidArgument'],
    ['of what has changed', 'b-one/a', { CopySourceIfMatch: '"other"', Key: 'b' }, 'PreconditionFailed'],
  ])('%s are refused', async (_, CopySource, more, code) => {
    await put('a');
    await refused(region.client.call('CopyObject', { Bucket, Key: 'a', CopySource, ...more })).toMatchObject({ code });
  });
  test('onto itself with other metadata are changes', async () => {
    await put('a', 'hello');
    const input = { Bucket, Key: 'a', CopySource: `${Bucket}/a`, MetadataDirective: 'REPLACE' as const };
    await region.client.call('CopyObject', { ...input, Metadata: { z: '1' } });
    expect(await get('a')).toMatchObject({ Metadata: { z: '1' }, ContentLength: 5 });
  });
});

describe('versions', () => {
  const version = (Status: 'Enabled' | 'Suspended') =>
    region.client.call('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status } });
  const versions = async () => {
    const { Versions = [], DeleteMarkers = [] } = await region.client.call('ListObjectVersions', { Bucket });
    return { versions: Versions, markers: DeleteMarkers };
  };

  test('each put is one; a delete covers them; deleting the marker uncovers', async () => {
    await put('a', 'before');
    await version('Enabled');
    const { VersionId: first } = await put('a', 'one');
    const { VersionId: second } = await put('a', 'two');
    expect(first).toMatch(/^[\w.]{32}$/);
    expect(text((await get('a')).Body)).toBe('two');
    expect(text((await get('a', { VersionId: first })).Body)).toBe('one');
    expect(text((await get('a', { VersionId: 'null' })).Body)).toBe('before');
    const marker = await region.client.call('DeleteObject', { Bucket, Key: 'a' });
    expect(marker).toMatchObject({ DeleteMarker: true });
    await refused(get('a')).toMatchObject({ code: 'NoSuchKey' });
    await refused(get('a', { VersionId: marker.VersionId })).toMatchObject({ code: 'MethodNotAllowed', status: 405 });
    expect((await region.client.call('ListObjectsV2', { Bucket })).KeyCount).toBe(0);
    const listed = await versions();
    expect(listed.versions.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [second, false],
      [first, false],
      ['null', false],
    ]);
    expect(listed.markers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }]);
    await refused(region.client.call('DeleteBucket', { Bucket })).toMatchObject({
      code: 'BucketNotEmpty',
      message: expect.stringContaining('You must delete all versions in the bucket.'),
    });
    await region.client.call('DeleteObject', { Bucket, Key: 'a', VersionId: marker.VersionId });
    expect(text((await get('a')).Body)).toBe('two');
    await region.client.call('DeleteObject', { Bucket, Key: 'a', VersionId: second });
    expect(text((await get('a')).Body)).toBe('one');
  });

  test('once suspended, puts and markers take the place of the one without a number', async () => {
    await version('Enabled');
    const { VersionId: kept } = await put('a', 'kept');
    await version('Suspended');
    expect(await put('a', 'x')).not.toHaveProperty('VersionId');
    await put('a', 'y');
    const marker = await region.client.call('DeleteObject', { Bucket, Key: 'a' });
    expect(marker).toMatchObject({ DeleteMarker: true, VersionId: 'null' });
    const listed = await versions();
    expect(listed.versions.map(({ VersionId }) => VersionId)).toEqual([kept]);
    expect(listed.markers.map(({ VersionId }) => VersionId)).toEqual(['null']);
    expect(await region.client.call('GetBucketVersioning', { Bucket })).toEqual({ Status: 'Suspended' });
  });

  test('are listed page by page, by key and then newest first', async () => {
    await version('Enabled');
    for (const [key, body] of [
      ['a', '1'],
      ['a', '2'],
      ['a', '3'],
      ['b/c', '4'],
      ['b/d', '5'],
      ['e', '6'],
    ] as const)
      await put(key, body);
    const whole = await versions();
    const seen: unknown[] = [];
    const folders: unknown[] = [];
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (let pages = 0; pages < 20; pages++) {
      const page = await region.client.call('ListObjectVersions', { Bucket, MaxKeys: 1, Delimiter: '/', ...markers });
      seen.push(...(page.Versions ?? []).map(({ VersionId }) => VersionId));
      folders.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
      if (!page.IsTruncated) break;
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    }
    expect(folders).toEqual(['b/']);
    expect(seen).toEqual(whole.versions.filter(({ Key }) => !Key?.startsWith('b/')).map(({ VersionId }) => VersionId));
  });
});

test('DeleteObjects takes a thousand, tells of each, and is quiet when asked to be', async () => {
  await put('a');
  await put('b');
  const Objects = [{ Key: 'a' }, { Key: 'missing' }];
  const told = await region.client.call('DeleteObjects', { Bucket, Delete: { Objects } });
  expect(told).toEqual({ Deleted: [{ Key: 'a' }, { Key: 'missing' }] });
  const quiet = await region.client.call('DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'b' }], Quiet: true } });
  expect(quiet).toEqual({});
  expect((await region.client.call('ListObjectsV2', { Bucket })).KeyCount).toBe(0);
  const many = Array.from({ length: 1001 }, (_, index) => ({ Key: `k${index}` }));
  await refused(region.client.call('DeleteObjects', { Bucket, Delete: { Objects: many } })).toMatchObject({
    code: 'MalformedXML',
  });
});

test('tags of objects are set, read and taken away', async () => {
  await put('a');
  const tagging = { Bucket, Key: 'a' };
  await region.client.call('PutObjectTagging', { ...tagging, Tagging: { TagSet: [{ Key: 'k', Value: 'v' }] } });
  expect(await region.client.call('GetObjectTagging', tagging)).toEqual({ TagSet: [{ Key: 'k', Value: 'v' }] });
  await refused(
    region.client.call('PutObjectTagging', {
      ...tagging,
      Tagging: { TagSet: [{ Key: 'aws:k', Value: 'v' }] },
    }),
  ).toMatchObject({ code: 'InvalidTag' });
  await region.client.call('DeleteObjectTagging', tagging);
  expect(await region.client.call('GetObjectTagging', tagging)).toEqual({ TagSet: [] });
});

test.each([
  ['slashes at both ends', '/a/'],
  ['two slashes', 'a//b'],
  ['nothing but slashes', '//'],
  ['what looks like a way up', '../../etc/passwd'],
  ['a question mark and a hash', 'a?b#c'],
  ['percent signs', '100%25.txt'],
  ['what HTML means something by', '<img src=x onerror=alert(1)>&amp;'],
  ['characters beyond the first plane', '\u{1f680}/\u{10ffff}'],
  ['a line break', 'a\nb'],
])('a key with %s is a key like any other', async (_, key) => {
  await put(key, 'x');
  expect(text((await get(key)).Body)).toBe('x');
  const { Contents } = await region.client.call('ListObjectsV2', { Bucket });
  expect(Contents?.map(({ Key }) => Key)).toEqual([key]);
  await region.client.call('DeleteObject', { Bucket, Key: key });
  expect((await region.client.call('ListObjectsV2', { Bucket })).KeyCount).toBe(0);
  expect(region.bugs).toEqual([]);
});

test('what a service of AWS hands over in a step is kept in the record, and read, copied and cut like everything else', async () => {
  region.ask('s3', 'PutObject', { Bucket, Key: 'record.json', Body: bytes('{"a":1}') });
  expect(region.blobs.size).toBe(0);
  region = region.reloaded();
  expect(text((await get('record.json')).Body)).toBe('{"a":1}');
  expect(text((await get('record.json', { Range: 'bytes=1-3' })).Body)).toBe('"a"');
  await region.client.call('CopyObject', { Bucket, Key: 'copy', CopySource: `${Bucket}/record.json` });
  const stored = await put('same', '{"a":1}');
  expect(await get('copy', { ChecksumMode: 'ENABLED' })).toMatchObject({
    ETag: stored.ETag,
    ChecksumCRC64NVME: stored.ChecksumCRC64NVME,
  });
});
