/** Function URLs: configured, and asked. https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html */
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionUrlConfigCommand,
  type FunctionUrlConfig,
  ListFunctionUrlConfigsCommand,
  ResourceConflictException,
  UpdateFunctionUrlConfigCommand,
  type UpdateFunctionUrlConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import type { LambdaApi } from '../../api/connect.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export const functionUrlsQuery = ({ lambda }: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.functionUrls(functionName),
    queryFn: async () => {
      const urls: FunctionUrlConfig[] = [];
      for await (const page of pages((from) =>
        lambda.send(new ListFunctionUrlConfigsCommand({ ...from, FunctionName: functionName })),
      ))
        urls.push(...(page.FunctionUrlConfigs ?? []));
      return urls;
    },
  });

/** The URL of the function or of one of its aliases; null when it has none. */
export const useFunctionUrl = (functionName: string, alias?: string) =>
  useQuery({
    ...functionUrlsQuery(useRegion(), functionName),
    select: (urls): FunctionUrlConfig | null => {
      const arn = functionArn(ARN_SCOPE, functionName, alias);
      return urls.find(({ FunctionArn }) => FunctionArn === arn) ?? null;
    },
  });

/** What CreateFunctionUrlConfig and UpdateFunctionUrlConfig have in common, all of it given. */
export type FunctionUrlSettings = Required<
  Pick<UpdateFunctionUrlConfigCommandInput, 'FunctionName' | 'AuthType' | 'InvokeMode' | 'Cors'>
> & { Qualifier?: string };

export function useSaveFunctionUrl(exists: boolean) {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: async (settings: FunctionUrlSettings) => {
      if (exists) await lambda.send(new UpdateFunctionUrlConfigCommand(settings));
      else await lambda.send(new CreateFunctionUrlConfigCommand(settings));
      // as AWS's console does; its API leaves it to the caller
      if (settings.AuthType === 'NONE') await grantEverybody(lambda, settings);
    },
  });
}

/** The two grants of a public URL. Deleting the URL leaves them, as on AWS. */
export const PUBLIC_GRANTS = [
  {
    StatementId: 'FunctionURLAllowPublicAccess',
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  },
  {
    StatementId: 'FunctionURLInvokeAllowPublicAccess',
    Action: 'lambda:InvokeFunction',
    Principal: '*',
    InvokedViaFunctionUrl: true,
  },
] as const satisfies Omit<AddPermissionCommandInput, 'FunctionName'>[];

async function grantEverybody(
  lambda: LambdaApi,
  { FunctionName, Qualifier }: Pick<FunctionUrlSettings, 'FunctionName' | 'Qualifier'>,
): Promise<void> {
  for (const grant of PUBLIC_GRANTS) {
    try {
      await lambda.send(new AddPermissionCommand({ FunctionName, ...(Qualifier && { Qualifier }), ...grant }));
    } catch (error) {
      // granted before
      if (!(error instanceof ResourceConflictException)) throw error;
    }
  }
}

export function useDeleteFunctionUrl() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: ({ functionName, alias }: { functionName: string; alias: string | undefined }) =>
      lambda.send(
        new DeleteFunctionUrlConfigCommand({ FunctionName: functionName, ...(alias && { Qualifier: alias }) }),
      ),
  });
}
