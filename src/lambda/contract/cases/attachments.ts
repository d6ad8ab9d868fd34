/** Cases of what is attached to a function, a version or an alias. */
import { FUNCTION_ARN } from '../refusals.ts';
import { type ContractCase, type Given, on, type Story } from '../story.ts';

const putting = (input: Given) => on('PutFunctionEventInvokeConfig', input);
const sending = (OnSuccess: string, OnFailure?: string) =>
  putting({
    DestinationConfig: {
      OnSuccess: { Destination: OnSuccess },
      ...(OnFailure && { OnFailure: { Destination: OnFailure } }),
    },
  });

const provision = (story: Story, input: Given) =>
  story.send('PutProvisionedConcurrencyConfig', {
    FunctionName: 'f',
    Qualifier: '1',
    ProvisionedConcurrentExecutions: 1,
    ...input,
  });

/** A request for provisioned concurrency when `f` has versions and the alias `live` of version 1. */
const provisioning =
  (input: Given, weights?: Readonly<Record<string, number>>): ContractCase =>
  async (story) => {
    await story.withAlias(weights);
    return () => provision(story, input);
  };

/** A request when some of what is named has provisioned concurrency, or the account less of its own. */
const afterwards =
  (before: (story: Story) => Promise<unknown>, operation: string, input: Given): ContractCase =>
  async (story) => {
    await story.withAlias();
    await before(story);
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

const alias = (story: Story, Name: string, FunctionVersion: string) =>
  story.send('CreateAlias', { FunctionName: 'f', Name, FunctionVersion });

const onUrl =
  (operation: string, input: Given): ContractCase =>
  async (story) => {
    await story.active();
    await story.send('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE' });
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

const creatingUrl = (input: Given) => on('CreateFunctionUrlConfig', { AuthType: 'NONE', ...input });
const RUNTIME_VERSION = `arn:aws:lambda:us-east-1::runtime:${'0'.repeat(64)}`;

export const ATTACHMENT_CASES: Readonly<Record<string, ContractCase>> = {
  'PutFunctionEventInvokeConfig/no settings': putting({ FunctionName: 'missing' }),
  'PutFunctionEventInvokeConfig/missing function': putting({ FunctionName: 'missing', MaximumRetryAttempts: 0 }),
  'PutFunctionEventInvokeConfig/missing alias': putting({ Qualifier: 'nowhere', MaximumRetryAttempts: 0 }),
  'PutFunctionEventInvokeConfig/name and qualifier differ': putting({ FunctionName: 'f:1', Qualifier: '2' }),
  'PutFunctionEventInvokeConfig/three retries': putting({ MaximumRetryAttempts: 3 }),
  'PutFunctionEventInvokeConfig/age of 59 s': putting({ MaximumEventAgeInSeconds: 59 }),
  'PutFunctionEventInvokeConfig/age of more than 6 hours': putting({ MaximumEventAgeInSeconds: 21_601 }),
  'PutFunctionEventInvokeConfig/destination that is the function': sending(FUNCTION_ARN),
  'PutFunctionEventInvokeConfig/destination that is a missing function': sending(
    FUNCTION_ARN.replace('function:f', 'function:g'),
  ),
  'PutFunctionEventInvokeConfig/destination of another region': sending(FUNCTION_ARN.replace('us-east-1', 'eu-west-1')),
  'PutFunctionEventInvokeConfig/destination that is a missing queue': sending('arn:aws:sqs:us-east-1:123456789012:q'),
  'PutFunctionEventInvokeConfig/destination of another service': sending('arn:aws:iam::123456789012:role/r'),
  'PutFunctionEventInvokeConfig/bucket for successes': sending('arn:aws:s3:::b', 'arn:aws:s3:::b'),
  'UpdateFunctionEventInvokeConfig/no settings': on('UpdateFunctionEventInvokeConfig', {}),
  'UpdateFunctionEventInvokeConfig/missing function': on('UpdateFunctionEventInvokeConfig', {
    FunctionName: 'missing',
    MaximumRetryAttempts: 0,
  }),
  'UpdateFunctionEventInvokeConfig/nothing to update': on('UpdateFunctionEventInvokeConfig', {
    MaximumRetryAttempts: 0,
  }),
  'GetFunctionEventInvokeConfig/none': on('GetFunctionEventInvokeConfig', {}),
  'GetFunctionEventInvokeConfig/missing function': on('GetFunctionEventInvokeConfig', { FunctionName: 'missing' }),
  'DeleteFunctionEventInvokeConfig/none': on('DeleteFunctionEventInvokeConfig', {}),
  'ListFunctionEventInvokeConfigs/missing function': on('ListFunctionEventInvokeConfigs', { FunctionName: 'missing' }),
  'ListFunctionEventInvokeConfigs/too many items to a page': on('ListFunctionEventInvokeConfigs', { MaxItems: 51 }),

  'PutProvisionedConcurrencyConfig/$LATEST': provisioning({ Qualifier: '$LATEST' }),
  'PutProvisionedConcurrencyConfig/alias of $LATEST': afterwards(
    (story) => alias(story, 'dev', '$LATEST'),
    'PutProvisionedConcurrencyConfig',
    { Qualifier: 'dev', ProvisionedConcurrentExecutions: 1 },
  ),
  'PutProvisionedConcurrencyConfig/missing alias': provisioning({ Qualifier: 'nowhere' }),
  'PutProvisionedConcurrencyConfig/missing version': provisioning({ Qualifier: '9' }),
  'PutProvisionedConcurrencyConfig/name and qualifier differ': provisioning({ FunctionName: 'f:2' }),
  'PutProvisionedConcurrencyConfig/no environments': provisioning({ ProvisionedConcurrentExecutions: 0 }),
  'PutProvisionedConcurrencyConfig/alias with weights': provisioning({ Qualifier: 'live' }, { '2': 0.1 }),
  'PutProvisionedConcurrencyConfig/alias of a version that has some': afterwards(
    (story) => provision(story, {}),
    'PutProvisionedConcurrencyConfig',
    { Qualifier: 'live', ProvisionedConcurrentExecutions: 1 },
  ),
  'PutProvisionedConcurrencyConfig/two aliases of a version': afterwards(
    async (story) => {
      await provision(story, { Qualifier: 'live' });
      await alias(story, 'other', '1');
    },
    'PutProvisionedConcurrencyConfig',
    { Qualifier: 'other', ProvisionedConcurrentExecutions: 1 },
  ),
  'PutProvisionedConcurrencyConfig/version of an alias that has some': afterwards(
    (story) => provision(story, { Qualifier: 'live' }),
    'PutProvisionedConcurrencyConfig',
    { Qualifier: '1', ProvisionedConcurrentExecutions: 1 },
  ),
  'PutProvisionedConcurrencyConfig/more than the reservation': afterwards(
    async (story) => {
      await story.send('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 3 });
      await provision(story, { ProvisionedConcurrentExecutions: 2 });
    },
    'PutProvisionedConcurrencyConfig',
    { Qualifier: '2', ProvisionedConcurrentExecutions: 2 },
  ),
  'PutProvisionedConcurrencyConfig/more than the account has': provisioning({ ProvisionedConcurrentExecutions: 1001 }),
  async 'PutProvisionedConcurrencyConfig/more than others have left'(story) {
    await story.withAlias();
    await story.create({ FunctionName: 'g' });
    await story.send('PutFunctionConcurrency', { FunctionName: 'g', ReservedConcurrentExecutions: 500 });
    await provision(story, { Qualifier: '2', ProvisionedConcurrentExecutions: 100 });
    return () => provision(story, { ProvisionedConcurrentExecutions: 401 });
  },
  'PutProvisionedConcurrencyConfig/less than 100 unreserved left': provisioning({
    ProvisionedConcurrentExecutions: 901,
  }),
  'GetProvisionedConcurrencyConfig/$LATEST': on('GetProvisionedConcurrencyConfig', { Qualifier: '$LATEST' }),
  'GetProvisionedConcurrencyConfig/missing alias': on('GetProvisionedConcurrencyConfig', { Qualifier: 'nowhere' }),
  'GetProvisionedConcurrencyConfig/missing version': on('GetProvisionedConcurrencyConfig', { Qualifier: '9' }),
  'GetProvisionedConcurrencyConfig/none': afterwards(
    (story) => provision(story, { Qualifier: 'live' }),
    'GetProvisionedConcurrencyConfig',
    { Qualifier: '1' },
  ),
  'DeleteProvisionedConcurrencyConfig/$LATEST': on('DeleteProvisionedConcurrencyConfig', { Qualifier: '$LATEST' }),
  'DeleteProvisionedConcurrencyConfig/missing alias': on('DeleteProvisionedConcurrencyConfig', {
    Qualifier: 'nowhere',
  }),
  'DeleteProvisionedConcurrencyConfig/missing version': on('DeleteProvisionedConcurrencyConfig', { Qualifier: '9' }),
  'ListProvisionedConcurrencyConfigs/missing function': on('ListProvisionedConcurrencyConfigs', {
    FunctionName: 'missing',
  }),
  'UpdateAlias/provisioned, to $LATEST': afterwards((story) => provision(story, { Qualifier: 'live' }), 'UpdateAlias', {
    Name: 'live',
    FunctionVersion: '$LATEST',
  }),
  'UpdateAlias/provisioned, to a version that has some': afterwards(
    async (story) => {
      await provision(story, { Qualifier: 'live' });
      await provision(story, { Qualifier: '2' });
    },
    'UpdateAlias',
    { Name: 'live', FunctionVersion: '2' },
  ),

  'CreateFunctionUrlConfig/missing function': creatingUrl({ FunctionName: 'missing' }),
  'CreateFunctionUrlConfig/missing alias': creatingUrl({ Qualifier: 'nowhere' }),
  'CreateFunctionUrlConfig/a version': creatingUrl({ Qualifier: '1' }),
  'CreateFunctionUrlConfig/a version in the name': creatingUrl({ FunctionName: 'f:1' }),
  'CreateFunctionUrlConfig/name and qualifier differ': creatingUrl({ FunctionName: 'f:a', Qualifier: 'b' }),
  'CreateFunctionUrlConfig/auth type that is none': creatingUrl({ AuthType: 'BASIC' }),
  'CreateFunctionUrlConfig/one that is there': onUrl('CreateFunctionUrlConfig', { AuthType: 'AWS_IAM' }),
  'GetFunctionUrlConfig/missing function': on('GetFunctionUrlConfig', { FunctionName: 'missing' }),
  'GetFunctionUrlConfig/none': on('GetFunctionUrlConfig', {}),
  'GetFunctionUrlConfig/a version': on('GetFunctionUrlConfig', { Qualifier: '1' }),
  'UpdateFunctionUrlConfig/missing function': on('UpdateFunctionUrlConfig', { FunctionName: 'missing' }),
  'UpdateFunctionUrlConfig/none': on('UpdateFunctionUrlConfig', {}),
  'UpdateFunctionUrlConfig/invoke mode that is none': onUrl('UpdateFunctionUrlConfig', { InvokeMode: 'FAST' }),
  'DeleteFunctionUrlConfig/missing function': on('DeleteFunctionUrlConfig', { FunctionName: 'missing' }),
  'DeleteFunctionUrlConfig/none': on('DeleteFunctionUrlConfig', {}),
  'ListFunctionUrlConfigs/missing function': on('ListFunctionUrlConfigs', { FunctionName: 'missing' }),

  'PutFunctionRecursionConfig/missing function': on('PutFunctionRecursionConfig', {
    FunctionName: 'missing',
    RecursiveLoop: 'Allow',
  }),
  'PutFunctionRecursionConfig/an alias': on('PutFunctionRecursionConfig', {
    FunctionName: 'f:live',
    RecursiveLoop: 'Allow',
  }),
  'PutFunctionRecursionConfig/answer that is none': on('PutFunctionRecursionConfig', { RecursiveLoop: 'Ask' }),
  'GetFunctionRecursionConfig/missing function': on('GetFunctionRecursionConfig', { FunctionName: 'missing' }),
  'PutRuntimeManagementConfig/missing function': on('PutRuntimeManagementConfig', {
    FunctionName: 'missing',
    UpdateRuntimeOn: 'Auto',
  }),
  'PutRuntimeManagementConfig/missing version': on('PutRuntimeManagementConfig', {
    Qualifier: '9',
    UpdateRuntimeOn: 'Auto',
  }),
  'PutRuntimeManagementConfig/Manual without a runtime': on('PutRuntimeManagementConfig', {
    UpdateRuntimeOn: 'Manual',
  }),
  'PutRuntimeManagementConfig/Auto with a runtime': on('PutRuntimeManagementConfig', {
    UpdateRuntimeOn: 'Auto',
    RuntimeVersionArn: RUNTIME_VERSION,
  }),
  'GetRuntimeManagementConfig/missing function': on('GetRuntimeManagementConfig', { FunctionName: 'missing' }),
  'GetRuntimeManagementConfig/missing version': on('GetRuntimeManagementConfig', { Qualifier: '9' }),
};
