/** Stories of Application Auto Scaling on the virtual clock. Each names what of FACTS D or FACTS-MORE 4.6 it tells. */
import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import { staysInPage } from '../../api/sdk-transport.ts';
import { ObservedRegion } from '../observed-region.test-fixture.ts';
import { MINUTE_MS, ScalingStory, TARGET } from './scaling-story.test-fixture.ts';

const opened: ScalingStory[] = [];
const open = () => {
  const story = new ScalingStory();
  opened.push(story);
  return story;
};

afterEach(() => {
  for (const { region } of opened.splice(0)) expect(region.bugs).toEqual([]);
});

test('AWS’s own client registers a target, sees it, and is told what AWS would refuse', async () => {
  const { region } = await open().opened(1);
  const client = new ApplicationAutoScalingClient(staysInPage('application-autoscaling', region.handle));
  await client.send(new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 1, MaxCapacity: 2 }));
  const { ScalableTargets } = await client.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'lambda' }));
  expect(ScalableTargets).toMatchObject([{ ...TARGET, CreationTime: new Date(region.now) }]);
  const policy = {
    ...TARGET,
    ResourceId: 'function:f:dev',
    PolicyName: 'p',
    PolicyType: 'TargetTrackingScaling',
  } as const;
  await expect(client.send(new PutScalingPolicyCommand(policy))).rejects.toMatchObject({
    name: 'ObjectNotFoundException',
  });
});

describe('a scalable target', () => {
  test('is registered for an alias, described with its role, changed by what is given, and deregistered', async () => {
    const story = await open().opened(1);
    const { ScalableTargetARN } = await story.call('RegisterScalableTarget', {
      ...TARGET,
      MinCapacity: 1,
      MaxCapacity: 10,
    });
    expect(ScalableTargetARN).toMatch(
      /^arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target\/[0-9a-z]{34}$/,
    );
    await story.call('RegisterScalableTarget', { ...TARGET, MaxCapacity: 5 });
    const { ScalableTargets } = await story.call('DescribeScalableTargets', { ServiceNamespace: 'lambda' });
    expect(ScalableTargets).toMatchObject([
      {
        ...TARGET,
        MinCapacity: 1,
        MaxCapacity: 5,
        ScalableTargetARN,
        RoleARN:
          'arn:aws:iam::123456789012:role/aws-service-role/lambda.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency',
        SuspendedState: { ScheduledScalingSuspended: false },
      },
    ]);
    await story.call('TagResource', { ResourceARN: ScalableTargetARN ?? '', Tags: { team: 'a', stage: 'b' } });
    await story.call('UntagResource', { ResourceARN: ScalableTargetARN ?? '', TagKeys: ['team'] });
    expect(await story.call('ListTagsForResource', { ResourceARN: ScalableTargetARN ?? '' })).toEqual({
      Tags: { stage: 'b' },
    });
    await story.call('DeregisterScalableTarget', TARGET);
    expect((await story.call('DescribeScalableTargets', { ServiceNamespace: 'lambda' })).ScalableTargets).toEqual([]);
    expect(await story.capacity()).toEqual([1, 'READY']);
  });

  test('pulls a capacity below its minimum up, which takes AWS’s minute or two', async () => {
    const story = await open().opened();
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 4 });
    expect(await story.capacity()).toEqual([2, 'IN_PROGRESS']);
    expect(await story.activities()).toMatchObject([
      {
        Description: 'Setting desired concurrency to 2.',
        Cause: 'minimum capacity was set to 2',
        StatusCode: 'InProgress',
      },
    ]);
    story.minutes(2);
    const [activity] = await story.activities();
    expect(activity).toMatchObject({
      StatusCode: 'Successful',
      StatusMessage: 'Successfully set desired concurrency to 2. Change successfully fulfilled by lambda.',
    });
    const seconds = (activity?.EndTime ?? 0) - (activity?.StartTime ?? 0);
    expect(seconds).toBeGreaterThanOrEqual(60);
    expect(seconds).toBeLessThanOrEqual(120);
  });

  test('goes on to its end after the page was loaded again meanwhile', async () => {
    const story = await open().opened();
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 4 });
    story.region.advance(30_000);
    story.region = story.region.reloaded({ handler: () => 'ok' });
    story.minutes(2);
    expect(await story.capacity()).toEqual([2, 'READY']);
    expect(await story.told()).toEqual(['Setting desired concurrency to 2. Successful']);
  });

  test('is overridden by what somebody else puts meanwhile', async () => {
    const story = await open().opened();
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 4 });
    await story.call('PutProvisionedConcurrencyConfig', {
      FunctionName: 'f',
      Qualifier: 'prod',
      ProvisionedConcurrentExecutions: 3,
    });
    story.minutes(2);
    expect(await story.told()).toEqual(['Setting desired concurrency to 2. Overridden']);
  });

  test('whose alias is deleted says so in its next activity', async () => {
    const story = await open().opened(1);
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 4 });
    await story.call('DeleteAlias', { FunctionName: 'f', Name: 'prod' });
    story.minutes(2);
    const [activity] = await story.activities();
    expect(activity).toMatchObject({
      StatusCode: 'Failed',
      StatusMessage: expect.stringContaining('Reason: Function not found'),
    });
  });

  test('says in the activity why Lambda did not do it', async () => {
    const story = await open().opened();
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 950, MaxCapacity: 950 });
    expect(await story.activities()).toMatchObject([
      {
        StatusCode: 'Failed',
        StatusMessage: expect.stringContaining('Reason: Specified ConcurrentExecutions for function decreases account'),
      },
    ]);
  });
});

