/** The list of topics. https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { errorMessage } from '../../errors.ts';
import { createTopicPath, mailboxPath, topicPath } from '../../paths.ts';
import { isFifoTopic, topicArn, useTopics } from '../../queries/sns.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';

export function TopicsPage() {
  const { data: topics = [], error, isPending } = useTopics();
  const createButton = (
    <Button variant="primary" href={`#${createTopicPath}`}>
      Create topic
    </Button>
  );
  return (
    <DataTable
      variant="full-page"
      stickyHeader
      enableKeyboardNavigation
      header={
        <Header
          variant="awsui-h1-sticky"
          counter={`(${topics.length})`}
          info={<InfoLink topic="topics" />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button href={`#${mailboxPath}`}>Mailbox</Button>
              {createButton}
            </SpaceBetween>
          }
        >
          Topics
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: (name) => <Link href={`#${topicPath(name)}`}>{name}</Link>,
        },
        { id: 'type', header: 'Type', cell: (name) => (isFifoTopic(name) ? 'FIFO' : 'Standard') },
        { id: 'arn', header: 'ARN', minWidth: 240, cell: topicArn },
      ]}
      items={topics}
      loading={isPending}
      loadingText="Loading topics"
      ariaLabels={{ tableLabel: 'Topics' }}
      empty={
        <Box textAlign="center" color="inherit">
          {error ? (
            errorMessage(error)
          ) : (
            <SpaceBetween size="m">
              <b>No topics</b>
              <Box color="inherit">To get started, create a topic.</Box>
              {createButton}
            </SpaceBetween>
          )}
        </Box>
      }
    />
  );
}
