/** Empty a bucket, confirmed by typing. https://docs.aws.amazon.com/AmazonS3/latest/userguide/empty-bucket.html */
import Alert from '@cloudscape-design/components/alert';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { bucketSubject, useEmptyBucket } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';

const CONFIRMATION = 'permanently delete';

export function EmptyBucketModal({ bucket, onDismiss }: { bucket: string; onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const [deleted, setDeleted] = useState(0);
  const emptying = useEmptyBucket();

  const submit = async () => {
    const count = await emptying.mutateAsync({ bucket, onDeleted: setDeleted });
    flash({
      type: 'success',
      content: (
        <>
          Successfully emptied bucket <b>{bucket}</b>: {count.toLocaleString('en')} objects and versions deleted.
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, 'objects')}
      title={`Empty bucket ${bucket}`}
      action="Empty"
      disabled={typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        All objects are deleted, with all their versions and delete markers. This cannot be undone. What is uploaded
        while the bucket is emptied may be deleted, too.
      </Alert>
      <TypedConfirmation purpose="deletion" word={CONFIRMATION} typed={typed} onChange={setTyped} />
      {deleted > 0 && (
        <StatusIndicator type={emptying.isError ? 'stopped' : 'loading'}>
          {deleted.toLocaleString('en')} objects and versions deleted
        </StatusIndicator>
      )}
    </ActionModal>
  );
}
