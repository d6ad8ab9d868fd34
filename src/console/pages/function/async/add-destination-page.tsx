/**
 * Add destination, or edit one: the same form, for a condition has one destination.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { TARGETS, type TargetService, targetServiceOf } from '../../../domain/target-service.ts';
import { configurationPath, qualifierPath } from '../../../paths.ts';
import {
  type DestinationCondition,
  destinationsOf,
  eventInvokeOperation,
  useEventInvokeConfig,
  useSaveEventInvokeConfig,
  withDestination,
} from '../../../queries/event-invoke-configs.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useRefusal } from '../../../widgets/use-refusal.ts';
import { TargetInput } from './target-input.tsx';

interface AddDestinationPageProps {
  functionName: string;
  /** The version or alias; the function itself when it is left out. */
  qualifier?: string | undefined;
  /** Of the destination to edit. */
  condition?: string | undefined;
}

export function AddDestinationPage({ functionName, qualifier, condition }: AddDestinationPageProps) {
  const read = useEventInvokeConfig(functionName, qualifier);
  const existing = destinationsOf(read.data).find((row) => row.condition === condition);
  return (
    <EditPage title={existing ? 'Edit destination' : 'Add destination'} topic="destinations" read={read}>
      {(config) => (
        <DestinationForm
          functionName={functionName}
          qualifier={qualifier}
          config={config}
          given={condition === 'OnSuccess' ? condition : 'OnFailure'}
          edits={existing !== undefined}
        />
      )}
    </EditPage>
  );
}

const ITEMS: { value: DestinationCondition; label: string; description: string }[] = [
  {
    value: 'OnFailure',
    label: 'On failure',
    description: 'Send a record when the event fails all processing attempts or exceeds the maximum age.',
  },
  {
    value: 'OnSuccess',
    label: 'On success',
    description: 'Send a record when the function successfully processes an asynchronous invocation.',
  },
];

const CONSTRAINTS: Record<Exclude<TargetService, 'lambda'>, string> = {
  sqs: 'A standard queue of this account, or its ARN.',
  sns: 'A standard topic of this account, or its ARN.',
  events: 'An event bus of this account, or its ARN.',
  s3: 'A bucket of this account, or its ARN. Each record is an object.',
};

/** In the console's order. A bucket takes failures alone. */
const TYPES: readonly TargetService[] = ['sqs', 'sns', 'lambda', 'events', 's3'];

interface DestinationFormProps {
  functionName: string;
  qualifier: string | undefined;
  config: FunctionEventInvokeConfig | null;
  given: DestinationCondition;
  edits: boolean;
}

function DestinationForm({ functionName, qualifier, config, given, edits }: DestinationFormProps) {
  const [before] = useState(config);
  const set = (condition: DestinationCondition) =>
    destinationsOf(before).find((row) => row.condition === condition)?.arn;
  const [condition, setCondition] = useState(given);
  const [service, setService] = useState<TargetService>(() => targetServiceOf((edits && set(given)) || '') ?? 'lambda');
  const [arn, setArn] = useState(() => (edits && set(given)) || '');
  const [tried, setTried] = useState(false);
  const save = useSaveEventInvokeConfig(before !== null);
  const go = useGoWhenDone();
  const backPath = configurationPath(qualifierPath(functionName, qualifier ?? '$LATEST'), 'destinations');
  const refusal = useRefusal(
    save.error,
    { destinationConfig: { condition, arn } },
    { InvalidParameterValueException: 'destinationConfig' },
  );
  const replaced = set(condition);
  const types = TYPES.filter((type) => type !== 's3' || condition === 'OnFailure');

  const submit = async () => {
    setTried(true);
    if (arn.trim() === '') return;
    const input = {
      FunctionName: functionName,
      ...(qualifier && { Qualifier: qualifier }),
      DestinationConfig: withDestination(before, condition, arn.trim()),
    };
    try {
      await save.mutateAsync(input);
    } catch {
      return; // the form shows save.error
    }
    go(backPath);
    flashFunctionUpdated(functionName, eventInvokeOperation(before !== null), input);
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={save.isPending}
      values={{ condition, service, arn }}
      error={refusal.rest}
      onSave={() => void submit()}
    >
      <Container
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="destinations" />}
            description={`For events that invoke ${qualifier ? `${functionName}:${qualifier}` : `${functionName} without a qualifier, or $LATEST`}.`}
          >
            Destination configuration
          </Header>
        }
      >
        <SpaceBetween size="l">
          <GroupField label="Source" stretch>
            <RadioGroup
              value="async"
              items={[
                {
                  value: 'async',
                  label: 'Asynchronous invocation',
                  description: 'Not for the Test button’s synchronous invocations: their answer goes to the caller.',
                },
                {
                  value: 'mapping',
                  label: 'Event source mapping',
                  disabled: true,
                  description:
                    'Of streams alone, which are not here. What fails of an SQS queue goes to the dead-letter queue of its own redrive policy.',
                },
              ]}
            />
          </GroupField>
          <GroupField label="Condition" stretch>
            <RadioGroup
              value={condition}
              items={ITEMS.map((item) => ({ ...item, disabled: edits && item.value !== given }))}
              onChange={({ detail }) => {
                setCondition(detail.value as DestinationCondition);
                if (detail.value === 'OnSuccess' && service === 's3') setService('lambda');
              }}
            />
          </GroupField>
          {replaced && !edits && (
            <Alert type="warning" header={`${ITEMS.find(({ value }) => value === condition)?.label} has a destination`}>
              A condition has one destination. Saving replaces <span className="breakable">{replaced}</span>.
            </Alert>
          )}
          <FormField label="Destination type">
            <Select
              selectedOption={{ value: service, label: TARGETS[service].type }}
              options={types.map((value) => ({ value, label: TARGETS[value].type }))}
              onChange={({ detail }) => {
                setService(detail.selectedOption.value as TargetService);
                setArn('');
              }}
            />
          </FormField>
          <FormField
            label="Destination"
            constraintText={
              service === 'lambda'
                ? 'A function of this account, or the ARN of one with a version or an alias. Without a qualifier it is $LATEST that gets the record.'
                : CONSTRAINTS[service]
            }
            errorText={tried && arn.trim() === '' ? 'Enter the ARN of a destination.' : refusal.at('destinationConfig')}
          >
            <TargetInput
              service={service}
              label="Destination"
              arn={arn}
              functionName={functionName}
              refused={refusal.at('destinationConfig') !== ''}
              onChange={setArn}
            />
          </FormField>
          <Box color="text-body-secondary" variant="p">
            Lambda sends the record as the function’s execution role, which must be allowed to. On AWS an ARN is called
            invalid, too, where the role may not send there. A dead-letter queue (Asynchronous invocation, Edit) is the
            older way: it gets the event alone, and where both are set, both get theirs.
          </Box>
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}
