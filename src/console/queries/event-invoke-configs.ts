/** How asynchronous invocations of a function's qualifiers are handled.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html */
import {
  type DestinationConfig,
  type FunctionEventInvokeConfig,
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
  type UpdateFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export async function listEventInvokeConfigs({ lambda }: RegionAccess, functionName: string) {
  const configs: FunctionEventInvokeConfig[] = [];
  const read = (from: { Marker?: string }) =>
    lambda.send(new ListFunctionEventInvokeConfigsCommand({ ...from, FunctionName: functionName }));
  for await (const page of pages(read)) configs.push(...(page.FunctionEventInvokeConfigs ?? []));
  return configs;
}

const eventInvokeConfigsQuery = (access: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.eventInvokeConfigs(functionName),
    queryFn: () => listEventInvokeConfigs(access, functionName),
  });

/** Of one qualifier, `$LATEST` when it is left out; null when it has none, and Lambda's defaults hold. */
export const useEventInvokeConfig = (functionName: string, qualifier = '$LATEST') =>
  useQuery({
    ...eventInvokeConfigsQuery(useRegion(), functionName),
    select: (configs): FunctionEventInvokeConfig | null => {
      const arn = functionArn(ARN_SCOPE, functionName, qualifier);
      return configs.find(({ FunctionArn }) => FunctionArn === arn) ?? null;
    },
  });

/** What is given is changed, the rest stays; where there is no configuration yet, one is made. */
export type EventInvokeChange = UpdateFunctionEventInvokeConfigCommandInput & { FunctionName: string };

export const eventInvokeOperation = (exists: boolean) =>
  exists ? 'UpdateFunctionEventInvokeConfig' : 'PutFunctionEventInvokeConfig';

export function useSaveEventInvokeConfig(exists: boolean) {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: async (input: EventInvokeChange) => {
      if (exists) await lambda.send(new UpdateFunctionEventInvokeConfigCommand(input));
      else await lambda.send(new PutFunctionEventInvokeConfigCommand(input));
    },
  });
}

/** When a record goes to a destination. */
export type DestinationCondition = 'OnFailure' | 'OnSuccess';

export interface DestinationRow {
  condition: DestinationCondition;
  arn: string;
}

export const destinationsOf = (config: FunctionEventInvokeConfig | null | undefined): DestinationRow[] =>
  (['OnFailure', 'OnSuccess'] as const).flatMap((condition) => {
    const arn = config?.DestinationConfig?.[condition]?.Destination;
    return arn ? [{ condition, arn }] : [];
  });

/** All destinations, with one of them another or, without an ARN, none: an update replaces both. */
export function withDestination(
  config: FunctionEventInvokeConfig | null,
  condition: DestinationCondition,
  arn: string | undefined,
): DestinationConfig {
  const { OnSuccess = {}, OnFailure = {} } = config?.DestinationConfig ?? {};
  return { OnSuccess, OnFailure, [condition]: arn === undefined ? {} : { Destination: arn } };
}
