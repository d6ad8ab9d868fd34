/** The services around Lambda. */
import type { ServiceDeclaration } from '../kernel/service-declaration.ts';
import { cloudWatch } from './cloudwatch/cloudwatch.ts';
import { coldspark } from './coldspark/coldspark.ts';
import { iam } from './iam/iam.ts';
import { cloudWatchLogs } from './logs/logs.ts';
import type { RegionParts } from './region-parts.ts';
import { serviceQuotas } from './service-quotas/service-quotas.ts';
import { sts } from './sts/sts.ts';

export const SERVICES_AROUND_LAMBDA: readonly ServiceDeclaration<RegionParts>[] = [
  coldspark,
  iam,
  sts,
  cloudWatch,
  cloudWatchLogs,
  serviceQuotas,
];
