/** What is attached to one version or alias, and goes with it. */
import type { LambdaContext } from '../context.ts';
import { qualifiedKey } from '../state.ts';

/** To be called when a version or an alias is deleted. */
export function deleteAttachments(context: LambdaContext, functionName: string, qualifier: string): void {
  const { policies, eventInvokeConfigs, provisionedConcurrencyConfigs, functionUrls, runtimeManagementConfigs } =
    context.state;
  const key = qualifiedKey(functionName, qualifier);
  policies.delete(key);
  eventInvokeConfigs.delete(key);
  provisionedConcurrencyConfigs.delete(key);
  functionUrls.delete(key);
  runtimeManagementConfigs.delete(key);
  context.dataPlane.provision();
}
