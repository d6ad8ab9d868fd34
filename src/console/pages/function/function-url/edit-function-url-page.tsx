/**
 * Create or edit the function URL of a function or an alias.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
 */
import type { FunctionUrlAuthType, FunctionUrlConfig, InvokeMode } from '@aws-sdk/client-lambda';
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { CORS_MAX_AGE } from '../../../domain/field-problem.ts';
import { aliasPath, configurationPath, functionPath } from '../../../paths.ts';
import { PUBLIC_GRANTS, useFunctionUrl, useSaveFunctionUrl } from '../../../queries/function-urls.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { type CorsForm, corsForm, isMaxAge, readCors } from './cors-form.ts';

interface FunctionUrlOf {
  functionName: string;
  alias?: string | undefined;
}

export function EditFunctionUrlPage({ functionName, alias }: FunctionUrlOf) {
  const read = useFunctionUrl(functionName, alias);
  return (
    <EditPage title={read.data ? 'Edit function URL' : 'Create function URL'} topic="function-url" read={read}>
      {(url) => <FunctionUrlForm functionName={functionName} alias={alias} url={url} />}
    </EditPage>
  );
}

const AUTH_TYPES = [
  {
    value: 'AWS_IAM',
    label: 'AWS_IAM',
    description: 'Only requests that are signed, by a user or a role of IAM that may use the function URL.',
  },
  {
    value: 'NONE',
    label: 'NONE',
    description: 'Lambda asks nobody who they are: whoever has the address may use it, unless the function asks.',
  },
];

const INVOKE_MODES = [
  {
    value: 'BUFFERED',
    label: 'BUFFERED (default)',
    description: 'The response is sent when the whole of it is there. At most 6 MB.',
  },
  {
    value: 'RESPONSE_STREAM',
    label: 'RESPONSE_STREAM',
    description: 'The response is what the function streams. What a function merely returns is passed on as it is.',
  },
];

function FunctionUrlForm({ functionName, alias, url }: FunctionUrlOf & { url: FunctionUrlConfig | null }) {
  const [before] = useState(url);
  const [authType, setAuthType] = useState<FunctionUrlAuthType>(before?.AuthType ?? 'AWS_IAM');
  const [invokeMode, setInvokeMode] = useState<InvokeMode>(before?.InvokeMode ?? 'BUFFERED');
  const [cors, setCors] = useState(() => corsForm(before?.Cors));
  const save = useSaveFunctionUrl(before !== null);
  const go = useGoWhenDone();
  const page = alias ? aliasPath(functionName, alias) : functionPath(functionName);
  const backPath = configurationPath(page, 'url');

  const submit = async () => {
    if (cors.enabled && !isMaxAge(cors.maxAge)) return; // the field says what is wrong
    const settings = {
      FunctionName: functionName,
      ...(alias && { Qualifier: alias }),
      AuthType: authType,
      InvokeMode: invokeMode,
      Cors: readCors(cors),
    };
    try {
      await save.mutateAsync(settings);
    } catch {
      return; // the form shows save.error
    }
    go(backPath);
    flashFunctionUpdated(functionName, before ? 'UpdateFunctionUrlConfig' : 'CreateFunctionUrlConfig', settings);
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={save.isPending}
      values={{ authType, invokeMode, cors }}
      error={save.error}
      onSave={() => void submit()}
    >
      <SpaceBetween size="l">
        <Container
          header={
            <Header
              variant="h2"
              info={<InfoLink topic="function-url" />}
              description={`An HTTPS address of ${alias ? `the alias ${alias}` : 'the function’s $LATEST'}.`}
            >
              Function URL
            </Header>
          }
        >
          <SpaceBetween size="l">
            <GroupField label="Auth type" stretch>
              <RadioGroup
                value={authType}
                items={AUTH_TYPES}
                onChange={({ detail }) => setAuthType(detail.value as FunctionUrlAuthType)}
              />
            </GroupField>
            {authType === 'NONE' && (
              <Alert type="info" header="Everybody is let in by the resource-based policy">
                Saving adds the statements {PUBLIC_GRANTS.map(({ StatementId }) => StatementId).join(' and ')}. Without
                both of them every request is answered with 403.
              </Alert>
            )}
          </SpaceBetween>
        </Container>
        <ExpandableSection
          variant="container"
          headerText="Additional settings"
          defaultExpanded={before !== null && (invokeMode !== 'BUFFERED' || cors.enabled)}
        >
          <SpaceBetween size="l">
            <GroupField label="Invoke mode" stretch>
              <RadioGroup
                value={invokeMode}
                items={INVOKE_MODES}
                onChange={({ detail }) => setInvokeMode(detail.value as InvokeMode)}
              />
            </GroupField>
            <Checkbox
              checked={cors.enabled}
              description="Lets web pages of other origins read what the function URL answers. Here web pages do not reach it."
              onChange={({ detail }) => setCors({ ...cors, enabled: detail.checked })}
            >
              Configure cross-origin resource sharing (CORS)
            </Checkbox>
            {cors.enabled && <CorsFields cors={cors} onChange={setCors} />}
          </SpaceBetween>
        </ExpandableSection>
      </SpaceBetween>
    </EditForm>
  );
}

const LISTS = [
  ['allowOrigins', 'Allow origin', 'https://www.example.com, or * for all'],
  ['exposeHeaders', 'Expose headers', 'x-request-count'],
  ['allowHeaders', 'Allow headers', 'content-type, or * for all'],
  ['allowMethods', 'Allow methods', 'GET, POST, or * for all'],
] as const;

function CorsFields({ cors, onChange }: { cors: CorsForm; onChange: (cors: CorsForm) => void }) {
  return (
    <SpaceBetween size="l">
      <ColumnLayout columns={2}>
        {LISTS.map(([member, label, placeholder]) => (
          <FormField key={member} label={label} constraintText="Separated by commas.">
            <Input
              value={cors[member]}
              placeholder={placeholder}
              onChange={({ detail }) => onChange({ ...cors, [member]: detail.value })}
            />
          </FormField>
        ))}
        <FormField
          label="Max age"
          constraintText={`Seconds, up to ${CORS_MAX_AGE.max}, for which a browser need not ask again.`}
          errorText={isMaxAge(cors.maxAge) ? '' : `Enter a whole number from 0 to ${CORS_MAX_AGE.max}.`}
        >
          <Input
            inputMode="numeric"
            value={cors.maxAge}
            placeholder="0"
            onChange={({ detail }) => onChange({ ...cors, maxAge: detail.value })}
          />
        </FormField>
      </ColumnLayout>
      <Checkbox
        checked={cors.allowCredentials}
        onChange={({ detail }) => onChange({ ...cors, allowCredentials: detail.checked })}
      >
        Allow credentials
      </Checkbox>
    </SpaceBetween>
  );
}
