import { beforeAll, expect, test } from 'vitest';
import { compareKeys } from './object-store.ts';
import { bytes, S3Region } from './s3-region.test-fixture.ts';

const Bucket = 'b-one';
const KEYS = [
  'a.txt',
  'photos/',
  'photos/2025/1.jpg',
  'photos/2025/2.jpg',
  'photos/2026/1.jpg',
  'photos/x.jpg',
  'z z+ü',
];
let region: S3Region;

beforeAll(async () => {
  region = new S3Region();
  await region.client.call('CreateBucket', { Bucket });
  for (const Key of KEYS.toReversed()) await region.client.call('PutObject', { Bucket, Key, Body: bytes(Key) });
});

async function list(more: object) {
  const {
    Contents = [],
    CommonPrefixes = [],
    ...page
  } = await region.client.call('ListObjectsV2', { Bucket, ...more });
  return { keys: Contents.map(({ Key }) => Key), folders: CommonPrefixes.map(({ Prefix }) => Prefix), ...page };
}

test.each([
  [{}, KEYS, []],
  [{ Prefix: 'photos/2' }, KEYS.slice(2, 5), []],
  [{ Delimiter: '/' }, ['a.txt', 'z z+ü'], ['photos/']],
  [{ Delimiter: '/', Prefix: 'photos/' }, ['photos/', 'photos/x.jpg'], ['photos/2025/', 'photos/2026/']],
  [{ Delimiter: '.jpg' }, ['a.txt', 'photos/', 'z z+ü'], KEYS.slice(2, 6)],
  [{ StartAfter: 'photos/2025/1.jpg' }, KEYS.slice(3), []],
  [{ StartAfter: 'photos/2025/1.jpg', Delimiter: '/' }, ['z z+ü'], []],
  [{ StartAfter: 'a', Delimiter: '/' }, ['a.txt', 'z z+ü'], ['photos/']],
  [{ Prefix: 'nothing' }, [], []],
  [{ EncodingType: 'url', Prefix: 'z' }, ['z+z%2B%C3%BC'], []],
])('ListObjectsV2 %o', async (asked, keys, folders) => {
  expect(await list(asked)).toMatchObject({
    keys,
    folders,
    KeyCount: keys.length + folders.length,
    IsTruncated: false,
  });
});

test.each([1, 2, 3, 7])('pages of %i hold together what one page holds', async (MaxKeys) => {
  for (const asked of [{}, { Delimiter: '/' }, { Delimiter: '/', Prefix: 'photos/' }]) {
    const whole = await list(asked);
    const [keys, folders]: [unknown[], unknown[]] = [[], []];
    let token: string | undefined;
    do {
      const page = await list({ ...asked, MaxKeys, ContinuationToken: token });
      expect(page.keys.length + page.folders.length).toBeLessThanOrEqual(MaxKeys);
      keys.push(...page.keys);
      folders.push(...page.folders);
      token = page.NextContinuationToken;
      expect(page.IsTruncated).toBe(token !== undefined);
    } while (token !== undefined);
    expect({ keys, folders }).toEqual({ keys: whole.keys, folders: whole.folders });
  }
});

test('the first version of the list begins after a marker, and names the next one where there are folders', async () => {
  const first = await region.client.call('ListObjects', { Bucket, Delimiter: '/', MaxKeys: 2 });
  expect(first).toMatchObject({ IsTruncated: true, NextMarker: 'photos/', Marker: '' });
  const second = await region.client.call('ListObjects', { Bucket, Delimiter: '/', Marker: first.NextMarker });
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['z z+ü']);
  expect(second.CommonPrefixes ?? []).toEqual([]);
  const plain = await region.client.call('ListObjects', { Bucket, MaxKeys: 2 });
  expect(plain).not.toHaveProperty('NextMarker');
  const rest = await region.client.call('ListObjects', { Bucket, Marker: 'photos/' });
  expect(rest.Contents?.map(({ Key }) => Key)).toEqual(KEYS.slice(2));
});

test.each([
  [{ MaxKeys: -1 }, 'Argument maxKeys must be an integer between 0 and 2147483647'],
  [{ MaxKeys: 2 ** 31 }, 'Provided max-keys not an integer or within integer range'],
  [{ ContinuationToken: 'nonsense' }, 'The continuation token provided is incorrect'],
])('%o is refused', async (asked, message) => {
  await expect(list(asked)).rejects.toMatchObject({ code: 'InvalidArgument', message });
});

test('keys are in the order of their bytes', () => {
  const keys = ['', '!', 'A', 'B', 'a', 'a/b', 'ab', 'é', '\ufffd', '\u{1f680}', '\u{10ffff}'];
  const byBytes = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect([...keys].reverse().sort(compareKeys)).toEqual(byBytes);
});

test('no more than a thousand at once', async () => {
  const many = new S3Region();
  await many.client.call('CreateBucket', { Bucket });
  for (let i = 0; i < 1001; i++) await many.client.call('PutObject', { Bucket, Key: `k${i}`, Body: new Uint8Array() });
  const page = await many.client.call('ListObjectsV2', { Bucket, MaxKeys: 5000 });
  expect(page).toMatchObject({ KeyCount: 1000, MaxKeys: 1000, IsTruncated: true });
});
