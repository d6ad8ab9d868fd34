/**
 * E-mail and text messages that SNS has sent, with the answer to whether an address wants them. Ours: AWS sends them to
 * people. https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { MAILS_KEPT, type Mail } from '../../../api/coldspark.ts';
import { errorMessage, flashError } from '../../errors.ts';
import { useMail } from '../../queries/mail.ts';
import { nameOfTopic, useChangeSns, useSubscriptions } from '../../queries/sns.ts';
import { flash } from '../../session.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { ClearMailboxModal } from './clear-mailbox-modal.tsx';
import './sns.css';

export function MailboxPage() {
  const { data: mail = [], error, isPending } = useMail();
  const [selected, setSelected] = useState<string>();
  const [clearing, setClearing] = useState(false);
  const current = mail.find(({ id }) => id === selected) ?? mail[0];
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="topics" />}
          description={`What SNS has sent to people. Nothing leaves the browser, so the last ${MAILS_KEPT} messages to any address or number lie here.`}
          actions={
            <Button disabled={mail.length === 0} onClick={() => setClearing(true)}>
              Delete all
            </Button>
          }
        >
          Mailbox
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <Alert type="error">{errorMessage(error)}</Alert>}
        <DataTable
          selectionType="single"
          selectedItems={current ? [current] : []}
          onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.id)}
          onRowClick={({ detail }) => setSelected(detail.item.id)}
          header={
            <Header variant="h2" counter={`(${mail.length})`}>
              Messages
            </Header>
          }
          columnDefinitions={[
            { id: 'subject', header: 'Subject', isRowHeader: true, cell: ({ subject }) => subject ?? 'Text message' },
            { id: 'to', header: 'To', cell: ({ to }) => to },
            { id: 'from', header: 'From', cell: ({ from }) => from },
            { id: 'received', header: 'Received', cell: ({ sentAtMs }) => <RelativeTime at={sentAtMs} /> },
          ]}
          items={mail}
          trackBy="id"
          loading={isPending}
          loadingText="Loading messages"
          ariaLabels={{
            tableLabel: 'Messages',
            selectionGroupLabel: 'Message selection',
            itemSelectionLabel: (_selection, { subject = 'Text message', to }) => `Select ${subject} to ${to}`,
          }}
          empty={
            <Box textAlign="center" color="inherit">
              <b>No messages</b>
              <Box color="inherit">Subscribe an e-mail address to a topic: the message that asks it comes here.</Box>
            </Box>
          }
        />
        {current && <Message key={current.id} {...current} />}
      </SpaceBetween>
      {clearing && <ClearMailboxModal onDismiss={() => setClearing(false)} />}
    </ContentLayout>
  );
}

function Message({ subject = 'Text message', to, from, body, topicArn, subscriptionArn, token }: Mail) {
  return (
    <Container
      header={
        <Header variant="h2" description={`From ${from} to ${to}`}>
          {subject}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {/* as text: whatever stands in it is nobody's markup */}
        <Box variant="p">
          <span className="sns-text">{body}</span>
        </Box>
        {token !== undefined && topicArn !== undefined && <Confirmation topicArn={topicArn} token={token} to={to} />}
        {subscriptionArn !== undefined && <Unsubscribe arn={subscriptionArn} />}
      </SpaceBetween>
    </Container>
  );
}

function Confirmation({ topicArn, token, to }: { topicArn: string; token: string; to: string }) {
  const change = useChangeSns();
  const { data: subscriptions = [] } = useSubscriptions(nameOfTopic(topicArn));
  const subscription = subscriptions.find(({ endpoint }) => endpoint === to);
  const input = { TopicArn: topicArn, Token: token };
  const confirm = () =>
    change.mutate([{ operation: 'ConfirmSubscription', input }], {
      onError: (error) => flashError(error),
      onSuccess: () =>
        flash({
          type: 'success',
          content: (
            <>
              Subscription of <b>{to}</b> confirmed.{' '}
              <CliButton service="sns" operation="ConfirmSubscription" input={input} />
            </>
          ),
        }),
    });
  if (!subscription) return <StatusIndicator type="stopped">The subscription does not exist any more.</StatusIndicator>;
  if (subscription.arn !== undefined) return <StatusIndicator type="success">Confirmed</StatusIndicator>;
  return (
    <Button variant="primary" loading={change.isPending} onClick={confirm}>
      Confirm subscription
    </Button>
  );
}

function Unsubscribe({ arn }: { arn: string }) {
  const change = useChangeSns();
  const { data: subscriptions = [] } = useSubscriptions(arn.split(':')[5] ?? '');
  if (!subscriptions.some((each) => each.arn === arn))
    return <StatusIndicator type="stopped">Unsubscribed</StatusIndicator>;
  return (
    <Button
      variant="inline-link"
      loading={change.isPending}
      onClick={() =>
        change.mutate([{ operation: 'Unsubscribe', input: { SubscriptionArn: arn } }], {
          onError: (error) => flashError(error),
        })
      }
    >
      Unsubscribe
    </Button>
  );
}
