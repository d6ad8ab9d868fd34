/** Add trigger: a source that is to invoke the function, a version or an alias. https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { TRIGGER_SOURCES, type TriggerSource } from '../../../domain/trigger.ts';
import {
  calledArn,
  grantOf,
  isComplete,
  newTrigger,
  sourceArnOf,
  type TriggerForm,
  triggerName,
  triggerProblems,
} from '../../../domain/trigger-form.ts';
import { errorMessage } from '../../../errors.ts';
import { configurationPath, qualifierPath } from '../../../paths.ts';
import { mappingInput, useAddTrigger } from '../../../queries/add-trigger.ts';
import { flash } from '../../../session.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { GrantPreview } from '../../../widgets/grant-preview.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { CalledField } from './called-field.tsx';
import { SourceFields } from './source-fields.tsx';

interface AddTriggerPageProps {
  functionName: string;
  /** The version or alias; the function itself when it is left out. */
  qualifier?: string | undefined;
}

const OPTIONS = Object.entries(TRIGGER_SOURCES).map(([value, { label }]) => ({ value, label }));

export function AddTriggerPage({ functionName, qualifier = '' }: AddTriggerPageProps) {
  const [form, setForm] = useState(() => newTrigger(functionName, qualifier));
  const [tried, setTried] = useState(false);
  const add = useAddTrigger();
  const go = useGoWhenDone();
  const problems = tried ? triggerProblems(form) : {};
  const grant = grantOf(functionName, form);
  const set = (changed: Partial<TriggerForm>) => setForm({ ...form, ...changed });

  const submit = async () => {
    setTried(true);
    if (!isComplete(form)) return;
    try {
      await add.mutateAsync({ functionName, form });
    } catch {
      return; // the form shows add.error
    }
    go(configurationPath(qualifierPath(functionName, form.qualifier || '$LATEST'), 'triggers'));
    flash({ type: 'success', content: <Added functionName={functionName} form={form} /> });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="triggers" />}>
          Add trigger
        </Header>
      }
    >
      <EditForm
        cancelPath={configurationPath(qualifierPath(functionName, qualifier || '$LATEST'), 'triggers')}
        action="Add"
        pending={add.isPending}
        values={form}
        error={add.error && new NotAdded(add.error)}
        onSave={() => void submit()}
      >
        <Container header={<Header variant="h2">Trigger configuration</Header>}>
          <SpaceBetween size="l">
            <CalledField
              functionName={functionName}
              qualifier={form.qualifier}
              onChange={(chosen) => set({ qualifier: chosen })}
            />
            <FormField label="Source" errorText={problems.source}>
              <Select
                options={OPTIONS}
                selectedOption={OPTIONS.find(({ value }) => value === form.source) ?? null}
                placeholder="Select a source"
                invalid={problems.source !== undefined}
                onChange={({ detail }) => set({ source: detail.selectedOption.value as TriggerSource })}
              />
            </FormField>
            <SourceFields
              functionName={functionName}
              form={form}
              problems={problems}
              tried={tried}
              onChange={setForm}
            />
            {form.source === 'sqs' && (
              <Box color="text-body-secondary" variant="p">
                Lambda reads the queue as the function’s execution role, which on AWS needs sqs:ReceiveMessage,
                sqs:DeleteMessage and sqs:GetQueueAttributes. The function’s policy is not asked.
              </Box>
            )}
            {form.source !== '' && form.source !== 'sqs' && (
              <SpaceBetween size="s">
                <Box color="text-body-secondary" variant="p">
                  {SERVICE_NAMES[form.source]} needs a statement in the policy of exactly what it calls, and has it
                  added here.
                </Box>
                {grant && (
                  <GrantPreview grants={[grant]} checked={form.grants} onChange={(grants) => set({ grants })} />
                )}
              </SpaceBetween>
            )}
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}

const SERVICE_NAMES: Record<Exclude<TriggerSource, 'sqs'>, string> = {
  s3: 'Amazon S3',
  sns: 'Amazon SNS',
  events: 'Amazon EventBridge',
  apigateway: 'Amazon API Gateway',
  elasticloadbalancing: 'Elastic Load Balancing',
};

/** In the console's words, with those of the service. */
class NotAdded extends Error {
  readonly $fault = 'client';
  constructor(cause: unknown) {
    super(`An error occurred when creating the trigger: ${errorMessage(cause)}`);
  }
}

function Added({ functionName, form }: { functionName: string; form: TriggerForm }) {
  const called = form.qualifier === '' ? functionName : `${functionName}:${form.qualifier}`;
  const isOff = form.source === 'sqs' && !form.sqs.mapping.enabled;
  return (
    <>
      The trigger <b>{triggerName(form)}</b> was successfully added to function <b>{called}</b>.{' '}
      {isOff ? 'The trigger is in a disabled state.' : 'The function is now receiving events from the trigger.'}{' '}
      {form.source === 'sqs' && (
        <CliButton operation="CreateEventSourceMapping" input={mappingInput(functionName, form)} />
      )}
      {form.source === 'sns' && (
        <CliButton
          service="sns"
          operation="Subscribe"
          input={{ TopicArn: sourceArnOf(form), Protocol: 'lambda', Endpoint: calledArn(functionName, form) }}
        />
      )}
    </>
  );
}
