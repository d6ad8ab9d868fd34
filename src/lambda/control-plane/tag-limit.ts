/** How many tags a resource may have, and of what form. https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
import { invalidParameterValue } from '../../api/errors.ts';
import { TAG_KEY_LENGTH, TAG_VALUE_LENGTH, TAGS_PER_FUNCTION } from '../../api/quotas.ts';

export function requireTags(tags: Record<string, string>): void {
  if (Object.keys(tags).length > TAGS_PER_FUNCTION)
    throw invalidParameterValue('Number of tags exceeds resource tag limit.');
  // Differs from AWS: the rules are AWS's, the wording of these refusals is not recorded.
  for (const [key, value] of Object.entries(tags)) {
    if (key.toLowerCase().startsWith('aws:'))
      throw invalidParameterValue('Tag keys that start with aws: are reserved for AWS.');
    if (key === '' || [...key].length > TAG_KEY_LENGTH)
      throw invalidParameterValue(`A tag key has 1 to ${TAG_KEY_LENGTH} characters.`);
    if ([...value].length > TAG_VALUE_LENGTH)
      throw invalidParameterValue(`A tag value has at most ${TAG_VALUE_LENGTH} characters.`);
  }
}
