/** Saved test events: the console's own, AWS's API has none. They belong to the function, not to a version. */
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { TestEvent } from '../../api/coldspark.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export const listTestEvents = async ({ coldspark }: RegionAccess, functionName: string): Promise<TestEvent[]> =>
  (await coldspark.call('ListTestEvents', { functionName })).events;

export const testEventsQuery = (access: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.testEvents(functionName),
    queryFn: () => listTestEvents(access, functionName),
  });

export const useTestEvents = (functionName: string) => useQuery(testEventsQuery(useRegion(), functionName));

/** Creates a test event, or overwrites the one of this name. */
export function usePutTestEvent() {
  const { coldspark } = useRegion();
  return useMutation({ mutationFn: (event: TestEvent) => coldspark.call('PutTestEvent', event) });
}

export function useDeleteTestEvent() {
  const { coldspark } = useRegion();
  return useMutation({
    mutationFn: ({ functionName, name }: { functionName: string; name: string }) =>
      coldspark.call('DeleteTestEvent', { functionName, name }),
  });
}
