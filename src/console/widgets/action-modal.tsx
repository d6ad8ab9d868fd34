/** A dialog that asks before an action, shows its progress and, when it is refused, what the service said. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { errorMessage } from '../errors.ts';

interface ActionModalProps {
  title: string;
  action: string;
  disabled?: boolean;
  /** Once it is done the dialog closes. What it rejects with is shown, and the dialog stays with what was typed in it. */
  onSubmit: () => Promise<void> | void;
  onDismiss: () => void;
  children: ReactNode;
}

export function ActionModal({ title, action, disabled, onSubmit, onDismiss, children }: ActionModalProps) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const canSubmit = !pending && !disabled;

  const submit = async () => {
    setPending(true);
    setError(undefined);
    try {
      await onSubmit();
      onDismiss();
    } catch (failure) {
      setError(failure);
    } finally {
      setPending(false);
    }
  };

  return (
    <Modal
      visible
      header={title}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" loading={pending} disabled={!canSubmit} onClick={() => void submit()}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) void submit();
        }}
      >
        <SpaceBetween size="m">
          {error ? <Alert type="error">{errorMessage(error)}</Alert> : null}
          {children}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
