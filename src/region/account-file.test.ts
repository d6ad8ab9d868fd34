import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  PublishVersionCommand,
  TagResourceCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import { coldsparkClient } from '../api/coldspark.ts';
import { lambdaClient } from '../api/connect.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { S3Operations } from '../api/models/s3-types.ts';
import { serviceClient } from '../api/service-client.ts';
import { s3Definition } from '../api/services/s3.ts';
import { AccountTime } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import type { Change, Outcome } from '../kernel/outbox.ts';
import { passTo, step } from '../kernel/step.ts';
import { readZip } from '../zip/zip-reader.ts';
import { writeZip } from '../zip/zip-writer.ts';
import { type Account, readAccountFile, writeAccountFile } from './account-file.ts';
import { createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { ingestCall } from './ingest.ts';
import { engineConfig } from './region-names.ts';
import { withWholeBody } from './stored-bodies.ts';
import { tryAccount } from './trial-account.ts';

const BASE_URL = 'https://coldspark.test/';
const NOW_MS = Date.UTC(2026, 10, 21, 9);

/** A region in one thread, its disk two maps. */
class Region {
  readonly disk = new Map<string, Change>();
  readonly packages = new Map<string, Uint8Array>();
  readonly handle = (request: HttpRequest) => this.#handle(request);
  readonly lambda = lambdaClient(this.handle);
  readonly coldspark = coldsparkClient(this.handle);
  readonly s3 = serviceClient<S3Operations>(s3Definition, this.handle);
  #core = createCore({
    around: EVERY_SERVICE,
    config: engineConfig(BASE_URL),
    time: new AccountTime(at(NOW_MS)),
    seed: 1,
    reportBug: fail,
  });
  #nowMs = NOW_MS;

  static of({ records, packages }: Account): Region {
    const region = new Region();
    region.#core.restore(records);
    for (const record of records) region.disk.set(`${record.table} ${record.key}`, record);
    for (const [sha256, bytes] of packages) region.packages.set(sha256, bytes);
    return region;
  }

  get account(): Account {
    return { records: [...this.disk.values()], packages: this.packages };
  }

  async #handle(request: HttpRequest): Promise<HttpResponse> {
    const service = this.#core.core.services.get(request.service);
    if (!service) throw new Error(`no service ${request.service}`);
    const parsed = service.parse(request, rootCaller('123456789012'));
    if ('status' in parsed) return parsed;
    const call = await ingestCall(parsed, service.traits(parsed), {
      put: async (sha256, bytes) => {
        this.packages.set(sha256, bytes);
      },
      putAll: async (blobs) => {
        for (const [sha256, bytes] of blobs) this.packages.set(sha256, bytes);
      },
    });
    // late enough for whatever was created before to have settled
    this.#nowMs += 5000;
    this.#store(passTo(this.#core.core, at(this.#nowMs)));
    const outcome = step(this.#core.core, { type: 'call', callId: 'call', call }, at(this.#nowMs));
    this.#store(outcome);
    const [reply] = outcome.replies;
    if (!reply) throw new Error('not answered');
    return withWholeBody(reply.response, { get: async (sha256) => this.packages.get(sha256) });
  }

  #store({ changes, observations }: Outcome): void {
    for (const change of [...changes, ...observations]) {
      if (change.value === undefined) this.disk.delete(`${change.table} ${change.key}`);
      else this.disk.set(`${change.table} ${change.key}`, change);
    }
  }
}

function fail(error: unknown): never {
  throw error;
}

const read = (file: Uint8Array) => readAccountFile(file, '0.1.0', (records) => tryAccount(records, BASE_URL, NOW_MS));

let region: Region;
let file: Uint8Array;

beforeEach(async () => {
  region = new Region();
  await region.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'python3.8',
      Handler: 'lambda_function.lambda_handler',
      Role: 'arn:aws:iam::123456789012:role/r',
      Environment: { Variables: { GREETING: 'grüß dich \ud83d\ude80' } },
      Code: { ZipFile: writeZip({ 'lambda_function.py': new TextEncoder().encode('pass') }) },
    }),
  );
  await region.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
  await region.lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '1' }));
  await region.coldspark.call('PutTestEvent', { functionName: 'f', name: 'demo', body: '{}' });
  await region.coldspark.call('PutSettings', { seed: 'class' });
  file = writeAccountFile(region.account, { appVersion: '0.1.0', now: new Date(NOW_MS) });
});

