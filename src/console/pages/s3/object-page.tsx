/** One object, or one of its versions. https://docs.aws.amazon.com/AmazonS3/latest/userguide/view-object-properties.html */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { objectSize } from '../../domain/object-size.ts';
import { storageClassName } from '../../domain/storage-class.ts';
import { errorMessage, flashError } from '../../errors.ts';
import { bucketPath, objectPath } from '../../paths.ts';
import { bucketArn, useVersioning } from '../../queries/buckets.ts';
import { readObject, useObject, useObjectTags, useObjectVersions } from '../../queries/objects.ts';
import { useRegion } from '../../region.ts';
import { useGo } from '../../use-go.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { saveFile } from '../../widgets/save-file.ts';
import { DeleteObjectsModal } from './delete-objects-modal.tsx';
import { EditTagsModal } from './edit-tags-modal.tsx';
import { fileName, folderOf } from './object-name.ts';
import { ObjectPreview } from './object-preview.tsx';
import { PresignedUrlModal } from './presigned-url-modal.tsx';
import './s3.css';

interface ObjectPageProps {
  bucketName: string;
  /** Not `key`, which React keeps for itself. */
  objectKey?: string;
  version?: string;
}

export function ObjectPage({ bucketName: bucket, objectKey = '', version }: ObjectPageProps) {
  const access = useRegion();
  const go = useGo();
  const { data: head, error } = useObject(bucket, objectKey, version);
  const { data: tags } = useObjectTags(bucket, objectKey, version);
  const { data: versioning } = useVersioning(bucket);
  const [asking, setAsking] = useState<'delete' | 'presign' | 'tags'>();
  const done = () => setAsking(undefined);
  const uri = `s3://${bucket}/${objectKey}`;
  const row = { id: objectKey, key: objectKey, ...(version !== undefined && { versionId: version }) };

  const download = async () => {
    try {
      saveFile(fileName(objectKey), await readObject(access, bucket, objectKey, version));
    } catch (failure) {
      flashError(failure, 'Download');
    }
  };

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="buckets" />}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                copyButtonText="Copy S3 URI"
                copySuccessText="S3 URI copied"
                copyErrorText="The S3 URI could not be copied"
                textToCopy={uri}
              />
              <Button disabled={!head} onClick={() => setAsking('presign')}>
                Create presigned URL
              </Button>
              <Button disabled={!head} onClick={() => setAsking('delete')}>
                Delete
              </Button>
              <Button variant="primary" disabled={!head} onClick={() => void download()}>
                Download
              </Button>
            </SpaceBetween>
          }
        >
          <span className="s3-text">{fileName(objectKey)}</span>
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && !head && <Alert type="error">{errorMessage(error)}</Alert>}
        {!head && !error && <StatusIndicator type="loading">Loading</StatusIndicator>}
        {head && (
          <Container header={<Header variant="h2">Object overview</Header>}>
            <KeyValuePairs
              columns={3}
              minColumnWidth={200}
              items={[
                { label: 'Key', value: <span className="s3-text">{objectKey}</span> },
                { label: 'Size', value: objectSize(head.ContentLength ?? 0) },
                { label: 'Type', value: <span className="s3-text">{head.ContentType ?? '-'}</span> },
                {
                  label: 'Last modified',
                  value: <RelativeTime at={head.LastModified === undefined ? undefined : head.LastModified * 1000} />,
                },
                {
                  label: 'Entity tag (Etag)',
                  value: <span className="s3-text">{head.ETag?.replaceAll('"', '')}</span>,
                },
                { label: 'Storage class', value: storageClassName(head.StorageClass) },
                { label: 'Version ID', value: <span className="s3-text">{head.VersionId ?? '-'}</span> },
                { label: 'S3 URI', value: <span className="s3-text">{uri}</span> },
                {
                  label: 'Amazon Resource Name (ARN)',
                  value: <span className="s3-text">{bucketArn(bucket, objectKey)}</span>,
                },
                { label: 'Metadata', value: <Pairs pairs={Object.entries(head.Metadata ?? {})} /> },
              ]}
            />
          </Container>
        )}
        {head && (
          <Container
            header={
              <Header
                variant="h2"
                counter={tags && `(${tags.length})`}
                description="Up to 10 names and values of your own."
                actions={
                  <Button ariaLabel="Edit Tags" disabled={!tags} onClick={() => setAsking('tags')}>
                    Edit
                  </Button>
                }
              >
                Tags
              </Header>
            }
          >
            <Pairs pairs={(tags ?? []).map(({ Key, Value }) => [Key, Value])} />
          </Container>
        )}
        {head && (
          <ObjectPreview
            bucket={bucket}
            objectKey={objectKey}
            versionId={head.VersionId}
            contentType={head.ContentType ?? ''}
            sizeBytes={head.ContentLength ?? 0}
          />
        )}
        {versioning?.Status && <Versions bucket={bucket} objectKey={objectKey} />}
      </SpaceBetween>
      {asking === 'presign' && <PresignedUrlModal bucket={bucket} objectKey={objectKey} onDismiss={done} />}
      {asking === 'tags' && tags && (
        <EditTagsModal bucket={bucket} object={{ key: objectKey, versionId: version }} tags={tags} onDismiss={done} />
      )}
      {asking === 'delete' && (
        <DeleteObjectsModal
          bucket={bucket}
          rows={[row]}
          withVersions={version !== undefined}
          keepsVersions={versioning?.Status === 'Enabled'}
          onDismiss={done}
          onDeleted={() => go(bucketPath(bucket, { prefix: folderOf(objectKey) }))}
        />
      )}
    </ContentLayout>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  if (pairs.length === 0) return <>-</>;
  return <span className="s3-text">{pairs.map(([name, value]) => `${name}: ${value}`).join('\n')}</span>;
}

function Versions({ bucket, objectKey }: { bucket: string; objectKey: string }) {
  const { data: versions = [], isPending } = useObjectVersions(bucket, objectKey);
  return (
    <DataTable
      variant="container"
      header={
        <Header variant="h2" counter={`(${versions.length})`} description="The newest first.">
          Versions
        </Header>
      }
      columnDefinitions={[
        {
          id: 'version',
          header: 'Version ID',
          isRowHeader: true,
          minWidth: 160,
          cell: ({ versionId = '', isLatest, isDeleteMarker }) => {
            const text = `${versionId}${isLatest ? ' (Current version)' : ''}`;
            return isDeleteMarker ? text : <Link href={`#${objectPath(bucket, objectKey, versionId)}`}>{text}</Link>;
          },
        },
        { id: 'type', header: 'Type', cell: ({ isDeleteMarker }) => (isDeleteMarker ? 'Delete marker' : 'Version') },
        { id: 'modified', header: 'Last modified', cell: ({ lastModifiedMs }) => <RelativeTime at={lastModifiedMs} /> },
        {
          id: 'size',
          header: 'Size',
          cell: ({ sizeBytes }) => (sizeBytes === undefined ? '-' : objectSize(sizeBytes)),
        },
      ]}
      items={versions}
      trackBy="id"
      loading={isPending}
      loadingText="Loading versions"
      ariaLabels={{ tableLabel: 'Versions' }}
      empty="No versions"
    />
  );
}
