/**
 * Requests for an increase: https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 *
 * Differs from AWS: whatever is asked for is approved, ten seconds later; there is nobody to review it, hence no support
 * case and no denial.
 */

import { ServiceException } from '../../api/errors.ts';
import type {
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse,
  ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ListRequestedServiceQuotaChangeHistoryByQuotaResponse,
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
  RequestedServiceQuotaChange,
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse,
} from '../../api/models/service-quotas-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { compareTexts, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';
import { randomHex, randomId } from '../../kernel/random.ts';
import { type Arrival, scheduleAll, scheduleSettlement } from '../../kernel/settlement.ts';
import type { QuotaRequest, ServiceQuotasContext } from './context.ts';
import {
  illegalArgument,
  invalidToken,
  noSuchResource,
  quotaArn,
  requireQuota,
  requireService,
} from './quota-reference.ts';

const REVIEW_MS = 10_000;
const PAGE_SIZE = 100;

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html */
export function requestServiceQuotaIncrease(
  context: ServiceQuotasContext,
  input: RequestServiceQuotaIncreaseRequest,
  caller: Caller,
): RequestServiceQuotaIncreaseResponse {
  const { ServiceCode: serviceCode, QuotaCode: quotaCode, DesiredValue: desiredValue } = input;
  const { clock, random, quotas, requests } = context;
  const { quota } = requireQuota(serviceCode, quotaCode);
  // how AWS says so is not recorded
  if (!quota.adjustable) throw illegalArgument('The specified quota is not adjustable.');
  if ([...requests.values()].some((other) => other.status === 'PENDING' && isOf(other, serviceCode, quotaCode)))
    throw new ServiceException(
      'ResourceAlreadyExistsException',
      400,
      'Only one open service quota increase request is allowed per quota.',
    );
  if (desiredValue <= quota.value)
    throw illegalArgument(
      `You must provide a quota value greater than the default quota value of ${quota.value.toFixed(1)}`,
    );
  if (desiredValue <= (quotas.valueOf(serviceCode, quotaCode) ?? quota.value))
    throw illegalArgument('You must provide a quota value greater than the current quota value');

  const request: QuotaRequest = {
    id: randomHex(random, 32) + randomId(random, 8),
    serviceCode,
    quotaCode,
    desiredValue,
    requester: requesterOf(caller),
    createdAtMs: clock.now,
    lastUpdatedMs: clock.now,
    status: 'PENDING',
    settlesAtMs: clock.now + REVIEW_MS,
  };
  requests.set(request.id, request);
  scheduleSettlement(clock, requests, request.id, arrivalOf(context));
  return { RequestedQuota: describe(context, request) };
}

/** Requests that were pending when the region stopped are reviewed on. */
export function resumeReviews(context: ServiceQuotasContext): void {
  scheduleAll(context.clock, context.requests, arrivalOf(context));
}

const arrivalOf = (context: ServiceQuotasContext): Arrival<QuotaRequest> => ({
  settle: (pending) => approve(context, pending),
  name: ({ quotaCode }) => `quota increase of ${quotaCode} approved`,
});

function approve({ clock, quotas, requests }: ServiceQuotasContext, pending: Readonly<QuotaRequest>): void {
  const { settlesAtMs: _, ...request } = pending;
  requests.set(request.id, { ...request, status: 'APPROVED', lastUpdatedMs: clock.now });
  const { serviceCode, quotaCode, desiredValue: value } = request;
  // it was set higher meanwhile: an increase lowers nothing
  if (value <= (quotas.valueOf(serviceCode, quotaCode) ?? 0)) return;
  quotas.apply({ serviceCode, quotaCode, value });
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetRequestedServiceQuotaChange.html */
export function getRequestedServiceQuotaChange(
  context: ServiceQuotasContext,
  { RequestId }: GetRequestedServiceQuotaChangeRequest,
): GetRequestedServiceQuotaChangeResponse {
  const request = context.requests.get(RequestId);
  // how AWS says so is not recorded
  if (!request) throw noSuchResource('The request failed because the specified request does not exist.');
  return { RequestedQuota: describe(context, request) };
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListRequestedServiceQuotaChangeHistory.html */
export function listRequestedServiceQuotaChangeHistory(
  context: ServiceQuotasContext,
  input: ListRequestedServiceQuotaChangeHistoryRequest,
): ListRequestedServiceQuotaChangeHistoryResponse {
  const { ServiceCode } = input;
  if (ServiceCode !== undefined) requireService(ServiceCode);
  return history(context, input, ({ serviceCode }) => ServiceCode === undefined || serviceCode === ServiceCode);
}

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListRequestedServiceQuotaChangeHistoryByQuota.html */
export function listRequestedServiceQuotaChangeHistoryByQuota(
  context: ServiceQuotasContext,
  input: ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
): ListRequestedServiceQuotaChangeHistoryByQuotaResponse {
  const { ServiceCode, QuotaCode } = input;
  requireQuota(ServiceCode, QuotaCode);
  return history(context, input, (request) => isOf(request, ServiceCode, QuotaCode));
}

type HistoryRequest = Pick<
  ListRequestedServiceQuotaChangeHistoryRequest,
  'Status' | 'QuotaRequestedAtLevel' | 'NextToken' | 'MaxResults'
>;

type Place = [createdAtMs: number, id: string];

const NEWEST_FIRST: Order<QuotaRequest, Place> = {
  placeOf: ({ createdAtMs, id }) => [createdAtMs, id],
  compare: (a, b) => b[0] - a[0] || compareTexts(a[1], b[1]),
};

function history(
  context: ServiceQuotasContext,
  { Status, QuotaRequestedAtLevel: level, NextToken, MaxResults = PAGE_SIZE }: HistoryRequest,
  isAsked: (request: QuotaRequest) => boolean,
): ListRequestedServiceQuotaChangeHistoryResponse {
  const found = [...context.requests.values()]
    .filter((request) => isAsked(request) && (Status === undefined || request.status === Status))
    .filter(() => level !== 'RESOURCE');
  const after = readPageToken(NextToken, isPlace, invalidToken);
  const { records, next } = page(found, NEWEST_FIRST, after, MaxResults);
  return { RequestedQuotas: records.map((request) => describe(context, request)), ...nextToken('NextToken', next) };
}

function isPlace(place: unknown): place is Place {
  const [createdAtMs, id] = Array.isArray(place) ? (place as unknown[]) : [];
  return typeof createdAtMs === 'number' && typeof id === 'string';
}

const isOf = (request: QuotaRequest, serviceCode: string, quotaCode: string) =>
  request.serviceCode === serviceCode && request.quotaCode === quotaCode;

function requesterOf(caller: Caller): string {
  return caller.type === 'root' || caller.type === 'role'
    ? JSON.stringify({ accountId: caller.accountId, callerArn: caller.arn })
    : '{}';
}

function describe({ scope }: ServiceQuotasContext, request: QuotaRequest): RequestedServiceQuotaChange {
  const { service, quota } = requireQuota(request.serviceCode, request.quotaCode);
  return {
    Id: request.id,
    ServiceCode: service.code,
    ServiceName: service.name,
    QuotaCode: quota.code,
    QuotaName: quota.name,
    DesiredValue: request.desiredValue,
    Status: request.status,
    Created: request.createdAtMs / 1000,
    LastUpdated: request.lastUpdatedMs / 1000,
    Requester: request.requester,
    QuotaArn: quotaArn(scope, scope.accountId, service, quota),
    GlobalQuota: false,
    Unit: quota.unit,
    QuotaRequestedAtLevel: 'ACCOUNT',
  };
}
