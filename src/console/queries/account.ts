/** The account's limits and what is used of them. https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html */
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export const accountQuery = ({ lambda }: RegionAccess) =>
  queryOptions({ queryKey: queryKeys.account, queryFn: () => lambda.send(new GetAccountSettingsCommand({})) });

export const useAccount = () => useQuery(accountQuery(useRegion()));
