/** The picture of the account's concurrency: what is in it, and that it is what AWS's own APIs say. */
import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetAccountSettingsCommand,
  InvokeCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { coldsparkClient } from '../../../api/coldspark.ts';
import type { LiveFunction, LiveSamples, LiveVersion } from '../../../api/live-samples.ts';
import { ObservedRegion, start } from '../../../services/observed-region.test-fixture.ts';
import { accountPicture, quotaBar } from './pools.ts';

const version = (given: Partial<LiveVersion>): LiveVersion => ({
  version: '$LATEST',
  inFlight: 0,
  idle: 0,
  idleProvisioned: 0,
  provisioned: 0,
  provisionedInFlight: 0,
  slots: [],
  ...given,
});
const fn = (functionName: string, given: Partial<LiveFunction>): LiveFunction => ({
  functionName,
  provisioned: 0,
  inFlight: 0,
  slots: [],
  versions: [],
  ...given,
});
const AT_MS = 1_000_000;
const live = (account: Partial<LiveSamples['account']>, functions: LiveFunction[] = []): LiveSamples => {
  const { quota = 1000, reserved = 0, provisioned = 0 } = account;
  return {
    atMs: AT_MS,
    account: {
      quota,
      reserved,
      provisioned,
      unreserved: quota - reserved - provisioned,
      unreservedInFlight: 0,
      inFlight: 0,
      slots: [],
      ...account,
    },
    functions,
  };
};

describe('the picture', () => {
  test('of an account with nothing in it is one pool, of which 100 must stay unreserved', () => {
    const picture = accountPicture(live({}));
    expect(picture).toMatchObject({
      quota: 1000,
      unreserved: 1000,
      floor: 100,
      reservable: 900,
      excess: 0,
      claimed: 0,
    });
    expect(picture.pools).toMatchObject([{ kind: 'unreserved', size: 1000, inUse: 0, rows: [] }]);
    expect(quotaBar(picture)).toMatchObject({ scale: 1000, floorFrom: 900, parts: [{ from: 0, to: 1000, usedTo: 0 }] });
  });

  test('of a new account: nothing of its 10 may be reserved', () => {
    expect(accountPicture(live({ quota: 10 }))).toMatchObject({ floor: 10, reservable: 0 });
  });

  const orders = fn('orders', {
    reserved: 50,
    provisioned: 20,
    inFlight: 13,
    versions: [
      version({ inFlight: 3, idle: 2 }),
      version({ version: '2', provisioned: 15, provisionedInFlight: 10, inFlight: 10 }),
    ],
  });
  const mail = fn('mail', {
    provisioned: 30,
    inFlight: 34,
    versions: [version({ version: '1', provisioned: 30, provisionedInFlight: 30, inFlight: 34, idle: 1 })],
  });
  const busy = live({ reserved: 50, provisioned: 30, unreservedInFlight: 4, inFlight: 47 }, [mail, orders]);

  test('has reservations first, then what is provisioned outside them, then the pool; a version stands where it runs', () => {
    const { pools, claimed, reservable } = accountPicture(busy);
    expect([claimed, reservable]).toEqual([84, 820]);
    expect(
      pools.map(({ kind, functionName, size, inUse, setAside, preparing }) => [
        kind,
        functionName,
        size,
        inUse,
        setAside,
        preparing,
      ]),
    ).toEqual([
      ['reserved', 'orders', 50, 13, 20, 5],
      ['provisioned', 'mail', 30, 30, 30, 0],
      ['unreserved', undefined, 920, 4, 0, 0],
    ]);
    expect(pools.map(({ rows }) => rows)).toEqual([
      [
        { functionName: 'orders', version: '$LATEST', busy: 3, idle: 2, provisionedBusy: 0, provisionedIdle: 0 },
        { functionName: 'orders', version: '2', busy: 0, idle: 0, provisionedBusy: 10, provisionedIdle: 5 },
      ],
      [{ functionName: 'mail', version: '1', busy: 0, idle: 0, provisionedBusy: 30, provisionedIdle: 0 }],
      [{ functionName: 'mail', version: '1', busy: 4, idle: 1, provisionedBusy: 0, provisionedIdle: 0 }],
    ]);
  });

  test('is one bar without a gap, that ends at the quota', () => {
    const { parts, scale } = quotaBar(accountPicture(busy));
    expect(parts.map(({ from, usedTo, setAsideTo, to }) => [from, usedTo, setAsideTo, to])).toEqual([
      [0, 13, 20, 50],
      [50, 80, 80, 80],
      [80, 84, 80, 1000],
    ]);
    expect(scale).toBe(1000);
  });

  test('of a quota that was set below what is reserved goes on beyond it', () => {
    const reserved = [fn('a', { reserved: 40 }), fn('b', { reserved: 20 })];
    const picture = accountPicture(live({ quota: 10, reserved: 60 }, reserved));
    expect(picture).toMatchObject({ unreserved: 0, reservable: 0, excess: 50 });
    expect(quotaBar(picture)).toMatchObject({ scale: 60, quota: 10, floorFrom: 0 });
    expect(picture.pools.at(-1)).toMatchObject({ kind: 'unreserved', size: 0 });
  });

  test('leases that outlast a change are drawn no wider than their pool', () => {
    const picture = accountPicture(live({ quota: 10, unreservedInFlight: 12, inFlight: 12 }));
    expect(quotaBar(picture).parts[0]).toMatchObject({ usedTo: 10, to: 10 });
    expect(picture.pools[0]?.inUse).toBe(12);
  });

  test('throttles are counted where they happened, by reason, for a second and for a minute', () => {
    const slots = [
      { atMs: AT_MS - 70_000, most: 0, last: 0, throttles: { ConcurrentInvocationLimitExceeded: 1000 } },
      { atMs: AT_MS - 30_000, most: 0, last: 0, throttles: { ConcurrentInvocationLimitExceeded: 5 } },
      { atMs: AT_MS - 400, most: 0, last: 0, throttles: { FunctionInvocationRateLimitExceeded: 2 } },
    ];
    const { pools } = accountPicture(
      live({ reserved: 5 }, [fn('a', { versions: [version({ slots })] }), fn('b', { reserved: 5 })]),
    );
    expect(pools.map(({ throttles }) => throttles)).toEqual([
      { second: 0, minute: 0, reasons: {} },
      {
        second: 2,
        minute: 7,
        lastAtMs: AT_MS - 400,
        reasons: { ConcurrentInvocationLimitExceeded: 5, FunctionInvocationRateLimitExceeded: 2 },
      },
    ]);
  });
});

