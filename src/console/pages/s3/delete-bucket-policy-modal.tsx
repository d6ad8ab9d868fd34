/** Delete the policy of a bucket, confirmed by typing. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html */
import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';

const CONFIRMATION = 'delete';

export function DeleteBucketPolicyModal({ bucket, onDismiss }: { bucket: string; onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const deletion = useS3Operation('DeleteBucketPolicy');

  const submit = async () => {
    const input = { Bucket: bucket };
    await deletion.mutateAsync(input);
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted the bucket policy of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="DeleteBucketPolicy" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, 'policy')}
      title="Delete bucket policy"
      action="Delete"
      disabled={typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">Whoever the policy let in stays outside from now on, and what it denied is allowed.</Alert>
      <TypedConfirmation purpose="deletion" word={CONFIRMATION} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
