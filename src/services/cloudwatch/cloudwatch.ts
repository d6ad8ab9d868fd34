/**
 * CloudWatch for what Lambda emits: reading metrics of the namespace AWS/Lambda.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: a datapoint can be read the moment it exists; there are no alarms, dashboards or custom metrics.
 */

import { serviceModel } from '../../api/model.ts';
import cloudWatchJson from '../../api/models/cloudwatch.json' with { type: 'json' };
import type { CloudWatchOperations } from '../../api/models/cloudwatch-types.ts';
import { awsJson } from '../../api/protocols/aws-json.ts';
import { awsQuery } from '../../api/protocols/aws-query.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricSource } from '../../kernel/metric-source.ts';
import type { ObservationRecorder } from '../../kernel/recorder.ts';
import { ModelledService, type ServicePorts } from '../modelled-service.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';

export interface CloudWatchPorts extends ServicePorts {
  metrics: MetricSource;
  recorder: ObservationRecorder;
  accountClock: Clock;
}

const cloudWatchModel = serviceModel(cloudWatchJson);

type Operations = {
  [O in keyof CloudWatchOperations]: (input: CloudWatchOperations[O]['input']) => CloudWatchOperations[O]['output'];
};

export function cloudWatch(ports: CloudWatchPorts): ModelledService {
  const { metrics, recorder, accountClock } = ports;
  const operations: Operations = {
    GetMetricData: (input) => getMetricData(metrics, input),
    GetMetricStatistics: (input) => getMetricStatistics(metrics, input),
    ListMetrics: (input) => listMetrics(metrics, input, accountClock.now),
  };
  const read = (run: (input: never) => object) => (input: never) => {
    recorder.flush();
    return run(input);
  };
  const parts = {
    name: 'monitoring' as const,
    model: cloudWatchModel,
    protocol: awsJson,
    // AWS CLIs and SDKs from before 2025
    queryProtocol: awsQuery,
    invalidInput: 'ValidationError',
    needRoom: new Set<string>(),
    operations: new Map(Object.entries(operations).map(([name, run]) => [name, read(run)])),
  };
  return new ModelledService(parts, ports);
}
