/** Delete an event notification of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-enable-disable-notification-intro.html */
import Box from '@cloudscape-design/components/box';
import type { BucketNotification } from '../../domain/bucket-notification.ts';
import { targetName } from '../../domain/target-service.ts';
import { notificationSubject, useChangeNotifications, withoutNotification } from '../../queries/notifications.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeleteNotificationModalProps {
  bucket: string;
  notification: BucketNotification;
  onDismiss: () => void;
}

export function DeleteNotificationModal({
  bucket,
  notification: { id, arn },
  onDismiss,
}: DeleteNotificationModalProps) {
  const change = useChangeNotifications();
  const submit = async () => {
    const input = await change.mutateAsync({ bucket, change: (before) => withoutNotification(before, id) });
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted the event notification <b>{id}</b>.{' '}
          <CliButton service="s3api" operation="PutBucketNotificationConfiguration" input={input} />
        </>
      ),
    });
  };
  return (
    <ActionModal
      subject={notificationSubject(bucket, id)}
      title={`Delete event notification ${id}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        {targetName(arn)} hears of this no more. The statement that lets the bucket in stays in its policy.
      </Box>
    </ActionModal>
  );
}
