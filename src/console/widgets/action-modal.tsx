/** A dialog that asks before an action, shows its progress and, when it is refused, what the service said. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { errorMessage } from '../errors.ts';

interface ActionModalProps {
  title: string;
  action: string;
  pending: boolean;
  disabled?: boolean;
  /** What the last attempt failed with; the dialog stays, and so does what was typed in it. */
  error?: unknown;
  onSubmit: () => void;
  onDismiss: () => void;
  children: ReactNode;
}

export function ActionModal({
  title,
  action,
  pending,
  disabled,
  error,
  onSubmit,
  onDismiss,
  children,
}: ActionModalProps) {
  const canSubmit = !pending && !disabled;
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
            <Button variant="primary" loading={pending} disabled={!canSubmit} onClick={onSubmit}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) onSubmit();
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
