/** What a bucket is set to, and where its events go. https://docs.aws.amazon.com/AmazonS3/latest/userguide/view-bucket-properties.html */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { ARN_SCOPE } from '../../../api/account.ts';
import { bucketArn, useBuckets, useBucketTags, useVersioning } from '../../queries/buckets.ts';
import { useNotifications } from '../../queries/notifications.ts';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { EditEventBridgeModal } from './edit-eventbridge-modal.tsx';
import { EditTagsModal } from './edit-tags-modal.tsx';
import { EditVersioningModal } from './edit-versioning-modal.tsx';
import { NotificationsTable } from './notifications-table.tsx';

export function PropertiesTab({ bucket }: { bucket: string }) {
  const { data: versioning } = useVersioning(bucket);
  const { data: tags } = useBucketTags(bucket);
  const { data: notifications } = useNotifications(bucket);
  const [editing, setEditing] = useState<'versioning' | 'tags' | 'eventbridge'>();
  const created = useBuckets().data?.find(({ Name }) => Name === bucket)?.CreationDate;
  const done = () => setEditing(undefined);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Bucket overview</Header>}>
        <KeyValuePairs
          columns={3}
          minColumnWidth={180}
          items={[
            { label: 'AWS Region', value: ARN_SCOPE.region },
            { label: 'Amazon Resource Name (ARN)', value: <span className="s3-text">{bucketArn(bucket)}</span> },
            {
              label: 'Creation date',
              value: <RelativeTime at={created === undefined ? undefined : created * 1000} />,
            },
          ]}
        />
      </Container>
      <Setting
        title="Bucket Versioning"
        description="Whether what is overwritten or deleted is kept as a version."
        label="Bucket Versioning"
        value={versioning && (versioning.Status ?? 'Disabled')}
        onEdit={() => setEditing('versioning')}
      />
      <Setting
        title="Tags"
        description="Up to 50 names and values of your own."
        label="Tags"
        value={tags && (tags.map(({ Key, Value }) => `${Key}: ${Value}`).join(', ') || '-')}
        onEdit={() => setEditing('tags')}
      />
      <NotificationsTable bucket={bucket} />
      <Setting
        title="Amazon EventBridge"
        description="Rules of the default event bus hear of everything that happens in this bucket."
        label="Send notifications to Amazon EventBridge for all events in this bucket"
        value={notifications && (notifications.toEventBridge ? 'On' : 'Off')}
        onEdit={() => setEditing('eventbridge')}
      />
      {editing === 'versioning' && versioning && (
        <EditVersioningModal bucket={bucket} status={versioning.Status} onDismiss={done} />
      )}
      {editing === 'tags' && tags && <EditTagsModal bucket={bucket} tags={tags} onDismiss={done} />}
      {editing === 'eventbridge' && notifications && (
        <EditEventBridgeModal bucket={bucket} isOn={notifications.toEventBridge} onDismiss={done} />
      )}
    </SpaceBetween>
  );
}

interface SettingProps {
  title: string;
  description: string;
  label: string;
  /** Undefined while it is not known. */
  value: ReactNode;
  onEdit: () => void;
}

function Setting({ title, description, label, value, onEdit }: SettingProps) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            <Button ariaLabel={`Edit ${title}`} disabled={value === undefined} onClick={onEdit}>
              Edit
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      <KeyValuePairs items={[{ label, value: <span className="s3-text">{value ?? 'Loading'}</span> }]} />
    </Container>
  );
}
