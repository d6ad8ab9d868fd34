/** Reserved concurrency of a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export const concurrencyQuery = ({ lambda }: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.concurrency(functionName),
    queryFn: () => lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: functionName })),
  });

/** Of the whole function; without ReservedConcurrentExecutions it shares the account's unreserved concurrency. */
export const useConcurrency = (functionName: string) => useQuery(concurrencyQuery(useRegion(), functionName));

/** Reserves concurrency, or without a number gives the reservation back. */
export function useReserveConcurrency() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: async ({ functionName, reserved }: { functionName: string; reserved: number | undefined }) => {
      if (reserved === undefined)
        await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: functionName }));
      else
        await lambda.send(
          new PutFunctionConcurrencyCommand({ FunctionName: functionName, ReservedConcurrentExecutions: reserved }),
        );
    },
  });
}
