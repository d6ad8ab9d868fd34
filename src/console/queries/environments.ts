/** The lives of a function's execution environments, of our own contract; asked once a second while somebody looks. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const EVERY_MS = 1000;

export function useEnvironmentLives(functionName: string, version: string | undefined, paused: boolean) {
  const { coldspark } = useRegion();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.environments(functionName, version),
      queryFn: () => coldspark.call('GetEnvironments', { functionName, ...(version !== undefined && { version }) }),
      gcTime: 0,
      refetchInterval: paused ? false : EVERY_MS,
    }),
  );
}
