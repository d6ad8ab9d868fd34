/** Name, sharing, template and JSON of a test event, as the Test tab and the code editor both ask for them. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TEST_EVENT_NAME_RULE } from '../../../api/coldspark.ts';
import { eventTemplate, eventTemplates } from '../../domain/event-templates.ts';
import { eventOf, type TestForm, withEvent } from '../../domain/test-form.ts';
import { jsonProblem, prettyJson } from '../../domain/test-outcome.ts';
import { LazyCodeEditor } from '../code-editor/lazy-code-editor.tsx';
import type { FormProblems } from './saved-event.ts';
import './test-event-fields.css';
import { INVALID } from '../first-invalid.ts';
import { GroupField } from '../group-field.tsx';

interface TestEventFieldsProps {
  form: TestForm;
  onChange: (form: TestForm) => void;
  /** Shown at the fields they belong to. */
  problems: FormProblems;
  editorHeight: string;
}

const templateOptions = eventTemplates.map(({ id, label }) => ({ value: id, label, description: id }));

/** The fields that only a new event has. */
export function NewEventFields({ form, onChange, problems }: Omit<TestEventFieldsProps, 'editorHeight'>) {
  const suggestion = problems.name?.suggestion;
  return (
    <SpaceBetween size="l">
      <FormField
        label="Event name"
        constraintText={TEST_EVENT_NAME_RULE}
        errorText={problems.name?.message}
        secondaryControl={
          suggestion === undefined ? undefined : (
            <Button onClick={() => onChange(withEvent(form, { name: suggestion }))}>Use {suggestion}</Button>
          )
        }
      >
        <Input
          value={eventOf(form).name}
          placeholder="MyEventName"
          spellcheck={false}
          onChange={({ detail }) => onChange(withEvent(form, { name: detail.value }))}
        />
      </FormField>
      <GroupField label="Event sharing settings">
        <RadioGroup
          value={form.sharing}
          onChange={({ detail }) => onChange({ ...form, sharing: detail.value as TestForm['sharing'] })}
          items={[
            {
              value: 'private',
              label: 'Private',
              description:
                'This event is only available in the Lambda console and to the event creator. You can configure a total of 10.',
            },
            {
              value: 'shareable',
              label: 'Shareable',
              description:
                'This event is available to IAM users within the same account who have permissions to access and use shareable events.',
            },
          ]}
        />
      </GroupField>
      <FormField
        label={
          <>
            Template – <i>optional</i>
          </>
        }
      >
        <Select
          selectedOption={templateOptions.find(({ value }) => value === form.templateId) ?? null}
          options={templateOptions}
          filteringType="auto"
          filteringAriaLabel="Find a template"
          onChange={({ detail }) => {
            const templateId = detail.selectedOption.value ?? 'hello-world';
            onChange(withEvent({ ...form, templateId }, { body: eventTemplate(templateId) }));
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}

export function EventJsonField({ form, onChange, problems, editorHeight }: TestEventFieldsProps) {
  const { body } = eventOf(form);
  const format = () => onChange(withEvent(form, { body: prettyJson(body) }));
  return (
    <GroupField label="Event JSON" stretch errorText={problems.body}>
      <div className="event-json-format">
        <Button onClick={format} disabled={jsonProblem(body) !== undefined}>
          Format JSON
        </Button>
      </div>
      <div className="event-json-editor" {...(problems.body !== undefined && INVALID)}>
        <LazyCodeEditor
          path={form.action === 'create' ? 'event.json' : `${eventOf(form).name}.json`}
          value={body}
          onChange={(changed) => onChange(withEvent(form, { body: changed }))}
          ariaLabel="Event JSON"
          height={editorHeight}
        />
      </div>
    </GroupField>
  );
}
