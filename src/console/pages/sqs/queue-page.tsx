/** One queue: what it is set to, what lies in it, which functions it feeds, and where its dead letters go. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { type ReactNode, useState } from 'react';
import { describeSeconds } from '../../domain/duration-unit.ts';
import { DURATION_NAMES, DURATIONS, redrivePolicyOf } from '../../domain/queue-settings.ts';
import { errorMessage } from '../../errors.ts';
import { editQueuePath, queueMessagesPath, queuePath, startRedrivePath } from '../../paths.ts';
import {
  isFifoQueue,
  type QueueAttributes,
  queueArnOf,
  queueNameOf,
  queueUrlOf,
  useDeadLetterSources,
  useQueue,
} from '../../queries/queues.ts';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { DeleteQueueModal } from './delete-queue-modal.tsx';
import { PurgeQueueModal } from './purge-queue-modal.tsx';
import { QueueTriggers } from './queue-triggers.tsx';
import { RedriveTasks } from './redrive-tasks.tsx';

export function QueuePage({ queueName }: { queueName: string }) {
  const { data: attributes, error } = useQueue(queueName);
  const { data: sources = [] } = useDeadLetterSources(queueName);
  const [asking, setAsking] = useState<'delete' | 'purge'>();
  const done = () => setAsking(undefined);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button href={`#${editQueuePath(queueName)}`}>Edit</Button>
              <Button onClick={() => setAsking('delete')}>Delete</Button>
              <Button onClick={() => setAsking('purge')}>Purge</Button>
              <Button href={`#${queueMessagesPath(queueName)}`}>Send and receive messages</Button>
              <Button
                {...(sources.length > 0
                  ? { href: `#${startRedrivePath(queueName)}` }
                  : { disabled: true, disabledReason: 'This queue is no dead-letter queue of another one.' })}
              >
                Start DLQ redrive
              </Button>
            </SpaceBetween>
          }
        >
          {queueName}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {attributes && <Details queueName={queueName} attributes={attributes} sources={sources} />}
        {!attributes && (error ? <Alert type="error">{errorMessage(error)}</Alert> : <Spinner />)}
        <QueueTriggers queueName={queueName} />
        {sources.length > 0 && <RedriveTasks queueName={queueName} />}
      </SpaceBetween>
      {asking === 'delete' && <DeleteQueueModal queueName={queueName} onDismiss={done} />}
      {asking === 'purge' && <PurgeQueueModal queueName={queueName} onDismiss={done} />}
    </ContentLayout>
  );
}

const Copyable = ({ label, text }: { label: string; text: string }) => (
  <CopyToClipboard
    variant="inline"
    textToCopy={text}
    copyButtonAriaLabel={`Copy ${label}`}
    copySuccessText={`${label} copied`}
    copyErrorText={`The ${label} could not be copied`}
  />
);

interface DetailsProps {
  queueName: string;
  attributes: QueueAttributes;
  /** Names of the queues whose dead-letter queue it is. */
  sources: readonly string[];
}

function Details({ queueName, attributes, sources }: DetailsProps) {
  const deadLetters = redrivePolicyOf(attributes);
  const items: { label: string; value: ReactNode }[] = [
    { label: 'Messages available', value: attributes.ApproximateNumberOfMessages },
    { label: 'Messages in flight', value: attributes.ApproximateNumberOfMessagesNotVisible },
    { label: 'Messages delayed', value: attributes.ApproximateNumberOfMessagesDelayed },
    { label: 'Type', value: isFifoQueue(queueName) ? 'FIFO' : 'Standard' },
    { label: 'ARN', value: <Copyable label="ARN" text={queueArnOf(queueName)} /> },
    { label: 'URL', value: <Copyable label="URL" text={queueUrlOf(queueName)} /> },
    { label: 'Created', value: <RelativeTime at={Number(attributes.CreatedTimestamp) * 1000} /> },
    { label: 'Last updated', value: <RelativeTime at={Number(attributes.LastModifiedTimestamp) * 1000} /> },
    ...DURATION_NAMES.map((name) => ({
      label: DURATIONS[name].label,
      value: describeSeconds(Number(attributes[name])),
    })),
    { label: 'Maximum message size', value: `${Number(attributes.MaximumMessageSize) / 1024} KB` },
    {
      label: 'Dead-letter queue',
      value: deadLetters ? (
        <>
          <QueueLink name={queueNameOf(deadLetters.deadLetterTargetArn)} /> after {String(deadLetters.maxReceiveCount)}{' '}
          receives
        </>
      ) : (
        '-'
      ),
    },
    {
      label: 'Dead-letter queue of',
      value:
        sources.length === 0
          ? '-'
          : sources.map((name, index) => (
              <span key={name}>
                {index > 0 && ', '}
                <QueueLink name={name} />
              </span>
            )),
    },
  ];
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs columns={3} items={items} />
    </Container>
  );
}

const QueueLink = ({ name }: { name: string }) => <Link href={`#${queuePath(name)}`}>{name}</Link>;
