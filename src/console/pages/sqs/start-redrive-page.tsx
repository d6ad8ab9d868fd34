/** Start DLQ redrive. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { readWholeNumber } from '../../domain/whole-number.ts';
import { queuePath } from '../../paths.ts';
import { isFifoQueue, queueArnOf, queueNameOf, useQueueOperation, useQueues } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';

export function StartRedrivePage({ queueName }: { queueName: string }) {
  const [toSources, setToSources] = useState(true);
  const [destination, setDestination] = useState('');
  const [isLimited, setLimited] = useState(false);
  const [rate, setRate] = useState('10');
  const [tried, setTried] = useState(false);
  const start = useQueueOperation('StartMessageMoveTask');
  const go = useGoWhenDone();
  const { data: queues = [] } = useQueues();
  const others = queues.filter(({ name }) => name !== queueName && isFifoQueue(name) === isFifoQueue(queueName));
  const velocity = readWholeNumber(rate);
  const lacksQueue = !toSources && destination === '';
  const lacksRate = isLimited && velocity === undefined;

  const submit = async () => {
    setTried(true);
    if (lacksQueue || lacksRate) return;
    const input = {
      SourceArn: queueArnOf(queueName),
      ...(!toSources && { DestinationArn: destination }),
      ...(isLimited && { MaxNumberOfMessagesPerSecond: velocity }),
    };
    try {
      await start.mutateAsync(input);
    } catch {
      return; // the form shows start.error
    }
    go(queuePath(queueName));
    flash({
      type: 'success',
      content: (
        <>
          The redrive of <b>{queueName}</b> has started.{' '}
          <CliButton service="sqs" operation="StartMessageMoveTask" input={input} />
        </>
      ),
    });
  };

  return (
    <ContentLayout header={<Header variant="h1">Start DLQ redrive</Header>}>
      <EditForm
        cancelPath={queuePath(queueName)}
        action="DLQ redrive"
        pending={start.isPending}
        values={{ toSources, destination, isLimited, rate }}
        error={start.error}
        onSave={() => void submit()}
      >
        <Container header={<Header variant="h2">Redrive configuration</Header>}>
          <SpaceBetween size="l">
            <FormField label="Message destination">
              <RadioGroup
                value={toSources ? 'sources' : 'custom'}
                onChange={({ detail }) => setToSources(detail.value === 'sources')}
                items={[
                  {
                    value: 'sources',
                    label: 'Redrive to source queue(s)',
                    description: 'Each message goes back to the queue from which it came.',
                  },
                  { value: 'custom', label: 'Redrive to a custom destination' },
                ]}
              />
            </FormField>
            {!toSources && (
              <FormField label="Choose queue" errorText={tried && lacksQueue && 'Choose a queue.'}>
                <Select
                  options={others.map(({ name }) => ({ value: queueArnOf(name), label: name }))}
                  selectedOption={destination === '' ? null : { value: destination, label: queueNameOf(destination) }}
                  placeholder="Choose a queue"
                  empty="No other queue of this type"
                  invalid={tried && lacksQueue}
                  onChange={({ detail }) => setDestination(detail.selectedOption.value ?? '')}
                />
              </FormField>
            )}
            <FormField label="Velocity control settings">
              <RadioGroup
                value={isLimited ? 'custom' : 'optimized'}
                onChange={({ detail }) => setLimited(detail.value === 'custom')}
                items={[
                  { value: 'optimized', label: 'System optimized', description: 'Up to 500 messages a second.' },
                  { value: 'custom', label: 'Custom max velocity' },
                ]}
              />
            </FormField>
            {isLimited && (
              <FormField
                label="Messages per second"
                constraintText="Should be between 1 and 500."
                errorText={tried && lacksRate && 'Enter a whole number from 1 to 500.'}
              >
                <Input
                  value={rate}
                  inputMode="numeric"
                  invalid={tried && lacksRate}
                  onChange={({ detail }) => setRate(detail.value)}
                />
              </FormField>
            )}
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
