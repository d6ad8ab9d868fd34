/** The account's limits and what it uses of them. */
import type { GetAccountSettingsResponse } from '../../api/models/lambda-types.ts';
import { UNZIPPED_PACKAGE_BYTES, ZIPPED_PACKAGE_BYTES } from '../../api/quotas.ts';
import type { LambdaContext } from '../context.ts';
import { totalCodeSizeBytes } from './code-storage.ts';
import { unreservedConcurrency } from './concurrency.ts';

/** GetAccountSettings: https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html */
export function getAccountSettings(context: LambdaContext): GetAccountSettingsResponse {
  return {
    AccountLimit: {
      TotalCodeSize: context.quotas.totalCodeSizeBytes,
      CodeSizeUnzipped: UNZIPPED_PACKAGE_BYTES,
      CodeSizeZipped: ZIPPED_PACKAGE_BYTES,
      ConcurrentExecutions: context.quotas.concurrentExecutions,
      // a quota that was set below what is reserved leaves nothing
      UnreservedConcurrentExecutions: Math.max(0, unreservedConcurrency(context)),
    },
    AccountUsage: {
      TotalCodeSize: totalCodeSizeBytes(context),
      FunctionCount: context.state.functions.size,
    },
  };
}