test('its numbers are those of GetAccountSettings and of the metrics, at the same instant', async () => {
  const region = new ObservedRegion({ handler: () => 'ok' });
  const coldspark = coldsparkClient(region.handle);
  await region.withFunction('f');
  await region.withFunction('g');
  await region.withFunction('h');
  await region.lambda.send(new PublishVersionCommand({ FunctionName: 'h' }));
  region.advance(1000);
  await coldspark.call('PutAccountConcurrency', { concurrentExecutions: 500 });
  await region.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'g', ReservedConcurrentExecutions: 40 }));
  await region.lambda.send(
    new PutProvisionedConcurrencyConfigCommand({
      FunctionName: 'h',
      Qualifier: '1',
      ProvisionedConcurrentExecutions: 7,
    }),
  );
  region.advance(200_000);
  const before = accountPicture(await coldspark.call('GetLiveSamples', {}));
  const { AccountLimit } = await region.lambda.send(new GetAccountSettingsCommand({}));
  expect([before.quota, before.unreserved]).toEqual([
    AccountLimit?.ConcurrentExecutions,
    AccountLimit?.UnreservedConcurrentExecutions,
  ]);
  expect(before.quota).toBe(500);
  expect(before).toMatchObject({ reserved: 40, provisioned: 7, inFlight: 0, claimed: 47, reservable: 353 });

  // asynchronous: the call returns while the invocation runs
  const event = (FunctionName: string, Qualifier?: string) =>
    region.lambda.send(new InvokeCommand({ FunctionName, Qualifier, InvocationType: 'Event' }));
  await event('f');
  await event('f');
  await event('g');
  await event('h', '1');
  const now = accountPicture(await coldspark.call('GetLiveSamples', {}));
  const { MetricDataResults } = await region.cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: start,
      EndTime: new Date(region.now + 120_000),
      MetricDataQueries: ['ConcurrentExecutions', 'UnreservedConcurrentExecutions', 'ClaimedAccountConcurrency'].map(
        (MetricName, index) => ({
          Id: `m${index}`,
          MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName }, Period: 60, Stat: 'Maximum' },
        }),
      ),
    }),
  );
  expect(MetricDataResults?.map(({ Values }) => Values?.[0])).toEqual([
    now.inFlight,
    now.unreservedInFlight,
    now.claimed,
  ]);
  expect([now.inFlight, now.unreservedInFlight]).toEqual([4, 2]);
});