describe('target tracking', () => {
  test('has two alarms with AWS’s names: three points above the target, fifteen below nine tenths of it', async () => {
    const story = await open().tracked(1, 1, 10);
    const { ScalingPolicies = [] } = await story.call('DescribeScalingPolicies', { ServiceNamespace: 'lambda' });
    expect(ScalingPolicies[0]?.PolicyARN).toMatch(
      /^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource\/lambda\/function:f:prod:policyName\/track$/,
    );
    const { MetricAlarms = [] } = await story.call('DescribeAlarms', {
      AlarmNamePrefix: 'TargetTracking-function:f:prod-Alarm',
    });
    const metric = {
      Namespace: 'AWS/Lambda',
      MetricName: 'ProvisionedConcurrencyUtilization',
      Dimensions: [
        { Name: 'FunctionName', Value: 'f' },
        { Name: 'Resource', Value: 'f:prod' },
      ],
      Statistic: 'Average',
      Period: 60,
      AlarmActions: [ScalingPolicies[0]?.PolicyARN],
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
    };
    expect(MetricAlarms).toMatchObject([
      { ...metric, EvaluationPeriods: 3, Threshold: 0.7, ComparisonOperator: 'GreaterThanThreshold' },
      { ...metric, EvaluationPeriods: 15, Threshold: 0.63, ComparisonOperator: 'LessThanThreshold' },
    ]);
    expect(MetricAlarms[0]?.AlarmName).toMatch(/^TargetTracking-function:f:prod-AlarmHigh-[0-9a-f-]{36}$/);
    expect(MetricAlarms[1]?.AlarmName).toMatch(/^TargetTracking-function:f:prod-AlarmLow-[0-9a-f-]{36}$/);
    expect(ScalingPolicies[0]?.Alarms?.map(({ AlarmName }) => AlarmName)).toEqual(
      MetricAlarms.map(({ AlarmName }) => AlarmName),
    );
    await story.call('DeleteScalingPolicy', { ...TARGET, PolicyName: 'track' });
    expect(await story.alarmStates()).toEqual([]);
  });

  test('goes out at the third minute above the target, as far as the metric says', async () => {
    const story = await open().tracked(2, 1, 10);
    await story.load(2, 2);
    expect(await story.capacity()).toEqual([2, 'READY']);
    await story.load(2);
    // average of one and two of two in use: 0.75; 2 * 0.75 / 0.7, rounded up
    expect(await story.capacity()).toEqual([3, 'IN_PROGRESS']);
    const [activity] = await story.activities();
    expect(activity).toMatchObject({
      Description: 'Setting desired concurrency to 3.',
      Cause: expect.stringMatching(
        /^monitor alarm TargetTracking-function:f:prod-AlarmHigh-[0-9a-f-]{36} in state ALARM triggered policy track$/,
      ),
    });
    story.minutes(2);
    expect(await story.told()).toEqual(['Setting desired concurrency to 3. Successful']);
    expect(await story.capacity()).toEqual([3, 'READY']);
  });

  test('with the maximum as its metric it sees a load that the average hides', async () => {
    const CustomizedMetricSpecification = {
      Namespace: 'AWS/Lambda',
      MetricName: 'ProvisionedConcurrencyUtilization',
      Dimensions: [
        { Name: 'FunctionName', Value: 'f' },
        { Name: 'Resource', Value: 'f:prod' },
      ],
    };
    const story = await open().tracked(4, 1, 10);
    await story.load(3, 4);
    expect(await story.activities()).toEqual([]);
    await story.call('PutScalingPolicy', {
      ...TARGET,
      PolicyName: 'bursts',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 0.7,
        CustomizedMetricSpecification: { ...CustomizedMetricSpecification, Statistic: 'Maximum' },
      },
    });
    await story.load(3);
    // three of four in use; 4 * 0.75 / 0.7, rounded up
    expect(await story.capacity()).toEqual([5, 'IN_PROGRESS']);
  });

  test('what was ready serves while more is allocated', async () => {
    const story = await open().tracked(2, 1, 10);
    await story.load(2, 3);
    expect(await story.call('GetProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier: 'prod' })).toMatchObject(
      {
        Status: 'IN_PROGRESS',
        AvailableProvisionedConcurrentExecutions: 2,
      },
    );
    await story.load(2);
    const { Datapoints } = await story.call('GetMetricStatistics', {
      Namespace: 'AWS/Lambda',
      MetricName: 'ProvisionedConcurrencyUtilization',
      Dimensions: [
        { Name: 'FunctionName', Value: 'f' },
        { Name: 'Resource', Value: 'f:prod' },
      ],
      StartTime: story.region.now / 1000 - 60,
      EndTime: story.region.now / 1000,
      Period: 60,
      Statistics: ['Maximum'],
    });
    expect(Datapoints).toMatchObject([{ Maximum: 1 }]);
  });

  test('a burst shorter than three minutes is not seen', async () => {
    const story = await open().tracked(2, 1, 10);
    await story.load(2, 2);
    story.minutes(30);
    await story.load(2, 2);
    story.minutes(30);
    expect(await story.activities()).toEqual([]);
    expect(await story.alarmStates()).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']);
  });

  test('goes in after fifteen minutes below, a step at a time, down to its minimum', async () => {
    const story = await open().tracked(4, 2, 10);
    await story.load(1, 14);
    expect(await story.capacity()).toEqual([4, 'READY']);
    await story.load(1);
    expect(await story.capacity()).toEqual([3, 'IN_PROGRESS']);
    await story.load(1, 20);
    expect(await story.capacity()).toEqual([2, 'READY']);
    expect(await story.told()).toEqual([
      'Setting desired concurrency to 3. Successful',
      'Setting desired concurrency to 2. Successful',
    ]);
  });

  test('without traffic it has no data and goes in for nothing', async () => {
    const story = await open().tracked(4, 1, 10);
    await story.load(1, 5);
    story.minutes(6 * 60);
    expect(await story.alarmStates()).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']);
    expect(await story.capacity()).toEqual([4, 'READY']);
  });

  test('waits for the cooldown of the way in', async () => {
    const story = await open().tracked(4, 1, 10, { ScaleInCooldown: 600 });
    await story.load(1, 15);
    expect(await story.capacity()).toEqual([3, 'IN_PROGRESS']);
    await story.load(1, 11);
    expect(await story.capacity()).toEqual([3, 'READY']);
    await story.load(1, 2);
    expect(await story.capacity()).toEqual([2, 'IN_PROGRESS']);
  });

  test('goes no further out than its maximum, and not in when that is disabled or suspended', async () => {
    const story = await open().tracked(2, 1, 2, { DisableScaleIn: true });
    expect(await story.alarmStates()).toHaveLength(1);
    await story.load(2, 5);
    expect(await story.alarmStates()).toEqual(['ALARM']);
    expect(await story.activities()).toEqual([]);
    await story.call('RegisterScalableTarget', {
      ...TARGET,
      MaxCapacity: 5,
      SuspendedState: { DynamicScalingOutSuspended: true },
    });
    await story.load(2, 2);
    expect(await story.activities()).toEqual([]);
    await story.call('RegisterScalableTarget', { ...TARGET, SuspendedState: { DynamicScalingOutSuspended: false } });
    await story.load(2);
    expect(await story.capacity()).toEqual([3, 'IN_PROGRESS']);
  });

  test('one handler that runs for minutes is seen in each of them', async () => {
    const program = { durationMs: 4.5 * MINUTE_MS, handler: () => 'ok' };
    const story = new ScalingStory(new ObservedRegion(program), 900);
    opened.push(story);
    await story.tracked(1, 1, 3);
    story.region.timeRuns = false;
    const invoked = story.region.invoke('f', 'prod');
    await expect.poll(() => story.region.waiting).toBe(1);
    story.minutes(3);
    expect(await story.alarmStates()).toEqual(['ALARM', 'OK']);
    expect(await story.capacity()).toEqual([2, 'IN_PROGRESS']);
    story.minutes(2);
    await invoked;
  });

  test('follows its alias to another version', async () => {
    const story = await open().tracked(2, 1, 10);
    await story.call('UpdateFunctionConfiguration', { FunctionName: 'f', Description: 'second' });
    story.region.advance(1000);
    await story.call('PublishVersion', { FunctionName: 'f' });
    story.region.advance(1000);
    await story.region.lambda.send(new UpdateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '2' }));
    expect(await story.capacity()).toEqual([2, 'IN_PROGRESS']);
    story.minutes(2);
    story.region.advance(MINUTE_MS - (story.region.now % MINUTE_MS));
    await story.load(2, 3);
    expect(await story.capacity()).toEqual([3, 'IN_PROGRESS']);
  });
});

