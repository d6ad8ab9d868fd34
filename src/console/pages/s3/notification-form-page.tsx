/** Create an event notification, or edit one. https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications.html */
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { parseFunctionName } from '../../../api/arn.ts';
import {
  type BucketNotification,
  EVENT_GROUPS,
  eventLabel,
  grantsOfNotification,
  type NotificationTarget,
  withEvent,
} from '../../domain/bucket-notification.ts';
import { TARGETS } from '../../domain/target-service.ts';
import { bucketPath } from '../../paths.ts';
import { bucketArn } from '../../queries/buckets.ts';
import { useFunctionArns } from '../../queries/function-arns.ts';
import { useChangeNotifications, useNotifications, withNotification } from '../../queries/notifications.ts';
import { useTargets } from '../../queries/targets.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { ArnInput } from '../../widgets/arn-input.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { EditPage } from '../../widgets/edit-page.tsx';
import { INVALID } from '../../widgets/first-invalid.ts';
import { GrantPreview } from '../../widgets/grant-preview.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';

const NEW: BucketNotification = { id: '', target: 'lambda', arn: '', events: [], prefix: '', suffix: '' };

export function CreateNotificationPage({ bucketName }: { bucketName: string }) {
  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="buckets" />}>
          Create event notification
        </Header>
      }
    >
      <NotificationForm bucket={bucketName} before={NEW} />
    </ContentLayout>
  );
}

const GONE = new Error('The event notification does not exist any more.');

export function EditNotificationPage({ bucketName, notificationId }: { bucketName: string; notificationId: string }) {
  const { data, error, isFetchedAfterMount } = useNotifications(bucketName);
  const found = data?.list.find(({ id }) => id === notificationId);
  const read = { data: found, error: error ?? (data && !found ? GONE : null), isFetchedAfterMount };
  return (
    <EditPage title="Edit event notification" topic="buckets" read={read}>
      {(before) => <NotificationForm bucket={bucketName} before={before} />}
    </EditPage>
  );
}

function NotificationForm({ bucket, before }: { bucket: string; before: BucketNotification }) {
  const [fields, setFields] = useState(before);
  const [letIn, setLetIn] = useState(true);
  const [tried, setTried] = useState(false);
  const change = useChangeNotifications();
  const go = useGoWhenDone();
  const backPath = bucketPath(bucket, { tab: 'properties' });
  const edits = before.id !== '';
  const arn = fields.arn.trim();
  const grants = grantsOfNotification(bucket, bucketArn(bucket), arn);
  const set = (changed: Partial<BucketNotification>) => setFields({ ...fields, ...changed });

  const submit = async () => {
    setTried(true);
    if (arn === '' || fields.events.length === 0) return;
    const put = { ...fields, arn };
    let input: object;
    try {
      input = await change.mutateAsync({
        bucket,
        grants: letIn ? grants : [],
        change: (all) => withNotification(all, edits ? before.id : undefined, put),
      });
    } catch {
      return; // the form shows change.error
    }
    go(backPath);
    flash({
      type: 'success',
      content: (
        <>
          Successfully {edits ? 'edited' : 'created'} the event notification of <b>{bucket}</b>.{' '}
          <CliButton service="s3api" operation="PutBucketNotificationConfiguration" input={input} />
        </>
      ),
    });
  };

  return (
    <EditForm
      cancelPath={backPath}
      action={edits ? 'Save changes' : 'Create event notification'}
      pending={change.isPending}
      values={{ fields, letIn }}
      error={change.error}
      onSave={() => void submit()}
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">General configuration</Header>}>
          <SpaceBetween size="l">
            <FormField
              label="Event name – optional"
              constraintText="Up to 255 characters. Without one S3 makes up an ID."
            >
              <Input value={fields.id} disabled={edits} onChange={({ detail }) => set({ id: detail.value })} />
            </FormField>
            <FormField
              label="Prefix – optional"
              description="Only objects whose key begins so. A function that writes into this bucket invokes itself unless the prefix keeps its results out."
            >
              <Input
                value={fields.prefix}
                placeholder="images/"
                spellcheck={false}
                onChange={({ detail }) => set({ prefix: detail.value })}
              />
            </FormField>
            <FormField label="Suffix – optional" description="Only objects whose key ends so.">
              <Input
                value={fields.suffix}
                placeholder=".jpg"
                spellcheck={false}
                onChange={({ detail }) => set({ suffix: detail.value })}
              />
            </FormField>
          </SpaceBetween>
        </Container>
        <EventTypes
          events={fields.events}
          problem={tried && fields.events.length === 0 ? 'Choose an event type.' : ''}
          onChange={(events) => set({ events })}
        />
        <Destination
          fields={fields}
          problem={tried && arn === '' ? 'Choose a destination.' : ''}
          onChange={set}
          grantPreview={<GrantPreview grants={grants} checked={letIn} onChange={setLetIn} />}
        />
      </SpaceBetween>
    </EditForm>
  );
}

