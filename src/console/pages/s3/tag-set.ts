/** Tags between S3's form and the editor's. */
import type { TagEditorProps } from '@cloudscape-design/components/tag-editor';
import type { Tag } from '../../../api/models/s3-types.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
export const BUCKET_TAG_LIMIT = 50;
export const OBJECT_TAG_LIMIT = 10;

/** What is left of them when they are saved. */
export const tagSetOf = (tags: readonly TagEditorProps.Tag[]): Tag[] =>
  tags.flatMap(({ key, value, markedForRemoval }) => (markedForRemoval ? [] : [{ Key: key, Value: value }]));

export const editedTags = (tags: readonly Tag[]): TagEditorProps.Tag[] =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value, existing: true }));
