/** Stories of metric alarms, through CloudWatch's own SDK client. */
import * as sdk from '@aws-sdk/client-cloudwatch';
import { afterEach, describe, expect, test } from 'vitest';
import { minute, ObservedRegion, START_MS } from '../observed-region.test-fixture.ts';

const opened: ObservedRegion[] = [];

afterEach(() => {
  for (const region of opened.splice(0)) expect(region.bugs).toEqual([]);
});

/** `f` fails when its event says so. */
async function open(): Promise<ObservedRegion> {
  const region = new ObservedRegion({
    handler: () => {
      throw new Error('boom');
    },
  });
  opened.push(region);
  await region.withFunction('f');
  region.advance(59_000);
  return region;
}

const ERRORS: sdk.PutMetricAlarmCommandInput = {
  AlarmName: 'errors',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'f' }],
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
};

const put = (region: ObservedRegion, changes: Partial<sdk.PutMetricAlarmCommandInput> = {}) =>
  region.cloudWatch.send(new sdk.PutMetricAlarmCommand({ ...ERRORS, ...changes }));

async function alarm(region: ObservedRegion, AlarmName = 'errors'): Promise<sdk.MetricAlarm | undefined> {
  const { MetricAlarms } = await region.cloudWatch.send(new sdk.DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
  return MetricAlarms?.[0];
}

async function history(region: ObservedRegion, HistoryItemType?: sdk.HistoryItemType) {
  const { AlarmHistoryItems = [] } = await region.cloudWatch.send(
    new sdk.DescribeAlarmHistoryCommand({ AlarmName: 'errors', HistoryItemType, ScanBy: 'TimestampAscending' }),
  );
  return AlarmHistoryItems;
}

test('an alarm begins unchecked, goes off with the minute that breaches, and says so in AWS’s words', async () => {
  const region = await open();
  await put(region);
  expect(await alarm(region)).toMatchObject({
    AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors',
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
    ActionsEnabled: true,
    AlarmActions: [],
  });
  region.advance(60_000);
  expect((await alarm(region))?.StateReason).toBe('Unchecked: Initial alarm creation');
  await region.invoke();
  region.advance(60_000 - (region.now % 60_000));
  expect(await alarm(region)).toMatchObject({
    StateValue: 'ALARM',
    StateReason:
      'Threshold Crossed: 1 out of the last 1 datapoint [1.0 (01/03/26 10:02:00)] was greater than the threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).',
    StateUpdatedTimestamp: minute(3),
  });
  region.advance(60_000 * 3);
  expect(await alarm(region)).toMatchObject({
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Insufficient Data: 1 datapoint was unknown.',
  });
  expect((await history(region)).map(({ HistorySummary }) => HistorySummary)).toEqual([
    'Alarm "errors" created',
    'Alarm updated from INSUFFICIENT_DATA to ALARM',
    'Alarm updated from ALARM to INSUFFICIENT_DATA',
  ]);
});

test.each([
  [
    'breaching',
    'ALARM',
    'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
  ],
  [
    'notBreaching',
    'OK',
    'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [NonBreaching].',
  ],
  ['missing', 'INSUFFICIENT_DATA', 'Unchecked: Initial alarm creation'],
  ['ignore', 'INSUFFICIENT_DATA', 'Unchecked: Initial alarm creation'],
])('missing data that is treated as %s makes it %s', async (TreatMissingData, state, reason) => {
  const region = await open();
  await put(region, { TreatMissingData, EvaluationPeriods: 2 });
  region.advance(60_000);
  expect(await alarm(region)).toMatchObject({ StateValue: state, StateReason: reason });
});

test('two of three datapoints are enough when it says so', async () => {
  const region = await open();
  await put(region, { EvaluationPeriods: 3, DatapointsToAlarm: 2 });
  await region.invoke();
  region.advance(60_000);
  expect((await alarm(region))?.StateValue).toBe('INSUFFICIENT_DATA');
  region.advance(60_000);
  await region.invoke();
  region.advance(60_000);
  expect(await alarm(region)).toMatchObject({
    StateValue: 'ALARM',
    StateReason: expect.stringContaining('2 out of the last 3 datapoints [1.0 ('),
  });
});

test('an alarm on metric math is evaluated as GetMetricData computes it', async () => {
  const region = await open();
  const stat = (Id: string, MetricName: string) => ({
    Id,
    ReturnData: false,
    MetricStat: {
      Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: 'f' }] },
      Period: 60,
      Stat: 'Sum',
    },
  });
  await region.cloudWatch.send(
    new sdk.PutMetricAlarmCommand({
      AlarmName: 'rate',
      Metrics: [stat('e', 'Errors'), stat('i', 'Invocations'), { Id: 'rate', Expression: '100 * e / i' }],
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  await region.invoke();
  region.advance(60_000);
  expect((await alarm(region, 'rate'))?.StateReason).toContain('[100.0 (01/03/26 10:01:00)] was greater than');
});

describe('what is said of alarms', () => {
  test('a state that is set holds until the next look; its action here is nobody’s', async () => {
    const region = await open();
    const topic = 'arn:aws:sns:us-east-1:123456789012:topic';
    await put(region, { AlarmActions: [topic] });
    const set = { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'testing purposes' } as const;
    await region.cloudWatch.send(new sdk.SetAlarmStateCommand(set));
    expect(await alarm(region)).toMatchObject({ StateValue: 'ALARM', StateReason: 'testing purposes' });
    expect((await history(region, 'Action'))[0]?.HistorySummary).toBe(
      `Failed to execute action ${topic}. Received error: "There is no such service here."`,
    );
    region.advance(60_000);
    expect((await alarm(region))?.StateValue).toBe('INSUFFICIENT_DATA');
  });

  test('actions that are disabled are not carried out', async () => {
    const region = await open();
    await put(region, { AlarmActions: ['arn:aws:sns:us-east-1:123456789012:topic'] });
    await region.cloudWatch.send(new sdk.DisableAlarmActionsCommand({ AlarmNames: ['errors'] }));
    const set = { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'test' } as const;
    await region.cloudWatch.send(new sdk.SetAlarmStateCommand(set));
    expect(await history(region, 'Action')).toEqual([]);
    await region.cloudWatch.send(new sdk.EnableAlarmActionsCommand({ AlarmNames: ['errors'] }));
    expect((await alarm(region))?.ActionsEnabled).toBe(true);
  });

  test('they are found by prefix, state, action and metric, page by page', async () => {
    const region = await open();
    for (const AlarmName of ['b', 'a2', 'a1']) await put(region, { AlarmName });
    const names = async (input: sdk.DescribeAlarmsCommandInput) => {
      const { MetricAlarms = [] } = await region.cloudWatch.send(new sdk.DescribeAlarmsCommand(input));
      return MetricAlarms.map(({ AlarmName }) => AlarmName);
    };
    expect(await names({ AlarmNamePrefix: 'a' })).toEqual(['a1', 'a2']);
    expect(await names({ StateValue: 'OK' })).toEqual([]);
    expect(await names({ ActionPrefix: 'arn:' })).toEqual([]);
    expect(await names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
    const paged = sdk.paginateDescribeAlarms({ client: region.cloudWatch, pageSize: 2 }, {});
    const pages: unknown[] = [];
    for await (const { MetricAlarms = [] } of paged) pages.push(MetricAlarms.map(({ AlarmName }) => AlarmName));
    expect(pages).toEqual([['a1', 'a2'], ['b']]);
    const { MetricAlarms } = await region.cloudWatch.send(
      new sdk.DescribeAlarmsForMetricCommand({
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'f' }],
      }),
    );
    expect(MetricAlarms).toHaveLength(3);
  });

  test('their history outlives them, and a reload', async () => {
    const region = await open();
    await put(region);
    await put(region, { Threshold: 2 });
    await region.cloudWatch.send(new sdk.DeleteAlarmsCommand({ AlarmNames: ['errors'] }));
    const reloaded = region.reloaded({ handler: () => 'ok' });
    expect((await history(reloaded)).map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "errors" created',
      'Alarm "errors" updated',
      'Alarm "errors" deleted',
    ]);
    expect(await alarm(reloaded)).toBeUndefined();
    expect(reloaded.now).toBe(START_MS + 60_000);
  });

  test('they go on after a reload', async () => {
    const region = await open();
    await put(region, { TreatMissingData: 'breaching' });
    const reloaded = region.reloaded({ handler: () => 'ok' });
    reloaded.advance(60_000);
    expect((await alarm(reloaded))?.StateValue).toBe('ALARM');
  });
});

