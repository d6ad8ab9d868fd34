/** The event notifications of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { parseFunctionName } from '../../../api/arn.ts';
import { type BucketNotification, eventLabel } from '../../domain/bucket-notification.ts';
import { TARGETS, targetName } from '../../domain/target-service.ts';
import { errorMessage } from '../../errors.ts';
import { createNotificationPath, editNotificationPath, qualifierPath, queuePath, topicPath } from '../../paths.ts';
import { useNotifications } from '../../queries/notifications.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { DeleteNotificationModal } from './delete-notification-modal.tsx';

export function NotificationsTable({ bucket }: { bucket: string }) {
  const { data, error, isPending } = useNotifications(bucket);
  const [selected, setSelected] = useState<string>();
  const [deleting, setDeleting] = useState<BucketNotification>();
  const list = data?.list ?? [];
  const current = list.find(({ id }) => id === selected);
  return (
    <>
      <DataTable
        variant="container"
        selectionType="single"
        selectedItems={current ? [current] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.id)}
        header={
          <Header
            variant="h2"
            counter={`(${list.length})`}
            description="Send a record to a function, a queue or a topic when something happens to an object."
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!current} {...(current && { href: `#${editNotificationPath(bucket, current.id)}` })}>
                  Edit
                </Button>
                <Button disabled={!current} onClick={() => setDeleting(current)}>
                  Delete
                </Button>
                <Button href={`#${createNotificationPath(bucket)}`}>Create event notification</Button>
              </SpaceBetween>
            }
          >
            Event notifications
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            minWidth: 110,
            cell: ({ id }) => <span className="s3-text">{id}</span>,
          },
          {
            id: 'events',
            header: 'Event types',
            minWidth: 120,
            cell: ({ events }) => events.map(eventLabel).join(', '),
          },
          {
            id: 'filters',
            header: 'Filters',
            cell: ({ prefix, suffix }) =>
              [prefix && `Prefix: ${prefix}`, suffix && `Suffix: ${suffix}`].filter(Boolean).join(', ') || '-',
          },
          { id: 'type', header: 'Destination type', cell: ({ target }) => TARGETS[target].type },
          {
            id: 'destination',
            header: 'Destination',
            minWidth: 120,
            cell: (each) => <Link href={`#${pathOf(each)}`}>{targetName(each.arn)}</Link>,
          },
        ]}
        items={list}
        trackBy="id"
        loading={isPending}
        loadingText="Loading event notifications"
        ariaLabels={{
          tableLabel: 'Event notifications',
          selectionGroupLabel: 'Event notification selection',
          itemSelectionLabel: (_selection, { id }) => `Select ${id}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            <b>{error ? errorMessage(error) : 'No event notifications'}</b>
          </Box>
        }
      />
      {deleting && (
        <DeleteNotificationModal bucket={bucket} notification={deleting} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  );
}

function pathOf({ target, arn }: BucketNotification): string {
  if (target === 'sqs') return queuePath(targetName(arn));
  if (target === 'sns') return topicPath(targetName(arn));
  const { functionName, qualifier } = parseFunctionName(arn);
  return qualifierPath(functionName, qualifier ?? '$LATEST');
}
