/**
 * Inputs and outputs of CloudWatch's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 */

export interface AlarmHistoryItem {
  AlarmName?: string | undefined;
  AlarmContributorId?: string | undefined;
  AlarmType?: 'CompositeAlarm' | 'MetricAlarm' | undefined;
  Timestamp?: number | undefined;
  HistoryItemType?:
    | 'ConfigurationUpdate'
    | 'StateUpdate'
    | 'Action'
    | 'AlarmContributorStateUpdate'
    | 'AlarmContributorAction'
    | undefined;
  HistorySummary?: string | undefined;
  HistoryData?: string | undefined;
  AlarmContributorAttributes?: Record<string, string> | undefined;
}

export interface AlarmPromQLCriteria {
  Query: string;
  PendingPeriod?: number | undefined;
  RecoveryPeriod?: number | undefined;
}

export interface CompositeAlarm {
  ActionsEnabled?: boolean | undefined;
  AlarmActions?: string[] | undefined;
  AlarmArn?: string | undefined;
  AlarmConfigurationUpdatedTimestamp?: number | undefined;
  AlarmDescription?: string | undefined;
  AlarmName?: string | undefined;
  AlarmRule?: string | undefined;
  InsufficientDataActions?: string[] | undefined;
  OKActions?: string[] | undefined;
  StateReason?: string | undefined;
  StateReasonData?: string | undefined;
  StateUpdatedTimestamp?: number | undefined;
  StateValue?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
  StateTransitionedTimestamp?: number | undefined;
  ActionsSuppressedBy?: 'WaitPeriod' | 'ExtensionPeriod' | 'Alarm' | undefined;
  ActionsSuppressedReason?: string | undefined;
  ActionsSuppressor?: string | undefined;
  ActionsSuppressorWaitPeriod?: number | undefined;
  ActionsSuppressorExtensionPeriod?: number | undefined;
}

export interface Datapoint {
  Timestamp?: number | undefined;
  SampleCount?: number | undefined;
  Average?: number | undefined;
  Sum?: number | undefined;
  Minimum?: number | undefined;
  Maximum?: number | undefined;
  Unit?:
    | 'Seconds'
    | 'Microseconds'
    | 'Milliseconds'
    | 'Bytes'
    | 'Kilobytes'
    | 'Megabytes'
    | 'Gigabytes'
    | 'Terabytes'
    | 'Bits'
    | 'Kilobits'
    | 'Megabits'
    | 'Gigabits'
    | 'Terabits'
    | 'Percent'
    | 'Count'
    | 'Bytes/Second'
    | 'Kilobytes/Second'
    | 'Megabytes/Second'
    | 'Gigabytes/Second'
    | 'Terabytes/Second'
    | 'Bits/Second'
    | 'Kilobits/Second'
    | 'Megabits/Second'
    | 'Gigabits/Second'
    | 'Terabits/Second'
    | 'Count/Second'
    | 'None'
    | undefined;
  ExtendedStatistics?: Record<string, number> | undefined;
}

export interface DeleteAlarmsInput {
  AlarmNames: string[];
}

export interface DescribeAlarmHistoryInput {
  AlarmName?: string | undefined;
  AlarmContributorId?: string | undefined;
  AlarmTypes?: ('CompositeAlarm' | 'MetricAlarm')[] | undefined;
  HistoryItemType?:
    | 'ConfigurationUpdate'
    | 'StateUpdate'
    | 'Action'
    | 'AlarmContributorStateUpdate'
    | 'AlarmContributorAction'
    | undefined;
  StartDate?: number | undefined;
  EndDate?: number | undefined;
  MaxRecords?: number | undefined;
  NextToken?: string | undefined;
  ScanBy?: 'TimestampDescending' | 'TimestampAscending' | undefined;
}

export interface DescribeAlarmHistoryOutput {
  AlarmHistoryItems?: AlarmHistoryItem[] | undefined;
  NextToken?: string | undefined;
}

