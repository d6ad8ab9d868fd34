/** Who subscribes to a topic. https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { targetName } from '../../domain/target-service.ts';
import { errorMessage } from '../../errors.ts';
import { mailboxPath, qualifierPath, subscriptionFormPath } from '../../paths.ts';
import { type TopicSubscription, useSubscriptions } from '../../queries/sns.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { DeleteSubscriptionModal } from './delete-subscription-modal.tsx';

const idOf = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);
const keyOf = ({ protocol, endpoint }: TopicSubscription) => `${protocol} ${endpoint}`;

export function SubscriptionsTable({ topicName }: { topicName: string }) {
  const { data: subscriptions = [], error, isPending } = useSubscriptions(topicName);
  const [selected, setSelected] = useState<string>();
  const [deleting, setDeleting] = useState<string>();
  const current = subscriptions.find((each) => keyOf(each) === selected);
  const createButton = (
    <Button variant="primary" href={`#${subscriptionFormPath(topicName)}`}>
      Create subscription
    </Button>
  );
  if (error) return <Alert type="error">{errorMessage(error)}</Alert>;
  return (
    <>
      <DataTable
        selectionType="single"
        selectedItems={current ? [current] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0] && keyOf(detail.selectedItems[0]))}
        header={
          <Header
            variant="h2"
            counter={`(${subscriptions.length})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={!current?.arn}
                  {...(current?.arn && { href: `#${subscriptionFormPath(topicName, idOf(current.arn))}` })}
                >
                  Edit
                </Button>
                <Button disabled={!current?.arn} onClick={() => setDeleting(current?.arn)}>
                  Delete
                </Button>
                {createButton}
              </SpaceBetween>
            }
          >
            Subscriptions
          </Header>
        }
        columnDefinitions={[
          {
            id: 'endpoint',
            header: 'Endpoint',
            isRowHeader: true,
            minWidth: 220,
            cell: (subscription) => <Endpoint {...subscription} />,
          },
          {
            id: 'protocol',
            header: 'Protocol',
            minWidth: 110,
            cell: ({ protocol }) => PROTOCOL_NAMES[protocol] ?? protocol,
          },
          { id: 'status', header: 'Status', minWidth: 180, cell: (subscription) => <Status {...subscription} /> },
          {
            id: 'filter',
            header: 'Filter policy',
            minWidth: 180,
            cell: ({ attributes }) =>
              attributes.FilterPolicy === undefined ? (
                'None'
              ) : (
                <>
                  <div>{attributes.FilterPolicyScope === 'MessageBody' ? 'Message body' : 'Message attributes'}</div>
                  <Box variant="code">{attributes.FilterPolicy}</Box>
                </>
              ),
          },
          {
            id: 'raw',
            header: 'Raw message delivery',
            minWidth: 120,
            cell: ({ attributes }) => (attributes.RawMessageDelivery === 'true' ? 'Enabled' : 'Disabled'),
          },
          { id: 'dlq', header: 'Dead-letter queue', cell: ({ attributes }) => deadLetterQueue(attributes) },
          { id: 'id', header: 'ID', cell: ({ arn }) => (arn === undefined ? '-' : idOf(arn)) },
        ]}
        items={subscriptions}
        trackBy={keyOf}
        loading={isPending}
        loadingText="Loading subscriptions"
        ariaLabels={{
          tableLabel: 'Subscriptions',
          selectionGroupLabel: 'Subscription selection',
          itemSelectionLabel: (_selection, { endpoint }) => `Select ${endpoint}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="m">
              <b>No subscriptions found</b>
              <Box color="inherit">You don't have any subscriptions to this topic: what is published goes nowhere.</Box>
              {createButton}
            </SpaceBetween>
          </Box>
        }
      />
      {deleting !== undefined && <DeleteSubscriptionModal arn={deleting} onDismiss={() => setDeleting(undefined)} />}
    </>
  );
}

/** In the words of AWS's console. */
export const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
  lambda: 'AWS Lambda',
  sqs: 'Amazon SQS',
  email: 'Email',
  'email-json': 'Email-JSON',
  sms: 'SMS',
  http: 'HTTP',
  https: 'HTTPS',
};

function Endpoint({ protocol, endpoint }: TopicSubscription) {
  if (protocol !== 'lambda') return endpoint;
  const [functionName = '', qualifier = '$LATEST'] = targetName(endpoint).split(':');
  return <Link href={`#${qualifierPath(functionName, qualifier)}`}>{endpoint}</Link>;
}

function Status({ arn, protocol }: TopicSubscription) {
  if (arn !== undefined) return <StatusIndicator type="success">Confirmed</StatusIndicator>;
  return (
    <>
      <StatusIndicator type="pending">Pending confirmation</StatusIndicator>
      <br />
      {protocol.startsWith('http') ? (
        'Nothing leaves the browser: it is never asked.'
      ) : (
        <Link href={`#${mailboxPath}`}>Mailbox</Link>
      )}
    </>
  );
}

function deadLetterQueue({ RedrivePolicy }: Readonly<Record<string, string>>): string {
  if (RedrivePolicy === undefined) return 'None';
  const { deadLetterTargetArn } = JSON.parse(RedrivePolicy) as { deadLetterTargetArn: string };
  return targetName(deadLetterTargetArn);
}
