/** Service Quotas, spoken to as a client speaks AWS JSON. */
import {
  DeleteFunctionConcurrencyCommand,
  GetAccountSettingsCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import {
  GetServiceQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { describe, expect, test } from 'vitest';
import { coldsparkClient } from '../../api/coldspark.ts';
import type { ServiceQuotasOperations } from '../../api/models/service-quotas-types.ts';
import { staysInPage } from '../../api/sdk-transport.ts';
import { SERVICES } from '../../api/services.ts';
import { ObservedRegion } from '../observed-region.test-fixture.ts';

const { protocol, model } = SERVICES.servicequotas;
const CONCURRENCY = { ServiceCode: 'lambda', QuotaCode: 'L-B99A9384' };
const STORAGE = { ServiceCode: 'lambda', QuotaCode: 'L-2ACBD22F' };

const open = () => new ObservedRegion({ handler: () => 'ok' });

async function call<O extends keyof ServiceQuotasOperations>(
  region: ObservedRegion,
  name: O,
  input: ServiceQuotasOperations[O]['input'],
): Promise<ServiceQuotasOperations[O]['output']> {
  const operation = model.operations.get(name);
  if (!operation) throw new Error(`no ${name}`);
  const request = protocol.request(model, operation, { ...input });
  const response = await region.handle({ service: 'servicequotas', ...request });
  if (response.status < 300) return protocol.output(model, operation, response) as ServiceQuotasOperations[O]['output'];
  const { code, message } = protocol.readRefusal(model, response);
  throw new Error(`${code}: ${message}`);
}

const appliedValue = async (region: ObservedRegion, quota: typeof CONCURRENCY) =>
  (await call(region, 'GetServiceQuota', quota)).Quota?.Value;

const ask = async (region: ObservedRegion, quota: typeof CONCURRENCY, DesiredValue: number) =>
  (await call(region, 'RequestServiceQuotaIncrease', { ...quota, DesiredValue })).RequestedQuota;

const limits = async (region: ObservedRegion) =>
  (await region.lambda.send(new GetAccountSettingsCommand({}))).AccountLimit;

test('AWS’s own client reads a quota, asks for more of it, and is told what AWS would refuse', async () => {
  const region = open();
  const client = new ServiceQuotasClient(staysInPage('servicequotas', region.handle));
  const { Quota } = await client.send(new GetServiceQuotaCommand(CONCURRENCY));
  expect(Quota).toMatchObject({ QuotaName: 'Concurrent executions', Value: 1000, Adjustable: true });
  const { RequestedQuota } = await client.send(
    new RequestServiceQuotaIncreaseCommand({ ...CONCURRENCY, DesiredValue: 1500 }),
  );
  expect(RequestedQuota).toMatchObject({ Status: 'PENDING', DesiredValue: 1500 });
  await expect(
    client.send(new GetServiceQuotaCommand({ ...CONCURRENCY, QuotaCode: 'L-00000000' })),
  ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
});

describe('quotas', () => {
  test('are told as they are applied, with the codes that AWS gave them', async () => {
    expect(await call(open(), 'GetServiceQuota', CONCURRENCY)).toEqual({
      Quota: {
        ...CONCURRENCY,
        ServiceName: 'AWS Lambda',
        QuotaArn: 'arn:aws:servicequotas:us-east-1:123456789012:lambda/L-B99A9384',
        QuotaName: 'Concurrent executions',
        Value: 1000,
        Unit: 'None',
        Adjustable: true,
        GlobalQuota: false,
        QuotaAppliedAtLevel: 'ACCOUNT',
        UsageMetric: {
          MetricNamespace: 'AWS/Lambda',
          MetricName: 'ConcurrentExecutions',
          MetricDimensions: {},
          MetricStatisticRecommendation: 'Maximum',
        },
      },
    });
  });

  test('defaults are nobody’s, and stay', async () => {
    const region = open();
    await ask(region, CONCURRENCY, 3000);
    region.advance(10_000);
    const { Quota } = await call(region, 'GetAWSDefaultServiceQuota', CONCURRENCY);
    expect(Quota).toMatchObject({ QuotaArn: 'arn:aws:servicequotas:us-east-1::lambda/L-B99A9384', Value: 1000 });
    expect(await appliedValue(region, CONCURRENCY)).toBe(3000);
  });

  test('are listed by code, page by page, each once', async () => {
    const region = open();
    const codes: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await call(region, 'ListServiceQuotas', { ServiceCode: 'lambda', MaxResults: 5, NextToken });
      codes.push(...(page.Quotas ?? []).map(({ QuotaCode }) => QuotaCode));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    const all = await call(region, 'ListAWSDefaultServiceQuotas', { ServiceCode: 'lambda' });
    expect(codes).toEqual(all.Quotas?.map(({ QuotaCode }) => QuotaCode));
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes).toContain('L-B99A9384');
    const one = await call(region, 'ListServiceQuotas', CONCURRENCY);
    expect(one.Quotas?.map(({ QuotaName }) => QuotaName)).toEqual(['Concurrent executions']);
    expect((await call(region, 'ListServices', {})).Services).toEqual([
      { ServiceCode: 'lambda', ServiceName: 'AWS Lambda' },
    ]);
  });
});

describe('an increase', () => {
  test('is pending, then approved, and then the account has that number', async () => {
    const region = await open().withFunction('f');
    const requested = await ask(region, CONCURRENCY, 1500);
    expect(requested).toMatchObject({
      ...CONCURRENCY,
      QuotaName: 'Concurrent executions',
      DesiredValue: 1500,
      Status: 'PENDING',
      Created: region.now / 1000,
      Requester: '{"accountId":"123456789012","callerArn":"arn:aws:iam::123456789012:root"}',
      QuotaArn: 'arn:aws:servicequotas:us-east-1:123456789012:lambda/L-B99A9384',
      QuotaRequestedAtLevel: 'ACCOUNT',
    });
    expect(requested?.Id).toMatch(/^[0-9a-f]{32}[0-9a-z]{8}$/);
    expect(await limits(region)).toMatchObject({ ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 });
    const reserve = new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 1400 });
    await expect(region.lambda.send(reserve)).rejects.toThrow('below its minimum value of [100]');

    region.advance(10_000);
    const { RequestedQuota } = await call(region, 'GetRequestedServiceQuotaChange', { RequestId: requested?.Id ?? '' });
    expect(RequestedQuota).toMatchObject({ Status: 'APPROVED', LastUpdated: region.now / 1000 });
    expect(await limits(region)).toMatchObject({ ConcurrentExecutions: 1500, UnreservedConcurrentExecutions: 1500 });
    await region.lambda.send(reserve);
    expect(await limits(region)).toMatchObject({ UnreservedConcurrentExecutions: 100 });
  });

  test('lowers nothing that was set higher meanwhile, and an account that has fewer than the default asks for more than it', async () => {
    const region = open();
    const coldspark = coldsparkClient(region.handle);
    await ask(region, CONCURRENCY, 1500);
    await coldspark.call('PutAccountConcurrency', { concurrentExecutions: 3000 });
    region.advance(10_000);
    expect(await appliedValue(region, CONCURRENCY)).toBe(3000);
    await coldspark.call('PutAccountConcurrency', { concurrentExecutions: 10 });
    expect(await limits(region)).toMatchObject({ ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 });
    await expect(ask(region, CONCURRENCY, 1000)).rejects.toThrow(
      'IllegalArgumentException: You must provide a quota value greater than the default quota value of 1000.0',
    );
    await ask(region, CONCURRENCY, 1001);
    region.advance(10_000);
    expect(await limits(region)).toMatchObject({ ConcurrentExecutions: 1001 });
  });

  test('set below what is reserved, a quota leaves nothing unreserved; reservations stay until they are taken away', async () => {
    const region = open();
    await region.withFunction('f');
    await region.withFunction('g');
    const coldspark = coldsparkClient(region.handle);
    const reserve = (ReservedConcurrentExecutions: number) =>
      region.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'g', ReservedConcurrentExecutions }));
    await reserve(50);
    await coldspark.call('PutAccountConcurrency', { concurrentExecutions: 10 });
    expect(await limits(region)).toMatchObject({ ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 0 });
    await expect(region.invoke('f')).rejects.toMatchObject({ Reason: 'ConcurrentInvocationLimitExceeded' });
    await region.invoke('g');
    await expect(reserve(5)).rejects.toThrow('below its minimum value of [10]');
    await region.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'g' }));
    expect(await limits(region)).toMatchObject({ UnreservedConcurrentExecutions: 10 });
    await region.invoke('f');
  });

  test('of the room for code is one, too', async () => {
    const region = open();
    await ask(region, STORAGE, 80);
    region.advance(10_000);
    expect(await limits(region)).toMatchObject({ TotalCodeSize: 80 * 1024 ** 3 });
  });

  test('is reviewed on after the page was loaded again, and stays', async () => {
    const region = open();
    await ask(region, CONCURRENCY, 1500);
    region.advance(5000);
    const reloaded = region.reloaded({ handler: () => 'ok' });
    expect(await appliedValue(reloaded, CONCURRENCY)).toBe(1000);
    reloaded.advance(5000);
    expect(await appliedValue(reloaded, CONCURRENCY)).toBe(1500);
    expect(await limits(reloaded.reloaded({ handler: () => 'ok' }))).toMatchObject({ ConcurrentExecutions: 1500 });
  });

  test('is in the history, newest first, by service, quota and status', async () => {
    const region = open();
    await ask(region, CONCURRENCY, 1500);
    region.advance(10_000);
    await ask(region, CONCURRENCY, 2000);
    region.advance(1);
    await ask(region, STORAGE, 80);
    const asked = async (input: object) =>
      (await call(region, 'ListRequestedServiceQuotaChangeHistory', input)).RequestedQuotas?.map(
        ({ QuotaCode, DesiredValue }) => [QuotaCode, DesiredValue],
      );
    expect(await asked({})).toEqual([
      ['L-2ACBD22F', 80],
      ['L-B99A9384', 2000],
      ['L-B99A9384', 1500],
    ]);
    expect(await asked({ ServiceCode: 'lambda', Status: 'APPROVED' })).toEqual([['L-B99A9384', 1500]]);
    expect(await asked({ Status: 'DENIED' })).toEqual([]);
    const first = await call(region, 'ListRequestedServiceQuotaChangeHistoryByQuota', {
      ...CONCURRENCY,
      MaxResults: 1,
    });
    const { NextToken } = first;
    const second = await call(region, 'ListRequestedServiceQuotaChangeHistoryByQuota', { ...CONCURRENCY, NextToken });
    expect([first, second].map(({ RequestedQuotas }) => RequestedQuotas?.map((each) => each.DesiredValue))).toEqual([
      [2000],
      [1500],
    ]);
  });
});

