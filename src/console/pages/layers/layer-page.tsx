/** One layer: its versions, newest first. https://docs.aws.amazon.com/lambda/latest/dg/creating-deleting-layers.html */
import type { LayerVersionsListItem } from '@aws-sdk/client-lambda';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { architectureNames, runtimeNames } from '../../domain/layer-compatibility.ts';
import { errorMessage } from '../../errors.ts';
import { createLayerPath } from '../../paths.ts';
import { useLayerVersions } from '../../queries/layers.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { DeleteLayerVersionModal } from './delete-layer-version-modal.tsx';

export function LayerPage({ layerName }: { layerName: string }) {
  const { data: versions = [], error, isPending } = useLayerVersions(layerName);
  const [selected, setSelected] = useState<LayerVersionsListItem>();
  const [deleting, setDeleting] = useState<number>();
  const current = versions.find(({ Version }) => Version === selected?.Version);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="layers" />}
          actions={<Button href={`#${createLayerPath(layerName)}`}>Create version</Button>}
        >
          {layerName}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <Alert type="error">{errorMessage(error)}</Alert>}
        <DataTable
          selectionType="single"
          selectedItems={current ? [current] : []}
          onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0])}
          header={
            <Header
              variant="h2"
              counter={`(${versions.length})`}
              actions={
                <Button disabled={!current} onClick={() => setDeleting(current?.Version)}>
                  Delete
                </Button>
              }
            >
              All versions
            </Header>
          }
          columnDefinitions={[
            { id: 'version', header: 'Version', isRowHeader: true, cell: ({ Version }) => Version },
            {
              id: 'arn',
              header: 'Version ARN',
              minWidth: 240,
              cell: ({ LayerVersionArn = '' }) => <CopyArn arn={LayerVersionArn} />,
            },
            { id: 'description', header: 'Description', cell: ({ Description }) => Description || '-' },
            { id: 'runtimes', header: 'Compatible runtimes', cell: (version) => runtimeNames(version) },
            { id: 'architectures', header: 'Compatible architectures', cell: (version) => architectureNames(version) },
            { id: 'license', header: 'License', cell: ({ LicenseInfo }) => LicenseInfo || '-' },
            { id: 'created', header: 'Created', cell: ({ CreatedDate }) => <RelativeTime at={CreatedDate} /> },
          ]}
          items={versions}
          trackBy="LayerVersionArn"
          loading={isPending}
          loadingText="Loading versions"
          ariaLabels={{
            tableLabel: 'All versions',
            selectionGroupLabel: 'Version selection',
            itemSelectionLabel: (_selection, { Version }) => `Select version ${Version}`,
          }}
          empty={
            <Box textAlign="center" color="inherit">
              <b>No versions</b>
              <Box color="inherit">The layer has no version. The next one gets a new number.</Box>
            </Box>
          }
        />
      </SpaceBetween>
      {deleting !== undefined && (
        <DeleteLayerVersionModal layerName={layerName} version={deleting} onDismiss={() => setDeleting(undefined)} />
      )}
    </ContentLayout>
  );
}

const CopyArn = ({ arn }: { arn: string }) => (
  <CopyToClipboard
    variant="inline"
    copyButtonAriaLabel="Copy Version ARN"
    copySuccessText="ARN copied"
    copyErrorText="The ARN could not be copied"
    textToCopy={arn}
  />
);
