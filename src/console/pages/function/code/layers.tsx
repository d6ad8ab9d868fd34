/** Layers of a function, in merge order. */
import type { Layer } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { InfoLink } from '../../../widgets/info-link.tsx';

const NOT_YET = 'Layers are not available here yet.';

/** Name and version stand at the end of a layer version's ARN. */
const part = (layer: Layer, at: number) => layer.Arn?.split(':').at(at) ?? '-';

export function Layers({ layers, readOnly }: { layers: readonly Layer[]; readOnly: boolean }) {
  return (
    <Table
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="layers" />}
          actions={
            !readOnly && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled disabledReason={NOT_YET}>
                  Edit
                </Button>
                <Button disabled disabledReason={NOT_YET}>
                  Add a layer
                </Button>
              </SpaceBetween>
            )
          }
        >
          Layers
        </Header>
      }
      columnDefinitions={[
        { id: 'order', header: 'Merge order', cell: (layer) => layers.indexOf(layer) + 1 },
        { id: 'name', header: 'Name', cell: (layer) => part(layer, -2) },
        { id: 'version', header: 'Layer version', cell: (layer) => part(layer, -1) },
        { id: 'runtimes', header: 'Compatible runtimes', cell: () => '-' },
        { id: 'architectures', header: 'Compatible architectures', cell: () => '-' },
        { id: 'arn', header: 'Version ARN', cell: (layer) => layer.Arn ?? '-' },
      ]}
      items={layers}
      ariaLabels={{ tableLabel: 'Layers' }}
      empty={<Box textAlign="center">There is no data to display.</Box>}
    />
  );
}