describe('refused, in AWS’s words', () => {
  test.each([
    [1000, 'You must provide a quota value greater than the default quota value of 1000.0'],
    [1500, 'You must provide a quota value greater than the current quota value'],
  ])('an increase to %i of an account that has 1500', async (desired, message) => {
    const region = open();
    await ask(region, CONCURRENCY, 1500);
    region.advance(10_000);
    await expect(ask(region, CONCURRENCY, desired)).rejects.toThrow(`IllegalArgumentException: ${message}`);
  });

  test('a second request while one is open', async () => {
    const region = open();
    await ask(region, CONCURRENCY, 1500);
    await expect(ask(region, CONCURRENCY, 2000)).rejects.toThrow(
      'ResourceAlreadyExistsException: Only one open service quota increase request is allowed per quota.',
    );
  });

  const NO_SERVICE = 'NoSuchResourceException: The request failed because the specified service does not exist.';

  test.each<[string, (region: ObservedRegion) => Promise<unknown>, string]>([
    ['a service that is none', (r) => call(r, 'ListServiceQuotas', { ServiceCode: 'Lambda' }), NO_SERVICE],
    ['its history', (r) => call(r, 'ListRequestedServiceQuotaChangeHistory', { ServiceCode: 'ec3' }), NO_SERVICE],
    [
      'a quota that is none',
      (r) => call(r, 'GetServiceQuota', { ServiceCode: 'lambda', QuotaCode: 'L-00000000' }),
      'NoSuchResourceException',
    ],
    [
      'a resource without a value of its own',
      (r) => call(r, 'GetServiceQuota', { ...CONCURRENCY, ContextId: 'arn:aws:lambda:us-east-1:123456789012:f' }),
      'NoSuchResourceException: The request failed because applied value for the specified context Id do not exist.',
    ],
    [
      'a request that is none',
      (r) => call(r, 'GetRequestedServiceQuotaChange', { RequestId: 'a'.repeat(40) }),
      'NoSuchResourceException',
    ],
    [
      'an increase of what cannot be increased',
      (r) => ask(r, { ServiceCode: 'lambda', QuotaCode: 'L-9FEEFFC0' }, 1800),
      'IllegalArgumentException',
    ],
    ['a token that is none', (r) => call(r, 'ListServices', { NextToken: 'mine' }), 'InvalidPaginationTokenException'],
    [
      'what breaks the model',
      (r) => call(r, 'ListServiceQuotas', { ServiceCode: 'lambda', MaxResults: 101 }),
      "ValidationException: 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: " +
        'Member must have value less than or equal to 100',
    ],
  ])('%s', async (_, refused, message) => {
    await expect(refused(open())).rejects.toThrow(message);
  });
});