describe('refused', () => {
  test.each<[string, (region: ObservedRegion) => Promise<unknown>, { name: string; message?: string }]>([
    [
      'the state of an alarm that is none',
      (r) => r.cloudWatch.send(new sdk.SetAlarmStateCommand({ AlarmName: 'no', StateValue: 'OK', StateReason: '' })),
      { name: 'ResourceNotFound' },
    ],
    [
      'to delete what is not there',
      (r) => r.cloudWatch.send(new sdk.DeleteAlarmsCommand({ AlarmNames: ['no'] })),
      { name: 'ResourceNotFound' },
    ],
    [
      'a treatment that is none',
      (r) => put(r, { TreatMissingData: 'hope' }),
      {
        name: 'ValidationException',
        message:
          "The value 'hope' for parameter TreatMissingData is not supported. Supported values are [breaching, notBreaching, ignore, missing].",
      },
    ],
    ['no threshold', (r) => put(r, { Threshold: undefined }), { name: 'ValidationException' }],
    ['two statistics', (r) => put(r, { ExtendedStatistic: 'p99' }), { name: 'ValidationException' }],
    ['a period of half a minute', (r) => put(r, { Period: 30 }), { name: 'ValidationException' }],
    ['more datapoints than periods', (r) => put(r, { DatapointsToAlarm: 2 }), { name: 'ValidationException' }],
    ['no metric', (r) => put(r, { MetricName: undefined }), { name: 'ValidationException' }],
    [
      'a band of anomaly detection',
      (r) => put(r, { ComparisonOperator: 'GreaterThanUpperThreshold' }),
      { name: 'ValidationException' },
    ],
    [
      'reason data that is no JSON',
      async (r) => {
        await put(r);
        const state = { AlarmName: 'errors', StateValue: 'OK', StateReason: 'x', StateReasonData: '{' } as const;
        await r.cloudWatch.send(new sdk.SetAlarmStateCommand(state));
      },
      { name: 'InvalidFormatFault' },
    ],
  ])('%s', async (_, refused, error) => {
    await expect(refused(await open())).rejects.toMatchObject(error);
  });
});
