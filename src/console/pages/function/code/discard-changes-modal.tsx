/** Discard the draft of a function's code. */
import { functionSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';

interface DiscardChangesModalProps {
  functionName: string;
  onDiscard: () => void;
  onDismiss: () => void;
}

export function DiscardChangesModal({ functionName, onDiscard, onDismiss }: DiscardChangesModalProps) {
  return (
    <ActionModal
      subject={functionSubject(functionName, undefined, 'draft')}
      title="Discard changes"
      action="Discard"
      onSubmit={onDiscard}
      onDismiss={onDismiss}
    >
      The editor goes back to the deployed code. What you changed since is lost.
    </ActionModal>
  );
}
