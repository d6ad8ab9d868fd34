/** Configure Lambda function trigger. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-lambda-function-trigger.html */
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import {
  isSound,
  NEW_QUEUE_MAPPING,
  NO_PROBLEMS,
  queueMappingProblems,
  readQueueMapping,
} from '../../domain/queue-mapping-form.ts';
import { queuePath } from '../../paths.ts';
import { useFunctions } from '../../queries/functions.ts';
import { queueArnOf, useCreateTrigger } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { QueueMappingFields } from '../../widgets/queue-mapping-fields.tsx';

export function ConfigureTriggerPage({ queueName }: { queueName: string }) {
  const [functionName, setFunctionName] = useState('');
  const [mapping, setMapping] = useState(NEW_QUEUE_MAPPING);
  const [tried, setTried] = useState(false);
  const create = useCreateTrigger();
  const go = useGoWhenDone();
  const { data: functions = [] } = useFunctions();
  const problems = queueMappingProblems(mapping);
  const functionProblem = tried && functionName === '' ? 'Choose a function.' : '';

  const submit = async () => {
    setTried(true);
    if (functionName === '' || !isSound(problems)) return;
    const input = {
      FunctionName: functionName,
      EventSourceArn: queueArnOf(queueName),
      ...readQueueMapping(mapping, false),
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
        values={{ functionName, mapping }}
        error={create.error}
        onSave={() => void submit()}
      >
        <Container header={<Header variant="h2">Lambda function</Header>}>
          <SpaceBetween size="l">
            <FormField
              label="Function"
              description="It is invoked without a qualifier, hence as $LATEST."
              errorText={functionProblem}
            >
              <Select
                options={functions.map(({ FunctionName = '' }) => ({ value: FunctionName, label: FunctionName }))}
                selectedOption={functionName === '' ? null : { value: functionName, label: functionName }}
                placeholder="Choose a function"
                empty="No functions"
                invalid={functionProblem !== ''}
                onChange={({ detail }) => setFunctionName(detail.selectedOption.value ?? '')}
              />
            </FormField>
            <QueueMappingFields form={mapping} problems={tried ? problems : NO_PROBLEMS} onChange={setMapping} />
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
