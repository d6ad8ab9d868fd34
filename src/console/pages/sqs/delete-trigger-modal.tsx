/** Delete a Lambda trigger of a queue: the function and the queue stay. */
import Box from '@cloudscape-design/components/box';
import { triggerSubject, useDeleteTrigger } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeleteTriggerModalProps {
  queueName: string;
  uuid: string;
  onDismiss: () => void;
}

export function DeleteTriggerModal({ queueName, uuid, onDismiss }: DeleteTriggerModalProps) {
  const deletion = useDeleteTrigger();

  const submit = async () => {
    await deletion.mutateAsync(uuid);
    flash({
      type: 'success',
      content: (
        <>
          The trigger of <b>{queueName}</b> is being deleted.{' '}
          <CliButton operation="DeleteEventSourceMapping" input={{ UUID: uuid }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={triggerSubject(queueName, uuid)}
      title={`Delete trigger of ${queueName}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        The function is not invoked with messages of <b>{queueName}</b> any more. What it has begun it ends.
      </Box>
    </ActionModal>
  );
}
