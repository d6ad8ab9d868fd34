/**
 * CloudWatch for what Lambda emits: reading metrics of the namespace AWS/Lambda.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: a datapoint can be read the moment it exists; there are no alarms, dashboards or custom metrics.
 */

import type { CloudWatchOperations } from '../../api/models/cloudwatch-types.ts';
import { cloudWatchDefinition } from '../../api/services/cloudwatch.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricSource } from '../../kernel/metric-source.ts';
import { defineService, reads } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';

export interface CloudWatchContext {
  metrics: MetricSource;
  clock: Clock;
}

export const cloudWatch = defineService<CloudWatchOperations, CloudWatchContext>({
  wire: awsWire(cloudWatchDefinition),
  operations: {
    GetMetricData: reads(({ metrics }, input) => getMetricData(metrics, input)),
    GetMetricStatistics: reads(({ metrics }, input) => getMetricStatistics(metrics, input)),
    ListMetrics: reads(({ metrics, clock }, input) => listMetrics(metrics, input, clock.now)),
  },
  context: (parts) => parts,
  readsObservations: true,
});
