/** Delete alias. The versions it points to stay. */
import Box from '@cloudscape-design/components/box';
import { functionPath } from '../../../paths.ts';
import { useDeleteAlias } from '../../../queries/aliases.ts';
import { functionSubject } from '../../../queries/subjects.ts';
import { flash } from '../../../session.ts';
import { useGoAfterAnswer } from '../../../use-go.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { CliButton } from '../../../widgets/cli-button.tsx';

interface DeleteAliasModalProps {
  functionName: string;
  alias: string;
  onDismiss: () => void;
}

export function DeleteAliasModal({ functionName, alias, onDismiss }: DeleteAliasModalProps) {
  const deletion = useDeleteAlias();
  const go = useGoAfterAnswer();

  const submit = async () => {
    await deletion.mutateAsync({ functionName, name: alias });
    go(functionPath(functionName, 'aliases'));
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted the alias <b>{alias}</b>.{' '}
          <CliButton operation="DeleteAlias" input={{ FunctionName: functionName, Name: alias }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={functionSubject(functionName, alias)}
      title={`Delete alias ${alias}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Callers that use the alias <b>{alias}</b> will get an error. The versions it points to are kept.
      </Box>
    </ActionModal>
  );
}
