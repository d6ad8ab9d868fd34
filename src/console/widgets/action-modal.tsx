/**
 * A dialog that asks before an action, shows its progress and, when it is refused, what the service said. It is bound to
 * one resource: it closes when the address leaves that or the resource is deleted, and asks for it before it acts.
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useState } from 'react';
import { errorMessage, flashError } from '../errors.ts';
import type { Subject } from '../queries/subjects.ts';
import { flash } from '../session.ts';
import { useBinding } from './use-binding.ts';

interface ActionModalProps {
  /** What the action is about, and nothing else. */
  subject: Subject;
  title: string;
  action: string;
  disabled?: boolean;
  /** Once it is done the dialog closes. What it rejects with is shown, and the dialog stays with what was typed in it. */
  onSubmit: () => Promise<void> | void;
  onDismiss: () => void;
  children: ReactNode;
}

export function ActionModal({ subject, title, action, disabled, onSubmit, onDismiss, children }: ActionModalProps) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const { left, gone, stillHolds, isOpen } = useBinding(subject, pending);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it ends
  useEffect(() => {
    if (!left && !gone) return;
    if (gone) flash({ type: 'info', content: `${subject.name} does not exist any more.` });
    onDismiss();
  }, [left, gone]);

  const submit = async () => {
    setPending(true);
    setError(undefined);
    try {
      // when it does not hold, the effect above says why
      if (await stillHolds()) {
        await onSubmit();
        if (isOpen()) onDismiss();
      }
    } catch (failure) {
      if (isOpen()) setError(failure);
      else flashError(failure, title);
    } finally {
      setPending(false);
    }
  };

  if (left || gone) return null;
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
            {/* not disabled while it is pending: the focus would leave it, and with it Escape the dialog */}
            <Button variant="primary" loading={pending} disabled={disabled === true} onClick={() => void submit()}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && !disabled) void submit();
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
