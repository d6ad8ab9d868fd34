import { expect, test } from 'vitest';
import { type Account, openAccount, refusalOf, refusedZip, zip } from './control-plane.test-fixture.ts';
import { updateFunctionCode } from './function-code.ts';
import { getFunctionConfiguration } from './function-configuration.ts';

const update = (account: Account, given = {}) => updateFunctionCode(account.context, { FunctionName: 'f', ...given });

test('new code replaces the old, is in progress at first, and moves the environments', () => {
  const account = openAccount();
  account.activeFunction();
  const answer = update(account, { ZipFile: zip('two', { sizeBytes: 77 }), Architectures: ['arm64'] });
  expect(answer).toMatchObject({
    CodeSha256: 'sha256-of-two',
    CodeSize: 77,
    Architectures: ['arm64'],
    Version: '$LATEST',
    State: 'Active',
    LastUpdateStatus: 'InProgress',
  });
  expect(account.dataPlane.retired).toEqual(['f:$LATEST']);
});

test('a dry run shows what would be and changes nothing', () => {
  const account = openAccount();
  account.activeFunction();
  account.changes();
  expect(update(account, { ZipFile: zip('two'), DryRun: true }).CodeSha256).toBe('sha256-of-two');
  expect(account.changes()).toEqual([]);
  expect(getFunctionConfiguration(account.context, { FunctionName: 'f' }).CodeSha256).toBe('sha256-of-one');
});

const UNZIPPED = {
  code: 'InvalidParameterValueException',
  status: 400,
  message: 'Unzipped size must be smaller than 262144000 bytes',
};

test.each([
  ['no source', {}, 'InvalidParameterValueException 400: Please provide a source for function code.'],
  [
    'two sources',
    { ZipFile: zip('two'), S3Bucket: 'b' },
    'InvalidParameterValueException 400: Please do not provide other FunctionCode parameters when providing a ZipFile.',
  ],
  [
    'an image',
    { ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/x:1' },
    "InvalidParameterValueException 400: Please don't provide ImageUri when updating a function with packageType Zip.",
  ],
  [
    'a zip that the ingest refused',
    { ZipFile: refusedZip(UNZIPPED) },
    'InvalidParameterValueException 400: Unzipped size must be smaller than 262144000 bytes',
  ],
  [
    'more than the account has room for',
    { ZipFile: zip('huge', { sizeBytes: 80_530_636_801 }) },
    'CodeStorageExceededException 400: Code storage limit exceeded.',
  ],
])('%s is refused', (_, given, refusal) => {
  const account = openAccount();
  account.activeFunction();
  account.changes();
  expect(refusalOf(() => update(account, given))).toBe(refusal);
  expect(account.changes()).toEqual([]);
});

test('the 75 GB are counted over all versions, to the byte', () => {
  const account = openAccount();
  const half = 80_530_636_800 / 2;
  account.activeFunction({ Code: { ZipFile: zip('half', { sizeBytes: half }) }, Publish: true });
  // replacing $LATEST by something no larger needs no room
  expect(update(account, { ZipFile: zip('other', { sizeBytes: half }) }).CodeSize).toBe(half);
  account.settle();
  expect(refusalOf(() => update(account, { ZipFile: zip('larger', { sizeBytes: half + 1 }) }))).toContain(
    'CodeStorage',
  );
  expect(refusalOf(() => update(account, { ZipFile: zip('small', { sizeBytes: half }), Publish: true }))).toContain(
    'CodeStorage',
  );
});