export interface DescribeAlarmsForMetricInput {
  MetricName: string;
  Namespace: string;
  Statistic?: 'SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum' | undefined;
  ExtendedStatistic?: string | undefined;
  Dimensions?: Dimension[] | undefined;
  Period?: number | undefined;
  Unit?:
    | 'Seconds'
    | 'Microseconds'
    | 'Milliseconds'
    | 'Bytes'
    | 'Kilobytes'
    | 'Megabytes'
    | 'Gigabytes'
    | 'Terabytes'
    | 'Bits'
    | 'Kilobits'
    | 'Megabits'
    | 'Gigabits'
    | 'Terabits'
    | 'Percent'
    | 'Count'
    | 'Bytes/Second'
    | 'Kilobytes/Second'
    | 'Megabytes/Second'
    | 'Gigabytes/Second'
    | 'Terabytes/Second'
    | 'Bits/Second'
    | 'Kilobits/Second'
    | 'Megabits/Second'
    | 'Gigabits/Second'
    | 'Terabits/Second'
    | 'Count/Second'
    | 'None'
    | undefined;
}

export interface DescribeAlarmsForMetricOutput {
  MetricAlarms?: MetricAlarm[] | undefined;
}

export interface DescribeAlarmsInput {
  AlarmNames?: string[] | undefined;
  AlarmNamePrefix?: string | undefined;
  AlarmTypes?: ('CompositeAlarm' | 'MetricAlarm')[] | undefined;
  ChildrenOfAlarmName?: string | undefined;
  ParentsOfAlarmName?: string | undefined;
  StateValue?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
  ActionPrefix?: string | undefined;
  MaxRecords?: number | undefined;
  NextToken?: string | undefined;
}

export interface DescribeAlarmsOutput {
  CompositeAlarms?: CompositeAlarm[] | undefined;
  MetricAlarms?: MetricAlarm[] | undefined;
  NextToken?: string | undefined;
}

export interface Dimension {
  Name: string;
  Value: string;
}

export interface DimensionFilter {
  Name: string;
  Value?: string | undefined;
}

export interface DisableAlarmActionsInput {
  AlarmNames: string[];
}

export interface EnableAlarmActionsInput {
  AlarmNames: string[];
}

export interface EvaluationCriteria {
  PromQLCriteria?: AlarmPromQLCriteria | undefined;
}

export interface GetMetricDataInput {
  MetricDataQueries: MetricDataQuery[];
  StartTime: number;
  EndTime: number;
  NextToken?: string | undefined;
  ScanBy?: 'TimestampDescending' | 'TimestampAscending' | undefined;
  MaxDatapoints?: number | undefined;
  LabelOptions?: LabelOptions | undefined;
}

export interface GetMetricDataOutput {
  MetricDataResults?: MetricDataResult[] | undefined;
  NextToken?: string | undefined;
  Messages?: MessageData[] | undefined;
}

export interface GetMetricStatisticsInput {
  Namespace: string;
  MetricName: string;
  Dimensions?: Dimension[] | undefined;
  StartTime: number;
  EndTime: number;
  Period: number;
  Statistics?: ('SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum')[] | undefined;
  ExtendedStatistics?: string[] | undefined;
  Unit?:
    | 'Seconds'
    | 'Microseconds'
    | 'Milliseconds'
    | 'Bytes'
    | 'Kilobytes'
    | 'Megabytes'
    | 'Gigabytes'
    | 'Terabytes'
    | 'Bits'
    | 'Kilobits'
    | 'Megabits'
    | 'Gigabits'
    | 'Terabits'
    | 'Percent'
    | 'Count'
    | 'Bytes/Second'
    | 'Kilobytes/Second'
    | 'Megabytes/Second'
    | 'Gigabytes/Second'
    | 'Terabytes/Second'
    | 'Bits/Second'
    | 'Kilobits/Second'
    | 'Megabits/Second'
    | 'Gigabits/Second'
    | 'Terabits/Second'
    | 'Count/Second'
    | 'None'
    | undefined;
}

export interface GetMetricStatisticsOutput {
  Label?: string | undefined;
  Datapoints?: Datapoint[] | undefined;
}

export interface LabelOptions {
  Timezone?: string | undefined;
}

