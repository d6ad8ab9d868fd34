/** Delete a file or folder of the draft. What is deployed stays as it is. */
import { functionSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';

interface DeleteFileModalProps {
  functionName: string;
  path: string;
  folder: boolean;
  /** Whether the deployed code has it too. */
  deployed: boolean;
  onDelete: () => void;
  onDismiss: () => void;
}

export function DeleteFileModal(props: DeleteFileModalProps) {
  const { functionName, path, folder, deployed, onDelete, onDismiss } = props;
  return (
    <ActionModal
      subject={functionSubject(functionName, undefined, `file/${path}`)}
      title={`Delete ${path}`}
      action="Delete"
      onSubmit={onDelete}
      onDismiss={onDismiss}
    >
      {folder ? 'Delete this folder and everything in it? ' : 'Delete this file? '}
      {deployed ? 'The deployed code keeps it until you deploy.' : 'It was never deployed, so it is gone for good.'}
    </ActionModal>
  );
}
