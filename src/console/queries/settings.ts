/** The account as a whole: its settings, backup, restore and reset. Our own contract, AWS has none of it. */
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { AccountSettings } from '../../api/coldspark.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export function useSettings() {
  const { coldspark } = useRegion();
  return useQuery(queryOptions({ queryKey: queryKeys.settings, queryFn: () => coldspark.call('GetSettings', {}) }));
}

export function usePutSettings() {
  const { coldspark } = useRegion();
  return useMutation({
    mutationFn: (settings: AccountSettings) => coldspark.call('PutSettings', settings),
  });
}

/** Answers with the file's bytes. */
export function useBackup() {
  const { coldspark } = useRegion();
  return useMutation({ mutationFn: () => coldspark.getBackup() });
}

export function useRestoreBackup() {
  const { coldspark } = useRegion();
  return useMutation({
    mutationFn: async (file: File) => coldspark.restoreBackup(new Uint8Array(await file.arrayBuffer())),
  });
}

export function useResetAccount() {
  const { coldspark } = useRegion();
  return useMutation({ mutationFn: () => coldspark.call('ResetAccount', {}) });
}