export interface ListMetricsInput {
  Namespace?: string | undefined;
  MetricName?: string | undefined;
  Dimensions?: DimensionFilter[] | undefined;
  NextToken?: string | undefined;
  RecentlyActive?: 'PT3H' | undefined;
  IncludeLinkedAccounts?: boolean | undefined;
  OwningAccount?: string | undefined;
}

export interface ListMetricsOutput {
  Metrics?: Metric[] | undefined;
  NextToken?: string | undefined;
  OwningAccounts?: string[] | undefined;
}

export interface MessageData {
  Code?: string | undefined;
  Value?: string | undefined;
}

export interface Metric {
  Namespace?: string | undefined;
  MetricName?: string | undefined;
  Dimensions?: Dimension[] | undefined;
}

export interface MetricAlarm {
  AlarmName?: string | undefined;
  AlarmArn?: string | undefined;
  AlarmDescription?: string | undefined;
  AlarmConfigurationUpdatedTimestamp?: number | undefined;
  ActionsEnabled?: boolean | undefined;
  OKActions?: string[] | undefined;
  AlarmActions?: string[] | undefined;
  InsufficientDataActions?: string[] | undefined;
  StateValue?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
  StateReason?: string | undefined;
  StateReasonData?: string | undefined;
  StateUpdatedTimestamp?: number | undefined;
  MetricName?: string | undefined;
  Namespace?: string | undefined;
  Statistic?: 'SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum' | undefined;
  ExtendedStatistic?: string | undefined;
  Dimensions?: Dimension[] | undefined;
  Period?: number | undefined;
  Unit?:
    | 'Seconds'
    | 'Microseconds'
    | 'Milliseconds'
    | 'Bytes'
    | 'Kilobytes'
    | 'Megabytes'
    | 'Gigabytes'
    | 'Terabytes'
    | 'Bits'
    | 'Kilobits'
    | 'Megabits'
    | 'Gigabits'
    | 'Terabits'
    | 'Percent'
    | 'Count'
    | 'Bytes/Second'
    | 'Kilobytes/Second'
    | 'Megabytes/Second'
    | 'Gigabytes/Second'
    | 'Terabytes/Second'
    | 'Bits/Second'
    | 'Kilobits/Second'
    | 'Megabits/Second'
    | 'Gigabits/Second'
    | 'Terabits/Second'
    | 'Count/Second'
    | 'None'
    | undefined;
  EvaluationPeriods?: number | undefined;
  DatapointsToAlarm?: number | undefined;
  Threshold?: number | undefined;
  ComparisonOperator?:
    | 'GreaterThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold'
    | 'LessThanLowerOrGreaterThanUpperThreshold'
    | 'LessThanLowerThreshold'
    | 'GreaterThanUpperThreshold'
    | undefined;
  TreatMissingData?: string | undefined;
  EvaluateLowSampleCountPercentile?: string | undefined;
  Metrics?: MetricDataQuery[] | undefined;
  ThresholdMetricId?: string | undefined;
  EvaluationState?: 'PARTIAL_DATA' | 'EVALUATION_FAILURE' | 'EVALUATION_ERROR' | undefined;
  StateTransitionedTimestamp?: number | undefined;
  EvaluationCriteria?: EvaluationCriteria | undefined;
  EvaluationInterval?: number | undefined;
}

export interface MetricDataQuery {
  Id: string;
  MetricStat?: MetricStat | undefined;
  Expression?: string | undefined;
  Label?: string | undefined;
  ReturnData?: boolean | undefined;
  Period?: number | undefined;
  AccountId?: string | undefined;
}

export interface MetricDataResult {
  Id?: string | undefined;
  Label?: string | undefined;
  Timestamps?: number[] | undefined;
  Values?: number[] | undefined;
  StatusCode?: 'Complete' | 'InternalError' | 'PartialData' | 'Forbidden' | undefined;
  Messages?: MessageData[] | undefined;
}

