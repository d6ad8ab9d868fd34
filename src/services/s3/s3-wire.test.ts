import { beforeEach, describe, expect, test } from 'vitest';
import { dechunked } from './aws-chunked.ts';
import { bytes, request, S3Region, START_MS, text } from './s3-region.test-fixture.ts';

const Bucket = 'b-one';
let region: S3Region;

beforeEach(async () => {
  region = new S3Region();
  await region.client.call('CreateBucket', { Bucket });
});

const codeOf = (body: Uint8Array) => /<Code>(.*)<\/Code>/.exec(text(body))?.[1];

describe('a body in chunks', () => {
  const CHUNKED =
    '5;chunk-signature=ab\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\nx-amz-trailer-signature:ab\r\n\r\n';
  const headers = (more: Record<string, string> = {}) => ({
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': '11',
    'x-amz-trailer': 'x-amz-checksum-crc32',
    ...more,
  });
  const put = (body: string, more = {}) =>
    region.handle(request('PUT', `/${Bucket}/k`, { headers: headers(more), body }));

  test('is put together, and its trailer is verified', async () => {
    const { status, headers: answered } = await put(CHUNKED);
    expect([status, answered['x-amz-checksum-crc32']]).toEqual([200, 'DUoRhQ==']);
    const read = await region.client.call('GetObject', { Bucket, Key: 'k' });
    expect(text(read.Body)).toBe('hello world');
    expect(read).not.toHaveProperty('ContentEncoding');
    expect(codeOf((await put(CHUNKED.replace('world', 'World'))).body)).toBe('BadDigest');
  });
  test('keeps its other encodings', async () => {
    await put(CHUNKED, { 'content-encoding': 'gzip,aws-chunked' });
    expect(await region.client.call('HeadObject', { Bucket, Key: 'k' })).toMatchObject({ ContentEncoding: 'gzip' });
  });
  test.each([
    '',
    '5\r\nhel',
    '5\r\nhelloX\r\n0\r\n\r\n',
    'zz\r\nhello\r\n0\r\n\r\n',
    'fffffff\r\nhello\r\n0\r\n\r\n',
    '5\r\nhello\r\n',
  ])('that ends too early or is none is refused: %j', async (body) => {
    expect(codeOf((await put(body)).body)).toBe('IncompleteBody');
  });
  test('that is another length than it says is refused', async () => {
    expect(codeOf((await put(CHUNKED, { 'x-amz-decoded-content-length': '12' })).body)).toBe('IncompleteBody');
  });
  test('may hold what looks like chunks', () => {
    const body = '3\r\nabc\r\n0\r\n\r\n';
    expect(text(dechunked(bytes(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)).body)).toBe(body);
  });
});

describe('a presigned address', () => {
  const presigned = (date: string, expires: string) => ({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIA/20260301/us-east-1/s3/aws4_request',
    'X-Amz-Date': date,
    'X-Amz-Expires': expires,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '00',
  });
  const get = (query: Record<string, string>) =>
    region.handle(request('GET', `/${Bucket}/k`, { query, headers: { host: '127.0.0.1' } }));

  test('holds until it says, by the account’s clock', async () => {
    await region.client.call('PutObject', { Bucket, Key: 'k', Body: bytes('x') });
    const query = presigned('20260301T100000Z', '60');
    expect((await get(query)).status).toBe(200);
    region.nowMs = START_MS + 60_001;
    const late = await get(query);
    expect(late.status).toBe(403);
    expect(text(late.body)).toMatch(
      /<Message>Request has expired<\/Message><Expires>2026-03-01T10:01:00.000Z<\/Expires>/,
    );
    region.nowMs = START_MS;
    const old = { AWSAccessKeyId: 'A', Signature: 'x', Expires: String(START_MS / 1000 - 1) };
    expect((await get({ ...old, 'X-Amz-Credential': query['X-Amz-Credential'] })).status).toBe(403);
  });
  test('for more than a week is none', async () => {
    const { body } = await get(presigned('20260301T100000Z', '604801'));
    expect(codeOf(body)).toBe('AuthorizationQueryParametersError');
  });
  test('is needed by who does not sign', async () => {
    expect((await get({})).status).toBe(403);
  });
});

test.each([
  ['GET', '/b-one', { lifecycle: '' }, 501, 'NotImplemented'],
  ['PUT', '/b-one', { acl: '' }, 501, 'NotImplemented'],
  ['GET', '/b-one/k', { torrent: '' }, 501, 'NotImplemented'],
  ['POST', '/b-one/k', { restore: '' }, 501, 'NotImplemented'],
  ['PATCH', '/b-one/k', {}, 405, 'MethodNotAllowed'],
  ['GET', '/b-one/%E0%A4%A', {}, 400, 'InvalidURI'],
  ['PUT', '/b-one', { tagging: '' }, 400, 'MalformedXML'],
])('%s %s %o is answered with %i %s', async (method, path, query, status, code) => {
  const answer = await region.handle(request(method, path, { query, body: '<a><b></a>' }));
  expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
  expect(region.bugs).toEqual([]);
});

test.each([
  ['an entity that makes more of itself', '<!DOCTYPE a [<!ENTITY b "ha">]><Tagging><TagSet/></Tagging>'],
  ['an outside entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><Tagging/>'],
  ['another document', '<Delete><Object><Key>k</Key></Object></Delete>'],
  ['nothing', ''],
  ['ten thousand open elements', '<a>'.repeat(10_000)],
])('hostile XML is refused: %s', async (_, body) => {
  const answer = await region.handle(request('PUT', `/${Bucket}`, { query: { tagging: '' }, body }));
  expect([answer.status, codeOf(answer.body)]).toEqual([400, 'MalformedXML']);
});

test('answers are S3’s: its ids, its name, no body where nothing is said', async () => {
  const { headers, body } = await region.handle(request('PUT', `/${Bucket}/k`, { body: 'x' }));
  expect(headers).toMatchObject({
    server: 'AmazonS3',
    'x-amz-request-id': expect.any(String),
    'x-amz-id-2': expect.any(String),
  });
  expect(headers).not.toHaveProperty('x-amzn-requestid');
  expect(body).toHaveLength(0);
  const etag = headers.etag ?? '';
  const same = await region.handle(request('GET', `/${Bucket}/k`, { headers: { 'if-none-match': etag } }));
  expect([same.status, same.body.length]).toEqual([304, 0]);
  const head = await region.handle(request('HEAD', `/${Bucket}/k`));
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '1']);
});
