/**
 * Hears which resources changed, wherever the change came from (this page, another tab, a terminal), and invalidates
 * the cached reads that show them. The only place where the console learns of changes.
 */
import type { QueryClient } from '@tanstack/react-query';
import { type Region, type ResourceKey, WHOLE_ACCOUNT } from '../api/coldspark.ts';
import { queryKeys } from './queries/query-keys.ts';

/** The function a resource belongs to: every key of Lambda's tables starts with its name. */
const functionNameOf = ({ key }: ResourceKey) => key.split(':', 1)[0] ?? key;

/** Returns the unsubscribe. */
export function syncWithEngine(region: Region, queryClient: QueryClient): () => void {
  return region.onChange((keys) => {
    if (keys.some(({ table }) => table === WHOLE_ACCOUNT.table)) {
      // not invalidated: what is gone must not stay on screen beside its error
      void queryClient.resetQueries();
      return;
    }
    if (keys.some(({ table }) => table === 'settings'))
      void queryClient.invalidateQueries({ queryKey: queryKeys.settings });
    if (keys.some(({ table }) => table === 'roles')) void queryClient.invalidateQueries({ queryKey: queryKeys.roles });
    if (keys.some(({ table }) => table === 'layerVersions'))
      void queryClient.invalidateQueries({ queryKey: queryKeys.layers });
    for (const functionName of new Set(keys.map(functionNameOf)))
      void queryClient.invalidateQueries({ queryKey: queryKeys.function(functionName) });
    void queryClient.invalidateQueries({ queryKey: queryKeys.functions });
    void queryClient.invalidateQueries({ queryKey: queryKeys.account });
  });
}