export interface MetricStat {
  Metric: Metric;
  Period: number;
  Stat: string;
  Unit?:
    | 'Seconds'
    | 'Microseconds'
    | 'Milliseconds'
    | 'Bytes'
    | 'Kilobytes'
    | 'Megabytes'
    | 'Gigabytes'
    | 'Terabytes'
    | 'Bits'
    | 'Kilobits'
    | 'Megabits'
    | 'Gigabits'
    | 'Terabits'
    | 'Percent'
    | 'Count'
    | 'Bytes/Second'
    | 'Kilobytes/Second'
    | 'Megabytes/Second'
    | 'Gigabytes/Second'
    | 'Terabytes/Second'
    | 'Bits/Second'
    | 'Kilobits/Second'
    | 'Megabits/Second'
    | 'Gigabits/Second'
    | 'Terabits/Second'
    | 'Count/Second'
    | 'None'
    | undefined;
}

export interface PutMetricAlarmInput {
  AlarmName: string;
  AlarmDescription?: string | undefined;
  ActionsEnabled?: boolean | undefined;
  OKActions?: string[] | undefined;
  AlarmActions?: string[] | undefined;
  InsufficientDataActions?: string[] | undefined;
  MetricName?: string | undefined;
  Namespace?: string | undefined;
  Statistic?: 'SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum' | undefined;
  ExtendedStatistic?: string | undefined;
  Dimensions?: Dimension[] | undefined;
  Period?: number | undefined;
  Unit?:
    | 'Seconds'
    | 'Microseconds'
    | 'Milliseconds'
    | 'Bytes'
    | 'Kilobytes'
    | 'Megabytes'
    | 'Gigabytes'
    | 'Terabytes'
    | 'Bits'
    | 'Kilobits'
    | 'Megabits'
    | 'Gigabits'
    | 'Terabits'
    | 'Percent'
    | 'Count'
    | 'Bytes/Second'
    | 'Kilobytes/Second'
    | 'Megabytes/Second'
    | 'Gigabytes/Second'
    | 'Terabytes/Second'
    | 'Bits/Second'
    | 'Kilobits/Second'
    | 'Megabits/Second'
    | 'Gigabits/Second'
    | 'Terabits/Second'
    | 'Count/Second'
    | 'None'
    | undefined;
  EvaluationPeriods?: number | undefined;
  DatapointsToAlarm?: number | undefined;
  Threshold?: number | undefined;
  ComparisonOperator?:
    | 'GreaterThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold'
    | 'LessThanLowerOrGreaterThanUpperThreshold'
    | 'LessThanLowerThreshold'
    | 'GreaterThanUpperThreshold'
    | undefined;
  TreatMissingData?: string | undefined;
  EvaluateLowSampleCountPercentile?: string | undefined;
  Metrics?: MetricDataQuery[] | undefined;
  Tags?: Tag[] | undefined;
  ThresholdMetricId?: string | undefined;
  EvaluationCriteria?: EvaluationCriteria | undefined;
  EvaluationInterval?: number | undefined;
}

export interface SetAlarmStateInput {
  AlarmName: string;
  StateValue: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  StateReason: string;
  StateReasonData?: string | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

/** Every operation, by name. */
export interface CloudWatchOperations {
  DeleteAlarms: { input: DeleteAlarmsInput; output: Record<string, never> };
  DescribeAlarmHistory: { input: DescribeAlarmHistoryInput; output: DescribeAlarmHistoryOutput };
  DescribeAlarms: { input: DescribeAlarmsInput; output: DescribeAlarmsOutput };
  DescribeAlarmsForMetric: { input: DescribeAlarmsForMetricInput; output: DescribeAlarmsForMetricOutput };
  DisableAlarmActions: { input: DisableAlarmActionsInput; output: Record<string, never> };
  EnableAlarmActions: { input: EnableAlarmActionsInput; output: Record<string, never> };
  GetMetricData: { input: GetMetricDataInput; output: GetMetricDataOutput };
  GetMetricStatistics: { input: GetMetricStatisticsInput; output: GetMetricStatisticsOutput };
  ListMetrics: { input: ListMetricsInput; output: ListMetricsOutput };
  PutMetricAlarm: { input: PutMetricAlarmInput; output: Record<string, never> };
  SetAlarmState: { input: SetAlarmStateInput; output: Record<string, never> };
}

export type CloudWatchOperation = keyof CloudWatchOperations;
