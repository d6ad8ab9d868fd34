/** What SNS has sent to people: it lies in the console, for nothing leaves the browser. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

/** Newest first. */
export function useMail() {
  const { coldspark } = useRegion();
  return useQuery({
    queryKey: queryKeys.mail,
    queryFn: async () => (await coldspark.call('ListMail', {})).mail,
  });
}

export function useDeleteMail() {
  const { coldspark } = useRegion();
  return useMutation({ mutationFn: () => coldspark.call('DeleteMail', {}) });
}
