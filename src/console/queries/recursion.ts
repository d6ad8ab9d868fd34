/** What is done about a function that invokes itself.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html */
import {
  GetFunctionRecursionConfigCommand,
  PutFunctionRecursionConfigCommand,
  type RecursiveLoop,
} from '@aws-sdk/client-lambda';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export function useRecursiveLoop(functionName: string) {
  const { lambda } = useRegion();
  return useQuery({
    queryKey: queryKeys.recursion(functionName),
    queryFn: async (): Promise<RecursiveLoop> => {
      const answer = await lambda.send(new GetFunctionRecursionConfigCommand({ FunctionName: functionName }));
      return answer.RecursiveLoop ?? 'Terminate';
    },
  });
}

export function useSaveRecursiveLoop() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: { FunctionName: string; RecursiveLoop: RecursiveLoop }) =>
      lambda.send(new PutFunctionRecursionConfigCommand(input)),
  });
}
