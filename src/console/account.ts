/** The account and Region the console shows; the service has the same. */
export const ACCOUNT_ID = '123456789012';
/** As the console's header writes it. */
export const ACCOUNT_ID_SHOWN = '1234-5678-9012';
export const REGION_NAME = 'US East (N. Virginia)';
export const REGION_ID = 'us-east-1';
