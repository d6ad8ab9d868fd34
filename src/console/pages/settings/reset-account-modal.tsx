/** Reset, confirmed by typing. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useDraftsLoaded } from '../../draft-storage.ts';
import { discardAllDrafts } from '../../drafts.ts';
import { functionsPath } from '../../paths.ts';
import { useResetAccount } from '../../queries/settings.ts';
import { flash, setPreferences } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';

const CONFIRMATION = 'reset';

export function ResetAccountModal({ onDismiss }: { onDismiss: () => void }) {
  const [typed, setTyped] = useState('');
  const [withDrafts, setWithDrafts] = useState(true);
  const draftsLoaded = useDraftsLoaded();
  const reset = useResetAccount();
  const go = useGo();

  const submit = async () => {
    await reset.mutateAsync();
    if (withDrafts) discardAllDrafts();
    setPreferences({ startPanelShown: true });
    go(functionsPath);
    flash({ type: 'success', content: 'The account was reset. It is as on the first visit.' });
  };

  return (
    <ActionModal
      title="Reset the account"
      action="Reset"
      disabled={typed !== CONFIRMATION || !draftsLoaded}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        Deletes all functions with their versions, aliases and code, roles, test events, logs, metrics and the seed, in
        all open tabs. Version numbers start again at 1. This cannot be undone.
      </Alert>
      <Checkbox checked={withDrafts} onChange={({ detail }) => setWithDrafts(detail.checked)}>
        Discard undeployed code and unsaved test events too
      </Checkbox>
      <FormField
        label={
          <Box fontWeight="normal">
            To confirm, type <b>{CONFIRMATION}</b> in the field.
          </Box>
        }
      >
        <Input value={typed} placeholder={CONFIRMATION} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </ActionModal>
  );
}
