/** A page that broke: our bug, shown as such, with the rest of the console still there. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { errorMessage } from '../errors.ts';

export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <Alert type="error" header="This page failed to show" action={<Button onClick={reset}>Try again</Button>}>
      {errorMessage(error)}
    </Alert>
  );
}
