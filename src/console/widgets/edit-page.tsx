/** The frame of the pages that edit something that is there: heading, and the form once what it begins with is read. */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { errorMessage, isNotFound } from '../errors.ts';
import type { HelpTopic } from '../help-titles.ts';
import { InfoLink } from './info-link.tsx';

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
    // a form of what is gone could be saved nowhere
    if (isNotFound(read.error)) return <StatusIndicator type="error">{errorMessage(read.error)}</StatusIndicator>;
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
