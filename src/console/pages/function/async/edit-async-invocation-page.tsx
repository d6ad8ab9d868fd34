/**
 * Edit asynchronous configuration of a function, a version or an alias. The dead-letter queue is part of a version:
 * it is edited where `$LATEST` is.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
 */
import type { FunctionConfiguration, FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { DEFAULT_EVENT_AGE_SECONDS, DEFAULT_RETRY_ATTEMPTS } from '../../../../api/quotas.ts';
import { TARGETS, type TargetService, targetServiceOf } from '../../../domain/target-service.ts';
import { configurationPath, functionPath, qualifierPath } from '../../../paths.ts';
import {
  eventInvokeOperation,
  useEventInvokeConfig,
  useSaveEventInvokeConfig,
} from '../../../queries/event-invoke-configs.ts';
import { useFunction, useUpdateFunctionConfiguration } from '../../../queries/functions.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage, type FormRead } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useRefusal } from '../../../widgets/use-refusal.ts';
import { EVENT_AGE_RANGE, type EventAgeFields, eventAgeFields, eventAgeProblem, readEventAge } from './event-age.ts';
import { TargetInput } from './target-input.tsx';
import './async.css';

interface EditAsyncInvocationPageProps {
  functionName: string;
  /** The version or alias; the function itself when it is left out. */
  qualifier?: string | undefined;
}

interface Settings {
  config: FunctionEventInvokeConfig | null;
  configuration: FunctionConfiguration;
}

function useSettings(functionName: string, qualifier: string | undefined): FormRead<Settings> {
  const config = useEventInvokeConfig(functionName, qualifier);
  const fn = useFunction(functionName, qualifier);
  return {
    error: config.error ?? fn.error,
    isFetchedAfterMount: config.isFetchedAfterMount && fn.isFetchedAfterMount,
    data:
      config.data !== undefined && fn.data?.Configuration
        ? { config: config.data, configuration: fn.data.Configuration }
        : undefined,
  };
}

export function EditAsyncInvocationPage({ functionName, qualifier }: EditAsyncInvocationPageProps) {
  return (
    <EditPage
      title="Edit asynchronous configuration"
      topic="async-invocation"
      read={useSettings(functionName, qualifier)}
    >
      {(settings) => <AsyncInvocationForm functionName={functionName} qualifier={qualifier} {...settings} />}
    </EditPage>
  );
}

type DeadLetterService = Extract<TargetService, 'sqs' | 'sns'>;
const DEAD_LETTER_SERVICES: readonly DeadLetterService[] = ['sns', 'sqs'];

function AsyncInvocationForm(props: EditAsyncInvocationPageProps & Settings) {
  const { functionName, qualifier, config, configuration } = props;
  const [before] = useState(() => configuration.DeadLetterConfig?.TargetArn ?? '');
  const [age, setAge] = useState(() => eventAgeFields(config?.MaximumEventAgeInSeconds ?? DEFAULT_EVENT_AGE_SECONDS));
  const [retries, setRetries] = useState(String(config?.MaximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS));
  const [service, setService] = useState<DeadLetterService | 'none'>(() => {
    const known = targetServiceOf(before);
    return known === 'sqs' || known === 'sns' ? known : 'none';
  });
  const [target, setTarget] = useState(before);
  const [tried, setTried] = useState(false);
  const saving = useSaveEventInvokeConfig(config !== null);
  const queueing = useUpdateFunctionConfiguration();
  const go = useGoWhenDone();
  const backPath = configurationPath(qualifierPath(functionName, qualifier ?? '$LATEST'), 'async');
  const deadLetterArn = service === 'none' ? '' : target.trim();
  const ageProblem = eventAgeProblem(age);
  const refusal = useRefusal(
    saving.error ?? queueing.error,
    { maximumEventAgeInSeconds: age, maximumRetryAttempts: retries, deadLetterConfig: { service, target } },
    // what the settings above are refused with names its member
    queueing.error ? { InvalidParameterValueException: 'deadLetterConfig' } : {},
  );

  const save = async () => {
    setTried(true);
    const seconds = readEventAge(age);
    if (seconds === undefined || ageProblem || (service !== 'none' && deadLetterArn === '')) return;
    const input = {
      FunctionName: functionName,
      ...(qualifier && { Qualifier: qualifier }),
      MaximumEventAgeInSeconds: seconds,
      MaximumRetryAttempts: Number(retries),
    };
    const queue = { FunctionName: functionName, DeadLetterConfig: { TargetArn: deadLetterArn } };
    const changesQueue = !qualifier && deadLetterArn !== before;
    try {
      // first what is refused more often: nothing is saved by halves
      if (changesQueue) await queueing.mutateAsync(queue);
      await saving.mutateAsync(input);
    } catch {
      return; // the form shows the error
    }
    go(backPath);
    flashFunctionUpdated(
      functionName,
      eventInvokeOperation(config !== null),
      input,
      changesQueue ? { operation: 'UpdateFunctionConfiguration', input: queue } : undefined,
    );
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={saving.isPending || queueing.isPending}
      values={{ age, retries, deadLetterArn, service }}
      error={refusal.rest}
      onSave={() => void save()}
    >
      <Container
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="async-invocation" />}
            description={`Of ${qualifier ? `${functionName}:${qualifier}` : 'the function’s $LATEST'}.`}
          >
            Asynchronous invocation
          </Header>
        }
      >
        <SpaceBetween size="l">
          <FormField
            label="Maximum age of event"
            description="The maximum amount of time to keep unprocessed events in the queue."
            constraintText={ageProblem ? '' : EVENT_AGE_RANGE}
            errorText={[ageProblem, refusal.at('maximumEventAgeInSeconds')].filter(Boolean).join(' ')}
          >
            <div className="async-quantities">
              {AGE_PARTS.map(([part, unit, name]) => (
                <span key={part} className="async-quantity">
                  <Input
                    type="number"
                    inputMode="numeric"
                    ariaLabel={`Maximum age ${name}`}
                    value={age[part]}
                    onChange={({ detail }) => setAge({ ...age, [part]: detail.value })}
                  />
                  <Box color="text-body-secondary" tagOverride="span">
                    {unit}
                  </Box>
                </span>
              ))}
            </div>
          </FormField>
          <FormField
            label="Retry attempts"
            description="The maximum number of times to retry when the function returns an error."
            constraintText="Of asynchronous invocations alone: who invokes synchronously, as the Test tab does, gets the error and may try again. Throttles and errors of Lambda’s own do not count: after those an event is tried until its maximum age."
            errorText={refusal.at('maximumRetryAttempts')}
          >
            <Select
              selectedOption={{ value: retries }}
              options={['0', '1', '2'].map((value) => ({ value }))}
              onChange={({ detail }) => setRetries(detail.selectedOption.value ?? retries)}
            />
          </FormField>
          {qualifier ? (
            <FrozenQueue functionName={functionName} qualifier={qualifier} arn={before} />
          ) : (
            <FormField
              label="Dead-letter queue service"
              description="You can send unprocessed events from an asynchronous invocation to an Amazon SQS queue or an Amazon SNS topic."
              constraintText="It gets the event alone. A destination on failure (Configuration, Destinations) gets a record with the response, and can be a function, too: for something new, choose that. Where both are set, both get it. Neither is the redrive policy of an SQS queue, which is for messages that whoever reads the queue fails on."
            >
              <Select
                selectedOption={{ value: service, label: service === 'none' ? 'None' : TARGETS[service].service }}
                options={[
                  { value: 'none', label: 'None' },
                  ...DEAD_LETTER_SERVICES.map((value) => ({ value, label: TARGETS[value].service })),
                ]}
                onChange={({ detail }) => {
                  setService(detail.selectedOption.value as typeof service);
                  setTarget(targetServiceOf(before) === detail.selectedOption.value ? before : '');
                }}
              />
            </FormField>
          )}
          {!qualifier && service !== 'none' && (
            <FormField
              label={TARGETS[service].type}
              constraintText={`A standard ${service === 'sns' ? 'topic' : 'queue'} of this account, or its ARN. On AWS the function’s execution role must be allowed to send to it.`}
              errorText={tried && deadLetterArn === '' ? 'Enter an ARN.' : refusal.at('deadLetterConfig')}
            >
              <TargetInput
                service={service}
                label={TARGETS[service].type}
                arn={target}
                functionName={functionName}
                refused={refusal.at('deadLetterConfig') !== ''}
                onChange={setTarget}
              />
            </FormField>
          )}
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}

const AGE_PARTS: readonly [part: keyof EventAgeFields, unit: string, name: string][] = [
  ['hours', 'h', 'hours'],
  ['minutes', 'min', 'minutes'],
  ['seconds', 'sec', 'seconds'],
];

/** A version keeps the queue that it was published with. */
function FrozenQueue({ functionName, qualifier, arn }: { functionName: string; qualifier: string; arn: string }) {
  return (
    <FormField
      label="Dead-letter queue"
      description={`The dead-letter queue is part of a version: ${qualifier} has that of the version that runs. Edit it for $LATEST and publish.`}
    >
      <Box>
        {arn || 'None'}{' '}
        <Link href={`#${configurationPath(functionPath(functionName), 'async')}`}>Settings of the function</Link>
      </Box>
    </FormField>
  );
}
