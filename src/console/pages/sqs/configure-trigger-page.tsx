/** Configure Lambda function trigger. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-lambda-function-trigger.html */
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { shapeOf } from '../../../api/shape-of.ts';
import { numberProblem } from '../../domain/field-problem.ts';
import { readWholeNumber } from '../../domain/whole-number.ts';
import { queuePath } from '../../paths.ts';
import { useFunctions } from '../../queries/functions.ts';
import { queueArnOf, useCreateTrigger } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';

const BATCH_SIZE = shapeOf('CreateEventSourceMapping', 'BatchSize');
const WINDOW = shapeOf('CreateEventSourceMapping', 'MaximumBatchingWindowInSeconds');
const CONCURRENCY = shapeOf('CreateEventSourceMapping', 'ScalingConfig', 'MaximumConcurrency');

export function ConfigureTriggerPage({ queueName }: { queueName: string }) {
  const [functionName, setFunctionName] = useState('');
  const [batchSize, setBatchSize] = useState('10');
  const [window, setWindow] = useState('0');
  const [concurrency, setConcurrency] = useState('');
  const [reportsFailures, setReportsFailures] = useState(false);
  const [tried, setTried] = useState(false);
  const create = useCreateTrigger();
  const go = useGoWhenDone();
  const { data: functions = [] } = useFunctions();
  const problems = {
    functionName: functionName === '' ? 'Choose a function.' : '',
    batchSize: numberProblem(BATCH_SIZE, batchSize, 'From 1 to 10,000; more than 10 want a batch window.'),
    window: numberProblem(WINDOW, window, 'From 0 to 300 seconds.'),
    concurrency: concurrency === '' ? '' : numberProblem(CONCURRENCY, concurrency, 'From 2 to 1,000, or empty.'),
  };
  const shown = (field: keyof typeof problems) => (tried ? problems[field] : '');

  const submit = async () => {
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== '')) return;
    const input = {
      FunctionName: functionName,
      EventSourceArn: queueArnOf(queueName),
      BatchSize: readWholeNumber(batchSize),
      MaximumBatchingWindowInSeconds: readWholeNumber(window),
      ...(concurrency !== '' && { ScalingConfig: { MaximumConcurrency: readWholeNumber(concurrency) } }),
      ...(reportsFailures && { FunctionResponseTypes: ['ReportBatchItemFailures' as const] }),
    };
    try {
      await create.mutateAsync(input);
    } catch {
      return; // the form shows create.error
    }
    go(queuePath(queueName));
    flash({
      type: 'success',
      content: (
        <>
          The trigger {queueName} was successfully added to function <b>{functionName}</b>.{' '}
          <CliButton operation="CreateEventSourceMapping" input={input} />
        </>
      ),
    });
  };

  return (
    <ContentLayout header={<Header variant="h1">Configure Lambda function trigger</Header>}>
      <EditForm
        cancelPath={queuePath(queueName)}
        pending={create.isPending}
        values={{ functionName, batchSize, window, concurrency, reportsFailures }}
        error={create.error}
        onSave={() => void submit()}
      >
        <Container header={<Header variant="h2">Lambda function</Header>}>
          <SpaceBetween size="l">
            <FormField
              label="Function"
              description="It is invoked without a qualifier, hence as $LATEST."
              errorText={shown('functionName')}
            >
              <Select
                options={functions.map(({ FunctionName = '' }) => ({ value: FunctionName, label: FunctionName }))}
                selectedOption={functionName === '' ? null : { value: functionName, label: functionName }}
                placeholder="Choose a function"
                empty="No functions"
                invalid={shown('functionName') !== ''}
                onChange={({ detail }) => setFunctionName(detail.selectedOption.value ?? '')}
              />
            </FormField>
            <FormField
              label="Batch size – optional"
              description="The number of messages in each batch to send to the function."
              errorText={shown('batchSize')}
            >
              <Input value={batchSize} inputMode="numeric" onChange={({ detail }) => setBatchSize(detail.value)} />
            </FormField>
            <FormField
              label="Batch window – optional"
              description="The maximum amount of time to gather messages before invoking the function, in seconds."
              errorText={shown('window')}
            >
              <Input value={window} inputMode="numeric" onChange={({ detail }) => setWindow(detail.value)} />
            </FormField>
            <FormField
              label="Maximum concurrency – optional"
              description="How many batches may be under way at once. What they cannot take stays in the queue, and is not received in vain."
              errorText={shown('concurrency')}
            >
              <Input value={concurrency} inputMode="numeric" onChange={({ detail }) => setConcurrency(detail.value)} />
            </FormField>
            <Checkbox
              checked={reportsFailures}
              description="The function says which messages of a batch have failed; only these come again."
              onChange={({ detail }) => setReportsFailures(detail.checked)}
            >
              Report batch item failures
            </Checkbox>
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
