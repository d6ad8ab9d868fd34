/** What the help panels say of metrics and logs, asked of the service. */

import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeLogStreamsCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateAliasCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda';
import { expect } from 'vitest';
import { coldsparkClient } from '../api/coldspark.ts';
import { minute, ObservedRegion, start } from '../services/observed-region.test-fixture.ts';
import { type Claim, refused } from './help-claims.test-fixture.ts';

/** Version 1 behind the alias `live`, of which one is provisioned. */
async function provisionAlias(region: ObservedRegion): Promise<void> {
  const of = { FunctionName: 'f' };
  await region.lambda.send(new PublishVersionCommand(of));
  await region.lambda.send(new CreateAliasCommand({ ...of, Name: 'live', FunctionVersion: '1' }));
  const put = { ...of, Qualifier: 'live', ProvisionedConcurrentExecutions: 1 };
  await region.lambda.send(new PutProvisionedConcurrencyConfigCommand(put));
}

/** Of metrics and logs, where another fixture observes. */
export const observedClaims: Claim[] = [
  {
    topic: 'monitor',
    says: 'Throttled requests are counted in Throttles only: they never ran, so they are no Invocations and no Errors.',
    async ask() {
      const region = await new ObservedRegion({ handler: () => null }).withFunction('f');
      await region.lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }),
      );
      await refused(region.invoke());
      const of = (name: string) => sum(region, name, { FunctionName: 'f' });
      expect([await of('Throttles'), await of('Invocations'), await of('Errors')]).toEqual([1, 0, 0]);
    },
  },
  {
    topic: 'monitor',
    says: 'On the page of a version or an alias only invocations that named it are counted. What reached version 2 through the alias prod is found on the page of prod, split by version.',
    async ask() {
      const region = await new ObservedRegion({ handler: () => null }).withWeightedAlias();
      let reached = 0;
      for (let i = 0; i < 20; i++) if ((await region.invoke('f', 'prod')).ExecutedVersion === '2') reached++;
      const of = (dimensions: Record<string, string>) => sum(region, 'Invocations', dimensions);
      expect(await of({ FunctionName: 'f', Resource: 'f:2' })).toBe(0);
      expect(await of({ FunctionName: 'f', Resource: 'f:prod' })).toBe(20);
      expect(await of({ FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '2' })).toBe(reached);
    },
  },
  {
    topic: 'live',
    says: 'A throttled request never ran. It is no invocation and no error, and writes no log; its reason names the limit it met.',
    async ask() {
      const region = await new ObservedRegion({ handler: () => null }).withFunction('f');
      await region.lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }),
      );
      await refused(region.invoke());
      const { functions } = await coldsparkClient(region.handle).call('GetLiveSamples', { functionName: 'f' });
      expect(functions[0]?.versions[0]?.slots).toEqual([
        expect.objectContaining({ throttles: { ReservedFunctionConcurrentInvocationLimitExceeded: 1 } }),
      ]);
      expect(functions[0]?.versions[0]?.slots[0]).not.toHaveProperty('invocations');
      await expect(messages(region)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    },
  },
  {
    topic: 'live',
    says: 'Provisioned concurrency of an alias serves requests that name the alias. Whoever names $LATEST, or no qualifier, waits for Init as before.',
    async ask() {
      const region = await new ObservedRegion({ handler: () => null }).withFunction('f');
      await provisionAlias(region);
      region.advance(200_000);
      await region.invoke('f', 'live');
      await region.invoke('f', '$LATEST');
      const { decisions } = await coldsparkClient(region.handle).call('GetDecisions', { functionName: 'f' });
      expect(decisions.map(({ start: how }) => how)).toEqual(['provisioned', 'cold']);
    },
  },
  {
    topic: 'live',
    says: 'What is provisioned is taken from what other functions may use, from the moment it is requested.',
    async ask() {
      const region = await new ObservedRegion({ handler: () => null }).withFunction('f');
      const unreserved = async () =>
        (await coldsparkClient(region.handle).call('GetLiveSamples', {})).account.unreserved;
      const before = await unreserved();
      await provisionAlias(region);
      expect(await unreserved()).toBe(before - 1);
    },
  },
  {
    topic: 'logs',
    says: 'Each execution environment writes a log stream of its own, named after the day it began and the version it runs.',
    async ask() {
      const region = await new ObservedRegion({ handler: () => null }).withWeightedAlias();
      await region.invoke('f', '1');
      await region.invoke('f', '1');
      await region.invoke('f', '2');
      const { logStreams = [] } = await region.logs.send(new DescribeLogStreamsCommand({ logGroupName }));
      expect(logStreams.map(({ logStreamName }) => logStreamName?.replace(/[0-9a-f]{32}$/, ''))).toEqual([
        '2026/03/01/[1]',
        '2026/03/01/[2]',
      ]);
    },
  },
  {
    topic: 'logs',
    says: 'The platform writes START, END and REPORT around what the handler prints. REPORT has an Init Duration only after a cold start. A throttled request leaves no line.',
    async ask() {
      const region = await new ObservedRegion({ handler: (_event, { log }) => log('printed') }).withFunction('f');
      await region.invoke();
      await region.invoke();
      const lines = await messages(region);
      expect(lines.map((line) => line.split(' ', 1)[0]?.trim()).filter((word) => word !== 'INIT_START')).toEqual([
        ...['START', 'printed', 'END', 'REPORT'],
        ...['START', 'printed', 'END', 'REPORT'],
      ]);
      const inits = lines.filter((line) => line.startsWith('REPORT')).map((line) => line.includes('Init Duration'));
      expect(inits).toEqual([true, false]);
      await region.lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }),
      );
      await refused(region.invoke());
      expect(await messages(region)).toEqual(lines);
    },
  },
  {
    topic: 'logs',
    says: 'error timeout finds events with both terms, ?error ?timeout with any of them, -START those without, and "two words" a phrase. Upper and lower case differ.',
    async ask() {
      const printed = ['an error', 'a timeout', 'an error by timeout', 'two words', 'words two', 'an ERROR'];
      const region = await new ObservedRegion({
        handler: (_event, { log }) => {
          for (const line of printed) log(line);
        },
      }).withFunction('f');
      await region.invoke();
      const found = async (filterPattern: string) =>
        (await messages(region, filterPattern)).map((line) => line.trim()).filter((line) => printed.includes(line));
      expect(await found('error timeout')).toEqual(['an error by timeout']);
      expect(await found('?error ?timeout')).toEqual(['an error', 'a timeout', 'an error by timeout']);
      expect((await messages(region, '-START')).some((line) => line.startsWith('START'))).toBe(false);
      expect(await found('-START')).toEqual(printed);
      expect(await found('"two words"')).toEqual(['two words']);
    },
  },
];

const logGroupName = '/aws/lambda/f';
const messages = async (region: ObservedRegion, filterPattern?: string) =>
  ((await region.logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern }))).events ?? []).map(
    ({ message = '' }) => message,
  );
async function sum(region: ObservedRegion, MetricName: string, dimensions: Record<string, string>) {
  const { Datapoints = [] } = await region.cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      StartTime: start,
      EndTime: minute(60),
      Period: 3600,
      Statistics: ['Sum'],
    }),
  );
  return Datapoints.reduce((total, { Sum = 0 }) => total + Sum, 0);
}
