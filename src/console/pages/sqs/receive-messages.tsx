/** Messages as they are received: polled for some seconds, looked into, deleted. Looking hides them from others for a while. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import type { Message } from '../../../api/models/sqs-types.ts';
import { errorMessage, flashError } from '../../errors.ts';
import { queueUrlOf, useQueue, useQueueOperation } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { DataTable } from '../../widgets/data-table.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { usePolling } from './use-polling.ts';

export function ReceiveMessages({ queueName }: { queueName: string }) {
  const { data: attributes = {} } = useQueue(queueName);
  const polling = usePolling(queueName);
  const [selected, setSelected] = useState<string>();
  const deletion = useQueueOperation('DeleteMessage');
  const current = polling.messages.find(({ MessageId }) => MessageId === selected);

  const remove = async ({ MessageId = '', ReceiptHandle = '' }: Message) => {
    const input = { QueueUrl: queueUrlOf(queueName), ReceiptHandle };
    try {
      await deletion.mutateAsync(input);
    } catch (failure) {
      flashError(failure);
      return;
    }
    polling.forget(MessageId);
    flash({
      type: 'success',
      content: (
        <>
          1 message deleted successfully. <CliButton service="sqs" operation="DeleteMessage" input={input} />
        </>
      ),
    });
  };

  return (
    <SpaceBetween size="m">
      <DataTable
        selectionType="single"
        selectedItems={current ? [current] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.MessageId)}
        header={
          <Header
            variant="h2"
            counter={`(${polling.messages.length})`}
            description={`Messages available: ${attributes.ApproximateNumberOfMessages ?? '-'}, in flight: ${attributes.ApproximateNumberOfMessagesNotVisible ?? '-'}. What is received is in flight until its visibility timeout is over.`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={!current}
                  loading={deletion.isPending}
                  onClick={() => current && void remove(current)}
                >
                  Delete
                </Button>
                {polling.isPolling ? (
                  <Button onClick={polling.stop}>Stop polling</Button>
                ) : (
                  <Button onClick={polling.begin}>Poll for messages</Button>
                )}
              </SpaceBetween>
            }
          >
            Receive messages
          </Header>
        }
        columnDefinitions={[
          {
            id: 'id',
            header: 'ID',
            isRowHeader: true,
            cell: ({ MessageId }) => <Box variant="code">{MessageId}</Box>,
          },
          { id: 'body', header: 'Body', cell: ({ Body = '' }) => (Body.length > 80 ? `${Body.slice(0, 80)}…` : Body) },
          {
            id: 'sent',
            header: 'Sent',
            cell: ({ Attributes }) => <RelativeTime at={Number(Attributes?.SentTimestamp)} />,
          },
          { id: 'size', header: 'Size', cell: ({ Body = '' }) => `${new TextEncoder().encode(Body).length} bytes` },
          { id: 'receives', header: 'Receive count', cell: ({ Attributes }) => Attributes?.ApproximateReceiveCount },
        ]}
        items={polling.messages}
        trackBy="MessageId"
        loading={polling.isPolling && polling.messages.length === 0}
        loadingText="Polling for messages"
        ariaLabels={{
          tableLabel: 'Received messages',
          selectionGroupLabel: 'Message selection',
          itemSelectionLabel: (_selection, { MessageId }) => `Select message ${MessageId}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            <b>No messages</b>
            <Box color="inherit">To view messages in the queue, poll for messages.</Box>
          </Box>
        }
      />
      {polling.error ? <Alert type="error">{errorMessage(polling.error)}</Alert> : null}
      {current && <MessageDetails message={current} />}
    </SpaceBetween>
  );
}

function MessageDetails({ message }: { message: Message }) {
  const { Body = '', Attributes = {}, MessageAttributes = {}, MessageId = '' } = message;
  const attributes = Object.entries(MessageAttributes);
  return (
    <Tabs
      variant="container"
      ariaLabel={`Message ${MessageId}`}
      tabs={[
        {
          id: 'body',
          label: 'Body',
          content: (
            <Box variant="code">
              <span className="message-body">{inLines(Body)}</span>
            </Box>
          ),
        },
        {
          id: 'attributes',
          label: `Attributes (${attributes.length})`,
          content:
            attributes.length === 0 ? (
              'The message has no attributes.'
            ) : (
              <KeyValuePairs
                columns={2}
                items={attributes.map(([name, { DataType, StringValue = 'binary' }]) => ({
                  label: `${name} (${DataType})`,
                  value: StringValue,
                }))}
              />
            ),
        },
        {
          id: 'details',
          label: 'Details',
          content: (
            <KeyValuePairs columns={2} items={Object.entries(Attributes).map(([label, value]) => ({ label, value }))} />
          ),
        },
      ]}
    />
  );
}

/** JSON with a line for each of its members; other text as it is. */
function inLines(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // no JSON
    return body;
  }
}
