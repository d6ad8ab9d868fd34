/** What each source of a trigger asks, in the console's order. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { EVENT_GROUPS } from '../../../domain/bucket-notification.ts';
import { NO_PROBLEMS, queueMappingProblems } from '../../../domain/queue-mapping-form.ts';
import { TARGETS } from '../../../domain/target-service.ts';
import type { TriggerForm, TriggerProblems } from '../../../domain/trigger-form.ts';
import { createBucketPath, createQueuePath, createTopicPath } from '../../../paths.ts';
import { DEFAULT_BUS, useRules } from '../../../queries/eventbridge.ts';
import { useQueueArns } from '../../../queries/queue-arns.ts';
import { useTargets } from '../../../queries/targets.ts';
import { ArnInput } from '../../../widgets/arn-input.tsx';
import { INVALID } from '../../../widgets/first-invalid.ts';
import { GroupField } from '../../../widgets/group-field.tsx';
import { QueueMappingFields } from '../../../widgets/queue-mapping-fields.tsx';
import { ApiFields } from './api-fields.tsx';
import { LoadBalancerFields } from './load-balancer-fields.tsx';

export interface SourceFieldsProps {
  functionName: string;
  form: TriggerForm;
  problems: TriggerProblems;
  tried: boolean;
  onChange: (form: TriggerForm) => void;
}

export function SourceFields(props: SourceFieldsProps) {
  switch (props.form.source) {
    case 's3':
      return <BucketFields {...props} />;
    case 'sqs':
      return <QueueFields {...props} />;
    case 'sns':
      return <TopicFields {...props} />;
    case 'events':
      return <RuleFields {...props} />;
    case 'apigateway':
      return <ApiFields {...props} />;
    case 'elasticloadbalancing':
      return <LoadBalancerFields {...props} />;
    default:
      return null;
  }
}

const EVENT_TYPES = EVENT_GROUPS.flatMap(({ all, events }) => [all, ...events]).map(({ event, label }) => ({
  value: event,
  label,
  description: event,
}));

function BucketFields({ form, problems, onChange }: SourceFieldsProps) {
  const buckets = useTargets('s3') ?? [];
  const { s3 } = form;
  const set = (changed: Partial<TriggerForm['s3']>) => onChange({ ...form, s3: { ...s3, ...changed } });
  return (
    <SpaceBetween size="l">
      <SourceField label="Bucket" problem={problems.bucket} createPath={createBucketPath} create="Create bucket">
        <ArnInput
          value={s3.bucketArn}
          arns={buckets}
          placeholder={TARGETS.s3.example}
          onChange={(bucketArn) => set({ bucketArn })}
        />
      </SourceField>
      <FormField
        label="Event types"
        description="What happens to objects that is to invoke the function."
        errorText={problems.eventTypes}
      >
        <Multiselect
          options={EVENT_TYPES}
          selectedOptions={EVENT_TYPES.filter(({ value }) => s3.events.includes(value))}
          placeholder="Choose event types"
          invalid={problems.eventTypes !== undefined}
          deselectAriaLabel={({ label }) => `Remove ${label}`}
          onChange={({ detail }) => set({ events: detail.selectedOptions.flatMap(({ value }) => value ?? []) })}
        />
      </FormField>
      <FormField
        label="Prefix – optional"
        constraintText="Of the keys of objects. One prefix: another wants another trigger."
      >
        <Input value={s3.prefix} placeholder="images/" onChange={({ detail }) => set({ prefix: detail.value })} />
      </FormField>
      <FormField
        label="Suffix – optional"
        constraintText="Of the keys of objects. One suffix: another wants another trigger."
      >
        <Input value={s3.suffix} placeholder=".jpg" onChange={({ detail }) => set({ suffix: detail.value })} />
      </FormField>
      <Alert type="warning" header="Recursive invocation">
        A function that writes what it makes into the bucket that invokes it invokes itself, again and again. Lambda
        stops such a circle after about sixteen rounds; another bucket for the output has none.
      </Alert>
      <FormField errorText={problems.acknowledged}>
        <span {...(problems.acknowledged !== undefined && INVALID)}>
          <Checkbox checked={s3.acknowledged} onChange={({ detail }) => set({ acknowledged: detail.checked })}>
            I acknowledge that using the same S3 bucket for both input and output is not recommended and that this
            configuration can cause recursive invocations, increased Lambda usage, and increased costs.
          </Checkbox>
        </span>
      </FormField>
    </SpaceBetween>
  );
}

function QueueFields({ form, problems, tried, onChange }: SourceFieldsProps) {
  const queues = useQueueArns();
  const { sqs } = form;
  const set = (changed: Partial<TriggerForm['sqs']>) => onChange({ ...form, sqs: { ...sqs, ...changed } });
  return (
    <SpaceBetween size="l">
      <SourceField label="SQS queue" problem={problems.queue} createPath={createQueuePath} create="Create queue">
        <ArnInput
          value={sqs.queueArn}
          arns={queues.data ?? []}
          placeholder={TARGETS.sqs.example}
          onChange={(queueArn) => set({ queueArn })}
        />
      </SourceField>
      <QueueMappingFields
        form={sqs.mapping}
        problems={tried ? queueMappingProblems(sqs.mapping) : NO_PROBLEMS}
        onChange={(mapping) => set({ mapping })}
      />
    </SpaceBetween>
  );
}

function TopicFields({ form, problems, onChange }: SourceFieldsProps) {
  const topics = useTargets('sns') ?? [];
  return (
    <SourceField label="SNS topic" problem={problems.topic} createPath={createTopicPath} create="Create topic">
      <ArnInput
        value={form.sns.topicArn}
        arns={topics}
        placeholder={TARGETS.sns.example}
        onChange={(topicArn) => onChange({ ...form, sns: { topicArn } })}
      />
    </SourceField>
  );
}

function RuleFields({ form, problems, onChange }: SourceFieldsProps) {
  const rules = useRules(DEFAULT_BUS).data ?? [];
  const { events } = form;
  const set = (changed: Partial<TriggerForm['events']>) => onChange({ ...form, events: { ...events, ...changed } });
  return (
    <SpaceBetween size="l">
      <GroupField label="Rule" description="Of the default event bus." stretch>
        <RadioGroup
          value={events.choice}
          items={[
            { value: 'new', label: 'Create a new rule' },
            { value: 'existing', label: 'Existing rules' },
          ]}
          onChange={({ detail }) => set({ choice: detail.value as TriggerForm['events']['choice'], ruleName: '' })}
        />
      </GroupField>
      {events.choice === 'existing' && (
        <FormField label="Existing rules" errorText={problems.rule}>
          <Select
            options={rules.map(({ Name = '', ScheduleExpression, EventPattern }) => ({
              value: Name,
              label: Name,
              description: ScheduleExpression ?? EventPattern ?? '',
            }))}
            selectedOption={events.ruleName === '' ? null : { value: events.ruleName, label: events.ruleName }}
            placeholder="Select a rule"
            empty="No rules"
            invalid={problems.rule !== undefined}
            onChange={({ detail }) => set({ ruleName: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      )}
      {events.choice === 'new' && (
        <SpaceBetween size="l">
          <FormField
            label="Rule name"
            description="Enter a name to uniquely identify the rule."
            errorText={problems.rule}
          >
            <Input value={events.ruleName} onChange={({ detail }) => set({ ruleName: detail.value })} />
          </FormField>
          <FormField label="Rule description – optional">
            <Input value={events.description} onChange={({ detail }) => set({ description: detail.value })} />
          </FormField>
          <GroupField label="Rule type" stretch>
            <RadioGroup
              value={events.type}
              items={[
                {
                  value: 'pattern',
                  label: 'Event pattern',
                  description: 'Each event that matches invokes the function.',
                },
                { value: 'schedule', label: 'Schedule expression', description: 'The clock invokes it, in UTC.' },
              ]}
              onChange={({ detail }) => set({ type: detail.value as TriggerForm['events']['type'] })}
            />
          </GroupField>
          {events.type === 'schedule' ? (
            <FormField
              label="Schedule expression"
              constraintText="rate(1 minute), or cron(0 17 ? * MON-FRI *)."
              errorText={problems.schedule}
            >
              <Input value={events.schedule} onChange={({ detail }) => set({ schedule: detail.value })} />
            </FormField>
          ) : (
            <FormField
              label="Event pattern"
              constraintText="JSON: each field names the values of which one must be met. The rule’s own page tries it with an event."
              errorText={problems.pattern}
            >
              <Textarea value={events.pattern} rows={6} onChange={({ detail }) => set({ pattern: detail.value })} />
            </FormField>
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

interface SourceFieldProps {
  label: string;
  problem: string | undefined;
  createPath: string;
  create: string;
  children: ReactNode;
}

/** One of those that there are, and the way to one more. */
function SourceField({ label, problem, createPath, create, children }: SourceFieldProps) {
  return (
    <FormField
      label={label}
      constraintText="One of this account, or its ARN."
      errorText={problem}
      secondaryControl={
        <Button formAction="none" href={`#${createPath}`}>
          {create}
        </Button>
      }
    >
      {children}
    </FormField>
  );
}
