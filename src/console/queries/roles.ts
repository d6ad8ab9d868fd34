/**
 * Execution roles, through AWS's own IAM client, loaded where a role is chosen.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

/** Roles that Lambda's console makes stand under this path. */
const SERVICE_ROLE_PATH = '/service-role/';

const TRUSTS_LAMBDA = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

async function openIam({ region }: RegionAccess) {
  const [{ iamClient }, commands] = await Promise.all([
    import('../../api/connect-iam.ts'),
    import('@aws-sdk/client-iam'),
  ]);
  return { iam: iamClient(region.handle), ...commands };
}

export const rolesQuery = (access: RegionAccess) =>
  queryOptions({
    queryKey: queryKeys.roles,
    queryFn: async () => {
      const { iam, paginateListRoles } = await openIam(access);
      const roles = [];
      for await (const page of paginateListRoles({ client: iam }, {})) roles.push(...(page.Roles ?? []));
      return roles;
    },
  });

export const useRoles = () => useQuery(rolesQuery(useRegion()));

/** Makes the role that comes with a function and answers its ARN. One made by an earlier, failed attempt is used. */
export function useCreateExecutionRole() {
  const access = useRegion();
  return useMutation({
    mutationFn: async (roleName: string): Promise<string> => {
      const { iam, CreateRoleCommand, GetRoleCommand, EntityAlreadyExistsException } = await openIam(access);
      try {
        const { Role } = await iam.send(
          new CreateRoleCommand({
            RoleName: roleName,
            Path: SERVICE_ROLE_PATH,
            AssumeRolePolicyDocument: TRUSTS_LAMBDA,
          }),
        );
        return Role?.Arn ?? '';
      } catch (error) {
        if (!(error instanceof EntityAlreadyExistsException)) throw error;
        const { Role } = await iam.send(new GetRoleCommand({ RoleName: roleName }));
        return Role?.Arn ?? '';
      }
    },
  });
}
