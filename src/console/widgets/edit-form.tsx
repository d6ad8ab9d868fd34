/**
 * The frame of every form that is a page: Cancel, Save and what the service refused. One rule each for all of them: the
 * first field that is wrong gets the focus, and nobody leaves what was changed without being asked.
 */
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef, useState } from 'react';
import { errorMessage } from '../errors.ts';
import { useGoWhenDone } from '../use-go.ts';
import { useFirstInvalid } from './first-invalid.ts';
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
  const attempted = useFirstInvalid(form, pending);
  const leave = useGoWhenDone();
  const now = JSON.stringify(values, fileAsText);
  const [initial] = useState(now);

  return (
    <form
      ref={form}
      // the service judges, in AWS's words and not in the browser's
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (pending || disabledReason !== undefined) return;
        attempted();
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
