/** What real clients see of it stands in the terminal's story "packages in S3"; here is what that does not reach. */
import { expect, test } from 'vitest';
import type { HttpResponse } from '../api/http.ts';
import { rootCaller } from '../kernel/caller.ts';
import type { Call } from '../kernel/service.ts';
import { FETCHED_LIMITS, ingestPackage } from './ingest.ts';
import { withPackageFromS3 } from './s3-packages.ts';

const call = (input: object): Call => ({
  service: 'lambda',
  operation: 'CreateFunction',
  input,
  caller: rootCaller('123456789012'),
});

const PLACE = { S3Bucket: 'b', S3Key: 'k' };
const found = (sizeBytes: number): HttpResponse => ({
  status: 200,
  headers: {},
  body: new Uint8Array(),
  stored: [{ sha256: 'x', fromByte: 0, toByte: sizeBytes }],
});

const fetching = (input: object, response: HttpResponse, read: string[] = []) =>
  withPackageFromS3(call(input), ['Code.ZipFile', 'ZipFile'], {
    answer: async () => response,
    async whole() {
      read.push('whole');
      return { status: 200, headers: {}, body: Uint8Array.of(1, 2) };
    },
  });

test('the bytes stand where a zip would, and the place is gone', async () => {
  const ZipFile = Uint8Array.of(1, 2);
  expect(await fetching({ FunctionName: 'f', Code: PLACE }, found(2))).toEqual(
    call({ FunctionName: 'f', Code: { ZipFile } }),
  );
  expect(await fetching({ FunctionName: 'f', ...PLACE, S3ObjectVersion: 'v' }, found(2))).toEqual(
    call({ FunctionName: 'f', ZipFile }),
  );
});

test.each([
  [{ FunctionName: 'f', Code: { ZipFile: Uint8Array.of(1) } }],
  [{ FunctionName: 'f', Code: { ...PLACE, ZipFile: Uint8Array.of(1) } }],
  [{ FunctionName: 'f', Code: { S3Bucket: 'b' } }],
  [{ FunctionName: 'f' }],
])('%o names no package to fetch', (input) => {
  expect(fetching(input, found(2))).toBeUndefined();
});

test('more than could be unzipped is refused before it is read', async () => {
  const read: string[] = [];
  const fetched = await fetching({ Code: PLACE }, found(262_144_001), read);
  const message = 'Unzipped size must be smaller than 262144000 bytes';
  const refused = { code: 'InvalidParameterValueException', status: 400, message };
  expect(fetched?.input).toEqual({ Code: { ZipFile: { refused } } });
  await fetching({ Code: PLACE }, found(262_144_000), read);
  expect(read).toEqual(['whole']);
});

test('a package that was fetched may be larger than a request', async () => {
  const zip = new Uint8Array(52_428_801);
  const sink = { put: async () => {} };
  const sentence = { refused: { message: 'Zipped size must be smaller than 52428800 bytes' } };
  expect(await ingestPackage(zip, sink)).toMatchObject(sentence);
  expect(await ingestPackage(zip, sink, FETCHED_LIMITS)).not.toMatchObject(sentence);
});