describe('a scheduled action', () => {
  const schedule = (story: ScalingStory, name: string, Schedule: string, min: number, max: number, Timezone?: string) =>
    story.call('PutScheduledAction', {
      ...TARGET,
      ScheduledActionName: name,
      Schedule,
      Timezone,
      ScalableTargetAction: { MinCapacity: min, MaxCapacity: max },
    });

  test('moves the bounds, and the capacity with them', async () => {
    const story = await open().opened(1);
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 1, MaxCapacity: 2 });
    await schedule(story, 'lunch', 'cron(45 11 * * ? *)', 3, 6);
    await schedule(story, 'once', 'at(2026-03-01T15:00:00)', 0, 0, 'Europe/Berlin');
    const { ScheduledActions } = await story.call('DescribeScheduledActions', { ServiceNamespace: 'lambda' });
    expect(ScheduledActions).toMatchObject([
      { ScheduledActionName: 'lunch', Schedule: 'cron(45 11 * * ? *)', ScalableTargetAction: { MinCapacity: 3 } },
      { ScheduledActionName: 'once', Timezone: 'Europe/Berlin' },
    ]);
    story.minutes(110);
    expect(await story.capacity()).toEqual([3, 'READY']);
    expect(await story.activities()).toMatchObject([
      { Description: 'Setting desired concurrency to 3.', Cause: 'minimum capacity was set to 3' },
      {
        Description: 'Setting min capacity to 3 and max capacity to 6',
        Cause: 'scheduled action name lunch was triggered',
        StatusCode: 'Successful',
        StatusMessage: 'Successfully set min capacity to 3 and max capacity to 6',
      },
    ]);
    story.minutes(140);
    expect(await story.capacity()).toBeUndefined();
    await story.call('DeleteScheduledAction', { ...TARGET, ScheduledActionName: 'once' });
  });

  test('runs on after the page was loaded again', async () => {
    const story = await open().opened(1);
    await story.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 1, MaxCapacity: 2 });
    await schedule(story, 'hourly', 'rate(1 hour)', 2, 2);
    story.region = story.region.reloaded({ handler: () => 'ok' });
    story.minutes(65);
    expect(await story.capacity()).toEqual([2, 'READY']);
    expect((await story.activities()).at(-1)).toMatchObject({ Cause: 'scheduled action name hourly was triggered' });
  });
});

