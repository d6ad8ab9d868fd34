/** From the tags a form began with and those it holds now to what is to be sent. */
import type { TagEditorProps } from '@cloudscape-design/components/tag-editor';
import type { TagChanges } from '../../../queries/tags.ts';

export const editableTags = (tags: Readonly<Record<string, string>>): readonly TagEditorProps.Tag[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value, existing: true }));

export function tagChanges(
  before: Readonly<Record<string, string>>,
  edited: readonly TagEditorProps.Tag[],
): TagChanges {
  const after = new Map(edited.filter((tag) => !tag.markedForRemoval).map(({ key, value }) => [key, value]));
  return {
    removedKeys: Object.keys(before).filter((key) => !after.has(key)),
    tags: Object.fromEntries([...after].filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value)),
  };
}
