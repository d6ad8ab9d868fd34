/** Stories of CloudWatch, told through its own SDK client: what Lambda did is what the metrics say. */
import {
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  GetMetricStatisticsCommand,
  type GetMetricStatisticsCommandInput,
  ListMetricsCommand,
  type ListMetricsCommandInput,
  type MetricDataQuery,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import { PutFunctionConcurrencyCommand, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import type { FakeProgram } from '../../lambda/fake-runtime.test-fixture.ts';
import { minute, ObservedRegion, start } from '../observed-region.test-fixture.ts';

const opened: ObservedRegion[] = [];
const open = (program: FakeProgram = { handler: () => 'done' }) => {
  const region = new ObservedRegion(program);
  opened.push(region);
  return region;
};

afterEach(() => {
  for (const region of opened.splice(0)) expect(region.bugs).toEqual([]);
});

const pairs = (dimensions: Record<string, string>) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

const query = (Id: string, MetricName: string, dimensions: Record<string, string>, Stat = 'Sum', Period = 60) => ({
  Id,
  MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: pairs(dimensions) }, Period, Stat },
});

async function data(
  region: ObservedRegion,
  MetricDataQueries: MetricDataQuery[],
  changes: Partial<GetMetricDataCommandInput> = {},
) {
  const range = { StartTime: start, EndTime: minute(60) };
  return region.cloudWatch.send(new GetMetricDataCommand({ MetricDataQueries, ...range, ...changes }));
}

/** The metric over all the hour. */
async function total(region: ObservedRegion, name: string, dimensions: Record<string, string>, Stat = 'Sum') {
  const { MetricDataResults } = await data(region, [query('m', name, dimensions, Stat, 3600)]);
  return MetricDataResults?.[0]?.Values?.[0];
}

const statistics = (region: ObservedRegion, changes: Partial<GetMetricStatisticsCommandInput>) =>
  region.cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Lambda',
      MetricName: 'Duration',
      Dimensions: pairs({ FunctionName: 'f' }),
      StartTime: start,
      EndTime: minute(60),
      Period: 3600,
      Statistics: ['Sum'],
      ...changes,
    }),
  );

const list = async (region: ObservedRegion, input: ListMetricsCommandInput = {}) =>
  (await region.cloudWatch.send(new ListMetricsCommand(input))).Metrics ?? [];

describe('200 requests to an alias that is weighted 50/50', () => {
  const sent = async () => {
    const region = await open().withWeightedAlias();
    const ran: Record<string, number> = {};
    for (let request = 0; request < 200; request++) {
      const { ExecutedVersion = '' } = await region.invoke('f', 'prod');
      ran[ExecutedVersion] = (ran[ExecutedVersion] ?? 0) + 1;
    }
    return { region, ran };
  };
  const byVersion = async (region: ObservedRegion) => ({
    1: await total(region, 'Invocations', { FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '1' }),
    2: await total(region, 'Invocations', { FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '2' }),
  });

  test('are counted by the version that ran them, and once in each wider set of dimensions', async () => {
    const { region, ran } = await sent();
    expect(await byVersion(region)).toEqual(ran);
    expect((ran[1] ?? 0) + (ran[2] ?? 0)).toBe(200);
    expect(ran[1]).toBeGreaterThan(70);
    expect(ran[2]).toBeGreaterThan(70);
    for (const dimensions of [{ FunctionName: 'f', Resource: 'f:prod' }, { FunctionName: 'f' }, {}]) {
      expect(await total(region, 'Invocations', dimensions)).toBe(200);
      expect(await total(region, 'Errors', dimensions)).toBe(0);
      expect(await total(region, 'Duration', dimensions, 'SampleCount')).toBe(200);
    }
    expect(await total(region, 'Invocations', { FunctionName: 'f', Resource: 'f' })).toBeUndefined();
    expect(await total(region, 'ConcurrentExecutions', {}, 'Maximum')).toBe(1);
  });

  test('are counted the same after a reload', async () => {
    const { region, ran } = await sent();
    region.advance(1000);
    const again = region.reloaded({ handler: () => 'done' });
    opened.push(again);
    expect(await byVersion(again)).toEqual(ran);
    expect(await total(again, 'Duration', { FunctionName: 'f' }, 'p90')).toBe(
      await total(region, 'Duration', { FunctionName: 'f' }, 'p90'),
    );
    await again.invoke('f', 'prod');
    expect(await total(again, 'Invocations', {})).toBe(201);
  });

  test('reach the disk about once a second, off the path of the requests', async () => {
    const { region } = await sent();
    const seconds = new Set(region.writes.filter(({ table }) => table === 'metricMinutes').map(({ atMs }) => atMs));
    const lastedMs = region.now - start.getTime();
    expect(seconds.size).toBeLessThanOrEqual(Math.ceil(lastedMs / 1000));
    region.advance(1000);
    const writes = region.writes.length;
    region.advance(600_000);
    expect(region.writes.length).toBe(writes);
  });
});

