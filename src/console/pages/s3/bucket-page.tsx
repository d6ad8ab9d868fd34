/** One bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { type BucketTab, bucketPath } from '../../paths.ts';
import { bucketArn, useVersioning } from '../../queries/buckets.ts';
import { useGo } from '../../use-go.ts';
import { InfoLink } from '../../widgets/info-link.tsx';
import { DeleteBucketModal } from './delete-bucket-modal.tsx';
import { EmptyBucketModal } from './empty-bucket-modal.tsx';
import { ObjectsTab } from './objects-tab.tsx';
import { PermissionsTab } from './permissions-tab.tsx';
import { PropertiesTab } from './properties-tab.tsx';
import './s3.css';

interface BucketPageProps {
  bucketName: string;
  /** Of the keys that are shown: a folder. */
  prefix?: string;
  tab?: BucketTab;
}

export function BucketPage({ bucketName, prefix = '', tab = 'objects' }: BucketPageProps) {
  const go = useGo();
  const { data: versioning, error } = useVersioning(bucketName);
  const [asking, setAsking] = useState<'delete' | 'empty'>();
  const done = () => setAsking(undefined);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="buckets" />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                copyButtonText="Copy ARN"
                copyButtonAriaLabel="Copy bucket ARN"
                copySuccessText="Bucket ARN copied"
                copyErrorText="The bucket ARN could not be copied"
                textToCopy={bucketArn(bucketName)}
              />
              <Button disabled={!versioning} ariaLabel="Empty bucket" onClick={() => setAsking('empty')}>
                Empty
              </Button>
              <Button disabled={!versioning} ariaLabel="Delete bucket" onClick={() => setAsking('delete')}>
                Delete
              </Button>
            </SpaceBetween>
          }
        >
          {bucketName}
        </Header>
      }
    >
      {error ? (
        <Alert type="error">{errorMessage(error)}</Alert>
      ) : versioning ? (
        <Tabs
          ariaLabel="Bucket"
          activeTabId={tab}
          onChange={({ detail }) => go(bucketPath(bucketName, { tab: detail.activeTabId as BucketTab }))}
          tabs={[
            {
              id: 'objects',
              label: 'Objects',
              content: tab === 'objects' && <ObjectsTab bucket={bucketName} prefix={prefix} />,
            },
            {
              id: 'properties',
              label: 'Properties',
              content: tab === 'properties' && <PropertiesTab bucket={bucketName} />,
            },
            {
              id: 'permissions',
              label: 'Permissions',
              content: tab === 'permissions' && <PermissionsTab bucket={bucketName} />,
            },
          ]}
        />
      ) : (
        <StatusIndicator type="loading">Loading</StatusIndicator>
      )}
      {asking === 'empty' && <EmptyBucketModal bucket={bucketName} onDismiss={done} />}
      {asking === 'delete' && <DeleteBucketModal bucket={bucketName} onDismiss={done} />}
    </ContentLayout>
  );
}
