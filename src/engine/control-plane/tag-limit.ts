/** How many tags a resource may have. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
import { invalidParameterValue } from '../../api/errors.ts';
import { TAGS_PER_FUNCTION } from '../quotas.ts';

export function requireTags(tags: Record<string, string>): void {
  if (Object.keys(tags).length > TAGS_PER_FUNCTION)
    throw invalidParameterValue('Number of tags exceeds resource tag limit.');
}
