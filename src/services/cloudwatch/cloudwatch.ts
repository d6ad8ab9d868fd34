/**
 * CloudWatch for what Lambda emits: reading metrics of the namespace AWS/Lambda, and alarms on them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: a datapoint can be read the moment it exists; there are no dashboards or custom metrics.
 */

import type { CloudWatchOperations } from '../../api/models/cloudwatch-types.ts';
import { cloudWatchDefinition } from '../../api/services/cloudwatch.ts';
import type { MetricSource } from '../../kernel/metric-source.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { CLOUDWATCH_TABLES } from './alarm.ts';
import { describeAlarmHistory } from './alarm-history.ts';
import { AlarmWatch } from './alarm-watch.ts';
import {
  deleteAlarms,
  describeAlarms,
  describeAlarmsForMetric,
  disableAlarmActions,
  enableAlarmActions,
  putMetricAlarm,
  setAlarmState,
} from './alarms.ts';
import type { CloudWatchContext } from './context.ts';
import { getMetricData } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';

type CloudWatchParts = Pick<RegionParts, 'scope' | 'clock' | 'alarmActions'> & { metrics: MetricSource };

export const cloudWatch = defineService<
  CloudWatchOperations,
  CloudWatchContext,
  CloudWatchParts,
  typeof CLOUDWATCH_TABLES
>({
  wire: awsWire(cloudWatchDefinition),
  operations: {
    DeleteAlarms: deletes(deleteAlarms),
    DescribeAlarmHistory: reads(describeAlarmHistory),
    DescribeAlarms: reads(describeAlarms),
    DescribeAlarmsForMetric: reads(describeAlarmsForMetric),
    DisableAlarmActions: writes(disableAlarmActions),
    EnableAlarmActions: writes(enableAlarmActions),
    GetMetricData: reads(({ metrics }, input) => getMetricData(metrics, input)),
    GetMetricStatistics: reads(({ metrics }, input) => getMetricStatistics(metrics, input)),
    ListMetrics: reads(({ metrics, clock }, input) => listMetrics(metrics, input, clock.now)),
    PutMetricAlarm: writes(putMetricAlarm),
    SetAlarmState: writes(setAlarmState),
  },
  tables: CLOUDWATCH_TABLES,
  context({ scope, clock, metrics, alarmActions }, tables) {
    const parts = { scope, clock, metrics, alarmActions, ...tables };
    return { ...parts, watch: new AlarmWatch(parts) };
  },
  restored: ({ watch }) => watch.begin(),
  readsObservations: true,
});