test('three throttled requests add three to Throttles, and nothing to anything else', async () => {
  const region = await open().withWeightedAlias();
  await region.invoke('f', 'prod');
  const before = await data(region, everything());
  await region.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }));
  for (const qualifier of [undefined, '1', 'prod'])
    await expect(region.invoke('f', qualifier)).rejects.toThrow(TooManyRequestsException);
  expect(await total(region, 'Throttles', { FunctionName: 'f' })).toBe(3);
  expect(await total(region, 'Throttles', { FunctionName: 'f', Resource: 'f' })).toBe(1);
  expect(await total(region, 'Throttles', { FunctionName: 'f', Resource: 'f:1' })).toBe(1);
  expect(await total(region, 'Throttles', { FunctionName: 'f', Resource: 'f:prod' })).toBe(1);
  expect((await data(region, everything())).MetricDataResults).toEqual(before.MetricDataResults);
});

const everything = () => [
  query('invocations', 'Invocations', { FunctionName: 'f' }),
  query('errors', 'Errors', { FunctionName: 'f' }, 'SampleCount'),
  query('duration', 'Duration', { FunctionName: 'f' }, 'SampleCount'),
  query('concurrency', 'ConcurrentExecutions', { FunctionName: 'f' }, 'SampleCount'),
];

test('errors are counted among invocations, and the success rate is metric math', async () => {
  let requests = 0;
  const region = await open({
    handler: () => {
      if (++requests % 4 === 0) throw new Error('boom');
      return 'done';
    },
  }).withFunction('f');
  for (let request = 0; request < 8; request++) await region.invoke();
  const rate = {
    Id: 'rate',
    Expression: '100 - 100 * errors / MAX([errors, invocations])',
    Label: 'Success rate (%)',
  };
  const hidden = { ...query('invocations', 'Invocations', { FunctionName: 'f' }), ReturnData: false };
  const { MetricDataResults } = await data(region, [query('errors', 'Errors', { FunctionName: 'f' }), hidden, rate]);
  expect(MetricDataResults).toEqual([
    { Id: 'errors', Label: 'Errors', Timestamps: [start], Values: [2], StatusCode: 'Complete' },
    { Id: 'rate', Label: 'Success rate (%)', Timestamps: [start], Values: [75], StatusCode: 'Complete' },
  ]);
});

