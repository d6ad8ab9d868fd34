/** Of a trigger: a new API or one that there is, who may call it, and where it is served. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ApiSummary, RouteAuthorization } from '../../../domain/api.ts';
import { type TriggerForm, triggerRoute } from '../../../domain/trigger-form.ts';
import { useApi, useApis } from '../../../queries/apis.ts';
import { ArnInput } from '../../../widgets/arn-input.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import type { SourceFieldsProps } from './source-fields.tsx';

type Wanted = TriggerForm['apigateway'];

export function ApiFields({ functionName, form, problems, onChange }: SourceFieldsProps) {
  const apis = useApis().data ?? [];
  const { apigateway } = form;
  const { choice, existing } = apigateway;
  const set = (changed: Partial<Wanted>) => onChange({ ...form, apigateway: { ...apigateway, ...changed } });
  const type = choice === 'existing' ? existing?.type : apigateway.type;
  const route = triggerRoute(functionName);
  return (
    <SpaceBetween size="l">
      <Box variant="p">Add an API to your Lambda function to create an HTTP endpoint that invokes your function.</Box>
      <GroupField label="Intent" stretch>
        <RadioGroup
          value={choice}
          items={[
            { value: 'new', label: 'Create a new API' },
            { value: 'existing', label: 'Use existing API' },
          ]}
          onChange={({ detail }) => set({ choice: detail.value as Wanted['choice'] })}
        />
      </GroupField>
      {choice === 'new' ? (
        <NewApiFields wanted={apigateway} problem={problems.api} onChange={set} />
      ) : (
        <FormField label="Existing API" errorText={problems.api}>
          <Select
            options={apis.map(({ id, name, type: of }) => ({
              value: id,
              label: name,
              description: `${id}, ${of} API`,
            }))}
            selectedOption={existing ? { value: existing.id, label: existing.name } : null}
            placeholder="Choose an API"
            empty="No APIs"
            invalid={problems.api !== undefined}
            onChange={({ detail }) => set({ existing: apis.find(({ id }) => id === detail.selectedOption.value) })}
          />
        </FormField>
      )}
      <GroupField label="Security" description="Who may call the route." stretch>
        <RadioGroup
          value={apigateway.authorization}
          items={[
            { value: 'NONE', label: 'Open', description: 'Whoever knows the address.' },
            { value: 'AWS_IAM', label: 'IAM', description: 'Only requests that are signed as AWS’s own are.' },
            type === 'REST'
              ? { value: 'key', label: 'API key', description: 'Not part of Coldspark.', disabled: true }
              : { value: 'jwt', label: 'Create JWT authorizer', description: 'Not part of Coldspark.', disabled: true },
          ]}
          onChange={({ detail }) => set({ authorization: detail.value as RouteAuthorization })}
        />
      </GroupField>
      <StageField wanted={apigateway} problem={problems.stage} onChange={(stage) => set({ stage })} />
      {choice === 'new' && type === 'HTTP' && (
        <Checkbox
          checked={apigateway.cors}
          description="CORS is required to call your API from a webpage that isn't hosted on the same domain. This option enables cross-origin resource sharing (CORS) from any domain by adding the Access-Control-Allow-Origin header to all responses."
          onChange={({ detail }) => set({ cors: detail.checked })}
        >
          Cross-origin resource sharing (CORS)
        </Checkbox>
      )}
      {type === 'REST' && (
        <Box color="text-body-secondary" variant="p">
          To enable CORS for a REST API, set the Access-Control-Allow-Origin header in the response object that you
          return from your function code.
        </Box>
      )}
      {choice === 'existing' && type === 'REST' && (
        <Alert type="info">The API is deployed to the stage, with whatever else was changed in it.</Alert>
      )}
      <Box color="text-body-secondary" variant="p">
        The route is{' '}
        <b>
          {route.method} {route.path}
        </b>
        .
      </Box>
    </SpaceBetween>
  );
}

interface NewApiFieldsProps {
  wanted: Wanted;
  problem: string | undefined;
  onChange: (changed: Partial<Wanted>) => void;
}

function NewApiFields({ wanted, problem, onChange }: NewApiFieldsProps) {
  return (
    <SpaceBetween size="l">
      <GroupField label="API type" stretch>
        <RadioGroup
          value={wanted.type}
          items={[
            { value: 'HTTP', label: 'HTTP API', description: 'Routes, events of payload format 2.0, CORS of its own.' },
            { value: 'REST', label: 'REST API', description: 'Resources and methods that are deployed to stages.' },
          ]}
          onChange={({ detail }) => onChange({ type: detail.value as ApiSummary['type'] })}
        />
      </GroupField>
      <FormField label="API name" errorText={problem}>
        <Input value={wanted.name} onChange={({ detail }) => onChange({ name: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}

interface StageFieldProps {
  wanted: Wanted;
  problem: string | undefined;
  onChange: (stage: string) => void;
}

function StageField({ wanted: { choice, existing, stage }, problem, onChange }: StageFieldProps) {
  return (
    <FormField
      label="Deployment stage"
      constraintText={choice === 'existing' ? 'One of the API’s, or the name of a new one.' : 'It is part of the path.'}
      errorText={problem}
    >
      {choice === 'existing' && existing ? (
        <ExistingStages apiId={existing.id} stage={stage} onChange={onChange} />
      ) : (
        <Input value={stage} onChange={({ detail }) => onChange(detail.value)} />
      )}
    </FormField>
  );
}

function ExistingStages({ apiId, stage, onChange }: { apiId: string; stage: string; onChange: (to: string) => void }) {
  const stages = useApi(apiId).data?.stages ?? [];
  return (
    <ArnInput value={stage} arns={stages.map(({ name }) => name)} placeholder="Name of a stage" onChange={onChange} />
  );
}
