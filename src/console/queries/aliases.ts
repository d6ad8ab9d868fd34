/** Aliases of a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html */
import {
  type AliasConfiguration,
  CreateAliasCommand,
  type CreateAliasCommandInput,
  DeleteAliasCommand,
  GetAliasCommand,
  ListAliasesCommand,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { aliasesByName } from '../domain/alias-order.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export const aliasesQuery = ({ lambda }: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.aliases(functionName),
    queryFn: async () => {
      const aliases: AliasConfiguration[] = [];
      for await (const page of pages((from) =>
        lambda.send(new ListAliasesCommand({ ...from, FunctionName: functionName })),
      ))
        aliases.push(...(page.Aliases ?? []));
      return aliases.sort(aliasesByName);
    },
  });

export const aliasQuery = ({ lambda }: RegionAccess, functionName: string, name: string) =>
  queryOptions({
    queryKey: [...queryKeys.aliases(functionName), name],
    queryFn: () => lambda.send(new GetAliasCommand({ FunctionName: functionName, Name: name })),
  });

export const useAliases = (functionName: string) => useQuery(aliasesQuery(useRegion(), functionName));

export const useAlias = (functionName: string, name: string) => useQuery(aliasQuery(useRegion(), functionName, name));

export function useCreateAlias() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: CreateAliasCommandInput) => lambda.send(new CreateAliasCommand(input)),
  });
}

export function useUpdateAlias() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: UpdateAliasCommandInput) => lambda.send(new UpdateAliasCommand(input)),
  });
}

export function useDeleteAlias() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: ({ functionName, name }: { functionName: string; name: string }) =>
      lambda.send(new DeleteAliasCommand({ FunctionName: functionName, Name: name })),
  });
}
