/**
 * Service Quotas: the account's own numbers, and how they grow.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_Operations.html
 *
 * Differs from AWS: Lambda alone is listed, with the quotas that mean something here. An increase is approved ten seconds
 * after it was asked for. There are no templates, no tags and no automatic management.
 */

import type { ServiceQuotasOperations } from '../../api/models/service-quotas-types.ts';
import { serviceQuotasDefinition } from '../../api/services/service-quotas.ts';
import { defineService, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { SERVICE_QUOTAS_TABLES, type ServiceQuotasContext } from './context.ts';
import {
  getRequestedServiceQuotaChange,
  listRequestedServiceQuotaChangeHistory,
  listRequestedServiceQuotaChangeHistoryByQuota,
  requestServiceQuotaIncrease,
  resumeReviews,
} from './quota-increase.ts';
import {
  getAwsDefaultServiceQuota,
  getServiceQuota,
  listAwsDefaultServiceQuotas,
  listServiceQuotas,
  listServices,
} from './service-quota.ts';

export const serviceQuotas = defineService<
  ServiceQuotasOperations,
  ServiceQuotasContext,
  RegionParts,
  typeof SERVICE_QUOTAS_TABLES
>({
  wire: awsWire(serviceQuotasDefinition),
  operations: {
    GetAWSDefaultServiceQuota: reads(getAwsDefaultServiceQuota),
    GetRequestedServiceQuotaChange: reads(getRequestedServiceQuotaChange),
    GetServiceQuota: reads(getServiceQuota),
    ListAWSDefaultServiceQuotas: reads(listAwsDefaultServiceQuotas),
    ListRequestedServiceQuotaChangeHistory: reads(listRequestedServiceQuotaChangeHistory),
    ListRequestedServiceQuotaChangeHistoryByQuota: reads(listRequestedServiceQuotaChangeHistoryByQuota),
    ListServiceQuotas: reads(listServiceQuotas),
    ListServices: reads(listServices),
    RequestServiceQuotaIncrease: writes(requestServiceQuotaIncrease),
  },
  tables: SERVICE_QUOTAS_TABLES,
  context: ({ scope, clock, random, quotas }, { requests }) => ({ scope, clock, random, quotas, requests }),
  restored: resumeReviews,
});
