/** How fast AWS goes where it gives no number, and this browser where it is faster: settings of the account, read at each use. */
import { PROVISIONING_SECONDS } from '../api/quotas.ts';

export interface Pace {
  /** Before the first environment of provisioned concurrency is there. */
  provisioningMs: number;
  /** Whether Init takes at least as long as it usually does on AWS. */
  initDelay: boolean;
}

export const usualPace = (): Pace => ({ provisioningMs: PROVISIONING_SECONDS * 1000, initDelay: false });
