/** What became of the last asynchronous events, asked for while somebody looks; and the switch that makes tries fail. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EventTimelineRequest } from '../../api/event-timeline.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const INTERVAL_MS = 1000;

export function useEventTimeline(request: EventTimelineRequest) {
  const { coldspark } = useRegion();
  return useQuery({
    queryKey: queryKeys.eventTimeline(request),
    queryFn: () => coldspark.call('GetEventTimeline', request),
    refetchInterval: INTERVAL_MS,
    placeholderData: keepPreviousData,
  });
}

export function useFailingTries(functionName: string) {
  const { coldspark } = useRegion();
  return useQuery({
    queryKey: queryKeys.failingTries(functionName),
    queryFn: async () => (await coldspark.call('GetFailingTries', { functionName })).tries,
  });
}

export function useSetFailingTries(functionName: string) {
  const { coldspark } = useRegion();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tries: number) => coldspark.call('PutFailingTries', { functionName, tries }),
    onSuccess: ({ tries }) => client.setQueryData(queryKeys.failingTries(functionName), tries),
  });
}
