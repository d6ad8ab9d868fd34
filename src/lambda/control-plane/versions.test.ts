import { describe, expect, test } from 'vitest';
import { putFunctionConcurrency } from './concurrency.ts';
import { type Account, ARN, aFunction, openAccount, refusalOf, zip } from './control-plane.test-fixture.ts';
import { updateFunctionCode } from './function-code.ts';
import { getFunctionConfiguration, updateFunctionConfiguration } from './function-configuration.ts';
import { createFunction, deleteFunction, getFunction } from './functions.ts';
import { tagResource } from './tags.ts';
import { listVersionsByFunction, publishVersion } from './versions.ts';

const publish = (account: Account, given = {}) => publishVersion(account.context, { FunctionName: 'f', ...given });
const configuration = (account: Account, Qualifier = '$LATEST') =>
  getFunctionConfiguration(account.context, { FunctionName: 'f', Qualifier });
const configure = (account: Account, given = {}) => {
  updateFunctionConfiguration(account.context, { FunctionName: 'f', ...given });
  account.settle();
};

describe('publishing', () => {
  test('freezes code and configuration; $LATEST goes on changing alone', () => {
    const account = openAccount();
    account.activeFunction({ Environment: { Variables: { STAGE: 'one' } }, MemorySize: 256 });
    const one = publish(account);
    expect(one).toMatchObject({
      Version: '1',
      FunctionArn: `${ARN}:f:1`,
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    configure(account, {
      Environment: { Variables: { STAGE: 'two' } },
      MemorySize: 512,
      Runtime: 'python3.8',
      Handler: 'a.b',
    });
    updateFunctionCode(account.context, { FunctionName: 'f', ZipFile: zip('two') });
    account.settle();
    expect(configuration(account, '1')).toEqual(one);
    expect(configuration(account)).toMatchObject({
      MemorySize: 512,
      Runtime: 'python3.8',
      CodeSha256: 'sha256-of-two',
    });
    expect(account.dataPlane.retired).toEqual(['f:$LATEST', 'f:$LATEST']);
  });

  test('with SnapStart is Pending until the snapshot is there', () => {
    const account = openAccount();
    account.activeFunction({ SnapStart: { ApplyOn: 'PublishedVersions' } });
    const published = publish(account);
    const snapStart = { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' };
    expect(published).toMatchObject({ Version: '1', State: 'Pending', SnapStart: snapStart });
    expect(published.LastUpdateStatus).toBeUndefined();
    account.settle();
    expect(configuration(account, '1')).toMatchObject({ State: 'Active', SnapStart: snapStart });
    expect(configuration(account)).toMatchObject({ State: 'Active', SnapStart: { OptimizationStatus: 'Off' } });
  });

  test('gives $LATEST another revision, and the version its own', () => {
    const account = openAccount();
    account.activeFunction();
    const before = configuration(account);
    const version = publish(account);
    const after = configuration(account);
    expect(new Set([before.RevisionId, version.RevisionId, after.RevisionId]).size).toBe(3);
    expect(after).toEqual({ ...before, RevisionId: after.RevisionId });
  });

  test('again without an update answers the existing version and ignores the new description', () => {
    const account = openAccount();
    account.activeFunction();
    const first = publish(account, { Description: 'first' });
    account.changes();
    expect(publish(account, { Description: 'again' })).toEqual(first);
    expect(account.changes()).toEqual([]);
  });

  test('after any update makes a new one, even when the update changed nothing', () => {
    const account = openAccount();
    account.activeFunction();
    publish(account);
    updateFunctionCode(account.context, { FunctionName: 'f', ZipFile: zip('one') });
    account.settle();
    expect(publish(account)).toMatchObject({ Version: '2', CodeSha256: 'sha256-of-one' });
    configure(account);
    expect(publish(account).Version).toBe('3');
  });

  test('after tags and reserved concurrency only makes none, although the revision moved', () => {
    const account = openAccount();
    account.activeFunction();
    publish(account);
    const before = configuration(account).RevisionId;
    tagResource(account.context, { Resource: `${ARN}:f`, Tags: { team: 'blue' } });
    putFunctionConcurrency(account.context, { FunctionName: 'f', ReservedConcurrentExecutions: 5 });
    expect(configuration(account).RevisionId).not.toBe(before);
    expect(publish(account).Version).toBe('1');
  });

  test("inherits $LATEST's description unless it has its own, which stays on the version", () => {
    const account = openAccount();
    account.activeFunction({ Description: 'of the function' });
    expect(publish(account).Description).toBe('of the function');
    configure(account);
    expect(publish(account, { Description: 'of the version' }).Description).toBe('of the version');
    expect(configuration(account).Description).toBe('of the function');
  });

  test('with an update of the code answers the new version, Pending, and settles', () => {
    const account = openAccount();
    account.activeFunction();
    const answer = updateFunctionCode(account.context, { FunctionName: 'f', ZipFile: zip('two'), Publish: true });
    expect(answer).toMatchObject({
      Version: '1',
      FunctionArn: `${ARN}:f:1`,
      State: 'Pending',
      CodeSha256: 'sha256-of-two',
    });
    expect(answer).not.toHaveProperty('LastUpdateStatus');
    expect(configuration(account, '1')).toEqual(answer);
    expect(configuration(account)).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' });
    account.settle();
    expect(configuration(account, '1')).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
    expect(publish(account).Version).toBe('1');
  });
});

describe('publishing is refused', () => {
  test('for another code than the one in $LATEST', () => {
    const account = openAccount();
    account.activeFunction();
    expect(refusalOf(() => publish(account, { CodeSha256: 'other' }))).toBe(
      'InvalidParameterValueException 400: CodeSHA256 (other) is different from current CodeSHA256 in $LATEST (sha256-of-one). Please try again with the CodeSHA256 in $LATEST.',
    );
    expect(publish(account, { CodeSha256: 'sha256-of-one' }).Version).toBe('1');
  });

  test('for another revision', () => {
    const account = openAccount();
    account.activeFunction();
    expect(refusalOf(() => publish(account, { RevisionId: 'wrong' }))).toMatch(/^PreconditionFailedException 412/);
    expect(publish(account, { RevisionId: configuration(account).RevisionId }).Version).toBe('1');
  });

  test('while the function is created or updated', () => {
    const account = openAccount();
    createFunction(account.context, aFunction());
    expect(refusalOf(() => publish(account))).toBe(
      'ResourceConflictException 409: The operation cannot be performed at this time. The function is currently in the following state: Pending',
    );
    account.settle();
    updateFunctionConfiguration(account.context, { FunctionName: 'f', Timeout: 5 });
    expect(refusalOf(() => publish(account))).toBe(
      `ResourceConflictException 409: The operation cannot be performed at this time. An update is in progress for resource: ${ARN}:f`,
    );
  });

  test('for a version and for an unknown function', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    expect(refusalOf(() => publish(account, { FunctionName: 'f:1' }))).toContain('permitted on Lambda functions only');
    expect(refusalOf(() => publish(account, { FunctionName: 'g' }))).toBe(
      `ResourceNotFoundException 404: Function not found: ${ARN}:g`,
    );
  });
});

describe('version numbers', () => {
  test('leave a gap where a version was deleted', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    deleteFunction(account.context, { FunctionName: 'f:1' });
    // with its snapshot gone there is nothing to answer a publish with
    expect(publish(account).Version).toBe('2');
  });

  test('go on when the function is deleted and created anew', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    deleteFunction(account.context, { FunctionName: 'f' });
    account.activeFunction();
    expect(publish(account).Version).toBe('2');
    deleteFunction(account.context, { FunctionName: 'f' });
    expect(createFunction(account.context, aFunction({ Publish: true })).Version).toBe('3');
  });
});

