/** The list of buckets. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { bucketPath, createBucketPath } from '../../paths.ts';
import { bucketArn, useBuckets } from '../../queries/buckets.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { DeleteBucketModal } from './delete-bucket-modal.tsx';
import { EmptyBucketModal } from './empty-bucket-modal.tsx';

export function BucketsPage() {
  const { data: buckets = [], error, isPending } = useBuckets();
  const [filter, setFilter] = useState('');
  const [selected, setSelected] = useState<string>();
  const [asking, setAsking] = useState<{ about: string; to: 'delete' | 'empty' }>();
  const current = buckets.find(({ Name }) => Name === selected);
  const currentName = current?.Name;
  const done = () => setAsking(undefined);
  const createButton = (
    <Button variant="primary" href={`#${createBucketPath}`}>
      Create bucket
    </Button>
  );
  return (
    <>
      <DataTable
        variant="full-page"
        stickyHeader
        enableKeyboardNavigation
        selectionType="single"
        selectedItems={current ? [current] : []}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.Name)}
        filter={
          buckets.length > 0 && (
            <TextFilter
              filteringText={filter}
              filteringAriaLabel="Find buckets by name"
              filteringPlaceholder="Find buckets by name"
              onChange={({ detail }) => setFilter(detail.filteringText)}
            />
          )
        }
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={`(${buckets.length})`}
            info={<InfoLink topic="buckets" />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                {currentName !== undefined && (
                  <CopyToClipboard
                    copyButtonText="Copy ARN"
                    copySuccessText="Bucket ARN copied"
                    copyErrorText="The bucket ARN could not be copied"
                    textToCopy={bucketArn(currentName)}
                  />
                )}
                <Button
                  disabled={currentName === undefined}
                  onClick={() => currentName !== undefined && setAsking({ about: currentName, to: 'empty' })}
                >
                  Empty
                </Button>
                <Button
                  disabled={currentName === undefined}
                  onClick={() => currentName !== undefined && setAsking({ about: currentName, to: 'delete' })}
                >
                  Delete
                </Button>
                {createButton}
              </SpaceBetween>
            }
          >
            Buckets
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            minWidth: 160,
            cell: ({ Name = '' }) => <Link href={`#${bucketPath(Name)}`}>{Name}</Link>,
          },
          { id: 'region', header: 'AWS Region', cell: ({ BucketRegion }) => BucketRegion },
          {
            id: 'created',
            header: 'Creation date',
            cell: ({ CreationDate }) => (
              <RelativeTime at={CreationDate === undefined ? undefined : CreationDate * 1000} />
            ),
          },
        ]}
        items={buckets.filter(({ Name = '' }) => Name.includes(filter.trim()))}
        trackBy="Name"
        loading={isPending}
        loadingText="Loading buckets"
        ariaLabels={{
          tableLabel: 'Buckets',
          selectionGroupLabel: 'Bucket selection',
          itemSelectionLabel: (_selection, { Name }) => `Select ${Name}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="m">
              <b>{error ? errorMessage(error) : buckets.length > 0 ? 'No matches' : 'No buckets'}</b>
              {buckets.length > 0 ? <Button onClick={() => setFilter('')}>Clear filter</Button> : createButton}
            </SpaceBetween>
          </Box>
        }
      />
      {asking?.to === 'empty' && <EmptyBucketModal bucket={asking.about} onDismiss={done} />}
      {asking?.to === 'delete' && <DeleteBucketModal bucket={asking.about} onDismiss={done} />}
    </>
  );
}
