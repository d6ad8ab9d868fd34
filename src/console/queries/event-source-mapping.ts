/** One event source mapping. https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html */
import { GetEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { useQuery } from '@tanstack/react-query';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export function useEventSourceMapping(functionName: string, UUID: string) {
  const { lambda } = useRegion();
  return useQuery({
    queryKey: [...queryKeys.function(functionName), 'event-source-mapping', UUID],
    queryFn: () => lambda.send(new GetEventSourceMappingCommand({ UUID })),
    retry: false,
  });
}
