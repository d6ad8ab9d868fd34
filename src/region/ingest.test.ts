import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rootCaller } from '../kernel/caller.ts';
import type { Call } from '../kernel/service.ts';
import { rawZip, text } from '../zip/zip.test-fixture.ts';
import { writeZip } from '../zip/zip-writer.ts';
import { ingestCall, ingestPackage } from './ingest.ts';
import { ingestContent } from './ingest-content.ts';
import { StorageFullError } from './storage.ts';

class Sink {
  readonly stored = new Map<string, Uint8Array>();
  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    this.stored.set(sha256, bytes);
  }
  async putAll(blobs: Iterable<readonly [string, Uint8Array]>): Promise<void> {
    for (const [sha256, bytes] of blobs) this.stored.set(sha256, bytes);
  }
}

const zip = writeZip({ 'lambda_function.py': text('def lambda_handler(event, context): return event\n') });
const sha256 = createHash('sha256').update(zip).digest('base64');
const found = { sha256, sizeBytes: zip.length, unzippedBytes: 49, files: ['lambda_function.py'] };

test('a good package is stored by content and named', async () => {
  const sink = new Sink();
  expect(await ingestPackage(zip, sink)).toEqual(found);
  expect(sink.stored.get(sha256)).toEqual(zip);
});

test.each([
  ['Code.ZipFile', { FunctionName: 'f', Code: { ZipFile: zip } }, { FunctionName: 'f', Code: { ZipFile: found } }],
  ['ZipFile', { FunctionName: 'f', ZipFile: zip }, { FunctionName: 'f', ZipFile: found }],
  ['Content.ZipFile', { LayerName: 'l', Content: { ZipFile: zip } }, { LayerName: 'l', Content: { ZipFile: found } }],
  ['Code.ZipFile', { FunctionName: 'f', Payload: text('{}') }, { FunctionName: 'f', Payload: text('{}') }],
  ['Code.ZipFile', { FunctionName: 'f', Code: { S3Bucket: 'b' } }, { FunctionName: 'f', Code: { S3Bucket: 'b' } }],
])('a call whose package may stand in %s', async (member, input, expected) => {
  const call: Call = { service: 'lambda', operation: 'X', input, caller: rootCaller('123456789012') };
  expect(await ingestCall(call, { packages: [member] }, new Sink())).toEqual({ ...call, input: expected });
});

test.each([
  [
    'corrupt',
    text('no zip'),
    400,
    'InvalidParameterValueException',
    'Could not unzip uploaded file. Please check your file, then try to upload again.',
  ],
  [
    'zipped over the limit',
    new Uint8Array(52_428_801),
    413,
    'RequestEntityTooLargeException',
    'Zipped size must be smaller than 52428800 bytes',
  ],
  [
    'unzipped over the limit',
    rawZip([{ name: 'a', declaredBytes: 262_144_001 }]),
    400,
    'InvalidParameterValueException',
    'Unzipped size must be smaller than 262144000 bytes',
  ],
])('a package that is %s is refused in AWS’s words, and not stored', async (_, bytes, status, code, message) => {
  const sink = new Sink();
  expect(await ingestPackage(bytes, sink)).toEqual({ refused: { code, status, message } });
  expect(sink.stored.size).toBe(0);
});

test('limits are the largest size that passes', async () => {
  const size = { zippedBytes: zip.length, unzippedBytes: 49 };
  expect(await ingestPackage(zip, new Sink(), size)).toEqual(found);
  expect(await ingestPackage(zip, new Sink(), { ...size, zippedBytes: zip.length - 1 })).toHaveProperty('refused');
  expect(await ingestPackage(zip, new Sink(), { ...size, unzippedBytes: 48 })).toHaveProperty('refused');
});

test('a package that cannot be stored is no refusal of AWS’s', async () => {
  const full = { put: () => Promise.reject(new StorageFullError('full')) };
  await expect(ingestPackage(zip, full)).rejects.toThrow(StorageFullError);
});

test('a body that is kept is stored in pieces, all at once, and named with its digests', async () => {
  const sink = new Sink();
  const body = text('0123456789');
  const kept = await ingestContent(body, ['CRC32', 'SHA256'], sink, 4);
  const digest = (name: string, bytes: Uint8Array) => createHash(name).update(bytes);
  expect(kept).toEqual({
    sizeBytes: 10,
    md5: digest('md5', body).digest('hex'),
    checksums: { CRC32: 'poTHxg==', SHA256: digest('sha256', body).digest('base64') },
    pieces: ['0123', '4567', '89'].map((piece) => ({
      sha256: digest('sha256', text(piece)).digest('base64'),
      sizeBytes: piece.length,
    })),
  });
  expect(kept.pieces.map(({ sha256: name }) => new TextDecoder().decode(sink.stored.get(name)))).toEqual([
    '0123',
    '4567',
    '89',
  ]);
});

test('nothing is kept as nothing', async () => {
  const call: Call = { service: 's3', operation: 'PutObject', input: { Key: 'k' }, caller: rootCaller('1') };
  const sink = new Sink();
  const { input } = await ingestCall(call, { content: { member: 'Body', checksums: ['CRC64NVME'] } }, sink);
  expect(input).toEqual({
    Key: 'k',
    Body: {
      pieces: [],
      sizeBytes: 0,
      md5: 'd41d8cd98f00b204e9800998ecf8427e',
      checksums: { CRC64NVME: 'AAAAAAAAAAA=' },
    },
  });
  expect(sink.stored.size).toBe(0);
});
