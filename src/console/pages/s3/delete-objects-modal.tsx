/** Delete objects, folders and versions, confirmed by typing. https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjects.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import { bucketSubject } from '../../queries/buckets.ts';
import { type ObjectRow, useDeleteObjects } from '../../queries/objects.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';
import './s3.css';

interface DeleteObjectsModalProps {
  bucket: string;
  rows: readonly ObjectRow[];
  /** Versions were chosen, not objects. */
  withVersions: boolean;
  /** What is deleted without a version is kept below a delete marker. */
  keepsVersions: boolean;
  onDismiss: () => void;
  onDeleted: () => void;
}

const NAMED = 10;

export function DeleteObjectsModal(props: DeleteObjectsModalProps) {
  const { bucket, rows, withVersions, keepsVersions, onDismiss, onDeleted } = props;
  const [typed, setTyped] = useState('');
  const deletion = useDeleteObjects();
  const isForEver = withVersions || !keepsVersions;
  const confirmation = isForEver ? 'permanently delete' : 'delete';

  const submit = async () => {
    const count = await deletion.mutateAsync({ bucket, rows, withVersions });
    onDeleted();
    const what = withVersions ? (count === 1 ? 'version' : 'versions') : count === 1 ? 'object' : 'objects';
    flash({ type: 'success', content: `Successfully deleted ${count.toLocaleString('en')} ${what}.` });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, rows.map(({ id }) => id).join())}
      title={withVersions ? 'Delete versions' : 'Delete objects'}
      action="Delete"
      disabled={typed !== confirmation}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        {isForEver
          ? 'What is deleted is gone and cannot be brought back.'
          : 'The bucket keeps versions: each object gets a delete marker, and comes back when that is deleted.'}
        {rows.some(({ isFolder }) => isFolder) && ' Of a folder all that is in it is deleted.'}
      </Alert>
      <ul>
        {rows.slice(0, NAMED).map(({ id, key, versionId }) => (
          <li key={id}>
            <span className="s3-text">{key}</span>
            {versionId !== undefined && (
              <Box variant="span" color="text-body-secondary">
                {' '}
                ({versionId})
              </Box>
            )}
          </li>
        ))}
      </ul>
      {rows.length > NAMED && <Box>and {rows.length - NAMED} more</Box>}
      <TypedConfirmation purpose="deletion" word={confirmation} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
