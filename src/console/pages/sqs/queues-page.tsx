/** The list of queues. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-list-queues.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { createQueuePath, queueMessagesPath, queuePath } from '../../paths.ts';
import { isFifoQueue, useQueues } from '../../queries/queues.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { DeleteQueueModal } from './delete-queue-modal.tsx';
import { PurgeQueueModal } from './purge-queue-modal.tsx';

export function QueuesPage() {
  const { data: queues = [], error, isPending } = useQueues();
  const [selected, setSelected] = useState<string>();
  const [asking, setAsking] = useState<{ about: string; to: 'delete' | 'purge' }>();
  const current = queues.find(({ name }) => name === selected);
  const done = () => setAsking(undefined);
  const createButton = (
    <Button variant="primary" href={`#${createQueuePath}`}>
      Create queue
    </Button>
  );
  return (
    <>
      <DataTable
        variant="full-page"
        stickyHeader
        enableKeyboardNavigation
        selectionType="single"
        selectedItems={current ? [current] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.name)}
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={`(${queues.length})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!current} onClick={() => current && setAsking({ about: current.name, to: 'delete' })}>
                  Delete
                </Button>
                <Button disabled={!current} onClick={() => current && setAsking({ about: current.name, to: 'purge' })}>
                  Purge
                </Button>
                <Button disabled={!current} {...(current && { href: `#${queueMessagesPath(current.name)}` })}>
                  Send and receive messages
                </Button>
                {createButton}
              </SpaceBetween>
            }
          >
            Queues
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            cell: ({ name }) => <Link href={`#${queuePath(name)}`}>{name}</Link>,
          },
          { id: 'type', header: 'Type', cell: ({ name }) => (isFifoQueue(name) ? 'FIFO' : 'Standard') },
          {
            id: 'created',
            header: 'Created',
            cell: ({ attributes }) => <RelativeTime at={Number(attributes.CreatedTimestamp) * 1000} />,
          },
          {
            id: 'available',
            header: 'Messages available',
            cell: ({ attributes }) => attributes.ApproximateNumberOfMessages,
          },
          {
            id: 'inFlight',
            header: 'Messages in flight',
            cell: ({ attributes }) => attributes.ApproximateNumberOfMessagesNotVisible,
          },
          {
            id: 'delayed',
            header: 'Messages delayed',
            cell: ({ attributes }) => attributes.ApproximateNumberOfMessagesDelayed,
          },
        ]}
        items={queues}
        trackBy="name"
        loading={isPending}
        loadingText="Loading queues"
        ariaLabels={{
          tableLabel: 'Queues',
          selectionGroupLabel: 'Queue selection',
          itemSelectionLabel: (_selection, { name }) => `Select ${name}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="m">
              <b>{error ? errorMessage(error) : 'No queues'}</b>
              {createButton}
            </SpaceBetween>
          </Box>
        }
      />
      {asking?.to === 'delete' && <DeleteQueueModal queueName={asking.about} onDismiss={done} />}
      {asking?.to === 'purge' && <PurgeQueueModal queueName={asking.about} onDismiss={done} />}
    </>
  );
}
