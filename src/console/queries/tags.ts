/** Tags of a function. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
import { ListTagsCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

/** Tags belong to the function: versions and aliases have none, and their ARNs are refused. */
const resourceOf = (functionName: string) => functionArn(ARN_SCOPE, functionName);

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

/** Removes tags, then adds and overwrites, so that the limit counts what remains; returns the requests it made. */
export function useChangeTags() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: async ({ functionName, removedKeys, tags }: TagChanges & { functionName: string }) => {
      const Resource = resourceOf(functionName);
      const removal = { Resource, TagKeys: removedKeys };
      const addition = { Resource, Tags: tags };
      const removes = removedKeys.length > 0;
      // TagResource refuses an empty map
      const adds = Object.keys(tags).length > 0;
      if (removes) await lambda.send(new UntagResourceCommand(removal));
      if (adds) await lambda.send(new TagResourceCommand(addition));
      return [
        ...(removes ? [{ operation: 'UntagResource', input: removal }] : []),
        ...(adds ? [{ operation: 'TagResource', input: addition }] : []),
      ];
    },
  });
}