describe('percentiles', () => {
  const durations = { minute1: [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000], minute2: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] };
  const measured = async () => {
    const program: FakeProgram = { handler: () => 'done', durationMs: 0 };
    const region = await open(program).withFunction('f');
    for (const all of Object.values(durations)) {
      for (const durationMs of all) {
        program.durationMs = durationMs;
        await region.invoke();
      }
      region.advance(60_000);
    }
    return region;
  };

  test('are of all samples of a period, never averages of percentiles', async () => {
    const region = await measured();
    const p = async (name: string) => (await total(region, 'Duration', { FunctionName: 'f' }, name)) ?? Number.NaN;
    // nine tenths of 20 samples: the eighteenth
    expect(Math.abs((await p('p90')) / 80 - 1)).toBeLessThan(0.01);
    expect(Math.abs((await p('p99')) / 1000 - 1)).toBeLessThan(0.01);
    expect(await p('p50')).toBeCloseTo(1, 1);
    expect(await p('p100')).toBe(1000);
    expect(await p('p0')).toBe(1);
  });

  test('stand beside the simple statistics in GetMetricStatistics', async () => {
    const region = await measured();
    const simple = await statistics(region, { Statistics: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'] });
    expect(simple.Label).toBe('Duration');
    expect(simple.Datapoints).toEqual([
      { Timestamp: start, Unit: 'Milliseconds', Sum: 1460, Average: 73, Minimum: 1, Maximum: 1000, SampleCount: 20 },
    ]);
    const extended = await statistics(region, { Statistics: undefined, ExtendedStatistics: ['p100'], Period: 60 });
    expect(extended.Datapoints?.map(({ Timestamp, ExtendedStatistics }) => [Timestamp, ExtendedStatistics])).toEqual([
      [start, { p100: 1000 }],
      [minute(1), { p100: 1 }],
    ]);
  });
});

describe('periods', () => {
  const oneAMinute = async () => {
    const region = await open().withFunction('f');
    for (let times = 0; times < 5; times++) {
      await region.invoke();
      region.advance(60_000);
    }
    return region;
  };
  const invocations = (Period: number) => [query('m', 'Invocations', { FunctionName: 'f' }, 'Sum', Period)];
  const ascending = { ScanBy: 'TimestampAscending' as const };

  test('begin with the start of the range, which is inclusive and rounded down; its end is exclusive', async () => {
    const region = await oneAMinute();
    const StartTime = new Date(minute(1).getTime() + 30_000);
    const { MetricDataResults } = await data(region, invocations(120), { ...ascending, StartTime, EndTime: minute(4) });
    expect(MetricDataResults?.[0]).toMatchObject({ Timestamps: [minute(1), minute(3)], Values: [2, 1] });
  });

  test('come latest first unless asked otherwise', async () => {
    const region = await oneAMinute();
    const down = await data(region, invocations(60));
    const up = await data(region, invocations(60), ascending);
    expect(down.MetricDataResults?.[0]?.Timestamps?.[0]).toEqual(minute(4));
    expect(up.MetricDataResults?.[0]?.Timestamps).toEqual([0, 1, 2, 3, 4].map(minute));
  });

  test('come in pages, each datapoint once', async () => {
    const region = await oneAMinute();
    const MetricDataQueries = [...invocations(60), query('d', 'Duration', { FunctionName: 'f' }, 'SampleCount')];
    const input = { MetricDataQueries, StartTime: start, EndTime: minute(60), MaxDatapoints: 3 };
    const values: Record<string, number> = {};
    const statuses: (string | undefined)[] = [];
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client: region.cloudWatch }, input)) {
      for (const { Id = '', Values = [], StatusCode } of MetricDataResults) {
        values[Id] = (values[Id] ?? 0) + Values.length;
        statuses.push(StatusCode);
      }
    }
    expect(values).toEqual({ m: 5, d: 5 });
    expect(statuses).toContain('PartialData');
    expect(statuses.at(-1)).toBe('Complete');
  });

  test('without samples are absent, or filled when asked', async () => {
    const region = await open().withFunction('f');
    await region.invoke();
    region.advance(180_000);
    await region.invoke();
    const queries = [
      ...invocations(60),
      { Id: 'zeros', Expression: 'FILL(m, 0)' },
      { Id: 'repeated', Expression: 'FILL(m, REPEAT) * 2' },
    ];
    const { MetricDataResults } = await data(region, queries, { ...ascending, EndTime: minute(5) });
    expect(MetricDataResults?.map(({ Values }) => Values)).toEqual([
      [1, 1],
      [1, 0, 0, 1, 0],
      [2, 2, 2, 2, 2],
    ]);
  });
});

