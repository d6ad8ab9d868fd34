/** Delete function URL: its address is never given again. */
import Box from '@cloudscape-design/components/box';
import { useDeleteFunctionUrl } from '../../../queries/function-urls.ts';
import { functionUrlSubject } from '../../../queries/subjects.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';

interface DeleteFunctionUrlModalProps {
  functionName: string;
  alias: string | undefined;
  onDismiss: () => void;
}

export function DeleteFunctionUrlModal({ functionName, alias, onDismiss }: DeleteFunctionUrlModalProps) {
  const deletion = useDeleteFunctionUrl();

  const submit = async () => {
    await deletion.mutateAsync({ functionName, alias });
    const qualifier = alias ? { Qualifier: alias } : {};
    flashFunctionUpdated(functionName, 'DeleteFunctionUrlConfig', { FunctionName: functionName, ...qualifier });
  };

  return (
    <ActionModal
      subject={functionUrlSubject(functionName, alias)}
      title="Delete function URL"
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        The address stops to answer and is not given again: a new function URL has another one. Statements of the
        resource-based policy that let everybody use it stay.
      </Box>
    </ActionModal>
  );
}
