/** Tags of a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
import { ListTagsCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { functionArn } from '../../api/arn.ts';
import { ACCOUNT_ID, REGION_ID } from '../account.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

/** Tags belong to the function: versions and aliases have none, and their ARNs are refused. */
const resourceOf = (functionName: string) => functionArn({ region: REGION_ID, accountId: ACCOUNT_ID }, functionName);

export const tagsQuery = ({ lambda }: RegionAccess, functionName: string) =>
  queryOptions({
    queryKey: queryKeys.tags(functionName),
    queryFn: async () => (await lambda.send(new ListTagsCommand({ Resource: resourceOf(functionName) }))).Tags ?? {},
  });

export const useTags = (functionName: string) => useQuery(tagsQuery(useRegion(), functionName));

export interface TagChanges {
  removedKeys: string[];
  /** New tags, and those whose value changed. */
  tags: Record<string, string>;
}

/** Removes tags, then adds and overwrites, so that the limit counts what remains. */
export function useChangeTags() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: async ({ functionName, removedKeys, tags }: TagChanges & { functionName: string }) => {
      const Resource = resourceOf(functionName);
      if (removedKeys.length > 0) await lambda.send(new UntagResourceCommand({ Resource, TagKeys: removedKeys }));
      // TagResource refuses an empty map
      if (Object.keys(tags).length > 0) await lambda.send(new TagResourceCommand({ Resource, Tags: tags }));
    },
  });
}
