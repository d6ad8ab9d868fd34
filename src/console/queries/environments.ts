/** The lives of a function's execution environments, of our own contract; asked once a second while somebody looks. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { EnvironmentLives } from '../../api/environment-lives.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const EVERY_MS = 1000;

/** Of these versions, or of all. */
export function useEnvironmentLives(functionName: string, versions: readonly string[] | undefined, paused: boolean) {
  const { coldspark } = useRegion();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.environments(functionName, versions),
      queryFn: async (): Promise<EnvironmentLives> => {
        const [version, ...further] = versions ?? [];
        const one = version !== undefined && further.length === 0 && { version };
        const lives = await coldspark.call('GetEnvironments', { functionName, ...one });
        if (!versions) return lives;
        return { ...lives, environments: lives.environments.filter((life) => versions.includes(life.version)) };
      },
      gcTime: 0,
      refetchInterval: paused ? false : EVERY_MS,
    }),
  );
}
