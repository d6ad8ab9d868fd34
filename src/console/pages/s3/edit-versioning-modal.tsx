/** Bucket Versioning: once on, it is suspended and never off. https://docs.aws.amazon.com/AmazonS3/latest/userguide/manage-versioning-examples.html */
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { GroupField } from '../../widgets/group-field.tsx';

type Status = 'Enabled' | 'Suspended';

interface EditVersioningModalProps {
  bucket: string;
  /** Undefined: it was never on. */
  status: Status | undefined;
  onDismiss: () => void;
}

export function EditVersioningModal({ bucket, status: before, onDismiss }: EditVersioningModalProps) {
  const [status, setStatus] = useState<Status>(before ?? 'Suspended');
  const change = useS3Operation('PutBucketVersioning');

  const submit = async () => {
    const input = { Bucket: bucket, VersioningConfiguration: { Status: status } };
    await change.mutateAsync(input);
    flash({
      type: 'success',
      content: (
        <>
          Successfully edited Bucket Versioning of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="PutBucketVersioning" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, 'versioning')}
      title="Edit Bucket Versioning"
      action="Save changes"
      disabled={status === (before ?? 'Suspended')}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <GroupField label="Bucket Versioning" stretch>
        <RadioGroup
          value={status}
          items={[
            {
              value: 'Suspended',
              label: before === undefined ? 'Disable' : 'Suspend',
              description:
                before === undefined
                  ? 'What is overwritten or deleted is gone.'
                  : 'Versions that are there stay. From now on what is overwritten or deleted is gone.',
            },
            {
              value: 'Enabled',
              label: 'Enable',
              description: 'What is overwritten or deleted is kept. It can be suspended later, and never be off again.',
            },
          ]}
          onChange={({ detail }) => setStatus(detail.value as Status)}
        />
      </GroupField>
    </ActionModal>
  );
}
