/** The account and the Region there are: every ARN says them, so the service and its clients must agree. */
import type { ArnScope } from './arn.ts';

export const ACCOUNT_ID = '123456789012';
export const REGION_ID = 'us-east-1';

/** Of all ARNs here. */
export const ARN_SCOPE: ArnScope = { region: REGION_ID, accountId: ACCOUNT_ID };
