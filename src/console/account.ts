/** The account and Region as the console's header writes them. */
import { ACCOUNT_ID } from '../api/account.ts';

export const ACCOUNT_ID_SHOWN = ACCOUNT_ID.replace(/(\d{4})(?=\d)/g, '$1-');
export const REGION_NAME = 'US East (N. Virginia)';
