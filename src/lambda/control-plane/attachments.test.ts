/** What hangs on versions and aliases: policies, async settings, provisioned concurrency, URLs, runtime settings. */
import { describe, expect, test } from 'vitest';
import { PROVISIONING_SECONDS } from '../../api/quotas.ts';
import { restoreTables } from '../../kernel/table.ts';
import type { InitOutcome } from '../context.ts';
import type { ProvisionedConcurrencyConfig } from '../state.ts';
import { createAlias, deleteAlias, updateAlias } from './aliases.ts';
import { putFunctionConcurrency } from './concurrency.ts';
import { type Account, ARN, openAccount, refusalOf, tablesOf } from './control-plane.test-fixture.ts';
import {
  getFunctionEventInvokeConfig,
  listFunctionEventInvokeConfigs,
  putFunctionEventInvokeConfig,
  updateFunctionEventInvokeConfig,
} from './event-invoke-configs.ts';
import { updateFunctionConfiguration } from './function-configuration.ts';
import { createFunctionUrlConfig, listFunctionUrlConfigs, updateFunctionUrlConfig } from './function-urls.ts';
import { deleteFunction, getFunction } from './functions.ts';
import { addPermission, getPolicy } from './permissions.ts';
import {
  deleteProvisionedConcurrencyConfig,
  getProvisionedConcurrencyConfig,
  listProvisionedConcurrencyConfigs,
  putProvisionedConcurrencyConfig,
  scheduleAllocations,
} from './provisioned-concurrency.ts';
import { getRuntimeManagementConfig, putRuntimeManagementConfig } from './runtime-management.ts';
import { publishVersion } from './versions.ts';

const PROVISIONING_MS = PROVISIONING_SECONDS * 1000;

