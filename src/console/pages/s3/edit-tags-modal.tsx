/** Tags of a bucket or of an object. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import { useState } from 'react';
import type { Tag } from '../../../api/models/s3-types.ts';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { BUCKET_TAG_LIMIT, editedTags, OBJECT_TAG_LIMIT, tagSetOf } from './tag-set.ts';

interface EditTagsModalProps {
  bucket: string;
  /** Left out, it is the bucket's own tags. */
  object?: { key: string; versionId?: string | undefined };
  tags: readonly Tag[];
  onDismiss: () => void;
}

export function EditTagsModal({ bucket, object, tags: before, onDismiss }: EditTagsModalProps) {
  const [tags, setTags] = useState<readonly TagEditorProps.Tag[]>(() => editedTags(before));
  const [valid, setValid] = useState(true);
  const changeBucket = useS3Operation('PutBucketTagging');
  const changeObject = useS3Operation('PutObjectTagging');
  const operation = object ? 'PutObjectTagging' : 'PutBucketTagging';

  const submit = async () => {
    const ofBucket = { Bucket: bucket, Tagging: { TagSet: tagSetOf(tags) } };
    const input = object ? { ...ofBucket, Key: object.key, VersionId: object.versionId } : ofBucket;
    await ('Key' in input ? changeObject.mutateAsync(input) : changeBucket.mutateAsync(input));
    flash({
      type: 'success',
      content: (
        <>
          Successfully edited the tags of <b>{object?.key ?? bucket}</b>.{' '}
          <CliButton service="s3api" operation={operation} input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, `tags ${object?.key ?? ''}`)}
      title={object ? 'Edit object tags' : 'Edit bucket tags'}
      action="Save changes"
      disabled={!valid}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <TagEditor
        tags={tags}
        tagLimit={object ? OBJECT_TAG_LIMIT : BUCKET_TAG_LIMIT}
        onChange={({ detail }) => {
          setTags(detail.tags);
          setValid(detail.valid);
        }}
      />
    </ActionModal>
  );
}
