/** The frame of the pages that edit a part of a function's configuration: heading, form, Cancel and Save. */
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { errorMessage } from '../../../errors.ts';
import type { HelpTopic } from '../../../help-topics.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';

/** A read that a form begins with. */
export interface FormRead<T> {
  data: T | undefined;
  error: Error | null;
  /** Whether the data is newer than this visit: a form that began with older data would save that again. */
  isFetchedAfterMount: boolean;
}

interface EditPageProps<T> {
  title: string;
  topic: HelpTopic;
  read: FormRead<T>;
  children: (data: T) => ReactNode;
}

/** Shows the form once what it begins with is read. */
export function EditPage<T>({ title, topic, read, children }: EditPageProps<T>) {
  const body = () => {
    if (read.data !== undefined && read.isFetchedAfterMount) return children(read.data);
    if (read.error) return <StatusIndicator type="error">{errorMessage(read.error)}</StatusIndicator>;
    return <StatusIndicator type="loading">Loading</StatusIndicator>;
  };
  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic={topic} />}>
          {title}
        </Header>
      }
    >
      {body()}
    </ContentLayout>
  );
}

interface EditFormProps {
  cancelPath: string;
  /** What the button says that saves. */
  action?: string;
  pending: boolean;
  /** What the last Save failed with; the form stays, and so does what was typed in it. */
  error: unknown;
  onSave: () => void;
  children: ReactNode;
}

export function EditForm({ cancelPath, action = 'Save', pending, error, onSave, children }: EditFormProps) {
  return (
    <form
      // the service judges, in AWS's words and not in the browser's
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onSave();
      }}
    >
      <Form
        errorText={error ? errorMessage(error) : undefined}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={`#${cancelPath}`}>
              Cancel
            </Button>
            <Button variant="primary" loading={pending} loadingText="Saving">
              {action}
            </Button>
          </SpaceBetween>
        }
      >
        {children}
      </Form>
    </form>
  );
}
