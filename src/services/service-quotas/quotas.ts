/**
 * The quotas that Service Quotas tells of, with AWS's codes and defaults: of Lambda, those that mean something here.
 * https://docs.aws.amazon.com/general/latest/gr/lambda-service.html
 */
import type { MetricInfo } from '../../api/models/service-quotas-types.ts';
import {
  ACCOUNT_CONCURRENCY,
  ASYNC_PAYLOAD_BYTES,
  CONCURRENT_EXECUTIONS_QUOTA,
  ENVIRONMENT_BYTES,
  ENVIRONMENTS_PER_SCALING_PERIOD,
  GB,
  KB,
  LAYERS_PER_FUNCTION,
  MAXIMUM_TIMEOUT_SECONDS,
  MB,
  POLICY_BYTES,
  REQUEST_PAYLOAD_BYTES,
  TOTAL_CODE_SIZE_BYTES,
  UNZIPPED_PACKAGE_BYTES,
  ZIPPED_PACKAGE_BYTES,
} from '../../api/quotas.ts';

export interface Quota {
  code: string;
  name: string;
  /** AWS's default. */
  value: number;
  unit: 'None' | 'Kilobytes' | 'Megabytes' | 'Gigabytes' | 'Seconds';
  adjustable: boolean;
  usageMetric?: MetricInfo;
}

export interface QuotaService {
  code: string;
  name: string;
  quotas: readonly Quota[];
}

const fixed = (code: string, name: string, value: number, unit: Quota['unit'] = 'None'): Quota => ({
  code,
  name,
  value,
  unit,
  adjustable: false,
});

const LAMBDA_QUOTAS: readonly Quota[] = [
  {
    code: CONCURRENT_EXECUTIONS_QUOTA,
    name: 'Concurrent executions',
    value: ACCOUNT_CONCURRENCY,
    unit: 'None',
    adjustable: true,
    usageMetric: {
      MetricNamespace: 'AWS/Lambda',
      MetricName: 'ConcurrentExecutions',
      MetricDimensions: {},
      MetricStatisticRecommendation: 'Maximum',
    },
  },
  {
    code: 'L-2ACBD22F',
    name: 'Function and layer storage',
    value: TOTAL_CODE_SIZE_BYTES / GB,
    unit: 'Gigabytes',
    adjustable: true,
  },
  fixed('L-7C0F49F9', 'Asynchronous payload', ASYNC_PAYLOAD_BYTES / KB, 'Kilobytes'),
  fixed('L-A1AFA3CF', 'Concurrency scaling rate', ENVIRONMENTS_PER_SCALING_PERIOD),
  fixed('L-75F48B05', 'Deployment package size (direct upload)', ZIPPED_PACKAGE_BYTES / MB, 'Megabytes'),
  fixed('L-E49FF7B8', 'Deployment package size (unzipped)', UNZIPPED_PACKAGE_BYTES / MB, 'Megabytes'),
  fixed('L-6581F036', 'Environment variable size', ENVIRONMENT_BYTES / KB, 'Kilobytes'),
  fixed('L-01237738', 'Function layers', LAYERS_PER_FUNCTION),
  fixed('L-07A00131', 'Function resource-based policy', POLICY_BYTES / KB, 'Kilobytes'),
  fixed('L-9FEEFFC0', 'Function timeout', MAXIMUM_TIMEOUT_SECONDS, 'Seconds'),
  fixed('L-5C4B2C97', 'Synchronous payload', REQUEST_PAYLOAD_BYTES / MB, 'Megabytes'),
  fixed('L-AD930C90', 'Test events (console editor)', 10),
];

export const QUOTA_SERVICES: readonly QuotaService[] = [{ code: 'lambda', name: 'AWS Lambda', quotas: LAMBDA_QUOTAS }];
