/** Create an API: its kind and its name. Routes and stages are made on its page. */
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DEFAULT_STAGE } from '../../domain/api.ts';
import { apiPath, apisPath } from '../../paths.ts';
import { createApi, type NewApi, serveIn } from '../../queries/api-changes.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { EditForm } from '../../widgets/edit-form.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';

const EMPTY: NewApi = { type: 'HTTP', name: '', description: '', cors: false };

export function CreateApiPage() {
  const access = useRegion();
  const [wanted, setWanted] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const go = useGoWhenDone();
  const create = useMutation({
    mutationFn: async () => {
      const api = await createApi(access, wanted);
      // as the console's: a REST API has no stage before something is deployed
      if (api.type === 'HTTP') await serveIn(access, api, DEFAULT_STAGE);
      return api;
    },
  });
  const change = (part: Partial<NewApi>) => setWanted((before) => ({ ...before, ...part }));

  const submit = async () => {
    setTried(true);
    if (wanted.name === '') return;
    try {
      const { id } = await create.mutateAsync();
      go(apiPath(id));
    } catch {
      return; // the form shows create.error
    }
    flash({
      type: 'success',
      content: (
        <>
          API <b>{wanted.name}</b> created successfully. It calls nothing yet.
        </>
      ),
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="apis" />}>
          Create API
        </Header>
      }
    >
      <EditForm
        cancelPath={apisPath}
        action="Create API"
        pending={create.isPending}
        values={wanted}
        error={create.error}
        onSave={() => void submit()}
      >
        <Container header={<Header variant="h2">API details</Header>}>
          <SpaceBetween size="l">
            <GroupField label="API type" stretch>
              <RadioGroup
                value={wanted.type}
                items={[
                  {
                    value: 'HTTP',
                    label: 'HTTP API',
                    description: 'Routes, and a stage $default that serves each change at once.',
                  },
                  {
                    value: 'REST',
                    label: 'REST API',
                    description: 'Resources with methods, which are deployed to stages.',
                  },
                ]}
                onChange={({ detail }) => change({ type: detail.value as NewApi['type'] })}
              />
            </GroupField>
            <FormField label="API name" errorText={tried && wanted.name === '' ? 'Enter a name.' : ''}>
              <Input value={wanted.name} onChange={({ detail }) => change({ name: detail.value })} />
            </FormField>
            <FormField label="Description – optional">
              <Input value={wanted.description} onChange={({ detail }) => change({ description: detail.value })} />
            </FormField>
            {wanted.type === 'HTTP' && (
              <Checkbox
                checked={wanted.cors}
                description="Web pages of every origin may ask; the API answers their browsers’ questions itself."
                onChange={({ detail }) => change({ cors: detail.checked })}
              >
                Cross-origin resource sharing (CORS)
              </Checkbox>
            )}
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
