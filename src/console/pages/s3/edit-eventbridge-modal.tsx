/** Whether EventBridge hears of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html */
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { bucketSubject } from '../../queries/buckets.ts';
import { useChangeNotifications } from '../../queries/notifications.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { GroupField } from '../../widgets/group-field.tsx';

interface EditEventBridgeModalProps {
  bucket: string;
  isOn: boolean;
  onDismiss: () => void;
}

export function EditEventBridgeModal({ bucket, isOn: before, onDismiss }: EditEventBridgeModalProps) {
  const [isOn, setOn] = useState(before);
  const change = useChangeNotifications();

  const submit = async () => {
    const input = await change.mutateAsync({ bucket, change: ({ list }) => ({ list, toEventBridge: isOn }) });
    flash({
      type: 'success',
      content: (
        <>
          Amazon EventBridge is {isOn ? 'told' : 'not told any more'} of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="PutBucketNotificationConfiguration" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={bucketSubject(bucket, 'eventbridge')}
      title="Edit Amazon EventBridge"
      action="Save changes"
      disabled={isOn === before}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <GroupField label="Send notifications to Amazon EventBridge for all events in this bucket" stretch>
        <RadioGroup
          value={isOn ? 'on' : 'off'}
          items={[
            { value: 'off', label: 'Off' },
            { value: 'on', label: 'On', description: 'Rules of the default event bus with the source aws.s3 match.' },
          ]}
          onChange={({ detail }) => setOn(detail.value === 'on')}
        />
      </GroupField>
    </ActionModal>
  );
}
