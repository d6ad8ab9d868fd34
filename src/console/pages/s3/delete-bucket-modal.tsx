/** Delete a bucket, confirmed by its name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html */
import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { bucketsPath } from '../../paths.ts';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { useGoAfterAnswer } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';

export function DeleteBucketModal({ bucket, onDismiss }: { bucket: string; onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const deletion = useS3Operation('DeleteBucket');
  const go = useGoAfterAnswer();
  const input = { Bucket: bucket };

  const submit = async () => {
    await deletion.mutateAsync(input);
    go(bucketsPath);
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted bucket <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="DeleteBucket" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket)}
      title={`Delete bucket ${bucket}`}
      action="Delete bucket"
      disabled={typed !== bucket}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        Only an empty bucket can be deleted; Empty does that first. Its notifications, tags and policy are deleted with
        it. Functions keep the statements that let it in.
      </Alert>
      <TypedConfirmation purpose="deletion" word={bucket} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
