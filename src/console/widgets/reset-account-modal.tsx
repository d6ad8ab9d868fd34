/** Reset, confirmed by typing. */
import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { startAsOnFirstVisit } from '../first-visit.ts';
import { functionsPath } from '../paths.ts';
import { useResetAccount } from '../queries/settings.ts';
import { ACCOUNT } from '../queries/subjects.ts';
import { ActionModal } from './action-modal.tsx';
import { TypedConfirmation } from './typed-confirmation.tsx';

const CONFIRMATION = 'reset';

export function ResetAccountModal({ onDismiss }: { onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const reset = useResetAccount();

  const submit = async () => {
    await reset.mutateAsync();
    await startAsOnFirstVisit(functionsPath);
  };

  return (
    <ActionModal
      subject={ACCOUNT}
      title="Reset the account"
      action="Reset"
      disabled={typed !== CONFIRMATION}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        The page starts again as on the first visit, in all its open tabs, for whoever comes next. This cannot be
        undone. It deletes
        <ul>
          <li>
            all functions with their versions, aliases and code, layers, roles, test events, logs, metrics and the seed;
            version numbers start again at 1;
          </li>
          <li>the clock’s pause, speed and skips: it is the wall clock again;</li>
          <li>undeployed code and unsaved test events;</li>
          <li>the files and the history of the terminal;</li>
          <li>settings of the page: appearance, columns, panels, and the function that the notes are followed with.</li>
        </ul>
      </Alert>
      <TypedConfirmation word={CONFIRMATION} typed={typed} onChange={setTyped} />
    </ActionModal>
  );
}
