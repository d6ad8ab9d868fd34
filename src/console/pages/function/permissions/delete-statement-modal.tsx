/** Delete a statement of the resource-based policy of a function, a version or an alias. */
import Box from '@cloudscape-design/components/box';
import { removePermissionInput, statementSubject, useRemovePermission } from '../../../queries/policies.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';

interface DeleteStatementModalProps {
  functionName: string;
  qualifier: string | undefined;
  statementId: string;
  onDismiss: () => void;
}

export function DeleteStatementModal({ onDismiss, ...of }: DeleteStatementModalProps) {
  const removal = useRemovePermission();

  const submit = async () => {
    await removal.mutateAsync(of);
    flashFunctionUpdated(of.functionName, 'RemovePermission', removePermissionInput(of));
  };

  return (
    <ActionModal
      subject={statementSubject(of)}
      title="Delete statement"
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Whoever is let in by <b>{of.statementId}</b> alone cannot invoke{' '}
        {of.qualifier ? `${of.functionName}:${of.qualifier}` : of.functionName} any more: a trigger that needs it stays
        where it is, and fails.
      </Box>
    </ActionModal>
  );
}
