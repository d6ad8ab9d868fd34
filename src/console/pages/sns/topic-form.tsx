/** What of a topic is entered, when it is created and when it is edited. */
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TagEditor, { type TagEditorProps } from '@cloudscape-design/components/tag-editor';
import Textarea from '@cloudscape-design/components/textarea';
import { GroupField } from '../../widgets/group-field.tsx';

export interface TopicFields {
  isFifo: boolean;
  name: string;
  displayName: string;
  contentBasedDeduplication: boolean;
  /** JSON text; AWS's own policy when it is empty. */
  policy: string;
  tags: readonly TagEditorProps.Tag[];
}

interface TopicFormProps {
  fields: TopicFields;
  onChange: (fields: TopicFields) => void;
  /** It is there already: name and type stay. */
  edits: boolean;
  nameProblem: string;
}

const TAG_LIMIT = 50;

export function TopicForm({ fields, onChange, edits, nameProblem }: TopicFormProps) {
  const set = (changed: Partial<TopicFields>) => onChange({ ...fields, ...changed });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Details</Header>}>
        <SpaceBetween size="l">
          {!edits && (
            <GroupField label="Type" description="The type of a topic cannot be changed after it was created." stretch>
              <RadioGroup
                value={fields.isFifo ? 'fifo' : 'standard'}
                items={[
                  {
                    value: 'standard',
                    label: 'Standard',
                    description:
                      'Messages may come twice, and in any order. Functions, queues, e-mail and more subscribe.',
                  },
                  {
                    value: 'fifo',
                    label: 'FIFO (first-in, first-out)',
                    description: 'Messages of a group keep their order, and come once. Only SQS queues subscribe.',
                  },
                ]}
                onChange={({ detail }) => set({ isFifo: detail.value === 'fifo' })}
              />
            </GroupField>
          )}
          <FormField
            label="Name"
            constraintText={
              fields.isFifo
                ? 'Up to 256 characters: letters, numbers, hyphens and underscores, with .fifo at the end.'
                : 'Up to 256 characters: letters, numbers, hyphens and underscores.'
            }
            errorText={nameProblem}
          >
            <Input
              value={fields.name}
              disabled={edits}
              placeholder={fields.isFifo ? 'MyTopic.fifo' : 'MyTopic'}
              onChange={({ detail }) => set({ name: detail.value })}
            />
          </FormField>
          <FormField
            label="Display name – optional"
            description="Who e-mail and text messages come from."
            constraintText="Up to 100 characters."
          >
            <Input value={fields.displayName} onChange={({ detail }) => set({ displayName: detail.value })} />
          </FormField>
          {fields.isFifo && (
            <Checkbox
              checked={fields.contentBasedDeduplication}
              description="A message without a deduplication ID is known by its text: within five minutes the same text is taken once."
              onChange={({ detail }) => set({ contentBasedDeduplication: detail.checked })}
            >
              Content-based message deduplication
            </Checkbox>
          )}
        </SpaceBetween>
      </Container>
      <ExpandableSection
        variant="container"
        headerText="Access policy – optional"
        headerDescription="Who may publish and subscribe. Without one of your own, everybody of this account may."
        defaultExpanded={fields.policy !== ''}
      >
        <FormField label="JSON" stretch>
          <Textarea
            value={fields.policy}
            rows={12}
            spellcheck={false}
            placeholder={'{"Version": "2012-10-17", "Statement": []}'}
            onChange={({ detail }) => set({ policy: detail.value })}
          />
        </FormField>
      </ExpandableSection>
      <ExpandableSection variant="container" headerText="Tags – optional" defaultExpanded={fields.tags.length > 0}>
        <TagEditor tags={fields.tags} tagLimit={TAG_LIMIT} onChange={({ detail }) => set({ tags: detail.tags })} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