describe('listing versions', () => {
  test('starts with $LATEST and counts on, qualified and without states', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    for (let i = 0; i < 10; i++) {
      configure(account);
      publish(account);
    }
    const { Versions } = listVersionsByFunction(account.context, { FunctionName: 'f' });
    expect(Versions?.map((v) => v.Version)).toEqual([
      '$LATEST',
      ...Array.from({ length: 11 }, (_, i) => String(i + 1)),
    ]);
    expect(Versions?.map((v) => v.FunctionArn)).toEqual(Versions?.map((v) => `${ARN}:f:${v.Version}`));
    const { State: _, LastUpdateStatus: __, RuntimeVersionConfig: ___, ...listed } = configuration(account, '2');
    expect(Versions?.[2]).toEqual(listed);
  });

  test('comes in pages', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    const list = (given = {}) => listVersionsByFunction(account.context, { FunctionName: 'f', MaxItems: 1, ...given });
    const first = list();
    expect(first.Versions?.map((v) => v.Version)).toEqual(['$LATEST']);
    const second = list({ Marker: first.NextMarker });
    expect(second.Versions?.map((v) => v.Version)).toEqual(['1']);
    expect(second).not.toHaveProperty('NextMarker');
  });

  test('of an unknown function is refused', () => {
    expect(refusalOf(() => listVersionsByFunction(openAccount().context, { FunctionName: 'g' }))).toBe(
      `ResourceNotFoundException 404: Function not found: ${ARN}:g`,
    );
  });
});

test('a version is read by its number alone, with its own package', () => {
  const account = openAccount();
  account.activeFunction({ Publish: true });
  updateFunctionCode(account.context, { FunctionName: 'f', ZipFile: zip('two') });
  const locations = ['1', '$LATEST'].map(
    (Qualifier) => getFunction(account.context, { FunctionName: 'f', Qualifier }).Code?.Location,
  );
  expect(locations).toEqual(['https://packages.test/sha256-of-one.zip', 'https://packages.test/sha256-of-two.zip']);
});
