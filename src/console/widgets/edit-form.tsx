/**
 * The frame of every form that is a page: Cancel, Save and what the service refused. One rule each for all of them: the
 * first field that is wrong gets the focus, and nobody leaves what was changed without being asked.
 */
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { errorMessage } from '../errors.ts';
import { useGoWhenDone } from '../use-go.ts';
import { UnsavedChangesModal } from './unsaved-changes-modal.tsx';

interface EditFormProps {
  cancelPath: string;
  /** What the button says that saves. */
  action?: string;
  /** Why it cannot be saved at all. */
  disabledReason?: string | undefined;
  pending: boolean;
  /** What the form would save, as it stands. It has changed once this is not what the form began with. */
  values: unknown;
  /** What the last Save failed with and no field shows; the form stays, and so does what was typed in it. */
  error: unknown;
  onSave: () => void;
  children: ReactNode;
}

export function EditForm(props: EditFormProps) {
  const { cancelPath, action = 'Save', disabledReason, pending, values, error, onSave, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const leave = useGoWhenDone();
  const now = JSON.stringify(values, fileAsText);
  const [initial] = useState(now);

  // after each attempt, once its outcome is on screen
  useEffect(() => {
    if (attempts > 0 && !pending) focusFirstInvalid(form.current);
  }, [attempts, pending]);

  return (
    <form
      ref={form}
      // the service judges, in AWS's words and not in the browser's
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (pending || disabledReason !== undefined) return;
        setAttempts(attempts + 1);
        onSave();
      }}
    >
      <Form
        errorText={error ? errorMessage(error) : undefined}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              formAction="none"
              href={`#${cancelPath}`}
              onFollow={(event) => {
                event.preventDefault();
                leave(cancelPath);
              }}
            >
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={pending}
              loadingText="Saving"
              disabled={disabledReason !== undefined}
              {...(disabledReason !== undefined && { disabledReason })}
            >
              {action}
            </Button>
          </SpaceBetween>
        }
      >
        {children}
      </Form>
      <UnsavedChangesModal changed={now !== initial} />
    </form>
  );
}

/** A chosen file is a change like any other. */
const fileAsText = (_name: string, value: unknown) =>
  value instanceof File ? `${value.name} ${value.size} ${value.lastModified}` : value;

/** A field whose control has no state of its own for being wrong says so around it. */
export const INVALID = { 'data-invalid': 'true' } as const;

function focusFirstInvalid(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>(
    '[aria-invalid="true"], [data-invalid="true"] :is(button, input):not([type="file"])',
  );
  if (!field) return;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
