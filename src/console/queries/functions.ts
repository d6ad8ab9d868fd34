/** Functions: read, created, updated, deleted. https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';
import { settledConfiguration } from './settled.ts';

export const functionsQuery = ({ lambda }: RegionAccess) =>
  queryOptions({
    queryKey: queryKeys.functions,
    queryFn: async () => {
      const functions = [];
      for await (const page of pages((from) => lambda.send(new ListFunctionsCommand(from))))
        functions.push(...(page.Functions ?? []));
      return functions;
    },
  });

export const functionQuery = ({ lambda }: RegionAccess, functionName: string, qualifier?: string) =>
  queryOptions({
    queryKey: queryKeys.configuration(functionName, qualifier),
    queryFn: () =>
      lambda.send(
        new GetFunctionCommand({ FunctionName: functionName, ...(qualifier ? { Qualifier: qualifier } : {}) }),
      ),
  });

export const useFunctions = () => useQuery(functionsQuery(useRegion()));

/** GetFunction: configuration, code location, tags and reserved concurrency of `$LATEST`, a version or an alias. */
export const useFunction = (functionName: string, qualifier?: string) =>
  useQuery(functionQuery(useRegion(), functionName, qualifier));

/** Creates a function and answers once it is Active. */
export function useCreateFunction() {
  const access = useRegion();
  return useMutation({
    mutationFn: async (input: CreateFunctionCommandInput) => {
      await access.lambda.send(new CreateFunctionCommand(input));
      return settledConfiguration(access, input.FunctionName ?? '');
    },
  });
}

/** Deploys a zip to `$LATEST` and answers once the update is Successful. */
export function useUpdateFunctionCode() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ functionName, zipFile }: { functionName: string; zipFile: Uint8Array }) => {
      await access.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: functionName, ZipFile: zipFile }));
      return settledConfiguration(access, functionName);
    },
  });
}

/** Changes the given parts of `$LATEST`'s configuration and answers once the update is Successful. */
export function useUpdateFunctionConfiguration() {
  const access = useRegion();
  return useMutation({
    mutationFn: async (input: UpdateFunctionConfigurationCommandInput) => {
      await access.lambda.send(new UpdateFunctionConfigurationCommand(input));
      return settledConfiguration(access, input.FunctionName ?? '');
    },
  });
}

/** Deletes a function with all its versions and aliases. */
export function useDeleteFunction() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (functionName: string) => lambda.send(new DeleteFunctionCommand({ FunctionName: functionName })),
  });
}
