/** Block Public Access of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-bucket.html */
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { allPublicAccess, PUBLIC_ACCESS_SETTINGS, type PublicAccess } from '../../domain/public-access.ts';
import { bucketSubject, useS3Operation } from '../../queries/buckets.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';

interface EditPublicAccessModalProps {
  bucket: string;
  access: PublicAccess;
  onDismiss: () => void;
}

const CONFIRMATION = 'confirm';

export function EditPublicAccessModal({ bucket, access: before, onDismiss }: EditPublicAccessModalProps) {
  const [access, setAccess] = useState(before);
  const [typed, setTyped] = useState('');
  const change = useS3Operation('PutPublicAccessBlock');
  const changed = PUBLIC_ACCESS_SETTINGS.some(({ member }) => access[member] !== before[member]);
  const values = Object.values(access);

  const submit = async () => {
    const input = { Bucket: bucket, PublicAccessBlockConfiguration: access };
    await change.mutateAsync(input);
    flash({
      type: 'success',
      content: (
        <>
          Successfully edited Block Public Access settings of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="PutPublicAccessBlock" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, 'public access')}
      title="Edit Block public access (bucket settings)"
      action="Save changes"
      disabled={!changed || typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Checkbox
        checked={values.every(Boolean)}
        indeterminate={values.some(Boolean) && !values.every(Boolean)}
        description="The same as turning on all four settings below."
        onChange={({ detail }) => setAccess(allPublicAccess(detail.checked))}
      >
        <b>Block all public access</b>
      </Checkbox>
      <div className="s3-settings">
        <SpaceBetween size="s">
          {PUBLIC_ACCESS_SETTINGS.map(({ member, label }) => (
            <Checkbox
              key={member}
              checked={access[member]}
              onChange={({ detail }) => setAccess({ ...access, [member]: detail.checked })}
            >
              {label}
            </Checkbox>
          ))}
        </SpaceBetween>
      </div>
      <TypedConfirmation purpose="the settings" word={CONFIRMATION} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
