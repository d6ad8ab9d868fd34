/**
 * Inputs and outputs of ServiceQuotas's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_Operations.html
 */

export interface ErrorReason {
  ErrorCode?:
    | 'DEPENDENCY_ACCESS_DENIED_ERROR'
    | 'DEPENDENCY_THROTTLING_ERROR'
    | 'DEPENDENCY_SERVICE_ERROR'
    | 'SERVICE_QUOTA_NOT_AVAILABLE_ERROR'
    | undefined;
  ErrorMessage?: string | undefined;
}

export interface GetAWSDefaultServiceQuotaRequest {
  ServiceCode: string;
  QuotaCode: string;
}

export interface GetAWSDefaultServiceQuotaResponse {
  Quota?: ServiceQuota | undefined;
}

export interface GetRequestedServiceQuotaChangeRequest {
  RequestId: string;
}

export interface GetRequestedServiceQuotaChangeResponse {
  RequestedQuota?: RequestedServiceQuotaChange | undefined;
}

export interface GetServiceQuotaRequest {
  ServiceCode: string;
  QuotaCode: string;
  ContextId?: string | undefined;
}

export interface GetServiceQuotaResponse {
  Quota?: ServiceQuota | undefined;
}

export interface ListAWSDefaultServiceQuotasRequest {
  ServiceCode: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListAWSDefaultServiceQuotasResponse {
  NextToken?: string | undefined;
  Quotas?: ServiceQuota[] | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryByQuotaRequest {
  ServiceCode: string;
  QuotaCode: string;
  Status?:
    | 'PENDING'
    | 'CASE_OPENED'
    | 'APPROVED'
    | 'DENIED'
    | 'CASE_CLOSED'
    | 'NOT_APPROVED'
    | 'INVALID_REQUEST'
    | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  QuotaRequestedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL' | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryByQuotaResponse {
  NextToken?: string | undefined;
  RequestedQuotas?: RequestedServiceQuotaChange[] | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryRequest {
  ServiceCode?: string | undefined;
  Status?:
    | 'PENDING'
    | 'CASE_OPENED'
    | 'APPROVED'
    | 'DENIED'
    | 'CASE_CLOSED'
    | 'NOT_APPROVED'
    | 'INVALID_REQUEST'
    | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  QuotaRequestedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL' | undefined;
}

export interface ListRequestedServiceQuotaChangeHistoryResponse {
  NextToken?: string | undefined;
  RequestedQuotas?: RequestedServiceQuotaChange[] | undefined;
}

export interface ListServiceQuotasRequest {
  ServiceCode: string;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
  QuotaCode?: string | undefined;
  QuotaAppliedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL' | undefined;
}

export interface ListServiceQuotasResponse {
  NextToken?: string | undefined;
  Quotas?: ServiceQuota[] | undefined;
}

export interface ListServicesRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

export interface ListServicesResponse {
  NextToken?: string | undefined;
  Services?: ServiceInfo[] | undefined;
}

export interface MetricInfo {
  MetricNamespace?: string | undefined;
  MetricName?: string | undefined;
  MetricDimensions?: Record<string, string> | undefined;
  MetricStatisticRecommendation?: string | undefined;
}

export interface QuotaContextInfo {
  ContextScope?: 'RESOURCE' | 'ACCOUNT' | undefined;
  ContextScopeType?: string | undefined;
  ContextId?: string | undefined;
}

export interface QuotaPeriod {
  PeriodValue?: number | undefined;
  PeriodUnit?: 'MICROSECOND' | 'MILLISECOND' | 'SECOND' | 'MINUTE' | 'HOUR' | 'DAY' | 'WEEK' | undefined;
}

export interface RequestServiceQuotaIncreaseRequest {
  ServiceCode: string;
  QuotaCode: string;
  DesiredValue: number;
  ContextId?: string | undefined;
  SupportCaseAllowed?: boolean | undefined;
}

export interface RequestServiceQuotaIncreaseResponse {
  RequestedQuota?: RequestedServiceQuotaChange | undefined;
}

export interface RequestedServiceQuotaChange {
  Id?: string | undefined;
  RequestType?: 'AutomaticManagement' | undefined;
  CaseId?: string | undefined;
  ServiceCode?: string | undefined;
  ServiceName?: string | undefined;
  QuotaCode?: string | undefined;
  QuotaName?: string | undefined;
  DesiredValue?: number | undefined;
  Status?:
    | 'PENDING'
    | 'CASE_OPENED'
    | 'APPROVED'
    | 'DENIED'
    | 'CASE_CLOSED'
    | 'NOT_APPROVED'
    | 'INVALID_REQUEST'
    | undefined;
  Created?: number | undefined;
  LastUpdated?: number | undefined;
  Requester?: string | undefined;
  QuotaArn?: string | undefined;
  GlobalQuota?: boolean | undefined;
  Unit?: string | undefined;
  QuotaRequestedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL' | undefined;
  QuotaContext?: QuotaContextInfo | undefined;
}

export interface ServiceInfo {
  ServiceCode?: string | undefined;
  ServiceName?: string | undefined;
}

export interface ServiceQuota {
  ServiceCode?: string | undefined;
  ServiceName?: string | undefined;
  QuotaArn?: string | undefined;
  QuotaCode?: string | undefined;
  QuotaName?: string | undefined;
  Value?: number | undefined;
  Unit?: string | undefined;
  Adjustable?: boolean | undefined;
  GlobalQuota?: boolean | undefined;
  UsageMetric?: MetricInfo | undefined;
  Period?: QuotaPeriod | undefined;
  ErrorReason?: ErrorReason | undefined;
  QuotaAppliedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL' | undefined;
  QuotaContext?: QuotaContextInfo | undefined;
  Description?: string | undefined;
}

/** Every operation, by name. */
export interface ServiceQuotasOperations {
  GetAWSDefaultServiceQuota: { input: GetAWSDefaultServiceQuotaRequest; output: GetAWSDefaultServiceQuotaResponse };
  GetRequestedServiceQuotaChange: {
    input: GetRequestedServiceQuotaChangeRequest;
    output: GetRequestedServiceQuotaChangeResponse;
  };
  GetServiceQuota: { input: GetServiceQuotaRequest; output: GetServiceQuotaResponse };
  ListAWSDefaultServiceQuotas: {
    input: ListAWSDefaultServiceQuotasRequest;
    output: ListAWSDefaultServiceQuotasResponse;
  };
  ListRequestedServiceQuotaChangeHistory: {
    input: ListRequestedServiceQuotaChangeHistoryRequest;
    output: ListRequestedServiceQuotaChangeHistoryResponse;
  };
  ListRequestedServiceQuotaChangeHistoryByQuota: {
    input: ListRequestedServiceQuotaChangeHistoryByQuotaRequest;
    output: ListRequestedServiceQuotaChangeHistoryByQuotaResponse;
  };
  ListServiceQuotas: { input: ListServiceQuotasRequest; output: ListServiceQuotasResponse };
  ListServices: { input: ListServicesRequest; output: ListServicesResponse };
  RequestServiceQuotaIncrease: {
    input: RequestServiceQuotaIncreaseRequest;
    output: RequestServiceQuotaIncreaseResponse;
  };
}

export type ServiceQuotasOperation = keyof ServiceQuotasOperations;
