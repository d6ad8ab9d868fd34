/** One topic: who subscribes, who may, and what became of its messages. https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { editTopicPath, publishMessagePath } from '../../paths.ts';
import { isFifoTopic, useTopic, useTopicTags } from '../../queries/sns.ts';
import { useTopicMetrics } from '../../queries/topic-metrics.ts';
import { InfoLink } from '../../widgets/info-link.tsx';
import { DeleteTopicModal } from './delete-topic-modal.tsx';
import { SubscriptionsTable } from './subscriptions-table.tsx';
import './sns.css';

export function TopicPage({ topicName }: { topicName: string }) {
  const { data: attributes, error } = useTopic(topicName);
  const [deleting, setDeleting] = useState(false);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="topics" />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!attributes} href={`#${editTopicPath(topicName)}`}>
                Edit
              </Button>
              <Button disabled={!attributes} onClick={() => setDeleting(true)}>
                Delete
              </Button>
              <Button variant="primary" disabled={!attributes} href={`#${publishMessagePath(topicName)}`}>
                Publish message
              </Button>
            </SpaceBetween>
          }
        >
          {topicName}
        </Header>
      }
    >
      {error && !attributes ? (
        <Alert type="error">{errorMessage(error)}</Alert>
      ) : attributes ? (
        <SpaceBetween size="l">
          <Details topicName={topicName} attributes={attributes} />
          <SubscriptionsTable topicName={topicName} />
          <Counts topicName={topicName} />
          <ExpandableSection
            variant="container"
            headerText="Access policy"
            headerDescription="Who may publish and subscribe."
          >
            <Box variant="code">
              <span className="sns-text">{JSON.stringify(JSON.parse(attributes.Policy ?? '{}'), null, 2)}</span>
            </Box>
          </ExpandableSection>
        </SpaceBetween>
      ) : (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      )}
      {deleting && <DeleteTopicModal topicName={topicName} onDismiss={() => setDeleting(false)} />}
    </ContentLayout>
  );
}

interface DetailsProps {
  topicName: string;
  attributes: Record<string, string>;
}

function Details({ topicName, attributes }: DetailsProps) {
  const { data: tags = [] } = useTopicTags(topicName);
  const isFifo = isFifoTopic(topicName);
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={220}
        items={[
          { label: 'Name', value: topicName },
          { label: 'Display name', value: attributes.DisplayName || '-' },
          { label: 'Type', value: isFifo ? 'FIFO' : 'Standard' },
          { label: 'ARN', value: <span className="sns-text">{attributes.TopicArn}</span> },
          { label: 'Topic owner', value: attributes.Owner },
          ...(isFifo
            ? [
                {
                  label: 'Content-based message deduplication',
                  value: attributes.ContentBasedDeduplication === 'true' ? 'Enabled' : 'Disabled',
                },
              ]
            : []),
          { label: 'Tags', value: tags.map(({ Key, Value }) => `${Key}: ${Value}`).join(', ') || '-' },
        ]}
      />
    </Container>
  );
}

/** The sums of a while, as CloudWatch has them. */
function Counts({ topicName }: { topicName: string }) {
  const { data: sums } = useTopicMetrics(topicName);
  const of = (name: string) => (sums?.[name] ?? 0).toLocaleString('en');
  const failed = sums?.NumberOfNotificationsFailed ?? 0;
  return (
    <Container
      header={
        <Header variant="h2" description="Metrics of AWS/SNS, of the last three hours.">
          Monitoring
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        minColumnWidth={160}
        items={[
          { label: 'Messages published', value: of('NumberOfMessagesPublished') },
          { label: 'Notifications delivered', value: of('NumberOfNotificationsDelivered') },
          {
            label: 'Notifications failed',
            value:
              failed > 0 ? (
                <StatusIndicator type="error">{of('NumberOfNotificationsFailed')}</StatusIndicator>
              ) : (
                of('NumberOfNotificationsFailed')
              ),
          },
          { label: 'Notifications filtered out', value: of('NumberOfNotificationsFilteredOut') },
          { label: 'Sent to a dead-letter queue', value: of('NumberOfNotificationsRedrivenToDlq') },
        ]}
      />
    </Container>
  );
}
