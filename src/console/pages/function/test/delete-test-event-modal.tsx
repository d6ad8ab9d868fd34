/** Delete a saved test event. */
import { testEventSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';

interface DeleteTestEventModalProps {
  functionName: string;
  name: string;
  onDelete: () => Promise<void>;
  onDismiss: () => void;
}

export function DeleteTestEventModal({ functionName, name, onDelete, onDismiss }: DeleteTestEventModalProps) {
  return (
    <ActionModal
      subject={testEventSubject(functionName, name)}
      title="Delete test event"
      action="Delete"
      onSubmit={onDelete}
      onDismiss={onDismiss}
    >
      Delete the saved test event <b>{name}</b>? This can't be undone.
    </ActionModal>
  );
}
