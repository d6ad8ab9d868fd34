/** Files on their way into a bucket of a whole S3: what fails is tried again from where it failed, what is canceled leaves nothing. */
import { beforeEach, expect, test, vi } from 'vitest';
import { ServiceException } from '../api/errors.ts';
import type { S3Operations } from '../api/models/s3-types.ts';
import type { ServiceClient } from '../api/service-client.ts';
import { S3Region } from '../services/s3/s3-region.test-fixture.ts';
import { cancelUploads, clearUploads, PART_BYTES, retryUploads, upload, useUploads } from './uploads.ts';

let region: S3Region;
/** Asked before each request: what it throws is the answer. */
let before: (operation: string) => void | Promise<void>;
let asked: string[];
let s3: ServiceClient<S3Operations>;

beforeEach(async () => {
  region = new S3Region();
  asked = [];
  before = () => {};
  s3 = {
    async call(operation, input) {
      asked.push(operation);
      await before(operation);
      return region.client.call(operation, input);
    },
  };
  useUploads.setState({ uploads: [] });
  await region.client.call('CreateBucket', { Bucket: 'bbb' });
});

const file = (name: string, content: BlobPart, type = '') => ({
  path: name,
  file: new File([content], name, { type }),
});
const states = () => useUploads.getState().uploads.map(({ state }) => state);
const ended = (...expected: string[]) => vi.waitFor(() => expect(states()).toEqual(expected), { timeout: 20_000 });
const keys = async () =>
  ((await region.client.call('ListObjectsV2', { Bucket: 'bbb' })).Contents ?? []).map(({ Key }) => Key);
const partial = async () => (await region.client.call('ListMultipartUploads', { Bucket: 'bbb' })).Uploads ?? [];
const large = () => new Uint8Array(2 * PART_BYTES + 5).fill(7);
const full = () => new ServiceException('Full', 507, 'no room');

test('files arrive below the prefix, with their types', async () => {
  upload(s3, 'bbb', 'in/', [file('a.txt', 'one', 'text/plain'), file('sub/<b>.html', 'two'), file('empty', '')]);
  await ended('succeeded', 'succeeded', 'succeeded');
  expect(await keys()).toEqual(['in/a.txt', 'in/empty', 'in/sub/<b>.html']);
  expect(await region.client.call('HeadObject', { Bucket: 'bbb', Key: 'in/a.txt' })).toMatchObject({
    ContentLength: 3,
    ContentType: 'text/plain',
  });
});

test('a large one comes in parts, and a retry sends the parts that are missing', async () => {
  before = (operation) => {
    if (operation === 'UploadPart' && asked.filter((each) => each === 'UploadPart').length === 2) throw full();
  };
  upload(s3, 'bbb', '', [file('large', large())]);
  await ended('failed');
  expect(useUploads.getState().uploads).toMatchObject([{ sentBytes: PART_BYTES, reason: 'no room' }]);
  expect(await keys()).toEqual([]);
  retryUploads(useUploads.getState().uploads);
  await ended('succeeded');
  expect(asked).toEqual([
    ...['CreateMultipartUpload', 'UploadPart', 'UploadPart'],
    ...['UploadPart', 'UploadPart', 'CompleteMultipartUpload'],
  ]);
  const { Body, ETag } = await region.client.call('GetObject', { Bucket: 'bbb', Key: 'large' });
  // byte by byte the matcher would take minutes
  expect(Buffer.compare(Body as Uint8Array, large())).toBe(0);
  expect(ETag).toMatch(/-3"$/);
});

test('what somebody aborted meanwhile begins anew', async () => {
  before = (operation) => {
    if (operation === 'UploadPart' && asked.filter((each) => each === 'UploadPart').length === 2) throw full();
  };
  upload(s3, 'bbb', '', [file('large', large())]);
  await ended('failed');
  for (const { Key = '', UploadId = '' } of await partial())
    await region.client.call('AbortMultipartUpload', { Bucket: 'bbb', Key, UploadId });
  retryUploads(useUploads.getState().uploads);
  await ended('failed');
  retryUploads(useUploads.getState().uploads);
  await ended('succeeded');
  expect(await keys()).toEqual(['large']);
});

test('what is canceled leaves nothing, whether it waits or is on its way', async () => {
  const waiting: (() => void)[] = [];
  before = (operation) =>
    operation === 'UploadPart' ? new Promise<void>((resolve) => waiting.push(resolve)) : undefined;
  upload(s3, 'bbb', '', [file('1', large()), file('2', large()), file('3', 'x')]);
  await vi.waitFor(() => expect(waiting.length).toBe(2));
  cancelUploads(useUploads.getState().uploads);
  expect(states()).toEqual(['canceled', 'canceled', 'canceled']);
  for (const free of waiting) free();
  await vi.waitFor(async () => expect(await partial()).toEqual([]));
  expect(await keys()).toEqual([]);
  clearUploads('bbb');
  expect(states()).toEqual([]);
});

test('what has failed and is cleared away leaves nothing', async () => {
  before = (operation) => {
    if (operation === 'UploadPart') throw full();
  };
  upload(s3, 'bbb', '', [file('large', large())]);
  await ended('failed');
  expect(await partial()).toHaveLength(1);
  clearUploads('bbb');
  expect(states()).toEqual([]);
  await vi.waitFor(async () => expect(await partial()).toEqual([]));
});

test('no more than two at once, and the others still come', async () => {
  let open = 0;
  let most = 0;
  before = async () => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open--;
  };
  upload(
    s3,
    'bbb',
    '',
    Array.from({ length: 7 }, (_, index) => file(String(index), 'x')),
  );
  await ended(...Array.from({ length: 7 }, () => 'succeeded'));
  expect(most).toBe(2);
});
