/**
 * Create queue, and edit one: the same form but for type and name.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-create-queue.html
 */
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tiles from '@cloudscape-design/components/tiles';
import { type ReactNode, useState } from 'react';
import {
  attributesOf,
  DURATION_NAMES,
  DURATIONS,
  NEW_QUEUE,
  type QueueSettings,
  settingsOf,
  settingsProblems,
} from '../../domain/queue-settings.ts';
import { errorMessage } from '../../errors.ts';
import { queuePath, queuesPath } from '../../paths.ts';
import {
  isFifoQueue,
  type QueueAttributes,
  queueArnOf,
  queueNameOf,
  queueUrlOf,
  useQueue,
  useQueueOperation,
  useQueues,
} from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { DurationField } from './duration-field.tsx';

export function CreateQueuePage() {
  const [isFifo, setFifo] = useState(false);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const create = useQueueOperation('CreateQueue');
  const go = useGoWhenDone();
  const nameProblem = tried && name === '' ? 'Enter a name.' : undefined;

  const save = async (settings: QueueSettings) => {
    setTried(true);
    if (name === '') return;
    const input = { QueueName: name, Attributes: attributesOf(settings, isFifo, true) };
    try {
      await create.mutateAsync(input);
    } catch {
      return; // the form shows create.error
    }
    go(queuePath(name));
    flash({
      type: 'success',
      content: (
        <>
          Queue <b>{name}</b> created successfully. You can now send and receive messages.{' '}
          <CliButton service="sqs" operation="CreateQueue" input={input} />
        </>
      ),
    });
  };

  const details = (
    <Container header={<Header variant="h2">Details</Header>}>
      <SpaceBetween size="l">
        <FormField label="Type" description="The type of a queue cannot be changed after it was created.">
          <Tiles
            value={isFifo ? 'fifo' : 'standard'}
            onChange={({ detail }) => setFifo(detail.value === 'fifo')}
            items={[
              {
                value: 'standard',
                label: 'Standard',
                description: 'At-least-once delivery, message ordering isn’t preserved.',
              },
              {
                value: 'fifo',
                label: 'FIFO',
                description: 'First-in-first-out delivery, message ordering is preserved, exactly-once processing.',
              },
            ]}
          />
        </FormField>
        <FormField
          label="Name"
          constraintText={`1 to 80 characters: letters, numbers, hyphens and underscores.${isFifo ? ' It ends with .fifo.' : ''}`}
          errorText={nameProblem}
        >
          <Input
            value={name}
            placeholder={isFifo ? 'MyQueue.fifo' : 'MyQueue'}
            invalid={nameProblem !== undefined}
            onChange={({ detail }) => setName(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
  return (
    <ContentLayout header={<Header variant="h1">Create queue</Header>}>
      <QueueForm
        queueName={name}
        isFifo={isFifo}
        attributes={NEW_QUEUE as QueueAttributes}
        details={details}
        typed={{ isFifo, name }}
        cancelPath={queuesPath}
        action="Create queue"
        pending={create.isPending}
        error={create.error}
        onSave={save}
      />
    </ContentLayout>
  );
}

export function EditQueuePage({ queueName }: { queueName: string }) {
  const { data: attributes, error } = useQueue(queueName);
  const change = useQueueOperation('SetQueueAttributes');
  const go = useGoWhenDone();
  const isFifo = isFifoQueue(queueName);

  const save = async (settings: QueueSettings) => {
    const input = { QueueUrl: queueUrlOf(queueName), Attributes: attributesOf(settings, isFifo, false) };
    try {
      await change.mutateAsync(input);
    } catch {
      return; // the form shows change.error
    }
    go(queuePath(queueName));
    flash({
      type: 'success',
      content: (
        <>
          Queue <b>{queueName}</b> updated successfully.{' '}
          <CliButton service="sqs" operation="SetQueueAttributes" input={input} />
        </>
      ),
    });
  };

  return (
    <ContentLayout header={<Header variant="h1">Edit {queueName}</Header>}>
      {attributes && (
        <QueueForm
          queueName={queueName}
          isFifo={isFifo}
          attributes={attributes}
          cancelPath={queuePath(queueName)}
          action="Save"
          pending={change.isPending}
          error={change.error}
          onSave={save}
        />
      )}
      {!attributes && (error ? <Alert type="error">{errorMessage(error)}</Alert> : <Spinner />)}
    </ContentLayout>
  );
}

interface QueueFormProps {
  queueName: string;
  isFifo: boolean;
  attributes: QueueAttributes;
  /** What stands above the settings, and what was typed there. */
  details?: ReactNode;
  typed?: unknown;
  cancelPath: string;
  action: string;
  pending: boolean;
  error: unknown;
  onSave(settings: QueueSettings): Promise<void>;
}

function QueueForm({ queueName, isFifo, attributes, details, typed, onSave, ...frame }: QueueFormProps) {
  const [settings, setSettings] = useState(() => settingsOf(attributes));
  const [tried, setTried] = useState(false);
  const { data: queues = [] } = useQueues();
  const problems = tried ? settingsProblems(settings) : {};
  const set = (changed: Partial<QueueSettings>) => setSettings((before) => ({ ...before, ...changed }));
  const others = queues.map(({ name }) => name).filter((name) => name !== queueName && isFifoQueue(name) === isFifo);
  const options = others.map((name) => ({ value: queueArnOf(name), label: name, description: queueArnOf(name) }));
  const [hasDeadLetters, setHasDeadLetters] = useState(settings.deadLetterArn !== '');

  const lacksQueue = hasDeadLetters && settings.deadLetterArn === '';

  const submit = () => {
    setTried(true);
    if (lacksQueue || Object.keys(settingsProblems(settings)).length > 0) return;
    void onSave(hasDeadLetters ? settings : { ...settings, deadLetterArn: '' });
  };

  return (
    <EditForm {...frame} values={{ settings, hasDeadLetters, typed }} onSave={submit}>
      <SpaceBetween size="l">
        {details}
        <Container header={<Header variant="h2">Configuration</Header>}>
          <SpaceBetween size="l">
            <ColumnLayout columns={2}>
              {DURATION_NAMES.map((name) => (
                <DurationField
                  key={name}
                  {...DURATIONS[name]}
                  problem={problems[name]}
                  duration={settings.durations[name]}
                  onChange={(duration) => set({ durations: { ...settings.durations, [name]: duration } })}
                />
              ))}
              <FormField
                label="Maximum message size (KB)"
                constraintText="Should be between 1 KB and 1,024 KB."
                errorText={problems.size}
              >
                <Input
                  value={settings.maximumMessageKb}
                  inputMode="numeric"
                  invalid={problems.size !== undefined}
                  onChange={({ detail }) => set({ maximumMessageKb: detail.value })}
                />
              </FormField>
            </ColumnLayout>
            {isFifo && (
              <Checkbox
                checked={settings.contentBasedDeduplication}
                description="The message’s body stands for its deduplication ID, where a sender gives none."
                onChange={({ detail }) => set({ contentBasedDeduplication: detail.checked })}
              >
                Content-based deduplication
              </Checkbox>
            )}
          </SpaceBetween>
        </Container>
        <Container
          header={
            <Header variant="h2" description="Send undeliverable messages to a dead-letter queue.">
              Dead-letter queue
            </Header>
          }
        >
          <SpaceBetween size="l">
            <FormField label="Set this queue to receive undeliverable messages">
              <RadioGroup
                value={hasDeadLetters ? 'enabled' : 'disabled'}
                onChange={({ detail }) => setHasDeadLetters(detail.value === 'enabled')}
                items={[
                  { value: 'disabled', label: 'Disabled' },
                  { value: 'enabled', label: 'Enabled' },
                ]}
              />
            </FormField>
            {hasDeadLetters && (
              <ColumnLayout columns={2}>
                <FormField
                  label="Choose queue"
                  description={`A ${isFifo ? 'FIFO' : 'standard'} queue of this account.`}
                  errorText={tried && lacksQueue && 'Choose a queue.'}
                >
                  <Select
                    invalid={tried && lacksQueue}
                    options={options}
                    selectedOption={
                      settings.deadLetterArn === ''
                        ? null
                        : { value: settings.deadLetterArn, label: queueNameOf(settings.deadLetterArn) }
                    }
                    placeholder="Choose a queue"
                    empty="No other queue of this type"
                    onChange={({ detail }) => set({ deadLetterArn: detail.selectedOption.value ?? '' })}
                  />
                </FormField>
                <FormField
                  label="Maximum receives"
                  description="How often a message is received before it goes to the dead-letter queue."
                  constraintText="Should be between 1 and 1,000."
                  errorText={problems.receives}
                >
                  <Input
                    value={settings.maximumReceives}
                    inputMode="numeric"
                    invalid={problems.receives !== undefined}
                    onChange={({ detail }) => set({ maximumReceives: detail.value })}
                  />
                </FormField>
              </ColumnLayout>
            )}
          </SpaceBetween>
        </Container>
      </SpaceBetween>
    </EditForm>
  );
}
