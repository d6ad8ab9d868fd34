/** Send and receive messages. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-using-receive-delete-message.html */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ReceiveMessages } from './receive-messages.tsx';
import { SendMessage } from './send-message.tsx';

export function QueueMessagesPage({ queueName }: { queueName: string }) {
  return (
    <ContentLayout header={<Header variant="h1">Send and receive messages</Header>}>
      <SpaceBetween size="l">
        <SendMessage queueName={queueName} />
        <ReceiveMessages queueName={queueName} />
      </SpaceBetween>
    </ContentLayout>
  );
}
