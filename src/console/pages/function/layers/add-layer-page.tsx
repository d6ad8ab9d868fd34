/** Add a layer to a function. https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html */
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { LAYER_VERSION_ARN, textProblem } from '../../../domain/field-problem.ts';
import { functionPath } from '../../../paths.ts';
import { useFunction } from '../../../queries/functions.ts';
import { useLayers, useLayerVersions } from '../../../queries/layers.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import { useRefusal } from '../../../widgets/use-refusal.ts';
import { useSaveConfiguration } from '../../../widgets/use-save-configuration.ts';
import { withLayer } from './layer-order.ts';

export function AddLayerPage({ functionName }: { functionName: string }) {
  const read = useFunction(functionName);
  return (
    <EditPage title="Add layer" topic="layers" read={read}>
      {({ Configuration }) => (
        <AddLayerForm functionName={functionName} present={(Configuration?.Layers ?? []).map(({ Arn = '' }) => Arn)} />
      )}
    </EditPage>
  );
}

const SOURCES = [
  {
    value: 'aws',
    label: 'AWS layers',
    description: 'Layers that AWS provides are not part of Coldspark.',
    disabled: true,
  },
  { value: 'custom', label: 'Custom layers', description: 'A layer of this account.' },
  { value: 'arn', label: 'Specify an ARN', description: 'A layer by the ARN of its version.' },
];

function AddLayerForm({ functionName, present }: { functionName: string; present: string[] }) {
  const [source, setSource] = useState('custom');
  const [layer, setLayer] = useState('');
  const [versionArn, setVersionArn] = useState('');
  const [typedArn, setTypedArn] = useState('');
  const [tried, setTried] = useState(false);
  const layers = useLayers();
  const versions = useLayerVersions(layer);
  const backPath = functionPath(functionName, 'code');
  const saving = useSaveConfiguration(functionName, backPath);

  const layerOptions = (layers.data ?? []).map(({ LayerName = '' }) => ({ value: LayerName, label: LayerName }));
  const versionOptions = (versions.data ?? []).map(({ Version, LayerVersionArn = '', Description = '' }) => ({
    value: LayerVersionArn,
    label: String(Version),
    ...(Description && { description: Description }),
  }));
  const refusal = useRefusal(saving.error, source === 'arn' ? { layers: typedArn } : {});
  const arn = source === 'arn' ? typedArn.trim() : versionArn;

  const add = async () => {
    setTried(true);
    if (textProblem(LAYER_VERSION_ARN, arn, '', '') !== '') return; // the field says what is missing
    await saving.save({ Layers: withLayer(present, arn) });
  };

  return (
    <EditForm
      cancelPath={backPath}
      action="Add"
      pending={saving.pending}
      values={{ layer, versionArn, typedArn }}
      error={refusal.rest}
      onSave={() => void add()}
    >
      <Container header={<Header variant="h2">Choose a layer</Header>}>
        <SpaceBetween size="l">
          <GroupField label="Layer source" stretch>
            <RadioGroup value={source} items={SOURCES} onChange={({ detail }) => setSource(detail.value)} />
          </GroupField>
          {source === 'custom' && (
            <SpaceBetween size="l">
              <FormField label="Custom layers" errorText={tried && layer === '' ? 'Choose a layer.' : ''}>
                <Select
                  selectedOption={layerOptions.find(({ value }) => value === layer) ?? null}
                  options={layerOptions}
                  placeholder="Choose a layer"
                  statusType={layers.isPending ? 'loading' : 'finished'}
                  empty="There are no layers. Create one under Layers."
                  onChange={({ detail }) => {
                    setLayer(detail.selectedOption.value ?? '');
                    setVersionArn('');
                  }}
                />
              </FormField>
              <FormField
                label="Version"
                errorText={tried && layer !== '' && versionArn === '' ? 'Choose a version.' : ''}
              >
                <Select
                  selectedOption={versionOptions.find(({ value }) => value === versionArn) ?? null}
                  options={versionOptions}
                  placeholder="Choose a version"
                  disabled={layer === ''}
                  onChange={({ detail }) => setVersionArn(detail.selectedOption.value ?? '')}
                />
              </FormField>
            </SpaceBetween>
          )}
          {source === 'arn' && (
            <FormField
              label="Specify a layer by providing the ARN"
              errorText={
                tried
                  ? textProblem(LAYER_VERSION_ARN, arn, 'the ARN of a layer version', 'layers') || refusal.at('layers')
                  : ''
              }
            >
              <Input
                value={typedArn}
                placeholder="arn:aws:lambda:us-east-1:123456789012:layer:name:1"
                onChange={({ detail }) => setTypedArn(detail.value)}
              />
            </FormField>
          )}
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}
