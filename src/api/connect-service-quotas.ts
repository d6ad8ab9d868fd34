/** AWS's own client of Service Quotas, apart from Lambda's: the first load of the page does not carry it. */
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { Handle } from './http.ts';
import { staysInPage } from './sdk-transport.ts';

export const serviceQuotasClient = (handle: Handle) => new ServiceQuotasClient(staysInPage('servicequotas', handle));
