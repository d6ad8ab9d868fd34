/** Tags of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html */
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import { useState } from 'react';
import type { Tag } from '../../../api/models/s3-types.ts';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { BUCKET_TAG_LIMIT, editedTags, tagSetOf } from './tag-set.ts';

interface EditTagsModalProps {
  bucket: string;
  tags: readonly Tag[];
  onDismiss: () => void;
}

export function EditTagsModal({ bucket, tags: before, onDismiss }: EditTagsModalProps) {
  const [tags, setTags] = useState<readonly TagEditorProps.Tag[]>(() => editedTags(before));
  const [valid, setValid] = useState(true);
  const change = useS3Operation('PutBucketTagging');

  const submit = async () => {
    const input = { Bucket: bucket, Tagging: { TagSet: tagSetOf(tags) } };
    await change.mutateAsync(input);
    flash({
      type: 'success',
      content: (
        <>
          Successfully edited the tags of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="PutBucketTagging" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, 'tags')}
      title="Edit bucket tags"
      action="Save changes"
      disabled={!valid}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <TagEditor
        tags={tags}
        tagLimit={BUCKET_TAG_LIMIT}
        onChange={({ detail }) => {
          setTags(detail.tags);
          setValid(detail.valid);
        }}
      />
    </ActionModal>
  );
}