describe('ListMetrics', () => {
  test('knows what has datapoints, and filters', async () => {
    const region = await open().withWeightedAlias();
    expect(await list(region)).toEqual([]);
    await region.invoke('f', 'prod');
    await region.invoke('f');
    const names = new Set((await list(region)).map(({ MetricName }) => MetricName));
    expect([...names].sort()).toEqual([
      'ClaimedAccountConcurrency',
      'ConcurrentExecutions',
      'Duration',
      'Errors',
      'Invocations',
      'Throttles',
      'UnreservedConcurrentExecutions',
    ]);
    const byResource = await list(region, { MetricName: 'Duration', Dimensions: [{ Name: 'Resource' }] });
    expect(byResource.map(({ Dimensions }) => Dimensions?.map(({ Value }) => Value).join(' '))).toEqual([
      'f f:prod',
      expect.stringMatching(/^f f:prod [12]$/),
      'f f',
    ]);
    expect(await list(region, { Namespace: 'AWS/SQS' })).toEqual([]);
    expect(await list(region, { Dimensions: [{ Name: 'FunctionName', Value: 'g' }] })).toEqual([]);
    region.advance(4 * 3_600_000);
    expect(await list(region, { RecentlyActive: 'PT3H' })).toEqual([]);
  });

  test('forgets after fifteen days, in memory and on disk', async () => {
    const region = await open().withFunction('f');
    await region.invoke();
    region.advance(15 * 24 * 3_600_000);
    await region.invoke();
    region.advance(1000);
    const minutes = [...region.disk.values()].filter(({ table }) => table === 'metricMinutes');
    expect(minutes.map(({ key }) => new Date(Number(key)))).toEqual([minute(15 * 24 * 60)]);
    expect(await total(region, 'Invocations', {})).toBeUndefined();
  });
});

describe('a refusal has AWS’s code and words', () => {
  const cases: [string, (region: ObservedRegion) => Promise<unknown>, string, string][] = [
    [
      'an unknown statistic',
      (region) => data(region, [query('m', 'Duration', {}, 'Median')]),
      'ValidationError',
      'The value Median for parameter MetricDataQueries.member.1.MetricStat.Stat is not a valid statistic.',
    ],
    [
      'an empty range',
      (region) => data(region, [query('m', 'Duration', {})], { EndTime: start }),
      'ValidationError',
      'The parameter StartTime must not equal parameter EndTime.',
    ],
    [
      'a range that ends before it starts',
      (region) => statistics(region, { EndTime: minute(-1) }),
      'InvalidParameterValue',
      'The parameter StartTime must be less than the parameter EndTime.',
    ],
    [
      'too many datapoints',
      (region) => statistics(region, { EndTime: minute(1500), Period: 60 }),
      'InvalidParameterCombination',
      'You have requested up to 1500 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    ],
    [
      'no statistic at all',
      (region) => statistics(region, { Statistics: undefined }),
      'InvalidParameterCombination',
      'Must specify either Statistics or ExtendedStatistics',
    ],
    [
      'what breaks the model',
      (region) => statistics(region, { MetricName: '' }),
      'ValidationError',
      "1 validation error detected: Value '' at 'metricName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a function of metric math that is not here',
      (region) => data(region, [{ Id: 'e', Expression: "SEARCH('{AWS/Lambda}', 'Sum')" }]),
      'ValidationError',
      "Error in expression 'e': Coldspark does not know the function SEARCH.",
    ],
    [
      'an expression that uses itself',
      (region) =>
        data(region, [
          { Id: 'a', Expression: 'b + 1' },
          { Id: 'b', Expression: 'a + 1' },
        ]),
      'ValidationError',
      "Error in expression 'a': it uses itself.",
    ],
    [
      'a token that is none',
      (region) => data(region, [query('m', 'Duration', {})], { NextToken: 'mine' }),
      'InvalidNextToken',
      'Invalid nextToken',
    ],
  ];
  test.each(cases)('%s', async (_name, call, code, message) => {
    const error = await call(open()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ Code: code, message });
  });
});