test('a file that holds what keys are made of says so', () => {
  const manifestOf = (records: readonly Change[]) => {
    const saved = writeAccountFile({ records, packages: new Map() }, { appVersion: '0.1.0', now: new Date(NOW_MS) });
    return JSON.parse(new TextDecoder().decode(readZip(saved, saved.length * 10)['coldspark-backup.json']));
  };
  const material = { keyId: 'k', materials: [{ id: 'm', bytes: 'AAAA' }] };
  expect(manifestOf([{ table: 'kmsKeyMaterial', key: 'k', value: material }])).toMatchObject({
    holdsKeyMaterial: true,
  });
  expect(manifestOf(region.account.records)).not.toHaveProperty('holdsKeyMaterial');
});

test('a variable, a tag or an event that is called as packages are named names none', async () => {
  const FunctionName = 'f';
  await region.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables: { sha256: 'abc' } } }),
  );
  await region.lambda.send(
    new TagResourceCommand({ Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', Tags: { sha256: 'abc' } }),
  );
  const saved = writeAccountFile(region.account, { appVersion: '0.1.0', now: new Date(NOW_MS) });
  const restored = Region.of(await read(saved));
  const { Configuration, Tags } = await restored.lambda.send(new GetFunctionCommand({ FunctionName }));
  expect(Configuration?.Environment?.Variables).toEqual({ sha256: 'abc' });
  expect(Tags).toEqual({ sha256: 'abc' });
});

test('of a backup of format 1 everything is there but the metrics, which had another form', async () => {
  const entries = readZip(file, 2 ** 30);
  const manifest = JSON.parse(new TextDecoder().decode(entries['coldspark-backup.json']));
  const records = JSON.parse(new TextDecoder().decode(entries['records.json']));
  records.push({
    table: 'metricMinutes',
    key: '0',
    value: { startMs: 0, series: [{ dimensions: {}, invocations: 1 }] },
  });
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const older = writeZip({
    ...entries,
    'coldspark-backup.json': text({ ...manifest, formatVersion: 1 }),
    'records.json': text(records),
  });
  const restored = Region.of(await read(older));
  expect((await restored.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))).Configuration).toBeDefined();
});

test('what was saved is all there again', async () => {
  const restored = Region.of(await read(file));
  const { Configuration } = await restored.lambda.send(new GetFunctionCommand({ FunctionName: 'f', Qualifier: '1' }));
  expect(Configuration).toMatchObject({ Version: '1', Environment: { Variables: { GREETING: 'grüß dich 🚀' } } });
  const alias = await restored.lambda.send(new GetAliasCommand({ FunctionName: 'f', Name: 'prod' }));
  expect(alias.FunctionVersion).toBe('1');
  expect((await restored.coldspark.call('ListTestEvents', { functionName: 'f' })).events).toHaveLength(1);
  expect(await restored.coldspark.call('GetSettings', {})).toEqual({ seed: 'class' });
  expect([...restored.packages]).toEqual([...region.packages]);
  // and can be saved again: the same bytes
  expect(writeAccountFile(await read(file), { appVersion: '0.1.0', now: new Date(NOW_MS) })).toEqual(file);
});

