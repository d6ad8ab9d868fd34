/** A message to send: body, attributes and what the queue's type asks for. */
import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { durationOf, secondsOf } from '../../domain/duration-unit.ts';
import { DURATIONS } from '../../domain/queue-settings.ts';
import { errorMessage } from '../../errors.ts';
import { isFifoQueue, queueUrlOf, useQueueOperation } from '../../queries/queues.ts';
import { flash } from '../../session.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { DurationField } from './duration-field.tsx';

interface Attribute {
  name: string;
  type: string;
  value: string;
}

const TYPES = ['String', 'Number'].map((value) => ({ value, label: value }));
const MOST_ATTRIBUTES = 10;
const NO_DELAY = durationOf(0);

export function SendMessage({ queueName }: { queueName: string }) {
  const isFifo = isFifoQueue(queueName);
  const [body, setBody] = useState('');
  const [delay, setDelay] = useState(NO_DELAY);
  const [group, setGroup] = useState('');
  const [deduplication, setDeduplication] = useState('');
  const [attributes, setAttributes] = useState<readonly Attribute[]>([]);
  const send = useQueueOperation('SendMessage');
  const delaySeconds = secondsOf(delay);

  const setAttribute = (index: number, changed: Partial<Attribute>) =>
    setAttributes((all) => all.map((one, at) => (at === index ? { ...one, ...changed } : one)));

  const submit = async () => {
    const input = {
      QueueUrl: queueUrlOf(queueName),
      MessageBody: body,
      ...(!isFifo && delaySeconds ? { DelaySeconds: delaySeconds } : {}),
      ...(group !== '' && { MessageGroupId: group }),
      ...(isFifo && deduplication !== '' && { MessageDeduplicationId: deduplication }),
      ...(attributes.length > 0 && {
        MessageAttributes: Object.fromEntries(
          attributes.map(({ name, type, value }) => [name, { DataType: type, StringValue: value }]),
        ),
      }),
    };
    try {
      await send.mutateAsync(input);
    } catch {
      return; // what was typed stays beside send.error
    }
    flash({
      type: 'success',
      content: (
        <>
          Your message has been sent and is ready to be received.{' '}
          <CliButton service="sqs" operation="SendMessage" input={input} />
        </>
      ),
    });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button variant="primary" loading={send.isPending} onClick={() => void submit()}>
              Send message
            </Button>
          }
        >
          Send message
        </Header>
      }
    >
      <SpaceBetween size="l">
        {send.error && <Alert type="error">{errorMessage(send.error)}</Alert>}
        <FormField label="Message body" description="Up to 1 MiB of text, with all attributes.">
          <Textarea
            value={body}
            rows={4}
            placeholder="Enter message"
            spellcheck={false}
            onChange={({ detail }) => setBody(detail.value)}
          />
        </FormField>
        <ColumnLayout columns={2}>
          {!isFifo && (
            <DurationField
              {...DURATIONS.DelaySeconds}
              problem={delaySeconds === undefined ? 'Enter a whole number.' : undefined}
              duration={delay}
              onChange={setDelay}
            />
          )}
          <FormField label={isFifo ? 'Message group ID' : 'Message group ID – optional'}>
            <Input value={group} onChange={({ detail }) => setGroup(detail.value)} />
          </FormField>
          {isFifo && (
            <FormField label="Message deduplication ID – optional">
              <Input value={deduplication} onChange={({ detail }) => setDeduplication(detail.value)} />
            </FormField>
          )}
        </ColumnLayout>
        <ExpandableSection headerText={`Message attributes – optional (${attributes.length})`}>
          <AttributeEditor
            items={attributes}
            addButtonText="Add new attribute"
            removeButtonText="Remove"
            empty="No attributes"
            disableAddButton={attributes.length >= MOST_ATTRIBUTES}
            onAddButtonClick={() => setAttributes((all) => [...all, { name: '', type: 'String', value: '' }])}
            onRemoveButtonClick={({ detail }) =>
              setAttributes((all) => all.filter((_, index) => index !== detail.itemIndex))
            }
            definition={[
              {
                label: 'Name',
                control: ({ name }, index) => (
                  <Input value={name} onChange={({ detail }) => setAttribute(index, { name: detail.value })} />
                ),
              },
              {
                label: 'Type',
                control: ({ type }, index) => (
                  <Select
                    options={TYPES}
                    selectedOption={{ value: type, label: type }}
                    onChange={({ detail }) => setAttribute(index, { type: detail.selectedOption.value ?? 'String' })}
                  />
                ),
              },
              {
                label: 'Value',
                control: ({ value }, index) => (
                  <Input value={value} onChange={({ detail }) => setAttribute(index, { value: detail.value })} />
                ),
              },
            ]}
          />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
