/** AWS's console's words for what is done about a function that invokes itself. */
import type { RecursiveLoop } from '@aws-sdk/client-lambda';

export const RECURSIVE_LOOP: Record<RecursiveLoop, string> = {
  Terminate: 'Terminate recursive loops',
  Allow: 'Allow recursive loops',
};
