import { describe, expect, test } from 'vitest';
import { restoreTables } from '../../kernel/table.ts';
import { type Account, ARN, aFunction, openAccount, refusalOf, tablesOf, zip } from './control-plane.test-fixture.ts';
import { updateFunctionCode } from './function-code.ts';
import { getFunctionConfiguration, updateFunctionConfiguration } from './function-configuration.ts';
import { scheduleSettlements } from './function-state.ts';
import { createFunction } from './functions.ts';

const read = (account: Account) => getFunctionConfiguration(account.context, { FunctionName: 'f' });
const update = (account: Account, given = {}) =>
  updateFunctionConfiguration(account.context, { FunctionName: 'f', ...given });

describe('updating the configuration', () => {
  test('is InProgress at first, then Successful, each with its own revision', () => {
    const account = openAccount();
    const created = account.activeFunction();
    const before = read(account);
    account.clock.advanceTo(account.clock.now + 5000);
    const updating = update(account, { Timeout: 10 });
    expect(updating).toEqual({
      ...before,
      Timeout: 10,
      LastModified: '2026-03-01T10:00:06.000+0000',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: 'The function is being created.',
      LastUpdateStatusReasonCode: 'Creating',
      RevisionId: expect.any(String),
    });
    account.clock.advanceTo(account.clock.now + 299);
    expect(read(account)).toEqual(updating);
    account.clock.advanceTo(account.clock.now + 1);
    const { LastUpdateStatusReason: _, LastUpdateStatusReasonCode: __, ...rest } = updating;
    expect(read(account)).toEqual({ ...rest, LastUpdateStatus: 'Successful', RevisionId: expect.any(String) });
    const revisions = [created, before, updating, read(account)].map(({ RevisionId }) => RevisionId);
    expect(new Set(revisions).size).toBe(4);
  });

  test('replaces the whole map of variables when one is given, and leaves it when not', () => {
    const account = openAccount();
    account.activeFunction({ Environment: { Variables: { STAGE: 'dev', TABLE: 't1' } } });
    expect(update(account, { Timeout: 9 }).Environment).toEqual({ Variables: { STAGE: 'dev', TABLE: 't1' } });
    account.settle();
    expect(update(account, { Environment: { Variables: { STAGE: 'prod' } } }).Environment).toEqual({
      Variables: { STAGE: 'prod' },
    });
    account.settle();
    expect(update(account, { Environment: {} }).Environment).toEqual({ Variables: {} });
  });

  test('takes a key and a dead-letter queue away again with an empty text', () => {
    const account = openAccount();
    const KMSKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';
    const DeadLetterConfig = { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:q' };
    account.activeFunction({ KMSKeyArn, DeadLetterConfig });
    expect(read(account)).toMatchObject({ KMSKeyArn, DeadLetterConfig });
    const reset = update(account, { KMSKeyArn: '', DeadLetterConfig: { TargetArn: '' } });
    expect(reset).not.toHaveProperty('KMSKeyArn');
    expect(reset).not.toHaveProperty('DeadLetterConfig');
  });

  test('shows log levels with the JSON format only', () => {
    const account = openAccount();
    account.activeFunction();
    const logging = (given: object) => {
      const { LoggingConfig } = update(account, { LoggingConfig: given });
      account.settle();
      return LoggingConfig;
    };
    const LogGroup = '/aws/lambda/f';
    expect(logging({ LogFormat: 'JSON' })).toEqual({
      LogFormat: 'JSON',
      ApplicationLogLevel: 'INFO',
      SystemLogLevel: 'INFO',
      LogGroup,
    });
    expect(logging({ ApplicationLogLevel: 'DEBUG' })).toMatchObject({
      LogFormat: 'JSON',
      ApplicationLogLevel: 'DEBUG',
    });
    expect(logging({ LogFormat: 'Text' })).toEqual({ LogFormat: 'Text', LogGroup });
  });

  test("replaces $LATEST's environments", () => {
    const account = openAccount();
    account.activeFunction({ Publish: true });
    update(account, { Timeout: 10 });
    expect(account.dataPlane.retired).toEqual(['f:$LATEST']);
  });
});

describe('an update is refused', () => {
  const network = { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } };
  const fileSystem = {
    FileSystemConfigs: [
      {
        Arn: 'arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0',
        LocalMountPath: '/mnt/x',
      },
    ],
  };
  test.each([
    ['for an unknown function', { FunctionName: 'g' }, `ResourceNotFoundException 404: Function not found: ${ARN}:g`],
    [
      'for a version',
      { FunctionName: 'f:1' },
      'InvalidParameterValueException 400: This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    ],
    [
      'for another revision',
      { RevisionId: 'wrong' },
      'PreconditionFailedException 412: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    ],
    [
      'with a runtime that is gone',
      { Runtime: 'nodejs14.x' },
      'InvalidParameterValueException 400: The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
    ],
    [
      'with reserved variables',
      { Environment: { Variables: { AWS_REGION: 'x', MINE: 'y', _HANDLER: 'z' } } },
      'InvalidParameterValueException 400: Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION, _HANDLER',
    ],
    [
      'with a subnet',
      network,
      "InvalidParameterValueException 400: Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID 'subnet-1' does not exist",
    ],
    [
      'with a file system',
      fileSystem,
      'InvalidParameterValueException 400: Function must be configured to execute in a VPC to reference access point arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0.',
    ],
    [
      'with too many layers',
      { Layers: Array.from({ length: 6 }, (_, i) => `arn:aws:lambda:us-east-1:123456789012:layer:l${i}:1`) },
      'InvalidParameterValueException 400: Cannot reference more than 5 layers.',
    ],
    [
      'with SnapStart for a runtime without',
      { Runtime: 'python3.8', SnapStart: { ApplyOn: 'PublishedVersions' } },
      'InvalidParameterValueException 400: python3.8 is not supported for SnapStart enabled functions.',
    ],
    [
      'with levels for the Text format',
      { LoggingConfig: { ApplicationLogLevel: 'DEBUG' } },
      'InvalidParameterValueException 400: LogLevel is not supported when LogFormat is set to "Text". Remove LogLevel from your request or change the LogFormat to "Json" and try again.',
    ],
  ])('%s', (_, given, refusal) => {
    const account = openAccount();
    account.activeFunction();
    account.changes();
    expect(refusalOf(() => update(account, given))).toBe(refusal);
    expect(account.changes()).toEqual([]);
    expect(account.dataPlane.retired).toEqual([]);
  });

  test('while the function is created, or another update runs', () => {
    const account = openAccount();
    createFunction(account.context, aFunction());
    const pending =
      'ResourceConflictException 409: The operation cannot be performed at this time. The function is currently in the following state: Pending';
    const inProgress = `ResourceConflictException 409: The operation cannot be performed at this time. An update is in progress for resource: ${ARN}:f`;
    const updates = [
      () => update(account, { Timeout: 4 }),
      () => updateFunctionCode(account.context, { FunctionName: 'f', ZipFile: zip('two') }),
    ];
    for (const operation of updates) expect(refusalOf(operation)).toBe(pending);
    account.settle();
    update(account, { Timeout: 5 });
    for (const operation of updates) expect(refusalOf(operation)).toBe(inProgress);
    account.settle();
    for (const operation of updates) {
      operation();
      account.settle();
    }
    expect(read(account)).toMatchObject({ Timeout: 4, CodeSha256: 'sha256-of-two' });
  });
});

describe('variables', () => {
  const filled = (length: number, character = 'x') => ({
    Environment: { Variables: { LARGE_VAR: character.repeat(length) } },
  });

  test('fit up to 4,096 bytes of compact JSON', () => {
    expect(createFunction(openAccount().context, aFunction(filled(4080))).State).toBe('Pending');
  });

  test('one byte more does not', () => {
    expect(refusalOf(() => createFunction(openAccount().context, aFunction(filled(4081))))).toBe(
      `InvalidParameterValueException 400: Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {"LARGE_VAR":"${'x'.repeat(4081)}"}`,
    );
  });

  test('are measured in UTF-8', () => {
    expect(createFunction(openAccount().context, aFunction(filled(2040, 'é'))).State).toBe('Pending');
    expect(refusalOf(() => createFunction(openAccount().context, aFunction(filled(2041, 'é'))))).toContain('4KB');
  });
});

test('an engine restored in the middle of an update settles it', () => {
  const account = openAccount();
  account.activeFunction();
  update(account, { Timeout: 10 });
  const records = account.changes();

  const successor = openAccount(2, account.clock.now + 60_000);
  restoreTables(tablesOf(successor), records);
  expect(read(successor).LastUpdateStatus).toBe('InProgress');
  scheduleSettlements(successor.context);
  successor.settle();
  expect(read(successor)).toMatchObject({ LastUpdateStatus: 'Successful', Timeout: 10 });
});