test('a simulated day: up before work by the clock, further by load, in at night', async () => {
  const story = await open().tracked(1, 1, 8);
  const at = (name: string, Schedule: string, MinCapacity: number) =>
    story.call('PutScheduledAction', {
      ...TARGET,
      ScheduledActionName: name,
      Schedule,
      ScalableTargetAction: { MinCapacity },
    });
  await at('morning', 'cron(0 12 * * ? *)', 3);
  await at('evening', 'cron(0 20 * * ? *)', 1);
  story.minutes(3 * 60);
  expect(await story.capacity()).toEqual([3, 'READY']);
  await story.load(4, 12);
  const [busy] = (await story.capacity()) ?? [];
  expect(busy).toBeGreaterThan(3);
  expect(busy).toBeLessThanOrEqual(8);
  story.minutes(8 * 60);
  await story.load(1, 60);
  // one of two in use is below nine tenths of the target, but one of one would be above
  expect(await story.capacity()).toEqual([2, 'READY']);
  story.minutes(12 * 60);
  expect(await story.alarmStates()).toEqual(['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']);
  const { AlarmHistoryItems = [] } = await story.call('DescribeAlarmHistory', { HistoryItemType: 'StateUpdate' });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toContain(
    'Alarm updated from INSUFFICIENT_DATA to ALARM',
  );
});

