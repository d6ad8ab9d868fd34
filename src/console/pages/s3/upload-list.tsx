/** Files on their way into a bucket: how far each is, what failed and why. */
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { objectSize } from '../../domain/object-size.ts';
import { cancelUploads, clearUploads, isOpen, retryUploads, type Upload, useUploads } from '../../uploads.ts';
import { DataTable } from '../../widgets/data-table.tsx';

export function UploadList({ bucket }: { bucket: string }) {
  const all = useUploads(({ uploads }) => uploads);
  const uploads = all.filter((each) => each.bucket === bucket);
  if (uploads.length === 0) return null;
  const open = uploads.filter(isOpen);
  const failed = uploads.filter(({ state }) => state === 'failed');
  const done = uploads.filter(({ state }) => state === 'succeeded').length;
  return (
    <DataTable
      variant="container"
      header={
        <Header
          variant="h2"
          counter={`(${done}/${uploads.length})`}
          description={
            open.length > 0
              ? 'Uploads go on while you look at other pages, and end when this tab is closed.'
              : undefined
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {open.length > 0 && <Button onClick={() => cancelUploads(open)}>Cancel all</Button>}
              {failed.length > 0 && <Button onClick={() => retryUploads(failed)}>Retry failed</Button>}
              <Button disabled={open.length === uploads.length} onClick={() => clearUploads(bucket)}>
                Clear
              </Button>
            </SpaceBetween>
          }
        >
          Uploads
        </Header>
      }
      columnDefinitions={[
        {
          id: 'key',
          header: 'Name',
          isRowHeader: true,
          minWidth: 160,
          cell: ({ key }) => <span className="s3-text">{key}</span>,
        },
        { id: 'size', header: 'Size', cell: ({ sizeBytes }) => objectSize(sizeBytes) },
        { id: 'progress', header: 'Status', minWidth: 180, cell: (each) => <Progress upload={each} /> },
        {
          id: 'actions',
          header: 'Actions',
          cell: (each) => (
            <SpaceBetween direction="horizontal" size="xs">
              {each.state === 'failed' && (
                <Button variant="inline-link" ariaLabel={`Retry ${each.key}`} onClick={() => retryUploads([each])}>
                  Retry
                </Button>
              )}
              {(isOpen(each) || each.state === 'failed') && (
                <Button variant="inline-link" ariaLabel={`Cancel ${each.key}`} onClick={() => cancelUploads([each])}>
                  Cancel
                </Button>
              )}
            </SpaceBetween>
          ),
        },
      ]}
      // what is still to be done stands first
      items={[...failed, ...open, ...uploads.filter((each) => !isOpen(each) && each.state !== 'failed')].slice(
        0,
        SHOWN,
      )}
      footer={uploads.length > SHOWN && `${(uploads.length - SHOWN).toLocaleString('en')} more are not shown.`}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Uploads' }}
    />
  );
}

const SHOWN = 50;

function Progress({ upload: { key, sizeBytes, sentBytes, state, reason } }: { upload: Upload }) {
  switch (state) {
    case 'waiting':
      return <StatusIndicator type="pending">Waiting</StatusIndicator>;
    case 'uploading':
      return (
        <ProgressBar
          ariaLabel={`Upload of ${key}`}
          value={sizeBytes === 0 ? 0 : (100 * sentBytes) / sizeBytes}
          additionalInfo={`${objectSize(sentBytes)} of ${objectSize(sizeBytes)}`}
        />
      );
    case 'succeeded':
      return <StatusIndicator type="success">Succeeded</StatusIndicator>;
    case 'canceled':
      return <StatusIndicator type="stopped">Canceled</StatusIndicator>;
    default:
      return <StatusIndicator type="error">Failed: {reason}</StatusIndicator>;
  }
}
