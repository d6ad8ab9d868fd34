/** Create a layer, or the next version of one. https://docs.aws.amazon.com/lambda/latest/dg/creating-deleting-layers.html */
import type { Architecture, Runtime } from '@aws-sdk/client-lambda';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ZIPPED_PACKAGE_BYTES } from '../../../api/quotas.ts';
import { RUNTIMES } from '../../../api/runtimes.ts';
import { LAYER_NAME, LAYER_RUNTIMES, newNameProblem } from '../../domain/field-problem.ts';
import { tooLargeToUpload, UPLOAD_CONSTRAINT } from '../../domain/package-size.ts';
import { layerPath, layersPath } from '../../paths.ts';
import { usePublishLayerVersion } from '../../queries/layers.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { INVALID } from '../../widgets/first-invalid.ts';
import { InfoLink } from '../../widgets/info-link.tsx';
import { useRefusal } from '../../widgets/use-refusal.ts';
import { ZipFileField } from '../../widgets/zip-file-field.tsx';

const ARCHITECTURES: readonly Architecture[] = ['x86_64', 'arm64'];

const RUNTIME_OPTIONS: MultiselectProps.Option[] = RUNTIMES.filter(({ phase }) => phase !== 'blocked').map(
  ({ id, consoleName }) => ({ value: id, label: consoleName }),
);

/** Of a new layer, or of the next version of `layer`. */
export function CreateLayerPage({ layer: layerName }: { layer?: string }) {
  const [name, setName] = useState(layerName ?? '');
  const [description, setDescription] = useState('');
  const [file, setFile] = useState<File>();
  const [architectures, setArchitectures] = useState<readonly Architecture[]>([]);
  const [runtimes, setRuntimes] = useState<readonly MultiselectProps.Option[]>([]);
  const [license, setLicense] = useState('');
  const [tried, setTried] = useState(false);
  const publishing = usePublishLayerVersion();
  const go = useGoWhenDone();
  const title = layerName ? 'Create version' : 'Create layer';
  const tooMany = runtimes.length > (LAYER_RUNTIMES.max ?? 0);
  const nameObjection = newNameProblem(LAYER_NAME, name, 'layerName');
  const refusal = useRefusal(publishing.error, { layerName: name, description, licenseInfo: license });

  const fileProblem = () => {
    if (file && file.size > ZIPPED_PACKAGE_BYTES) return tooLargeToUpload(file.size);
    return tried && !file ? 'Choose a .zip file.' : '';
  };

  const submit = async () => {
    setTried(true);
    if (nameObjection !== '' || !file || file.size > ZIPPED_PACKAGE_BYTES || tooMany) return;
    const described = {
      LayerName: name,
      ...(description && { Description: description }),
      ...(runtimes.length > 0 && { CompatibleRuntimes: runtimes.map(({ value }) => value as Runtime) }),
      ...(architectures.length > 0 && { CompatibleArchitectures: [...architectures] }),
      ...(license && { LicenseInfo: license }),
    };
    try {
      const { Version } = await publishing.mutateAsync({
        ...described,
        Content: { ZipFile: new Uint8Array(await file.arrayBuffer()) },
      });
      go(layerPath(name));
      flash({
        type: 'success',
        content: (
          <>
            Successfully created layer <b>{name}</b> version <b>{Version}</b>.{' '}
            <CliButton operation="PublishLayerVersion" input={{ ...described, Content: { ZipFile: '' } }} />
          </>
        ),
      });
    } catch {
      // the form shows publishing.error
    }
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="layers" />}>
          {title}
        </Header>
      }
    >
      <EditForm
        cancelPath={layerName ? layerPath(layerName) : layersPath}
        action="Create"
        pending={publishing.isPending}
        values={{ name, description, file, architectures, runtimes, license }}
        error={refusal.rest}
        onSave={() => void submit()}
      >
        <Container header={<Header variant="h2">Layer configuration</Header>}>
          <SpaceBetween size="l">
            <FormField
              label="Name"
              constraintText={`1 to ${LAYER_NAME.max} characters: letters, numbers, hyphens and underscores.`}
              errorText={tried ? nameObjection || refusal.at('layerName') : ''}
            >
              <Input value={name} disabled={layerName !== undefined} onChange={({ detail }) => setName(detail.value)} />
            </FormField>
            <FormField label="Description – optional" errorText={refusal.at('description')}>
              <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
            </FormField>
            <div {...(fileProblem() && INVALID)}>
              <FormField
                label="Upload a .zip file"
                description="Functions find its content below /opt: Python modules in the folder python, Node.js packages in nodejs/node_modules."
                constraintText={UPLOAD_CONSTRAINT}
                errorText={fileProblem()}
              >
                <ZipFileField file={file} onChange={setFile} />
              </FormField>
            </div>
            <FormField label="Compatible architectures – optional">
              <SpaceBetween direction="horizontal" size="l">
                {ARCHITECTURES.map((architecture) => (
                  <Checkbox
                    key={architecture}
                    checked={architectures.includes(architecture)}
                    onChange={({ detail }) =>
                      setArchitectures(
                        ARCHITECTURES.filter((other) =>
                          other === architecture ? detail.checked : architectures.includes(other),
                        ),
                      )
                    }
                  >
                    {architecture}
                  </Checkbox>
                ))}
              </SpaceBetween>
            </FormField>
            <FormField
              label="Compatible runtimes – optional"
              constraintText={`Up to ${LAYER_RUNTIMES.max} runtimes. They say what the layer is made for; functions of others may have it too.`}
              errorText={tooMany ? `Choose at most ${LAYER_RUNTIMES.max} runtimes.` : ''}
            >
              <Multiselect
                selectedOptions={runtimes}
                options={RUNTIME_OPTIONS}
                placeholder="Runtimes"
                filteringType="auto"
                onChange={({ detail }) => setRuntimes(detail.selectedOptions)}
                deselectAriaLabel={({ label }) => `Remove ${label}`}
              />
            </FormField>
            <FormField label="License – optional" errorText={refusal.at('licenseInfo')}>
              <Input value={license} onChange={({ detail }) => setLicense(detail.value)} />
            </FormField>
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
