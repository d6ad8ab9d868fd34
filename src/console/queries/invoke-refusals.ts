/** Whether services of AWS may invoke what they are to call: the policy of the function, the version or the alias decides. */
import { useQueries } from '@tanstack/react-query';
import { parseFunctionName } from '../../api/arn.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export interface InvokeQuestion {
  /** Of whoever asks. */
  id: string;
  functionArn: string;
  /** For example `sns.amazonaws.com`. */
  principal: string;
  sourceArn: string;
}

/** Why they are refused, in AWS's words, by their ids; null for what may, nothing for what is not known yet. */
export function useInvokeRefusals(questions: readonly InvokeQuestion[]): ReadonlyMap<string, string | null> {
  const { coldspark } = useRegion();
  return useQueries({
    queries: questions.map(({ functionArn, principal, sourceArn }) => ({
      queryKey: [
        ...queryKeys.function(parseFunctionName(functionArn).functionName),
        ...['invoke-permission', functionArn, principal, sourceArn],
      ],
      queryFn: async () =>
        (await coldspark.call('TestInvokePermission', { functionArn, principal, sourceArn })).refusal ?? null,
    })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index): [string, string | null][] => {
          const id = questions[index]?.id;
          return data !== undefined && id !== undefined ? [[id, data]] : [];
        }),
      ),
  });
}