describe('refused in AWS’s words', () => {
  const NO_TARGET =
    'ObjectNotFoundException: No scalable target registered for service namespace: lambda, resource ID: function:f:prod, scalable dimension: lambda:function:ProvisionedConcurrency';
  const ACTION = { ...TARGET, ScheduledActionName: 'a', ScalableTargetAction: { MinCapacity: 1 } };
  const POLICY = { ...TARGET, PolicyName: 'p', PolicyType: 'TargetTrackingScaling' } as const;
  const UNSUPPORTED = 'ValidationException: Unsupported service namespace, resource type or scalable dimension';
  const UTILIZATION = { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' } as const;

  test.each<[string, (story: ScalingStory) => Promise<unknown>, string]>([
    [
      'an action without a target',
      (s) => s.call('PutScheduledAction', { ...ACTION, Schedule: 'rate(1 hour)' }),
      NO_TARGET,
    ],
    ['a policy without one', (s) => s.call('PutScalingPolicy', POLICY), NO_TARGET],
    [
      'to deregister what is not registered',
      (s) => s.call('DeregisterScalableTarget', TARGET),
      'ObjectNotFoundException: No scalable target found for service namespace: lambda, resource ID: function:f:prod',
    ],
    [
      'to delete a policy that is none',
      (s) => s.call('DeleteScalingPolicy', { ...TARGET, PolicyName: 'p' }),
      'ObjectNotFoundException: No scaling policy found for service namespace: lambda, resource ID: function:f:prod, scalable dimension: lambda:function:ProvisionedConcurrency, policy name: p',
    ],
    [
      'to delete an action that is none',
      (s) => s.call('DeleteScheduledAction', { ...TARGET, ScheduledActionName: 'a' }),
      'ObjectNotFoundException: No scheduled action found for service namespace: lambda',
    ],
    [
      '$LATEST',
      (s) =>
        s.call('RegisterScalableTarget', {
          ...TARGET,
          ResourceId: 'function:f:$LATEST',
          MinCapacity: 1,
          MaxCapacity: 2,
        }),
      UNSUPPORTED,
    ],
    [
      'a function',
      (s) => s.call('RegisterScalableTarget', { ...TARGET, ResourceId: 'function:f', MinCapacity: 1, MaxCapacity: 2 }),
      UNSUPPORTED,
    ],
    [
      'another dimension',
      (s) => s.call('RegisterScalableTarget', { ...TARGET, ScalableDimension: 'ecs:service:DesiredCount' }),
      UNSUPPORTED,
    ],
    [
      'an alias that is not there',
      (s) =>
        s.call('RegisterScalableTarget', { ...TARGET, ResourceId: 'function:f:dev', MinCapacity: 1, MaxCapacity: 2 }),
      'ValidationException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:f:dev',
    ],
    [
      'a minimum above the maximum',
      (s) => s.call('RegisterScalableTarget', { ...TARGET, MinCapacity: 3, MaxCapacity: 2 }),
      'ValidationException',
    ],
    ['no bounds', (s) => s.call('RegisterScalableTarget', TARGET), 'ValidationException'],
    [
      'a namespace that is none',
      (s) => s.call('DescribeScalableTargets', { ServiceNamespace: 'Lambda' as 'lambda' }),
      "ValidationException: 1 validation error detected: Value 'Lambda' at 'serviceNamespace' failed to satisfy constraint: Member must satisfy enum value set:",
    ],
    [
      'a token that is none',
      (s) => s.call('DescribeScalingActivities', { ServiceNamespace: 'lambda', NextToken: 'mine' }),
      'InvalidNextTokenException',
    ],
    [
      'the tags of nothing',
      (s) =>
        s.call('ListTagsForResource', {
          ResourceARN: 'arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target/none',
        }),
      'ResourceNotFoundException',
    ],
  ])('%s', async (_, refused, message) => {
    await expect(refused(await open().opened())).rejects.toThrow(message);
  });

  test.each<[string, (story: ScalingStory) => Promise<unknown>, string]>([
    [
      'a schedule that is no cron',
      (s) => s.call('PutScheduledAction', { ...ACTION, Schedule: 'every morning' }),
      'ValidationException: Parameter Schedule is not valid: every morning',
    ],
    [
      'a cron with two days',
      (s) => s.call('PutScheduledAction', { ...ACTION, Schedule: 'cron(0 8 * * * *)' }),
      'ValidationException: Parameter Schedule is not valid',
    ],
    [
      'a time zone that is none',
      (s) => s.call('PutScheduledAction', { ...ACTION, Schedule: 'rate(1 hour)', Timezone: 'Europe/Atlantis' }),
      'ValidationException: Parameter Timezone is not valid: Europe/Atlantis',
    ],
    ['no schedule', (s) => s.call('PutScheduledAction', ACTION), 'ValidationException'],
    [
      'an action that does nothing',
      (s) => s.call('PutScheduledAction', { ...ACTION, Schedule: 'rate(1 hour)', ScalableTargetAction: {} }),
      'ValidationException',
    ],
    [
      'step scaling',
      (s) => s.call('PutScalingPolicy', { ...TARGET, PolicyName: 'p' }),
      'ValidationException: StepScaling',
    ],
    ['a policy of nothing', (s) => s.call('PutScalingPolicy', POLICY), 'ValidationException'],
    [
      'a target above 0.9',
      (s) =>
        s.call('PutScalingPolicy', {
          ...POLICY,
          TargetTrackingScalingPolicyConfiguration: { TargetValue: 0.95, PredefinedMetricSpecification: UTILIZATION },
        }),
      'ValidationException: TargetValue must be between 0.1 and 0.9',
    ],
    [
      'a metric of another service',
      (s) =>
        s.call('PutScalingPolicy', {
          ...POLICY,
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 0.5,
            PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
          },
        }),
      'ValidationException',
    ],
    [
      'a second policy for the same metric',
      (s) =>
        s.call('PutScalingPolicy', {
          ...POLICY,
          TargetTrackingScalingPolicyConfiguration: { TargetValue: 0.5, PredefinedMetricSpecification: UTILIZATION },
        }),
      'ValidationException: Only one TargetTrackingScaling policy for a given metric specification is allowed.',
    ],
  ])('with a target that is tracked: %s', async (_, refused, message) => {
    await expect(refused(await open().tracked(1, 1, 2))).rejects.toThrow(message);
  });
});
