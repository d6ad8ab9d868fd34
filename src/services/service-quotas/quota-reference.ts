/** From the codes of a request to the quota they name. */
import type { ArnScope } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import { QUOTA_SERVICES, type Quota, type QuotaService } from './quotas.ts';

export const noSuchResource = (message: string) => new ServiceException('NoSuchResourceException', 400, message);
export const illegalArgument = (message: string) => new ServiceException('IllegalArgumentException', 400, message);

export function requireService(serviceCode: string): QuotaService {
  const service = QUOTA_SERVICES.find(({ code }) => code === serviceCode);
  if (!service) throw noSuchResource('The request failed because the specified service does not exist.');
  return service;
}

/** How AWS says that a quota is not there is not recorded; of a service it is. */
export function requireQuota(serviceCode: string, quotaCode: string): { service: QuotaService; quota: Quota } {
  const service = requireService(serviceCode);
  const quota = service.quotas.find(({ code }) => code === quotaCode);
  if (!quota) throw noSuchResource('The request failed because the specified quota does not exist.');
  return { service, quota };
}

/** A default is nobody's. */
export const quotaArn = ({ region }: ArnScope, accountId: string, service: QuotaService, quota: Quota) =>
  `arn:aws:servicequotas:${region}:${accountId}:${service.code}/${quota.code}`;

export const invalidToken = () => new ServiceException('InvalidPaginationTokenException', 400, 'Invalid NextToken');
