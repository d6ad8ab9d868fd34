import { describe, expect, test } from 'vitest';
import { createAlias } from './aliases.ts';
import { type Account, ARN, aFunction, openAccount, ROLE, refusalOf, zip } from './control-plane.test-fixture.ts';
import { updateFunctionConfiguration } from './function-configuration.ts';
import { createFunction, deleteFunction, getFunction, listFunctions } from './functions.ts';
import { listVersionsByFunction, publishVersion } from './versions.ts';

const create = (account: Account, given = {}) => createFunction(account.context, aFunction(given));
const get = (account: Account, FunctionName = 'f', Qualifier?: string) =>
  getFunction(account.context, { FunctionName, ...(Qualifier && { Qualifier }) });

describe('creating a function', () => {
  test('answers Pending with every default, and no update status yet', () => {
    expect(create(openAccount())).toEqual({
      FunctionName: 'f',
      FunctionArn: `${ARN}:f`,
      Runtime: 'python3.13',
      Role: ROLE,
      Handler: 'lambda_function.lambda_handler',
      CodeSize: 300,
      Description: '',
      Timeout: 3,
      MemorySize: 128,
      LastModified: '2026-03-01T10:00:00.000+0000',
      CodeSha256: 'sha256-of-one',
      Version: '$LATEST',
      TracingConfig: { Mode: 'PassThrough' },
      RevisionId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      State: 'Pending',
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      RuntimeVersionConfig: {
        RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/),
      },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/f' },
    });
  });

  test('keeps every setting that is given', () => {
    const account = openAccount();
    const created = create(account, {
      Description: 'greets',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 900,
      MemorySize: 10_240,
      EphemeralStorage: { Size: 10_240 },
      Architectures: ['arm64'],
      Environment: { Variables: { STAGE: 'dev' } },
      KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dlq' },
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: '/mine' },
      Tags: { team: 'blue' },
    });
    expect(created).toMatchObject({
      Description: 'greets',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 900,
      MemorySize: 10_240,
      EphemeralStorage: { Size: 10_240 },
      Architectures: ['arm64'],
      Environment: { Variables: { STAGE: 'dev' } },
      KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dlq' },
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: '/mine', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO' },
    });
    expect(get(account).Tags).toEqual({ team: 'blue' });
  });

  test('an empty map of variables is shown, none at all is not', () => {
    const account = openAccount();
    expect(create(account, { FunctionName: 'empty', Environment: { Variables: {} } }).Environment).toEqual({
      Variables: {},
    });
    expect(create(account, { FunctionName: 'none' })).not.toHaveProperty('Environment');
  });

  test('becomes Active a moment later, with another revision', () => {
    const account = openAccount();
    const created = create(account);
    account.clock.advanceTo(account.clock.now + 399);
    expect(get(account).Configuration).toEqual(created);
    account.clock.advanceTo(account.clock.now + 1);
    const { StateReason: _, StateReasonCode: __, RevisionId: before, ...same } = created;
    const active = get(account).Configuration;
    expect(active).toEqual({
      ...same,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      RevisionId: expect.any(String),
    });
    expect(active?.RevisionId).not.toBe(before);
  });

  test('with Publish answers version 1 under the unqualified ARN', () => {
    const account = openAccount();
    expect(create(account, { Publish: true })).toMatchObject({
      Version: '1',
      FunctionArn: `${ARN}:f`,
      State: 'Pending',
    });
    expect(get(account, 'f', '1').Configuration).toMatchObject({
      Version: '1',
      FunctionArn: `${ARN}:f:1`,
      State: 'Pending',
    });
    account.settle();
    const revisions = ['1', '$LATEST'].map((qualifier) => get(account, 'f', qualifier).Configuration?.RevisionId);
    expect(new Set(revisions).size).toBe(2);
    expect(get(account, 'f', '1').Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
  });

  test('takes the name as a full or a partial ARN', () => {
    const account = openAccount();
    expect(create(account, { FunctionName: `${ARN}:full` }).FunctionName).toBe('full');
    expect(create(account, { FunctionName: '123456789012:function:partial' }).FunctionName).toBe('partial');
  });
});

