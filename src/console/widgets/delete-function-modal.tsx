/** Delete function, confirmed by typing. */
import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { functionsPath } from '../paths.ts';
import { useDeleteFunction } from '../queries/functions.ts';
import { functionSubject } from '../queries/subjects.ts';
import { flash } from '../session.ts';
import { useGoAfterAnswer } from '../use-go.ts';
import { ActionModal } from './action-modal.tsx';
import { CliButton } from './cli-button.tsx';
import { TypedConfirmation } from './typed-confirmation.tsx';

const CONFIRMATION = 'confirm';

export function DeleteFunctionModal({ functionName, onDismiss }: { functionName: string; onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const deletion = useDeleteFunction();
  const go = useGoAfterAnswer();

  const submit = async () => {
    // awaited, not a callback of mutate: the page below is gone before the answer comes
    await deletion.mutateAsync(functionName);
    go(functionsPath);
    flash({
      type: 'success',
      content: (
        <>
          Successfully deleted function {functionName}.{' '}
          <CliButton operation="DeleteFunction" input={{ FunctionName: functionName }} />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={functionSubject(functionName)}
      title={`Delete function ${functionName}`}
      action="Delete"
      disabled={typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        Deleting a function permanently removes the function code. The related logs, roles, test event schemas, and
        triggers are retained in your account.
      </Alert>
      <TypedConfirmation purpose="deletion" word={CONFIRMATION} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
