/** Publish a message to a topic. https://docs.aws.amazon.com/sns/latest/dg/sns-publishing.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { topicPath } from '../../paths.ts';
import { isFifoTopic, topicArn, usePublish } from '../../queries/sns.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import {
  ATTRIBUTE_TYPES,
  type AttributeFields,
  attributeProblem,
  CUSTOM_BODY,
  EMPTY_MESSAGE,
  type MessageFields,
  publishInput,
} from './message-fields.ts';

export function PublishMessagePage({ topicName }: { topicName: string }) {
  const [fields, setFields] = useState(EMPTY_MESSAGE);
  const [tried, setTried] = useState(false);
  const publishing = usePublish();
  const go = useGoWhenDone();
  const set = (changed: Partial<MessageFields>) => setFields({ ...fields, ...changed });
  const isFifo = isFifoTopic(topicName);

  const submit = async () => {
    setTried(true);
    if (fields.attributes.some((attribute) => attributeProblem(attribute) !== '')) return;
    const input = publishInput(topicArn(topicName), fields);
    let messageId: string | undefined;
    try {
      ({ MessageId: messageId } = await publishing.mutateAsync(input));
    } catch {
      return; // the form shows publishing.error
    }
    go(topicPath(topicName));
    flash({
      type: 'success',
      content: (
        <>
          Message published to topic <b>{topicName}</b> successfully. Message ID: {messageId}{' '}
          <CliButton service="sns" operation="Publish" input={input} />
        </>
      ),
    });
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="topics" />}>
          Publish message to topic
        </Header>
      }
    >
      <EditForm
        cancelPath={topicPath(topicName)}
        action="Publish message"
        pending={publishing.isPending}
        values={fields}
        error={publishing.error}
        onSave={() => void submit()}
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Message details</Header>}>
            <SpaceBetween size="l">
              <FormField label="Topic ARN">
                <Input value={topicArn(topicName)} disabled />
              </FormField>
              <FormField label="Subject – optional" constraintText="Up to 100 printable ASCII characters.">
                <Input value={fields.subject} onChange={({ detail }) => set({ subject: detail.value })} />
              </FormField>
              {isFifo && (
                <>
                  <FormField label="Message group ID" description="Messages of one group come in their order.">
                    <Input value={fields.groupId} onChange={({ detail }) => set({ groupId: detail.value })} />
                  </FormField>
                  <FormField
                    label="Message deduplication ID – optional"
                    description="Within five minutes a message of the same ID is taken once."
                  >
                    <Input
                      value={fields.deduplicationId}
                      onChange={({ detail }) => set({ deduplicationId: detail.value })}
                    />
                  </FormField>
                </>
              )}
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">Message body</Header>}>
            <SpaceBetween size="l">
              <GroupField label="Message structure" stretch>
                <RadioGroup
                  value={fields.custom ? 'custom' : 'identical'}
                  items={[
                    {
                      value: 'identical',
                      label: 'Identical payload for all delivery protocols',
                      description:
                        'The same payload is sent to endpoints subscribed to the topic, regardless of their delivery protocol.',
                    },
                    {
                      value: 'custom',
                      label: 'Custom payload for each delivery protocol',
                      description:
                        'Different payloads are sent to endpoints subscribed to the topic, based on their delivery protocol.',
                    },
                  ]}
                  onChange={({ detail }) => {
                    const custom = detail.value === 'custom';
                    set({ custom, ...(custom && fields.body === '' && { body: CUSTOM_BODY }) });
                  }}
                />
              </GroupField>
              <FormField
                label="Message body to send to the endpoint"
                constraintText="Up to 256 KB, with its attributes."
                stretch
              >
                <Textarea
                  value={fields.body}
                  rows={8}
                  spellcheck={false}
                  onChange={({ detail }) => set({ body: detail.value })}
                />
              </FormField>
            </SpaceBetween>
          </Container>
          <Attributes attributes={fields.attributes} tried={tried} onChange={(attributes) => set({ attributes })} />
        </SpaceBetween>
      </EditForm>
    </ContentLayout>
  );
}

interface AttributesProps {
  attributes: readonly AttributeFields[];
  tried: boolean;
  onChange: (attributes: readonly AttributeFields[]) => void;
}

const TYPE_OPTIONS = ATTRIBUTE_TYPES.map((value) => ({ value, label: value }));
const COLUMNS = [3, 4, 4, 1].map((colspan) => ({ colspan: { default: 12, xs: colspan } }));

function Attributes({ attributes, tried, onChange }: AttributesProps) {
  const change = (index: number, changed: Partial<AttributeFields>) =>
    onChange(attributes.map((each, other) => (other === index ? { ...each, ...changed } : each)));
  return (
    <Container
      header={
        <Header variant="h2" description="Filter policies of subscriptions can ask for them.">
          Message attributes
        </Header>
      }
    >
      <SpaceBetween size="m">
        {attributes.length === 0 && <Box color="text-body-secondary">No attributes.</Box>}
        {attributes.map((attribute, index) => {
          const of = `attribute ${index + 1}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an attribute has nothing of its own but its place
            <Grid key={index} gridDefinition={COLUMNS}>
              <FormField label="Type">
                <Select
                  ariaLabel={`Type of ${of}`}
                  selectedOption={TYPE_OPTIONS.find(({ value }) => value === attribute.type) ?? null}
                  options={TYPE_OPTIONS}
                  onChange={({ detail }) =>
                    change(index, { type: detail.selectedOption.value as AttributeFields['type'] })
                  }
                />
              </FormField>
              <FormField label="Name">
                <Input
                  value={attribute.name}
                  ariaLabel={`Name of ${of}`}
                  onChange={({ detail }) => change(index, { name: detail.value })}
                />
              </FormField>
              <FormField label="Value" errorText={tried ? attributeProblem(attribute) : ''}>
                <Input
                  value={attribute.value}
                  ariaLabel={`Value of ${of}`}
                  placeholder={PLACEHOLDERS[attribute.type]}
                  onChange={({ detail }) => change(index, { value: detail.value })}
                />
              </FormField>
              <Box padding={{ top: 'xl' }}>
                <Button
                  variant="icon"
                  iconName="remove"
                  formAction="none"
                  ariaLabel={`Remove ${of}`}
                  onClick={() => onChange(attributes.filter((_, other) => other !== index))}
                />
              </Box>
            </Grid>
          );
        })}
        <Button formAction="none" onClick={() => onChange([...attributes, { type: 'String', name: '', value: '' }])}>
          Add attribute
        </Button>
      </SpaceBetween>
    </Container>
  );
}

const PLACEHOLDERS: Readonly<Record<AttributeFields['type'], string>> = {
  String: 'book',
  'String.Array': '["book", "pen"]',
  Number: '12.5',
  Binary: 'AQID',
};
