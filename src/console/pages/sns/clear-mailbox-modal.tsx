/** Delete all mail. Ours: AWS sends it to people. */
import Box from '@cloudscape-design/components/box';
import { useDeleteMail } from '../../queries/mail.ts';
import { MAILBOX } from '../../queries/sns-subjects.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';

export function ClearMailboxModal({ onDismiss }: { onDismiss: () => void }) {
  const deletion = useDeleteMail();
  return (
    <ActionModal
      subject={MAILBOX}
      title="Delete all messages"
      action="Delete"
      onSubmit={async () => {
        await deletion.mutateAsync();
      }}
      onDismiss={onDismiss}
    >
      <Box variant="p">Whoever has not confirmed can be asked again: subscribe the same address once more.</Box>
    </ActionModal>
  );
}