// AWS's refusals stand in the contract table and among the recorded answers; here are those that are in neither
describe('a function is not created', () => {
  test.each([
    [
      'its code lies in a bucket without a key',
      { Code: { S3Bucket: 'b' } },
      'InvalidParameterValueException 400: Please provide a source for function code.',
    ],
    [
      'its zip is empty',
      { Code: { ZipFile: zip('nothing', { files: [] }) } },
      'InvalidParameterValueException 400: Uploaded file must be a non-empty zip',
    ],
    [
      'it is a container image',
      { PackageType: 'Image', Runtime: undefined, Handler: undefined },
      'InvalidParameterValueException 400: Coldspark runs .zip functions only: container images are not available.',
    ],
  ])('when %s, and nothing of it is left', (_, given, refusal) => {
    const account = openAccount();
    expect(refusalOf(() => create(account, given))).toBe(refusal);
    expect(account.changes()).toEqual([]);
  });
});

test.each(['python3.8', 'python3.9', 'python3.14', 'nodejs16.x', 'nodejs18.x', 'nodejs20.x', 'java21'])(
  '%s can still be chosen',
  (Runtime) => {
    expect(create(openAccount(), { Runtime }).Runtime).toBe(Runtime);
  },
);

describe('reading a function', () => {
  test('the ARN ends as it was asked for', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    createAlias(account.context, { FunctionName: 'f', Name: 'prod', FunctionVersion: '1' });
    const arns = [
      get(account),
      get(account, 'f', '$LATEST'),
      get(account, 'f:1'),
      get(account, `${ARN}:f:prod`),
      get(account, 'f:prod', 'prod'),
    ].map(({ Configuration }) => [Configuration?.FunctionArn, Configuration?.Version]);
    expect(arns).toEqual([
      [`${ARN}:f`, '$LATEST'],
      [`${ARN}:f:$LATEST`, '$LATEST'],
      [`${ARN}:f:1`, '1'],
      [`${ARN}:f:prod`, '1'],
      [`${ARN}:f:prod`, '1'],
    ]);
  });

  test('says where the package can be fetched, and leaves out what there is not', () => {
    const account = openAccount();
    account.activeFunction();
    const { Configuration: _, ...rest } = get(account);
    expect(rest).toEqual({ Code: { RepositoryType: 'S3', Location: 'https://packages.test/sha256-of-one.zip' } });
  });

  test.each([
    ['an unknown function', 'g', undefined, `ResourceNotFoundException 404: Function not found: ${ARN}:g`],
    ['a version of it', 'g:1', undefined, `ResourceNotFoundException 404: Function not found: ${ARN}:g:1`],
    ['an unknown version', 'f', '7', `ResourceNotFoundException 404: Function not found: ${ARN}:f:7`],
    ['an unknown alias', 'f', 'prod', `ResourceNotFoundException 404: Function not found: ${ARN}:f:prod`],
    [
      'two qualifiers, asked before whether it exists',
      'g:1',
      '$LATEST',
      'InvalidParameterValueException 400: The derived qualifier from the function name does not match the specified qualifier.',
    ],
    [
      'another region',
      'arn:aws:lambda:eu-central-1:123456789012:function:f',
      undefined,
      "ResourceNotFoundException 404: Functions from 'eu-central-1' are not reachable in this region ('us-east-1')",
    ],
  ])('refuses %s', (_, name, qualifier, refusal) => {
    const account = openAccount();
    account.activeFunction();
    expect(refusalOf(() => get(account, name, qualifier))).toBe(refusal);
  });

  test("another account's function is not ours to read", () => {
    expect(refusalOf(() => get(openAccount(), 'arn:aws:lambda:us-east-1:999999999999:function:f'))).toMatch(
      /^AccessDeniedException 403: /,
    );
  });
});

