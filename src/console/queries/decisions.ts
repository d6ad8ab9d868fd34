/** Why invocations went where they went: read when somebody asks, of our own contract. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Decision } from '../../api/coldspark.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const AGAIN_MS = 1000;

/** One that runs will end; an event that failed may be tried again. */
const isOpen = ({ status, throttle, isEvent }: Decision) =>
  isEvent ? status !== 'success' : status === undefined && throttle === undefined;

/** Of the function's last invocations, those of these requests, in order of time. */
export function useDecisionsAmong(functionName: string, requestIds: readonly string[]) {
  const { coldspark } = useRegion();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.decisions(functionName, String(requestIds.length), requestIds[0] ?? ''),
      queryFn: async () => {
        const { decisions } = await coldspark.call('GetDecisions', { functionName });
        const among = new Set(requestIds);
        return decisions.filter(({ requestId }) => among.has(requestId));
      },
      gcTime: 0,
    }),
  );
}

/** Of one request: one, or each try of an asynchronous event. Read again while more may come. */
export function useDecisions(functionName: string, requestId: string) {
  const { coldspark } = useRegion();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.decisions(functionName, requestId),
      queryFn: async () => (await coldspark.call('GetDecisions', { functionName, requestId })).decisions,
      gcTime: 0,
      refetchInterval: ({ state }) => {
        const last = state.data?.at(-1);
        return last === undefined || isOpen(last) ? AGAIN_MS : false;
      },
    }),
  );
}
