/** Purge: delete all messages of a queue, confirmed by typing. */
import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import { queueSubject, queueUrlOf, useQueueOperation } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { TypedConfirmation } from '../../widgets/typed-confirmation.tsx';

const CONFIRMATION = 'purge';

export function PurgeQueueModal({ queueName, onDismiss }: { queueName: string; onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const purge = useQueueOperation('PurgeQueue');
  const input = { QueueUrl: queueUrlOf(queueName) };

  const submit = async () => {
    await purge.mutateAsync(input);
    flash({
      type: 'success',
      content: (
        <>
          Queue <b>{queueName}</b> purged successfully. <CliButton service="sqs" operation="PurgeQueue" input={input} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={queueSubject(queueName, 'messages')}
      title={`Purge queue ${queueName}`}
      action="Purge"
      disabled={typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        All messages are deleted, those in flight and those that are delayed too. This can be done once in 60 seconds.
      </Box>
      <TypedConfirmation purpose="the purge" word={CONFIRMATION} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
