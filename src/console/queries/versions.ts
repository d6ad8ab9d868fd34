/** Published versions of a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html */
import { DeleteFunctionCommand, ListVersionsByFunctionCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

/** In the API's order: `$LATEST` first, then by number. */
export const versionsQuery = ({ lambda }: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.versions(functionName),
    queryFn: async () => {
      const versions = [];
      for await (const page of pages((from) =>
        lambda.send(new ListVersionsByFunctionCommand({ ...from, FunctionName: functionName })),
      ))
        versions.push(...(page.Versions ?? []));
      return versions;
    },
  });

export const useVersions = (functionName: string) => useQuery(versionsQuery(useRegion(), functionName));

/** Publishes `$LATEST`. The answer is an existing version when nothing was updated since the last publish. */
export function usePublishVersion() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: ({ functionName, description }: { functionName: string; description?: string }) =>
      lambda.send(
        new PublishVersionCommand({ FunctionName: functionName, ...(description ? { Description: description } : {}) }),
      ),
  });
}

export function useDeleteVersion() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: ({ functionName, version }: { functionName: string; version: string }) =>
      lambda.send(new DeleteFunctionCommand({ FunctionName: functionName, Qualifier: version })),
  });
}