describe('listing functions', () => {
  test('is by name, without states and runtime versions', () => {
    const account = openAccount();
    account.activeFunction({ FunctionName: 'b' });
    account.activeFunction({ FunctionName: 'a', Publish: true });
    const { Functions } = listFunctions(account.context, {});
    expect(Functions?.map((fn) => fn.FunctionArn)).toEqual([`${ARN}:a`, `${ARN}:b`]);
    for (const member of ['State', 'LastUpdateStatus', 'RuntimeVersionConfig']) {
      expect(Functions?.[0]).not.toHaveProperty(member);
    }
  });

  test('of all versions keeps those of a function together, $LATEST first', () => {
    const account = openAccount();
    account.activeFunction({ FunctionName: 'a', Publish: true });
    account.activeFunction({ FunctionName: 'a-b' });
    account.activeFunction({ FunctionName: 'c' });
    const { Functions } = listFunctions(account.context, { FunctionVersion: 'ALL' });
    expect(Functions?.map((fn) => fn.FunctionArn?.slice(ARN.length + 1))).toEqual([
      'a:$LATEST',
      'a:1',
      'a-b:$LATEST',
      'c:$LATEST',
    ]);
  });

  test('comes in pages that together are the whole, also when a function goes in between', () => {
    const account = openAccount();
    for (let i = 0; i < 120; i++) create(account, { FunctionName: `f${String(i).padStart(3, '0')}` });
    const seen: (string | undefined)[] = [];
    let marker: string | undefined;
    const sizes: number[] = [];
    do {
      const answer = listFunctions(account.context, { MaxItems: 1000, ...(marker && { Marker: marker }) });
      seen.push(...(answer.Functions ?? []).map((fn) => fn.FunctionName));
      sizes.push(answer.Functions?.length ?? 0);
      marker = answer.NextMarker;
      if (marker) deleteFunction(account.context, { FunctionName: seen.at(-1) ?? '' });
    } while (marker !== undefined);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
  });
});

describe('deleting', () => {
  test('a function takes its versions and aliases with it and stops its environments', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    createAlias(account.context, { FunctionName: 'f', Name: 'prod', FunctionVersion: '1' });
    account.activeFunction({ FunctionName: 'f2' });
    expect(deleteFunction(account.context, { FunctionName: 'f' })).toEqual({});
    expect(account.dataPlane.retired.sort()).toEqual(['f:$LATEST', 'f:1']);
    for (const qualifier of [undefined, '1', 'prod'])
      expect(refusalOf(() => get(account, 'f', qualifier))).toContain('404');
    expect(get(account, 'f2').Configuration?.State).toBe('Active');
    expect(refusalOf(() => deleteFunction(account.context, { FunctionName: 'f' }))).toBe(
      `ResourceNotFoundException 404: Function not found: ${ARN}:f`,
    );
  });

  test('a function that is still Pending leaves nothing that settles later', () => {
    const account = openAccount();
    create(account);
    deleteFunction(account.context, { FunctionName: 'f' });
    account.changes();
    account.settle();
    expect(account.changes()).toEqual([]);
  });

  test('a version leaves the others, and doing it twice is no error', () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    updateFunctionConfiguration(account.context, { FunctionName: 'f', Description: 'two' });
    account.settle();
    publishVersion(account.context, { FunctionName: 'f' });
    account.dataPlane.retired.length = 0;
    deleteFunction(account.context, { FunctionName: 'f:1' });
    expect(deleteFunction(account.context, { FunctionName: 'f', Qualifier: '1' })).toEqual({});
    const { Versions } = listVersionsByFunction(account.context, { FunctionName: 'f' });
    expect(Versions?.map((v) => v.Version)).toEqual(['$LATEST', '2']);
    expect(account.dataPlane.retired).toContain('f:1');
    expect(account.dataPlane.retired).not.toContain('f:2');
  });

  test.each([
    ['$LATEST', 'InvalidParameterValueException 400: $LATEST version cannot be deleted without deleting the function.'],
    ['prod', 'InvalidParameterValueException 400: Deletion of aliases is not currently supported.'],
    ['1', 'ResourceConflictException 409: Unable to delete version because the following aliases reference it: [prod]'],
    [
      '2',
      'ResourceConflictException 409: Unable to delete version because the following aliases reference it: [beta, prod]',
    ],
  ])('%s is refused', (Qualifier, refusal) => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    updateFunctionConfiguration(account.context, { FunctionName: 'f', Description: 'two' });
    account.settle();
    publishVersion(account.context, { FunctionName: 'f' });
    createAlias(account.context, {
      FunctionName: 'f',
      Name: 'prod',
      FunctionVersion: '1',
      RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } },
    });
    createAlias(account.context, { FunctionName: 'f', Name: 'beta', FunctionVersion: '2' });
    account.changes();
    expect(refusalOf(() => deleteFunction(account.context, { FunctionName: 'f', Qualifier }))).toBe(refusal);
    expect(account.changes()).toEqual([]);
  });

  test('of an unknown function is refused without the qualifier', () => {
    expect(refusalOf(() => deleteFunction(openAccount().context, { FunctionName: 'g', Qualifier: '$latest' }))).toBe(
      `ResourceNotFoundException 404: Function not found: ${ARN}:g`,
    );
  });
});
