/** Layers of a function or a version, in merge order. */
import type { Layer } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { architectureNames, runtimeNames } from '../../../domain/layer-compatibility.ts';
import { addLayerPath, editLayersPath, layerPath } from '../../../paths.ts';
import { useLayerVersionsByArn } from '../../../queries/layers.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { layerName, layerVersion } from './layer-order.ts';

interface LayersSectionProps {
  functionName: string;
  layers: readonly Layer[];
  readOnly: boolean;
}

export function LayersSection({ functionName, layers, readOnly }: LayersSectionProps) {
  const arns = layers.map(({ Arn = '' }) => Arn);
  const versions = useLayerVersionsByArn(arns);
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="layers" />}
          actions={
            !readOnly && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={arns.length === 0}
                  disabledReason="The function has no layers."
                  href={`#${editLayersPath(functionName)}`}
                >
                  Edit
                </Button>
                <Button href={`#${addLayerPath(functionName)}`}>Add a layer</Button>
              </SpaceBetween>
            )
          }
        >
          Layers
        </Header>
      }
      columnDefinitions={[
        { id: 'order', header: 'Merge order', cell: (arn) => arns.indexOf(arn) + 1 },
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: (arn) => <Link href={`#${layerPath(layerName(arn))}`}>{layerName(arn)}</Link>,
        },
        {
          id: 'version',
          header: 'Layer version',
          cell: (arn) => (versions.get(arn) === null ? `${layerVersion(arn)} (deleted)` : layerVersion(arn)),
        },
        { id: 'runtimes', header: 'Compatible runtimes', cell: (arn) => runtimeNames(versions.get(arn) ?? undefined) },
        {
          id: 'architectures',
          header: 'Compatible architectures',
          cell: (arn) => architectureNames(versions.get(arn) ?? undefined),
        },
        { id: 'arn', header: 'Version ARN', minWidth: 240, cell: (arn) => arn },
      ]}
      items={arns}
      ariaLabels={{ tableLabel: 'Layers' }}
      empty={<Box textAlign="center">There is no data to display.</Box>}
    />
  );
}
