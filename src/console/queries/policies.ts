/**
 * Resource-based policies: the function itself, each version and each alias have one of their own.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  GetPolicyCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import { type PolicyStatement, readPolicy } from '../domain/policy-statement.ts';
import { isNotFound } from '../errors.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

const named = (functionName: string, qualifier: string | undefined) => ({
  FunctionName: functionName,
  ...(qualifier !== undefined && { Qualifier: qualifier }),
});

async function readStatements(
  { lambda }: RegionAccess,
  functionName: string,
  qualifier: string | undefined,
): Promise<PolicyStatement[]> {
  try {
    const { Policy = '' } = await lambda.send(new GetPolicyCommand(named(functionName, qualifier)));
    return readPolicy(Policy);
  } catch (error) {
    // without statements there is no policy
    if (isNotFound(error)) return [];
    throw error;
  }
}

export const policyQuery = (access: RegionAccess, functionName: string, qualifier: string | undefined) =>
  queryOptions({
    queryKey: queryKeys.policy(functionName, qualifier),
    queryFn: () => readStatements(access, functionName, qualifier),
  });

/** Its statements. Without a qualifier that of the function itself, which is not that of `$LATEST`'s ARN. */
export const usePolicy = (functionName: string, qualifier: string | undefined) =>
  useQuery(policyQuery(useRegion(), functionName, qualifier));

export function useAddPermission() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: AddPermissionCommandInput) => lambda.send(new AddPermissionCommand(input)),
  });
}

export interface StatementReference {
  functionName: string;
  qualifier: string | undefined;
  statementId: string;
}

export const removePermissionInput = ({ functionName, qualifier, statementId }: StatementReference) => ({
  ...named(functionName, qualifier),
  StatementId: statementId,
});

export function useRemovePermission() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (of: StatementReference) => lambda.send(new RemovePermissionCommand(removePermissionInput(of))),
  });
}

export const statementSubject = ({ functionName, qualifier, statementId }: StatementReference): Subject => ({
  arn: functionArn(ARN_SCOPE, functionName, qualifier),
  part: `statement/${statementId}`,
  name: `The statement ${statementId}`,
  queryKey: queryKeys.function(functionName),
  isThere: async (access) =>
    (await readStatements(access, functionName, qualifier)).some(({ Sid }) => Sid === statementId),
});
