/** Cases of functions: create, update, read, list, delete. */

import { FUNCTION_ARN, OTHER_ACCOUNT_ARN } from '../refusals.ts';
import { type ContractCase, type Given, on } from '../story.ts';

const NOWHERE = FUNCTION_ARN.replace('us-east-1', 'eu-central-1');
const OVER_50_MB = new Uint8Array(50 * 1024 * 1024 + 1);
const OVER_70_MB = new Uint8Array(52_700_000);
const NO_ZIP = new TextEncoder().encode('this is no zip');

/** A request with nothing before it. */
const alone =
  (operation: string, input: Given): ContractCase =>
  async (story) =>
  () =>
    story.send(operation, input);

const creating =
  (given: Given): ContractCase =>
  async (story) =>
  () =>
    story.create(given);

const onPending =
  (operation: string, input: Given = {}): ContractCase =>
  async (story) => {
    await story.create();
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

const duringUpdate =
  (operation: string, input: Given = {}): ContractCase =>
  async (story) => {
    await story.active();
    await story.send('UpdateFunctionConfiguration', { FunctionName: 'f', Description: 'first' });
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

const fileSystem = (LocalMountPath: string) => ({
  Arn: 'arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0',
  LocalMountPath,
});

/** What CreateFunction and UpdateFunctionConfiguration refuse alike. */
const CONFIGURATION: Readonly<Record<string, Given>> = {
  'description of 257 characters': { Description: 'd'.repeat(257) },
  'handler with a space': { Handler: 'a handler' },
  'handler of 129 characters': { Handler: 'h'.repeat(129) },
  'memory of 127 MB': { MemorySize: 127 },
  'memory of 10,241 MB': { MemorySize: 10_241 },
  'timeout of 0 s': { Timeout: 0 },
  'timeout of 901 s': { Timeout: 901 },
  '/tmp of 511 MB': { EphemeralStorage: { Size: 511 } },
  '/tmp of 10,241 MB': { EphemeralStorage: { Size: 10_241 } },
  'role that is no ARN': { Role: 'r1' },
  'KMS key that is no ARN': { KMSKeyArn: 'key' },
  'tracing mode that is none': { TracingConfig: { Mode: 'Sometimes' } },
  'log format that is none': { LoggingConfig: { LogFormat: 'XML' } },
  'log group with a space': { LoggingConfig: { LogGroup: 'a group' } },
  'two file systems': { FileSystemConfigs: [fileSystem('/mnt/a'), fileSystem('/mnt/a')] },
  'mount path outside /mnt': { FileSystemConfigs: [fileSystem('/data')] },
  'file system without a VPC': { FileSystemConfigs: [fileSystem('/mnt/a')] },
  'subnet that is none': { VpcConfig: { SubnetIds: ['net-1'], SecurityGroupIds: ['sg-1'] } },
  'subnet without a security group': { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } },
  'subnet that does not exist': { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } },
  'six layers': { Layers: [1, 2, 3, 4, 5, 6].map((n) => `arn:aws:lambda:us-east-1:123456789012:layer:l${n}:1`) },
  'environment variable of one letter': { Environment: { Variables: { A: 'x' } } },
  'reserved environment variables': {
    Environment: { Variables: { AWS_REGION: 'x', OWN: 'x', LAMBDA_TASK_ROOT: 'x' } },
  },
  'environment variables over 4 KB': { Environment: { Variables: { LARGE: 'x'.repeat(4085) } } },
  'unknown runtime': { Runtime: 'cobol' },
  'runtime that AWS no longer takes': { Runtime: 'nodejs14.x' },
  'dead-letter queue that is missing': { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:q' } },
};

const configurationCases = Object.entries(CONFIGURATION).flatMap(([when, given]): [string, ContractCase][] => [
  [`CreateFunction/${when}`, creating(given)],
  [`UpdateFunctionConfiguration/${when}`, on('UpdateFunctionConfiguration', given)],
]);

const readingCases = ['GetFunction', 'GetFunctionConfiguration'].flatMap((operation): [string, ContractCase][] => [
  [`${operation}/bad name`, alone(operation, { FunctionName: 'bad name' })],
  [`${operation}/bad qualifier`, on(operation, { Qualifier: 'bad!' })],
  [`${operation}/qualifier of 129 characters`, on(operation, { Qualifier: 'q'.repeat(129) })],
  [`${operation}/missing function`, alone(operation, { FunctionName: 'missing' })],
  [`${operation}/missing version`, on(operation, { Qualifier: '9' })],
  [`${operation}/missing alias`, on(operation, { FunctionName: 'f:nowhere' })],
  [`${operation}/name and qualifier differ`, on(operation, { FunctionName: 'f:1', Qualifier: '2' })],
  [`${operation}/function of another region`, on(operation, { FunctionName: NOWHERE })],
  [`${operation}/function of another account`, on(operation, { FunctionName: OTHER_ACCOUNT_ARN })],
]);

const staleRevision = { RevisionId: '00000000-0000-4000-8000-000000000000' };

export const FUNCTION_CASES: Readonly<Record<string, ContractCase>> = {
  ...Object.fromEntries([...configurationCases, ...readingCases]),

  'CreateFunction/bad name': creating({ FunctionName: 'bad name' }),
  'CreateFunction/name of 65 characters': creating({ FunctionName: 'f'.repeat(65) }),
  'CreateFunction/name of 141 characters': creating({ FunctionName: 'f'.repeat(141) }),
  'CreateFunction/name with a qualifier': creating({ FunctionName: 'f:1' }),
  'CreateFunction/function of another region': creating({ FunctionName: NOWHERE }),
  'CreateFunction/function of another account': creating({ FunctionName: OTHER_ACCOUNT_ARN }),
  async 'CreateFunction/name that is taken'(story) {
    await story.create();
    return () => story.create();
  },
  'CreateFunction/no role': creating({ Role: undefined }),
  'CreateFunction/no code': creating({ Code: undefined }),
  'CreateFunction/no source of the code': creating({ Code: {} }),
  'CreateFunction/no runtime': creating({ Runtime: undefined }),
  'CreateFunction/unknown architecture': creating({ Architectures: ['mips'] }),
  'CreateFunction/two architectures': creating({ Architectures: ['x86_64', 'arm64'] }),
  'CreateFunction/package type that is none': creating({ PackageType: 'Jar' }),
  'CreateFunction/package that is no zip': creating({ Code: { ZipFile: NO_ZIP } }),
  'CreateFunction/image with a handler': creating({ PackageType: 'Image' }),
  'CreateFunction/package over 50 MB': creating({ Code: { ZipFile: OVER_50_MB } }),
  'CreateFunction/request over 70,167,211 bytes': creating({ Code: { ZipFile: OVER_70_MB } }),
  async 'CreateFunction/code storage is full'(story) {
    await story.active();
    story.fillCodeStorage();
    return () => story.create({ FunctionName: 'g' });
  },
  'CreateFunction/more than 50 tags': creating({
    Tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key${i}`, 'value'])),
  }),

  'UpdateFunctionConfiguration/bad name': alone('UpdateFunctionConfiguration', { FunctionName: 'bad name' }),
  'UpdateFunctionConfiguration/missing function': alone('UpdateFunctionConfiguration', { FunctionName: 'missing' }),
  'UpdateFunctionConfiguration/function of another region': alone('UpdateFunctionConfiguration', {
    FunctionName: NOWHERE,
  }),
  'UpdateFunctionConfiguration/a version': on('UpdateFunctionConfiguration', { FunctionName: 'f:1' }),
  'UpdateFunctionConfiguration/stale revision': on('UpdateFunctionConfiguration', staleRevision),
  'UpdateFunctionConfiguration/function is Pending': onPending('UpdateFunctionConfiguration'),
  'UpdateFunctionConfiguration/update in progress': duringUpdate('UpdateFunctionConfiguration'),

  'UpdateFunctionCode/bad name': alone('UpdateFunctionCode', { FunctionName: 'bad name' }),
  'UpdateFunctionCode/missing function': alone('UpdateFunctionCode', { FunctionName: 'missing', ZipFile: NO_ZIP }),
  'UpdateFunctionCode/a version': on('UpdateFunctionCode', { FunctionName: 'f:1' }),
  'UpdateFunctionCode/stale revision': on('UpdateFunctionCode', staleRevision),
  'UpdateFunctionCode/function is Pending': onPending('UpdateFunctionCode'),
  'UpdateFunctionCode/update in progress': duringUpdate('UpdateFunctionCode'),
  'UpdateFunctionCode/no source of the code': on('UpdateFunctionCode', {}),
  'UpdateFunctionCode/package that is no zip': on('UpdateFunctionCode', { ZipFile: NO_ZIP }),
  'UpdateFunctionCode/an image': on('UpdateFunctionCode', {
    ImageUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/image:latest',
  }),
  'UpdateFunctionCode/request over 70,167,211 bytes': on('UpdateFunctionCode', { ZipFile: OVER_70_MB }),
  'UpdateFunctionCode/package over 50 MB': on('UpdateFunctionCode', { ZipFile: OVER_50_MB }),
  async 'UpdateFunctionCode/code storage is full'(story) {
    await story.active();
    story.fillCodeStorage();
    const ZipFile = story.region.zip(`larger ${'#'.repeat(500)}`, () => null);
    return () => story.send('UpdateFunctionCode', { FunctionName: 'f', ZipFile, Publish: true });
  },
  'UpdateFunctionCode/two architectures': on('UpdateFunctionCode', { Architectures: ['x86_64', 'arm64'] }),

  'ListFunctions/no items to a page': alone('ListFunctions', { MaxItems: 0 }),
  'ListFunctions/too many items to a page': alone('ListFunctions', { MaxItems: 10_001 }),
  'ListFunctions/function version that is none': alone('ListFunctions', { FunctionVersion: 'SOME' }),

  'DeleteFunction/bad name': alone('DeleteFunction', { FunctionName: 'bad name' }),
  'DeleteFunction/bad qualifier': on('DeleteFunction', { Qualifier: 'bad!' }),
  'DeleteFunction/missing function': alone('DeleteFunction', { FunctionName: 'missing' }),
  'DeleteFunction/name and qualifier differ': on('DeleteFunction', { FunctionName: 'f:1', Qualifier: '2' }),
  async 'DeleteFunction/version that an alias points to'(story) {
    await story.withAlias();
    return () => story.send('DeleteFunction', { FunctionName: 'f', Qualifier: '1' });
  },
  async 'DeleteFunction/version that an alias gives a weight'(story) {
    await story.withAlias({ '2': 0.1 });
    return () => story.send('DeleteFunction', { FunctionName: 'f', Qualifier: '2' });
  },
  'DeleteFunction/$LATEST': on('DeleteFunction', { Qualifier: '$LATEST' }),
  'DeleteFunction/$LATEST of a missing function': alone('DeleteFunction', {
    FunctionName: 'missing',
    Qualifier: '$LATEST',
  }),
  async 'DeleteFunction/an alias'(story) {
    await story.withAlias();
    return () => story.send('DeleteFunction', { FunctionName: 'f', Qualifier: 'live' });
  },

  'PublishVersion/function is Pending': onPending('PublishVersion'),
  'PublishVersion/update in progress': duringUpdate('PublishVersion'),
};