/** `f` with versions 1 and 2 and the alias `live` of version 1. */
function openWithAlias(): Account {
  const account = openAccount();
  account.activeFunction({ Publish: true });
  updateFunctionConfiguration(account.context, { FunctionName: 'f', Description: 'again' });
  account.settle();
  publishVersion(account.context, { FunctionName: 'f' });
  account.settle();
  createAlias(account.context, { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  return account;
}

const permit = (account: Account, given = {}) =>
  addPermission(account.context, {
    FunctionName: 'f',
    StatementId: 's',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    ...given,
  });

test('a statement says who, what, and under which conditions', () => {
  const account = openWithAlias();
  const statement = permit(account, {
    Qualifier: 'live',
    Action: 'lambda:InvokeFunctionUrl',
    SourceArn: 'arn:aws:s3:::b',
    SourceAccount: '123456789012',
    EventSourceToken: 'token',
    PrincipalOrgID: 'o-0123456789',
    FunctionUrlAuthType: 'NONE',
    InvokedViaFunctionUrl: true,
  });
  expect(JSON.parse(statement.Statement ?? '')).toEqual({
    Sid: 's',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunctionUrl',
    Resource: `${ARN}:f:live`,
    Condition: {
      StringEquals: {
        'AWS:SourceAccount': '123456789012',
        'lambda:EventSourceToken': 'token',
        'lambda:FunctionUrlAuthType': 'NONE',
        'aws:PrincipalOrgID': 'o-0123456789',
      },
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' },
      Bool: { 'lambda:InvokedViaFunctionUrl': 'true' },
    },
  });
});

test('each qualifier has a policy of its own, whose revision is the qualifier’s', () => {
  const account = openWithAlias();
  const revision = () => getFunction(account.context, { FunctionName: 'f' }).Configuration?.RevisionId;
  const before = revision();
  permit(account, { RevisionId: before });
  expect(revision()).not.toBe(before);
  expect(getPolicy(account.context, { FunctionName: 'f' }).RevisionId).toBe(revision());
  expect(refusalOf(() => getPolicy(account.context, { FunctionName: 'f:live' }))).toContain('404');
  permit(account, { FunctionName: 'f:live' });
  permit(account, { Qualifier: '1' });
  expect(getPolicy(account.context, { FunctionName: 'f', Qualifier: '1' }).Policy).toContain(`${ARN}:f:1`);
});

test('put replaces the async settings, update merges them', () => {
  const { context } = openWithAlias();
  const target = { FunctionName: 'f', Qualifier: 'live' };
  const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
  putFunctionEventInvokeConfig(context, { ...target, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
  const put = putFunctionEventInvokeConfig(context, {
    ...target,
    MaximumEventAgeInSeconds: 120,
    DestinationConfig: { OnFailure: { Destination: queue } },
  });
  expect(put).toMatchObject({ MaximumEventAgeInSeconds: 120, FunctionArn: `${ARN}:f:live` });
  expect(put.MaximumRetryAttempts).toBeUndefined();
  updateFunctionEventInvokeConfig(context, { ...target, MaximumRetryAttempts: 1 });
  expect(getFunctionEventInvokeConfig(context, target)).toMatchObject({
    MaximumRetryAttempts: 1,
    MaximumEventAgeInSeconds: 120,
    DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: queue } },
  });
  updateFunctionEventInvokeConfig(context, { ...target, DestinationConfig: { OnFailure: { Destination: '' } } });
  expect(getFunctionEventInvokeConfig(context, target).DestinationConfig).toEqual({ OnSuccess: {}, OnFailure: {} });
});

test('async settings are listed by pages', () => {
  const { context } = openWithAlias();
  for (const Qualifier of ['live', '1', '2', '$LATEST'])
    putFunctionEventInvokeConfig(context, { FunctionName: 'f', Qualifier, MaximumRetryAttempts: 0 });
  const page = (given = {}) => listFunctionEventInvokeConfigs(context, { FunctionName: 'f', MaxItems: 3, ...given });
  const arns = ({ FunctionEventInvokeConfigs = [] }: ReturnType<typeof page>) =>
    FunctionEventInvokeConfigs.map(({ FunctionArn }) => FunctionArn?.slice(ARN.length + 3));
  const first = page();
  expect(arns(first)).toEqual(['$LATEST', '1', '2']);
  const second = page({ Marker: first.NextMarker });
  expect(arns(second)).toEqual(['live']);
  expect(second.NextMarker).toBeUndefined();
});

const provision = (account: Account, Qualifier: string, count: number) =>
  putProvisionedConcurrencyConfig(account.context, {
    FunctionName: 'f',
    Qualifier,
    ProvisionedConcurrentExecutions: count,
  });
const statusOf = (account: Account) =>
  listProvisionedConcurrencyConfigs(account.context, { FunctionName: 'f' }).ProvisionedConcurrencyConfigs?.map(
    (config) => [config.FunctionArn?.slice(ARN.length + 3), config.Status],
  );

test('provisioned concurrency is READY after its time, also when another engine takes over meanwhile', () => {
  const account = openWithAlias();
  const put = provision(account, 'live', 3);
  expect(put).toMatchObject({ Status: 'IN_PROGRESS', AllocatedProvisionedConcurrentExecutions: 0 });
  expect(put.LastModified).toMatch(/^2026-03-01T10:00:\d\d\+0000$/);
  expect(account.clock.nextEvent).toMatchObject({ name: 'provisioned concurrency of f:live ready' });
  account.clock.advanceTo(account.clock.now + PROVISIONING_MS + 29);
  expect(statusOf(account)).toEqual([['live', 'IN_PROGRESS']]);

  const successor = openAccount(2, account.clock.now);
  restoreTables(tablesOf(successor), account.changes());
  scheduleAllocations(successor.context);
  successor.clock.advanceTo(successor.clock.now + 1);
  expect(statusOf(successor)).toEqual([['live', 'READY']]);
});

describe('GetProvisionedConcurrencyConfig', () => {
  /** Answers so far, in order. */
  function getter(account: Account) {
    const answers: unknown[] = [];
    const get = () =>
      getProvisionedConcurrencyConfig(account.context, { FunctionName: 'f', Qualifier: '1' }, (answer) =>
        answers.push('output' in answer ? answer.output : answer.code),
      );
    return { answers, get };
  }
  /** What somebody is told who asks for the first time. */
  function get(account: Account) {
    const asked = getter(account);
    account.context.state.provisionedConcurrencyConfigs.set('f:1', {
      ...(account.context.state.provisionedConcurrencyConfigs.get('f:1') as ProvisionedConcurrencyConfig),
    });
    asked.get();
    return asked.answers[0];
  }
  const counts = (Status: string, allocated: number, available: number) => ({
    Status,
    AllocatedProvisionedConcurrentExecutions: allocated,
    AvailableProvisionedConcurrentExecutions: available,
  });

  test('says that an allocation is in progress for AWS’s minute or two, and counts from then on, 6,000 a minute', () => {
    const account = openWithAlias();
    provision(account, '1', 200);
    account.clock.advanceTo(account.clock.now + PROVISIONING_MS);
    expect(get(account)).toMatchObject(counts('IN_PROGRESS', 0, 0));
    account.clock.advanceTo(account.clock.now + 1000);
    expect(get(account)).toMatchObject(counts('IN_PROGRESS', 100, 0));
    account.clock.advanceTo(account.clock.now + 999);
    expect(get(account)).toMatchObject(counts('IN_PROGRESS', 199, 0));
    account.clock.advanceTo(account.clock.now + 1);
    expect(get(account)).toMatchObject(counts('READY', 200, 200));
  });

  test('how long that is, is a setting of the account', () => {
    const account = openWithAlias();
    account.context.pace.provisioningMs = 0;
    provision(account, '1', 1);
    account.clock.advanceTo(account.clock.now + 10);
    expect(get(account)).toMatchObject(counts('READY', 1, 1));
  });

  test('what was ready serves while more is allocated, and what is left while there is less', () => {
    const account = openWithAlias();
    provision(account, '1', 2);
    account.clock.advanceTo(account.clock.now + PROVISIONING_MS + 20);
    expect(provision(account, '1', 5)).toMatchObject(counts('IN_PROGRESS', 2, 2));
    provision(account, '1', 1);
    expect(get(account)).toMatchObject(counts('IN_PROGRESS', 1, 1));
    account.clock.advanceTo(account.clock.now + PROVISIONING_MS);
    expect(get(account)).toMatchObject(counts('READY', 1, 1));
  });

  test('an environment whose Init fails makes the allocation fail; one whose Init takes long delays it', () => {
    const account = openWithAlias();
    let outcome: InitOutcome = 'under way';
    account.dataPlane.initOutcome = () => outcome;
    provision(account, '1', 2);
    account.clock.advanceTo(account.clock.now + 2 * PROVISIONING_MS);
    expect(statusOf(account)).toEqual([['1', 'IN_PROGRESS']]);
    outcome = 'failed';
    account.clock.advanceTo(account.clock.now + 1000);
    expect(get(account)).toMatchObject({ ...counts('FAILED', 0, 0), StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' });
  });

  test('whoever asks again is answered when it is over, or after three seconds', () => {
    const account = openWithAlias();
    provision(account, '1', 2);
    const { answers, get } = getter(account);
    get();
    get();
    account.clock.advanceTo(account.clock.now + 2999);
    expect(answers).toHaveLength(1);
    account.clock.advanceTo(account.clock.now + 1);
    expect(answers).toMatchObject([counts('IN_PROGRESS', 0, 0), counts('IN_PROGRESS', 0, 0)]);
    account.clock.advanceTo(account.clock.now + PROVISIONING_MS - 4000);
    get();
    account.clock.advanceTo(account.clock.now + 1100);
    expect(answers.slice(2)).toMatchObject([counts('READY', 2, 2)]);
  });

  test('answers who waits for a configuration that is deleted, or begun anew', () => {
    const account = openWithAlias();
    provision(account, '1', 2);
    const { answers, get } = getter(account);
    get();
    get();
    provision(account, '1', 3);
    account.clock.advanceTo(account.clock.now + 50);
    expect(answers.slice(1)).toMatchObject([{ RequestedProvisionedConcurrentExecutions: 3 }]);
    get();
    get();
    deleteProvisionedConcurrencyConfig(account.context, { FunctionName: 'f', Qualifier: '1' });
    account.clock.advanceTo(account.clock.now + 50);
    expect(answers[3]).toBe('ProvisionedConcurrencyConfigNotFoundException');
  });
});

test('an alias that moves is provisioned anew; weights may be set on one that is', () => {
  const account = openWithAlias();
  provision(account, 'live', 1);
  account.clock.advanceTo(account.clock.now + PROVISIONING_MS + 10);
  updateAlias(account.context, {
    FunctionName: 'f',
    Name: 'live',
    RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } },
  });
  expect(statusOf(account)).toEqual([['live', 'READY']]);
  updateAlias(account.context, { FunctionName: 'f', Name: 'live', FunctionVersion: '2', RoutingConfig: {} });
  expect(statusOf(account)).toEqual([['live', 'IN_PROGRESS']]);
});

test('what is provisioned without a reservation cannot be reserved by another function', () => {
  const account = openWithAlias();
  provision(account, '1', 100);
  account.activeFunction({ FunctionName: 'g' });
  const reserve = (count: number) =>
    putFunctionConcurrency(account.context, { FunctionName: 'g', ReservedConcurrentExecutions: count });
  expect(refusalOf(() => reserve(801))).toContain('below its minimum value of [100]');
  expect(reserve(800)).toEqual({ ReservedConcurrentExecutions: 800 });
});

test('a URL has an id from the engine’s luck, and keeps it when updated', () => {
  const urls = [1, 1, 2].map((seed) => {
    const { context } = openAccountWithFunction(seed);
    const created = createFunctionUrlConfig(context, { FunctionName: 'f', AuthType: 'NONE' });
    const Cors = { AllowOrigins: ['*'] };
    const updated = updateFunctionUrlConfig(context, { FunctionName: 'f', AuthType: 'AWS_IAM', Cors });
    expect(updated).toMatchObject({ AuthType: 'AWS_IAM', Cors, FunctionUrl: created.FunctionUrl });
    return created.FunctionUrl;
  });
  expect(urls[0]).toMatch(/^https:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.on\.aws\/$/);
  expect(urls[1]).toBe(urls[0]);
  expect(urls[2]).not.toBe(urls[0]);
});

function openAccountWithFunction(seed: number): Account {
  const account = openAccount(seed);
  account.activeFunction();
  return account;
}

test('runtime settings belong to one version', () => {
  const { context } = openWithAlias();
  const RuntimeVersionArn = `arn:aws:lambda:us-east-1::runtime:${'0'.repeat(64)}`;
  putRuntimeManagementConfig(context, {
    FunctionName: 'f',
    Qualifier: '1',
    UpdateRuntimeOn: 'Manual',
    RuntimeVersionArn,
  });
  expect(getRuntimeManagementConfig(context, { FunctionName: 'f:1' })).toEqual({
    UpdateRuntimeOn: 'Manual',
    FunctionArn: `${ARN}:f:1`,
    RuntimeVersionArn,
  });
  expect(getRuntimeManagementConfig(context, { FunctionName: 'f' })).toEqual({
    UpdateRuntimeOn: 'Auto',
    FunctionArn: `${ARN}:f:$LATEST`,
  });
});

test('what hangs on an alias goes with it, and everything with the function', () => {
  const account = openWithAlias();
  const { context } = account;
  for (const Qualifier of ['live', '2']) {
    permit(account, { Qualifier });
    putFunctionEventInvokeConfig(context, { FunctionName: 'f', Qualifier, MaximumRetryAttempts: 0 });
    provision(account, Qualifier, 1);
  }
  putRuntimeManagementConfig(context, { FunctionName: 'f', Qualifier: '2', UpdateRuntimeOn: 'Auto' });
  createFunctionUrlConfig(context, { FunctionName: 'f', Qualifier: 'live', AuthType: 'NONE' });
  createFunctionUrlConfig(context, { FunctionName: 'f', AuthType: 'NONE' });
  permit(account);

  deleteAlias(context, { FunctionName: 'f', Name: 'live' });
  expect(statusOf(account)).toEqual([['2', 'IN_PROGRESS']]);
  expect(listFunctionUrlConfigs(context, { FunctionName: 'f' }).FunctionUrlConfigs).toHaveLength(1);
  createAlias(context, { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  expect(refusalOf(() => getPolicy(context, { FunctionName: 'f:live' }))).toContain('404');
  expect(refusalOf(() => getFunctionEventInvokeConfig(context, { FunctionName: 'f:live' }))).toContain('404');

  deleteFunction(context, { FunctionName: 'f', Qualifier: '2' });
  expect(statusOf(account)).toEqual([]);
  deleteFunction(context, { FunctionName: 'f' });
  const left = ['policies', 'eventInvokeConfigs', 'functionUrls', 'runtimeManagementConfigs'] as const;
  expect(left.map((table) => context.state[table].size)).toEqual([0, 0, 0, 0]);
});
