/** Quotas as they are applied to the account, and as AWS begins: https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ServiceQuota.html */
import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
  ListServicesRequest,
  ListServicesResponse,
  ServiceQuota,
} from '../../api/models/service-quotas-types.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import type { ServiceQuotasContext } from './context.ts';
import { invalidToken, noSuchResource, quotaArn, requireQuota, requireService } from './quota-reference.ts';
import { QUOTA_SERVICES, type Quota, type QuotaService } from './quotas.ts';

const PAGE_SIZE = 100;

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html */
export function getServiceQuota(context: ServiceQuotasContext, input: GetServiceQuotaRequest): GetServiceQuotaResponse {
  const { service, quota } = requireQuota(input.ServiceCode, input.QuotaCode);
  if (input.ContextId !== undefined)
    throw noSuchResource('The request failed because applied value for the specified context Id do not exist.');
  return { Quota: applied(context, service, quota) };
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html */
export function listServiceQuotas(
  context: ServiceQuotasContext,
  input: ListServiceQuotasRequest,
): ListServiceQuotasResponse {
  const { ServiceCode, QuotaCode, QuotaAppliedAtLevel: level, NextToken, MaxResults = PAGE_SIZE } = input;
  const service = requireService(ServiceCode);
  const found = service.quotas
    .filter(({ code }) => QuotaCode === undefined || code === QuotaCode)
    // no resource has a value of its own
    .filter(() => level !== 'RESOURCE');
  const { records, next } = page(found, byCode(), readPageToken(NextToken, isText, invalidToken), MaxResults);
  return { Quotas: records.map((quota) => applied(context, service, quota)), ...nextToken('NextToken', next) };
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAWSDefaultServiceQuota.html */
export function getAwsDefaultServiceQuota(
  context: ServiceQuotasContext,
  input: GetAWSDefaultServiceQuotaRequest,
): GetAWSDefaultServiceQuotaResponse {
  const { service, quota } = requireQuota(input.ServiceCode, input.QuotaCode);
  return { Quota: standard(context, service, quota) };
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListAWSDefaultServiceQuotas.html */
export function listAwsDefaultServiceQuotas(
  context: ServiceQuotasContext,
  { ServiceCode, NextToken, MaxResults = PAGE_SIZE }: ListAWSDefaultServiceQuotasRequest,
): ListAWSDefaultServiceQuotasResponse {
  const service = requireService(ServiceCode);
  const { records, next } = page(service.quotas, byCode(), readPageToken(NextToken, isText, invalidToken), MaxResults);
  return { Quotas: records.map((quota) => standard(context, service, quota)), ...nextToken('NextToken', next) };
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServices.html */
export function listServices(
  _: ServiceQuotasContext,
  { NextToken, MaxResults = PAGE_SIZE }: ListServicesRequest,
): ListServicesResponse {
  const { records, next } = page(QUOTA_SERVICES, byCode(), readPageToken(NextToken, isText, invalidToken), MaxResults);
  const Services = records.map(({ code, name }) => ({ ServiceCode: code, ServiceName: name }));
  return { Services, ...nextToken('NextToken', next) };
}

const byCode = <T extends { code: string }>() => byText<T>(({ code }) => code);

const applied = (context: ServiceQuotasContext, service: QuotaService, quota: Quota): ServiceQuota => ({
  ...describe(service, quota),
  QuotaArn: quotaArn(context.scope, context.scope.accountId, service, quota),
  Value: context.quotas.valueOf(service.code, quota.code) ?? quota.value,
  QuotaAppliedAtLevel: 'ACCOUNT',
});

const standard = (context: ServiceQuotasContext, service: QuotaService, quota: Quota): ServiceQuota => ({
  ...describe(service, quota),
  QuotaArn: quotaArn(context.scope, '', service, quota),
  Value: quota.value,
});

const describe = (service: QuotaService, quota: Quota): ServiceQuota => ({
  ServiceCode: service.code,
  ServiceName: service.name,
  QuotaCode: quota.code,
  QuotaName: quota.name,
  Unit: quota.unit,
  Adjustable: quota.adjustable,
  GlobalQuota: false,
  UsageMetric: quota.usageMetric,
});