test('objects are there again, each version with its bytes, and a bucket with all that it is set to', async () => {
  const Bucket = 'photos';
  const Policy =
    '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::photos/*"}]}';
  await region.s3.call('CreateBucket', { Bucket });
  await region.s3.call('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  await region.s3.call('PutBucketPolicy', { Bucket, Policy });
  const texts = ['one', '', 'grüß dich'];
  const versions: (string | undefined)[] = [];
  for (const text of texts) {
    const Body = new TextEncoder().encode(text);
    versions.push((await region.s3.call('PutObject', { Bucket, Key: 'in/a', Body, Tagging: 'n=1' })).VersionId);
  }
  // more than a piece, and what an upload in parts has so far
  const large = new Uint8Array(9 * 1024 * 1024).map((_, at) => at % 251);
  await region.s3.call('PutObject', { Bucket, Key: 'large', Body: large, StorageClass: 'STANDARD_IA' });
  const { UploadId = '' } = await region.s3.call('CreateMultipartUpload', { Bucket, Key: 'parts' });
  const part = { Bucket, Key: 'parts', UploadId, PartNumber: 1 };
  const { ETag } = await region.s3.call('UploadPart', { ...part, Body: new TextEncoder().encode('part') });

  const saved = writeAccountFile(region.account, { appVersion: '0.1.0', now: new Date(NOW_MS) });
  const { s3 } = Region.of(await read(saved));
  for (const [index, text] of texts.entries()) {
    const { Body } = await s3.call('GetObject', { Bucket, Key: 'in/a', VersionId: versions[index] });
    expect(new TextDecoder().decode(Body as Uint8Array)).toBe(text);
  }
  const got = await s3.call('GetObject', { Bucket, Key: 'large' });
  expect(got.StorageClass).toBe('STANDARD_IA');
  expect(Buffer.compare(Buffer.from(got.Body as Uint8Array), Buffer.from(large))).toBe(0);
  await s3.call('CompleteMultipartUpload', {
    ...{ Bucket, Key: 'parts', UploadId },
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
  });
  expect((await s3.call('HeadObject', { Bucket, Key: 'parts' })).ContentLength).toBe(4);
  expect(await s3.call('GetObjectTagging', { Bucket, Key: 'in/a' })).toMatchObject({
    TagSet: [{ Key: 'n', Value: '1' }],
  });
  expect((await s3.call('GetBucketPolicy', { Bucket })).Policy).toBe(Policy);
  await expect(s3.call('DeleteObject', { Bucket, Key: 'large' })).rejects.toMatchObject({ code: 'AccessDenied' });
});

const rewritten = (change: (entries: Record<string, Uint8Array>) => void): Uint8Array => {
  const entries = readZip(file, 1e9);
  change(entries);
  return writeZip(entries);
};
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const recordsOf = (entries: Record<string, Uint8Array>): Change[] =>
  JSON.parse(new TextDecoder().decode(entries['records.json']));

describe('refused, with the reason', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['no zip', () => new TextEncoder().encode('Dear diary'), /^This file is not a Coldspark backup\./],
    ['an empty file', () => new Uint8Array(0), /^This file is not a Coldspark backup\./],
    [
      'the zip of a function',
      () => writeZip({ 'index.mjs': new Uint8Array(9) }),
      /^This file is not a Coldspark backup\./,
    ],
    ['a backup that was cut off', () => file.slice(0, file.length - 40), /^This backup is damaged: no end record\./],
    ['a backup that was cut off in the middle', () => file.slice(0, file.length / 2), /^This backup is damaged: /],
    [
      'a newer format',
      () =>
        rewritten((entries) => {
          entries['coldspark-backup.json'] = json({
            format: 'coldspark-backup',
            formatVersion: 3,
            appVersion: '9.9.9',
          });
        }),
      /saved by a newer Coldspark \(9\.9\.9, format 3\)\. This one \(0\.1\.0\) reads up to format 2\./,
    ],
    [
      'another manifest',
      () =>
        rewritten((entries) => {
          entries['coldspark-backup.json'] = json({ format: 'else' });
        }),
      /^This file is not a Coldspark backup\./,
    ],
    [
      'no records',
      () =>
        rewritten((entries) => {
          delete entries['records.json'];
        }),
      /^This backup is damaged: it has no records\./,
    ],
    [
      'a record that is none',
      () =>
        rewritten((entries) => {
          entries['records.json'] = json([...recordsOf(entries), { table: 'functions' }]);
        }),
      /is no record/,
    ],
    [
      'a table nobody knows',
      () =>
        rewritten((entries) => {
          entries['records.json'] = json([...recordsOf(entries), { table: 'wishes', key: 'q', value: {} }]);
        }),
      /there is no table "wishes"/,
    ],
    [
      'an alias without its version',
      () =>
        rewritten((entries) => {
          entries['records.json'] = json(recordsOf(entries).filter(({ key }) => key !== 'f:1'));
        }),
      /f:1 is missing in versions/,
    ],
    [
      'a package that is missing',
      () =>
        rewritten((entries) => {
          for (const path of Object.keys(entries)) if (path.startsWith('packages/')) delete entries[path];
        }),
      /^This backup is damaged: the deployment package .* is missing\./,
    ],
    [
      'a package that was exchanged',
      () =>
        rewritten((entries) => {
          for (const path of Object.keys(entries)) if (path.startsWith('packages/')) entries[path] = new Uint8Array(4);
        }),
      /^This backup is damaged: the deployment package .* is another one\./,
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes())).rejects.toMatchObject({
      status: 400,
      code: 'InvalidParameterValueException',
      message: expect.stringMatching(message),
    });
    await expect(read(bytes())).rejects.toThrow(/Nothing was changed\.$/);
  });

  test('any single byte that is another one, or nothing of it is different', async () => {
    const before = await read(file);
    for (let at = 0; at < file.length; at += 7) {
      const damaged = file.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      const outcome = await read(damaged).catch((error: Error) => error.name);
      if (outcome !== 'InvalidParameterValueException') expect(outcome).toEqual(before);
    }
  });
});
