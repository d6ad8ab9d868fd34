/** The list of layers, each with its latest version. https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { architectureNames, runtimeNames } from '../../domain/layer-compatibility.ts';
import { errorMessage } from '../../errors.ts';
import { createLayerPath, layerPath } from '../../paths.ts';
import { useLayers } from '../../queries/layers.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';

export function LayersPage() {
  const { data: layers = [], error, isPending } = useLayers();
  const createButton = (
    <Button variant="primary" href={`#${createLayerPath()}`}>
      Create layer
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
          counter={`(${layers.length})`}
          info={<InfoLink topic="layers" />}
          actions={createButton}
        >
          Layers
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: ({ LayerName = '' }) => <Link href={`#${layerPath(LayerName)}`}>{LayerName}</Link>,
        },
        { id: 'version', header: 'Version', cell: (layer) => layer.LatestMatchingVersion?.Version ?? '-' },
        {
          id: 'description',
          header: 'Description',
          cell: (layer) => layer.LatestMatchingVersion?.Description || '-',
        },
        { id: 'runtimes', header: 'Compatible runtimes', cell: (layer) => runtimeNames(layer.LatestMatchingVersion) },
        {
          id: 'architectures',
          header: 'Compatible architectures',
          cell: (layer) => architectureNames(layer.LatestMatchingVersion),
        },
        {
          id: 'created',
          header: 'Created',
          cell: (layer) => <RelativeTime at={layer.LatestMatchingVersion?.CreatedDate} />,
        },
      ]}
      items={layers}
      trackBy="LayerName"
      loading={isPending}
      loadingText="Loading layers"
      ariaLabels={{ tableLabel: 'Layers' }}
      empty={
        <Box textAlign="center" color="inherit">
          <SpaceBetween size="m">
            <b>{error ? errorMessage(error) : 'There is no data to display.'}</b>
            {createButton}
          </SpaceBetween>
        </Box>
      }
    />
  );
}
