/**
 * Inputs and outputs of CloudWatch's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 */

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

export interface Dimension {
  Name: string;
  Value: string;
}

export interface DimensionFilter {
  Name: string;
  Value?: string | undefined;
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

/** Every operation, by name. */
export interface CloudWatchOperations {
  GetMetricData: { input: GetMetricDataInput; output: GetMetricDataOutput };
  GetMetricStatistics: { input: GetMetricStatisticsInput; output: GetMetricStatisticsOutput };
  ListMetrics: { input: ListMetricsInput; output: ListMetricsOutput };
}

export type CloudWatchOperation = keyof CloudWatchOperations;
