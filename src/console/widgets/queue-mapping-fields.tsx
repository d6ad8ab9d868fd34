/** The fields of how a function reads a queue, in the console's order. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { MOST_FILTERS, type QueueMappingForm, type QueueMappingProblems } from '../domain/queue-mapping-form.ts';

interface QueueMappingFieldsProps {
  form: QueueMappingForm;
  /** What is shown of what is wrong. */
  problems: QueueMappingProblems;
  onChange: (form: QueueMappingForm) => void;
}

export function QueueMappingFields({ form, problems, onChange }: QueueMappingFieldsProps) {
  const [open, setOpen] = useState(form.concurrency !== '' || form.reportsFailures || form.filters.length > 0);
  const set = (changed: Partial<QueueMappingForm>) => onChange({ ...form, ...changed });
  const setFilter = (index: number, pattern: string) =>
    set({ filters: form.filters.map((each, at) => (at === index ? pattern : each)) });
  const wrong = [problems.concurrency, ...problems.filters].some((problem) => problem !== '');
  return (
    <SpaceBetween size="l">
      <Checkbox
        checked={form.enabled}
        description="Without it the trigger is made, and does nothing until it is enabled."
        onChange={({ detail }) => set({ enabled: detail.checked })}
      >
        Activate trigger
      </Checkbox>
      <FormField
        label="Batch size – optional"
        description="The number of messages in each batch to send to the function."
        errorText={problems.batchSize}
      >
        <Input value={form.batchSize} inputMode="numeric" onChange={({ detail }) => set({ batchSize: detail.value })} />
      </FormField>
      <FormField
        label="Batch window – optional"
        description="The maximum amount of time to gather messages before invoking the function, in seconds."
        errorText={problems.window}
      >
        <Input value={form.window} inputMode="numeric" onChange={({ detail }) => set({ window: detail.value })} />
      </FormField>
      <ExpandableSection
        headerText="Additional settings"
        expanded={open || wrong}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        <SpaceBetween size="l">
          <FormField
            label="Maximum concurrency – optional"
            description="How many batches may be under way at once. What they cannot take stays in the queue, and is not received in vain: without it a function with little reserved concurrency throttles, and a message that was received too often goes to the dead-letter queue though nothing is wrong with it."
            errorText={problems.concurrency}
          >
            <Input
              value={form.concurrency}
              inputMode="numeric"
              onChange={({ detail }) => set({ concurrency: detail.value })}
            />
          </FormField>
          <Checkbox
            checked={form.reportsFailures}
            description="The function says which messages of a batch have failed; only these come again."
            onChange={({ detail }) => set({ reportsFailures: detail.checked })}
          >
            Report batch item failures
          </Checkbox>
          <SpaceBetween size="s">
            {form.filters.map((filter, index) => (
              <FormField
                // biome-ignore lint/suspicious/noArrayIndexKey: filters have no name but their place
                key={index}
                label={`Filter criteria ${index + 1}`}
                description={
                  index === 0
                    ? 'Messages that no pattern matches are deleted, and the function never sees them.'
                    : undefined
                }
                errorText={problems.filters[index]}
                secondaryControl={
                  <Button
                    formAction="none"
                    ariaLabel={`Remove filter criteria ${index + 1}`}
                    onClick={() => set({ filters: form.filters.filter((_, at) => at !== index) })}
                  >
                    Remove
                  </Button>
                }
              >
                <Input
                  value={filter}
                  placeholder='{"body": {"kind": ["order"]}}'
                  onChange={({ detail }) => setFilter(index, detail.value)}
                />
              </FormField>
            ))}
            <Button
              formAction="none"
              disabled={form.filters.length >= MOST_FILTERS}
              onClick={() => set({ filters: [...form.filters, ''] })}
            >
              Add filter criteria
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}
