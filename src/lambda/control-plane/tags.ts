/**
 * Tags: labels of functions, event source mappings, code signing configurations and layers. Changing those of a function
 * gives `$LATEST` another RevisionId, but is no update that a publish would turn into a new version.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html
 */
import { parseFunctionName, parseLayerArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceNotFound } from '../../api/errors.ts';
import type {
  ListTagsRequest,
  ListTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '../../api/models/lambda-types.ts';
import type { Table } from '../../kernel/table.ts';
import type { LambdaContext } from '../context.ts';
import { LATEST } from '../state.ts';
import { readReference, requireFunction } from './function-reference.ts';
import { renewRevision } from './revision.ts';
import { requireTags } from './tag-limit.ts';

/** TagResource: https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export function tagResource(context: LambdaContext, input: TagResourceRequest): Record<string, never> {
  const resource = requireTagged(context, input.Resource);
  if (Object.keys(input.Tags).length === 0)
    throw invalidParameterValue('An error occurred and the request cannot be processed.');
  const tags = { ...resource.tags, ...input.Tags };
  requireTags(tags);
  resource.replace(tags);
  return {};
}

/** UntagResource: https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export function untagResource(context: LambdaContext, input: UntagResourceRequest): Record<string, never> {
  const resource = requireTagged(context, input.Resource);
  const kept = Object.entries(resource.tags).filter(([key]) => !input.TagKeys.includes(key));
  resource.replace(Object.fromEntries(kept));
  return {};
}

/** ListTags: https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html */
export function listTags(context: LambdaContext, input: ListTagsRequest): ListTagsResponse {
  return { Tags: requireTagged(context, input.Resource).tags };
}

interface TaggedResource {
  tags: Record<string, string>;
  replace(tags: Record<string, string>): void;
}

function requireTagged(context: LambdaContext, arn: string): TaggedResource {
  const { codeSigningConfigs, eventSourceMappings, layers } = context.state;
  const [, , , , , type = '', id = ''] = arn.split(':');
  switch (type) {
    case 'event-source-mapping':
      return tagged(eventSourceMappings, id, `Event source mapping not found: ${arn}`);
    case 'code-signing-config':
      return tagged(codeSigningConfigs, arn, `The Lambda code signing configuration ${arn} can not be found.`);
    case 'layer':
      // Differs from AWS: the wording is not recorded.
      return tagged(layers, parseLayerArn(arn)?.layerName ?? '', `Layer not found: ${arn}`);
    default:
      return taggedFunction(context, arn);
  }
}

function tagged<T extends { tags: Record<string, string> }>(
  table: Table<T>,
  key: string,
  notFound: string,
): TaggedResource {
  const record = table.get(key);
  if (!record) throw resourceNotFound(notFound);
  return { tags: record.tags, replace: (tags) => table.set(key, { ...record, tags }) };
}

function taggedFunction(context: LambdaContext, arn: string): TaggedResource {
  if (parseFunctionName(arn).qualifier !== undefined)
    throw invalidParameterValue(
      'Tags on function aliases and versions are not supported. Please specify a function ARN.',
    );
  const { functionName } = readReference(context, arn);
  const fn = requireFunction(context, functionName);
  return {
    tags: fn.tags,
    replace(tags) {
      context.state.functions.set(functionName, { ...fn, tags });
      renewRevision(context, functionName, LATEST);
    },
  };
}
