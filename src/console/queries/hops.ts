/** What passed between resources, asked for while somebody looks; and passed once more. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HopsRequest } from '../../api/hops.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const INTERVAL_MS = 1000;

export function useHops(request: HopsRequest, enabled = true) {
  const { coldspark } = useRegion();
  return useQuery({
    queryKey: queryKeys.hops(request),
    queryFn: () => coldspark.call('GetHops', request),
    refetchInterval: INTERVAL_MS,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useSendHopAgain() {
  const { coldspark } = useRegion();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: number; payload: string }) => coldspark.call('SendHopAgain', input),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.anyHops }),
  });
}
