/** The account as one file, and its end. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { type ReactNode, useState } from 'react';
import { accountNow } from '../../account-now.ts';
import { flashError } from '../../errors.ts';
import { useBackup } from '../../queries/settings.ts';
import { flash } from '../../session.ts';
import { ResetAccountModal } from '../../widgets/reset-account-modal.tsx';
import { saveFile } from '../../widgets/save-file.ts';
import { RestoreBackupModal } from './restore-backup-modal.tsx';

export function AccountSection() {
  const [open, setOpen] = useState<'restore' | 'reset'>();
  const backup = useBackup();

  const backUp = async () => {
    try {
      const bytes = await backup.mutateAsync();
      const name = `coldspark-backup-${new Date(accountNow()).toISOString().slice(0, 10)}.zip`;
      saveFile(name, bytes);
      flash({ type: 'success', content: `The account was saved as ${name}.` });
    } catch (error) {
      flashError(error);
    }
  };

  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            description="Functions with their versions, aliases and packages, roles, test events, logs, metrics and the seed live in this browser and nowhere else."
          >
            Account
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: 'Back up',
              value: (
                <Choice text="Saves the whole account as one .zip file. Works also when this browser has no room left.">
                  <Button iconName="download" loading={backup.isPending} onClick={() => void backUp()}>
                    Back up
                  </Button>
                </Choice>
              ),
            },
            {
              label: 'Restore',
              value: (
                <Choice text="Puts the account of a backup in the place of this one. The file is checked before anything changes.">
                  <Button iconName="upload" onClick={() => setOpen('restore')}>
                    Restore
                  </Button>
                </Choice>
              ),
            },
            {
              label: 'Reset',
              value: (
                <Choice text="Deletes everything in the account and what this browser keeps beside it, as on the first visit.">
                  <Button onClick={() => setOpen('reset')}>Reset</Button>
                </Choice>
              ),
            },
          ]}
        />
      </Container>
      {open === 'restore' && <RestoreBackupModal onDismiss={() => setOpen(undefined)} />}
      {open === 'reset' && <ResetAccountModal onDismiss={() => setOpen(undefined)} />}
    </>
  );
}

function Choice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <>
      {children}
      <Box padding={{ top: 's' }}>{text}</Box>
    </>
  );
}
