/** Delete version; refused by the service while an alias points to it. */
import Box from '@cloudscape-design/components/box';
import { functionPath } from '../../../paths.ts';
import { functionSubject } from '../../../queries/subjects.ts';
import { useDeleteVersion } from '../../../queries/versions.ts';
import { flash } from '../../../session.ts';
import { useGoAfterAnswer } from '../../../use-go.ts';
import { ActionModal } from '../../../widgets/action-modal.tsx';
import { CliButton } from '../../../widgets/cli-button.tsx';

interface DeleteVersionModalProps {
  functionName: string;
  version: string;
  onDismiss: () => void;
}

export function DeleteVersionModal({ functionName, version, onDismiss }: DeleteVersionModalProps) {
  const deletion = useDeleteVersion();
  const go = useGoAfterAnswer();

  const submit = async () => {
    await deletion.mutateAsync({ functionName, version });
    go(functionPath(functionName, 'versions'));
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted version <b>{version}</b> of the function <b>{functionName}</b>.{' '}
          <CliButton operation="DeleteFunction" input={{ FunctionName: functionName, Qualifier: version }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={functionSubject(functionName, version)}
      title={`Delete version ${version}`}
      action="Delete"
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Version <b>{version}</b> of the function <b>{functionName}</b> is deleted for good. Its number is not used
        again.
      </Box>
    </ActionModal>
  );
}
