/** Provisioned concurrency of a function's versions and aliases.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html */
import {
  DeleteProvisionedConcurrencyConfigCommand,
  type DeleteProvisionedConcurrencyConfigCommandInput,
  ListProvisionedConcurrencyConfigsCommand,
  type ProvisionedConcurrencyConfigListItem,
  PutProvisionedConcurrencyConfigCommand,
  type PutProvisionedConcurrencyConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

/** An allocation goes on between the changes that the console hears of. */
const ALLOCATION_INTERVAL_MS = 500;

export async function listProvisionedConcurrency({ lambda }: RegionAccess, functionName: string) {
  const configs: ProvisionedConcurrencyConfigListItem[] = [];
  const read = (from: { Marker?: string }) =>
    lambda.send(new ListProvisionedConcurrencyConfigsCommand({ ...from, FunctionName: functionName }));
  for await (const page of pages(read)) configs.push(...(page.ProvisionedConcurrencyConfigs ?? []));
  return configs;
}

export const provisionedConcurrencyQuery = (access: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.provisionedConcurrency(functionName),
    queryFn: () => listProvisionedConcurrency(access, functionName),
    refetchInterval: ({ state }) =>
      state.data?.some(({ Status }) => Status === 'IN_PROGRESS') ? ALLOCATION_INTERVAL_MS : false,
  });

export const useProvisionedConcurrency = (functionName: string) =>
  useQuery(provisionedConcurrencyQuery(useRegion(), functionName));

export function usePutProvisionedConcurrency() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: PutProvisionedConcurrencyConfigCommandInput) =>
      lambda.send(new PutProvisionedConcurrencyConfigCommand(input)),
  });
}

export function useDeleteProvisionedConcurrency() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: DeleteProvisionedConcurrencyConfigCommandInput) =>
      lambda.send(new DeleteProvisionedConcurrencyConfigCommand(input)),
  });
}
