/** Edit layers: their merge order, and which the function has no more. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { functionPath } from '../../../paths.ts';
import { useFunction } from '../../../queries/functions.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { useSaveConfiguration } from '../../../widgets/use-save-configuration.ts';
import { layerName, layerVersion, moved } from './layer-order.ts';

export function EditLayersPage({ functionName }: { functionName: string }) {
  const read = useFunction(functionName);
  return (
    <EditPage title="Edit layers" topic="layers" read={read}>
      {({ Configuration }) => (
        <LayersForm functionName={functionName} initial={(Configuration?.Layers ?? []).map(({ Arn = '' }) => Arn)} />
      )}
    </EditPage>
  );
}

function LayersForm({ functionName, initial }: { functionName: string; initial: string[] }) {
  const [arns, setArns] = useState<readonly string[]>(initial);
  const backPath = functionPath(functionName, 'code');
  const saving = useSaveConfiguration(functionName, backPath);

  const save = async () => {
    await saving.save({ Layers: [...arns] });
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={saving.pending}
      values={arns}
      error={saving.error}
      onSave={() => void save()}
    >
      <DataTable
        header={
          <Header
            variant="h2"
            counter={`(${arns.length})`}
            description="Applied in this order: a file of a later layer takes the place of an earlier layer's file of the same path."
          >
            Layers
          </Header>
        }
        columnDefinitions={[
          { id: 'order', header: 'Merge order', cell: (arn) => arns.indexOf(arn) + 1 },
          { id: 'name', header: 'Name', isRowHeader: true, cell: layerName },
          { id: 'version', header: 'Layer version', cell: layerVersion },
          {
            id: 'actions',
            header: 'Actions',
            cell: (arn) => (
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <Button
                  formAction="none"
                  iconName="angle-up"
                  variant="icon"
                  ariaLabel={`Merge ${layerName(arn)} earlier`}
                  disabled={arns[0] === arn}
                  onClick={() => setArns(moved(arns, arn, -1))}
                />
                <Button
                  formAction="none"
                  iconName="angle-down"
                  variant="icon"
                  ariaLabel={`Merge ${layerName(arn)} later`}
                  disabled={arns.at(-1) === arn}
                  onClick={() => setArns(moved(arns, arn, 1))}
                />
                <Button
                  formAction="none"
                  variant="inline-link"
                  ariaLabel={`Remove ${layerName(arn)}`}
                  onClick={() => setArns(arns.filter((other) => other !== arn))}
                >
                  Remove
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
        items={arns}
        ariaLabels={{ tableLabel: 'Layers' }}
        empty={<Box textAlign="center">The function will have no layers.</Box>}
      />
    </EditForm>
  );
}
