/** The room an account has for code. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
import { ServiceException } from '../../api/errors.ts';
import type { LambdaContext } from '../context.ts';

/** Refuses what would take the account over its quota, of AWS's 75 GB or more. */
export function requireCodeStorage(context: LambdaContext, addedBytes: number): void {
  if (addedBytes > 0 && totalCodeSizeBytes(context) + addedBytes > context.quotas.totalCodeSizeBytes)
    throw new ServiceException('CodeStorageExceededException', 400, 'Code storage limit exceeded.');
}

/** Every version of a function or a layer counts with its whole package, also when several have the same. */
export function totalCodeSizeBytes(context: LambdaContext): number {
  let total = 0;
  for (const version of context.state.versions.values()) total += version.code.sizeBytes;
  for (const layer of context.state.layerVersions.values()) total += layer.content.sizeBytes;
  return total;
}
