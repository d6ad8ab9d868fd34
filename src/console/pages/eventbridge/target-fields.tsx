/** One target of a rule, as a form: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import {
  RULE_TARGETS,
  type RuleTargetService,
  TARGET_INPUTS,
  type TargetForm,
  type TargetInput,
  targetProblem,
} from '../../domain/rule-target.ts';
import { TARGETS } from '../../domain/target-service.ts';
import { useEventBuses } from '../../queries/eventbridge.ts';
import { useFunctions } from '../../queries/functions.ts';
import { useQueueArns } from '../../queries/queue-arns.ts';
import { topicArn, useTopics } from '../../queries/sns.ts';
import { ArnInput } from '../../widgets/arn-input.tsx';
import { GroupField } from '../../widgets/group-field.tsx';

interface TargetFieldsProps {
  target: TargetForm;
  onChange: (target: TargetForm) => void;
  /** Somebody has tried to save it. */
  tried: boolean;
}

const services = RULE_TARGETS.map((value) => ({ value, label: TARGETS[value].type }));
const INPUTS: { value: TargetInput; label: string; description: string }[] = [
  { value: 'matched', label: TARGET_INPUTS.matched, description: 'The event as it is.' },
  { value: 'part', label: TARGET_INPUTS.part, description: 'What a JSON path such as $.detail leads to.' },
  { value: 'constant', label: TARGET_INPUTS.constant, description: 'The same for every event.' },
  {
    value: 'transformer',
    label: TARGET_INPUTS.transformer,
    description: 'A template with variables from the event, each in angle brackets.',
  },
];

export function TargetFields({ target, onChange, tried }: TargetFieldsProps) {
  const arns = useTargetArns(target.service);
  const queues = useQueueArns();
  const problem = tried ? targetProblem(target) : { arn: '', paths: '' };
  const set = (changed: Partial<TargetForm>) => onChange({ ...target, ...changed });
  return (
    <SpaceBetween size="l">
      <FormField label="Target type">
        <Select
          selectedOption={services.find(({ value }) => value === target.service) ?? null}
          options={services}
          onChange={({ detail }) => set({ service: detail.selectedOption.value as RuleTargetService, arn: '' })}
        />
      </FormField>
      <FormField
        label={TARGETS[target.service].type}
        constraintText="Its ARN. When it is saved, the rule is let in by the policy of a function, a queue or a topic."
        errorText={problem.arn}
      >
        <ArnInput
          value={target.arn}
          placeholder={TARGETS[target.service].example}
          arns={arns}
          onChange={(arn) => set({ arn })}
        />
      </FormField>
      {target.service === 'sqs' && target.arn.endsWith('.fifo') && (
        <FormField label="Message group ID">
          <Input value={target.messageGroupId} onChange={({ detail }) => set({ messageGroupId: detail.value })} />
        </FormField>
      )}
      <ExpandableSection
        headerText="Additional settings"
        defaultExpanded={target.input !== 'matched' || target.deadLetterArn !== ''}
      >
        <SpaceBetween size="l">
          <GroupField label="Configure target input" stretch>
            <RadioGroup
              value={target.input}
              items={INPUTS}
              onChange={({ detail }) => set({ input: detail.value as TargetInput, text: '' })}
            />
          </GroupField>
          {target.input === 'part' && (
            <FormField label="Path">
              <Input
                value={target.text}
                placeholder="$.detail"
                spellcheck={false}
                onChange={({ detail }) => set({ text: detail.value })}
              />
            </FormField>
          )}
          {target.input === 'constant' && (
            <FormField label="JSON text" stretch>
              <Textarea
                value={target.text}
                placeholder={'{"key": "value"}'}
                spellcheck={false}
                onChange={({ detail }) => set({ text: detail.value })}
              />
            </FormField>
          )}
          {target.input === 'transformer' && (
            <>
              <FormField
                label="Input path – optional"
                description="The variables, each with its path in the event."
                stretch
                errorText={problem.paths}
              >
                <Textarea
                  value={target.paths}
                  placeholder={'{"name": "$.detail.name"}'}
                  spellcheck={false}
                  onChange={({ detail }) => set({ paths: detail.value })}
                />
              </FormField>
              <FormField label="Template" stretch>
                <Textarea
                  value={target.template}
                  placeholder={'{"hello": <name>}'}
                  spellcheck={false}
                  onChange={({ detail }) => set({ template: detail.value })}
                />
              </FormField>
            </>
          )}
          <FormField
            label="Maximum age of event – optional"
            constraintText="Seconds, from 60 to 86,400, which is a day."
          >
            <Input
              type="number"
              value={target.maximumAgeSeconds}
              placeholder="86400"
              onChange={({ detail }) => set({ maximumAgeSeconds: detail.value })}
            />
          </FormField>
          <FormField label="Retry attempts – optional" constraintText="From 0 to 185.">
            <Input
              type="number"
              value={target.retryAttempts}
              placeholder="185"
              onChange={({ detail }) => set({ retryAttempts: detail.value })}
            />
          </FormField>
          <FormField
            label="Dead-letter queue – optional"
            constraintText="The ARN of a standard SQS queue, for events that the target did not get."
          >
            <ArnInput
              value={target.deadLetterArn}
              placeholder={TARGETS.sqs.example}
              arns={queues.data ?? []}
              onChange={(deadLetterArn) => set({ deadLetterArn })}
            />
          </FormField>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}

/** Those of the account. */
function useTargetArns(service: RuleTargetService): string[] {
  const functions = useFunctions();
  const queues = useQueueArns();
  const buses = useEventBuses();
  const topics = useTopics();
  switch (service) {
    case 'lambda':
      return (functions.data ?? []).flatMap(({ FunctionArn }) => FunctionArn ?? []);
    case 'sqs':
      return queues.data ?? [];
    case 'sns':
      return (topics.data ?? []).map(topicArn);
    case 'events':
      return (buses.data ?? []).flatMap(({ Arn }) => Arn ?? []);
  }
}