interface EventTypesProps {
  events: readonly string[];
  problem: string;
  onChange: (events: string[]) => void;
}

function EventTypes({ events, problem, onChange }: EventTypesProps) {
  const known = EVENT_GROUPS.flatMap((group) => [group.all, ...group.events]).map(({ event }) => event);
  const others = events.filter((event) => !known.includes(event));
  return (
    <Container header={<Header variant="h2">Event types</Header>}>
      <SpaceBetween size="l">
        {EVENT_GROUPS.map((group, index) => {
          const hasAll = events.includes(group.all.event);
          return (
            <GroupField key={group.label} label={group.label} errorText={index === 0 ? problem : ''} stretch>
              <div {...(index === 0 && problem !== '' && INVALID)}>
                <SpaceBetween size="xs">
                  <Checkbox
                    checked={hasAll}
                    description={group.all.event}
                    onChange={({ detail }) => onChange(withEvent(events, group, group.all.event, detail.checked))}
                  >
                    {group.all.label}
                  </Checkbox>
                  <SpaceBetween direction="horizontal" size="l">
                    {group.events.map(({ event, label }) => (
                      <Checkbox
                        key={event}
                        checked={hasAll || events.includes(event)}
                        disabled={hasAll}
                        description={event}
                        onChange={({ detail }) => onChange(withEvent(events, group, event, detail.checked))}
                      >
                        {label}
                      </Checkbox>
                    ))}
                  </SpaceBetween>
                </SpaceBetween>
              </div>
            </GroupField>
          );
        })}
        {others.length > 0 && (
          <Alert type="info">Kept as they are, for they never happen here: {others.map(eventLabel).join(', ')}.</Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}

interface DestinationProps {
  fields: BucketNotification;
  problem: string;
  onChange: (changed: Partial<BucketNotification>) => void;
  grantPreview: ReactNode;
}

function Destination({ fields: { target, arn }, problem, onChange, grantPreview }: DestinationProps) {
  const functions = useFunctionArns();
  const queues = useTargets('sqs') ?? [];
  const topics = useTargets('sns') ?? [];
  const arns = { lambda: functions, sqs: queues, sns: topics }[target];
  const isLatest = target === 'lambda' && functions.includes(arn) && parseFunctionName(arn).qualifier === undefined;
  return (
    <Container
      header={
        <Header variant="h2" description="Where S3 sends a record of each event.">
          Destination
        </Header>
      }
    >
      <SpaceBetween size="l">
        <GroupField label="Destination type" stretch>
          <RadioGroup
            value={target}
            items={[
              {
                value: 'lambda',
                label: 'Lambda function',
                description: 'It is invoked asynchronously, once for each event.',
              },
              { value: 'sns', label: 'SNS topic', description: 'Its subscribers get the event. No FIFO topics.' },
              {
                value: 'sqs',
                label: 'SQS queue',
                description: 'It keeps the event until somebody reads it. No FIFO queues.',
              },
            ]}
            onChange={({ detail }) => onChange({ target: detail.value as NotificationTarget, arn: '' })}
          />
        </GroupField>
        <FormField
          label={TARGETS[target].type}
          errorText={problem}
          constraintText={target === 'lambda' && 'The ARN of a function, or with a qualifier of a version or an alias.'}
        >
          <ArnInput
            value={arn}
            arns={arns}
            placeholder={TARGETS[target].example}
            onChange={(value) => onChange({ arn: value })}
          />
        </FormField>
        {isLatest && (
          <Alert type="warning">
            Without a qualifier it is $LATEST that runs, whatever is deployed last. An alias keeps it to a published
            version.
          </Alert>
        )}
        {grantPreview}
      </SpaceBetween>
    </Container>
  );
}
