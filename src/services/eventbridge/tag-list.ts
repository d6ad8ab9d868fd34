/** Tags as requests carry them: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-tagging.html */
import { validationException } from '../../api/errors.ts';
import type { Tag } from '../../api/models/events-types.ts';
import type { Tags } from './context.ts';

const TAGS = 50;

export function tagsOf(tags: readonly Tag[] = []): Tags {
  const named = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  if (Object.keys(named).length < tags.length)
    throw validationException('Invalid parameter: Duplicated keys are not allowed.');
  return limitedTags(named);
}

export function limitedTags(tags: Tags): Tags {
  // how AWS words this is not recorded
  if (Object.keys(tags).length > TAGS)
    throw validationException(`The number of tags exceeds the maximum number allowed: ${TAGS}.`);
  return tags;
}
