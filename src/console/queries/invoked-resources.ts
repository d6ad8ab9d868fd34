/** Through which qualifiers a function was invoked, and which versions ran: the names of its recorded metrics. */
import { type Metric, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cloudWatchClient } from '../../api/connect-observability.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export interface InvokedResource {
  /** Empty for the function itself. */
  qualifier: string;
  /** Of an alias: the version that ran. */
  version: string | undefined;
}

/** What is recorded wakes nobody, so it is asked for. */
const ASK_AGAIN_MS = 2000;

function resourceOf({ Dimensions = [] }: Metric): InvokedResource {
  const values = new Map(Dimensions.map(({ Name, Value }) => [Name, Value]));
  const [, qualifier = ''] = values.get('Resource')?.split(':') ?? [];
  return { qualifier, version: values.get('ExecutedVersion') };
}

/** Asks again every other second, for as long as it is on screen. */
export function useInvokedResources(functionName: string) {
  const { region } = useRegion();
  const client = useMemo(() => cloudWatchClient(region.handle), [region]);
  return useQuery(
    queryOptions({
      queryKey: queryKeys.metrics(functionName, undefined, 'invoked resources'),
      queryFn: async () => {
        const found: InvokedResource[] = [];
        const filter = {
          Namespace: 'AWS/Lambda',
          MetricName: 'Invocations',
          Dimensions: [{ Name: 'FunctionName', Value: functionName }],
        };
        for await (const page of paginateListMetrics({ client }, filter))
          found.push(...(page.Metrics ?? []).map(resourceOf));
        return found;
      },
      refetchInterval: ASK_AGAIN_MS,
    }),
  );
}
