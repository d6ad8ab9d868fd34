/** How fast AWS goes where it gives no number: settings of the account, read at each use. */
import { PROVISIONING_SECONDS } from '../api/quotas.ts';

export interface Pace {
  /** Before the first environment of provisioned concurrency is there. */
  provisioningMs: number;
}

export const usualPace = (): Pace => ({ provisioningMs: PROVISIONING_SECONDS * 1000 });
