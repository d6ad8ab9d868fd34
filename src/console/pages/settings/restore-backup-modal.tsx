/** Restore: the account of a backup in the place of this one. */
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { functionsPath } from '../../paths.ts';
import { useRestoreBackup } from '../../queries/settings.ts';
import { ACCOUNT } from '../../queries/subjects.ts';
import { flash } from '../../session.ts';
import { useGoAfterAnswer } from '../../use-go.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { ZipFileField } from '../../widgets/zip-file-field.tsx';

export function RestoreBackupModal({ onDismiss }: { onDismiss: () => void }) {
  const [file, setFile] = useState<File>();
  const restore = useRestoreBackup();
  const go = useGoAfterAnswer();

  const submit = async () => {
    if (!file) return;
    await restore.mutateAsync(file);
    go(functionsPath);
    flash({ type: 'success', content: `The account of ${file.name} was restored.` });
  };

  return (
    <ActionModal
      subject={ACCOUNT}
      title="Restore a backup"
      action="Restore"
      disabled={file === undefined}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Alert type="warning">
        Everything in this account is replaced by what is in the backup, in all open tabs. Back up first if you want to
        keep it.
      </Alert>
      <FormField label="Backup" constraintText="A .zip file that Back up has saved.">
        <ZipFileField file={file} onChange={setFile} buttonText="Choose file" />
      </FormField>
    </ActionModal>
  );
}
