/** Delete a queue with all that lies in it, confirmed by typing. */
import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import { queuesPath } from '../../paths.ts';
import { queueSubject, queueUrlOf, useQueueOperation } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { useGoAfterAnswer } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';

const CONFIRMATION = 'confirm';

export function DeleteQueueModal({ queueName, onDismiss }: { queueName: string; onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const deletion = useQueueOperation('DeleteQueue');
  const go = useGoAfterAnswer();
  const input = { QueueUrl: queueUrlOf(queueName) };

  const submit = async () => {
    await deletion.mutateAsync(input);
    go(queuesPath);
    flash({
      type: 'success',
      content: (
        <>
          Queue <b>{queueName}</b> deleted successfully.{' '}
          <CliButton service="sqs" operation="DeleteQueue" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={queueSubject(queueName)}
      title={`Delete queue ${queueName}`}
      action="Delete"
      disabled={typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Its messages are deleted with it. A queue of the same name can be created after 60 seconds. Lambda triggers of
        the queue stay, and find it again then.
      </Box>
      <TypedConfirmation purpose="deletion" word={CONFIRMATION} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
