/** The Test tab: an event, saved or not, sent to the function, version or alias this page is about. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import type { TestEvent } from '../../../../api/coldspark.ts';
import { editingSaved, emptyTestForm, eventOf, type TestForm, testFormKey } from '../../../domain/test-form.ts';
import { useDraftsLoaded } from '../../../draft-storage.ts';
import { editTestForm, useDrafts } from '../../../drafts.ts';
import { errorMessage } from '../../../errors.ts';
import { flash } from '../../../session.ts';
import { useTestRun } from '../../../test-runs/test-runs.ts';
import { prefetchCodeEditor } from '../../../widgets/code-editor/lazy-code-editor.tsx';
import { shortcutKeys, useShortcut } from '../../../widgets/code-editor/shortcut.ts';
import { useFirstInvalid } from '../../../widgets/first-invalid.ts';
import { GroupField } from '../../../widgets/group-field.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { InvokedName } from '../../../widgets/invoked-name.tsx';
import { formProblems, isPrivate, savedAs, useSavedEvents } from '../../../widgets/test-event/saved-event.ts';
import { EventJsonField, NewEventFields } from '../../../widgets/test-event/test-event-fields.tsx';
import { DeleteTestEventModal } from './delete-test-event-modal.tsx';
import { TestResult } from './test-result.tsx';

interface TestTabProps {
  functionName: string;
  qualifier?: string | undefined;
}

/** As the console groups them. */
function savedEventOptions(events: readonly TestEvent[]): SelectProps.OptionGroup[] {
  const group = (label: string, of: readonly TestEvent[]) => ({
    label,
    options: of.map(({ name }) => ({ value: name, label: name })),
  });
  return [
    group('Private saved events', events.filter(isPrivate)),
    group(
      'Shareable saved events',
      events.filter((event) => !isPrivate(event)),
    ),
  ].filter(({ options }) => options.length > 0);
}

export function TestTab({ functionName, qualifier }: TestTabProps) {
  const draftsLoaded = useDraftsLoaded();
  const formKey = testFormKey(functionName, qualifier);
  const form = useDrafts(({ testForms }) => testForms[formKey]) ?? emptyTestForm;
  const { events, saving, saveError, save, remove } = useSavedEvents(functionName);
  const { run, start, dismiss } = useTestRun('test', functionName, qualifier);
  /** Which problems are shown: none before the first press of a button, then those that stand in its way. */
  const [attempted, setAttempted] = useState<'nothing' | 'test' | 'save'>('nothing');
  const fields = useRef<HTMLDivElement>(null);
  const showFirstInvalid = useFirstInvalid(fields, false);
  const [confirmingDelete, setConfirmingDelete] = useState(false);
  useEffect(prefetchCodeEditor, []);

  const change = (next: TestForm) => editTestForm(formKey, next);
  const event = eventOf(form);
  const problems = formProblems(form, events);
  const shownProblems = {
    ...(attempted === 'save' && problems.name && { name: problems.name }),
    ...(attempted !== 'nothing' && problems.body !== undefined && { body: problems.body }),
  };

  const test = () => {
    setAttempted('test');
    if (problems.body === undefined) void start(event.body, savedAs(form, events), form.invocationType);
    else showFirstInvalid();
  };

  const saveEvent = async () => {
    setAttempted('save');
    if (problems.name || problems.body !== undefined) {
      showFirstInvalid();
      return;
    }
    const { name, body } = event;
    try {
      await save(form);
      setAttempted('nothing');
      change({ ...form, action: 'edit', newEvent: emptyTestForm.newEvent, savedEvent: { name, body } });
      flash({
        type: 'success',
        content: (
          <>
            The test event <b>{name}</b> was successfully saved.
          </>
        ),
      });
    } catch {
      // the form shows what it was refused with
    }
  };

  const deleteEvent = async () => {
    const { name } = event;
    await remove(name);
    flash({
      type: 'success',
      content: (
        <>
          The test event <b>{name}</b> was successfully deleted.
        </>
      ),
    });
    const { savedEvent: _deleted, ...rest } = form;
    change({ ...rest, action: 'create' });
  };

  useShortcut('I', test);

  const testing = run?.state === 'running';
  return (
    <SpaceBetween size="l">
      {run && <TestResult run={run} functionName={functionName} onDismiss={dismiss} />}
      <Container
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="test-event" />}
            description={
              <>
                <InvokedName functionName={functionName} qualifier={qualifier} /> To invoke your function without saving
                an event, configure the JSON event, then choose Test.
              </>
            }
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                {form.action === 'edit' && (
                  <Button disabled={event.name === ''} onClick={() => setConfirmingDelete(true)}>
                    Delete
                  </Button>
                )}
                <Button loading={saving} onClick={() => void saveEvent()}>
                  Save
                </Button>
                <Button
                  variant="primary"
                  loading={testing}
                  loadingText="Executing function"
                  nativeButtonAttributes={{ 'aria-keyshortcuts': shortcutKeys('I').aria }}
                  onClick={test}
                >
                  Test
                </Button>
              </SpaceBetween>
            }
          >
            Test event
          </Header>
        }
      >
        {draftsLoaded && (
          <div ref={fields}>
            <SpaceBetween size="l">
              {saveError && <Alert type="error">{errorMessage(saveError)}</Alert>}
              <GroupField label="Test event action">
                <RadioGroup
                  value={form.action}
                  onChange={({ detail }) => {
                    setAttempted('nothing');
                    change(detail.value === 'edit' ? editingSaved(form, events) : { ...form, action: 'create' });
                  }}
                  items={[
                    { value: 'create', label: 'Create new event' },
                    { value: 'edit', label: 'Edit saved event', disabled: events.length === 0 },
                  ]}
                />
              </GroupField>
              <GroupField label="Invocation type">
                <RadioGroup
                  value={form.invocationType}
                  onChange={({ detail }) =>
                    change({ ...form, invocationType: detail.value as TestForm['invocationType'] })
                  }
                  items={[
                    {
                      value: 'RequestResponse',
                      label: 'Synchronous',
                      description:
                        'Executes the Lambda function and waits for the response. An error comes back here: nothing is retried, and no destination or dead-letter queue hears of it.',
                    },
                    {
                      value: 'Event',
                      label: 'Asynchronous',
                      description: 'Queues the event for the Lambda function and does not wait for the response.',
                    },
                  ]}
                />
              </GroupField>
              {form.action === 'create' ? (
                <NewEventFields form={form} onChange={change} problems={shownProblems} />
              ) : (
                <FormField label="Event name" errorText={shownProblems.name?.message}>
                  <Select
                    placeholder="Choose a saved event"
                    selectedOption={event.name === '' ? null : { value: event.name, label: event.name }}
                    options={savedEventOptions(events)}
                    onChange={({ detail }) => {
                      const chosen = events.find(({ name }) => name === detail.selectedOption.value);
                      if (chosen) change({ ...form, savedEvent: { name: chosen.name, body: chosen.body } });
                    }}
                  />
                </FormField>
              )}
              <EventJsonField form={form} onChange={change} problems={shownProblems} editorHeight="320px" />
            </SpaceBetween>
          </div>
        )}
      </Container>
      {confirmingDelete && (
        <DeleteTestEventModal
          functionName={functionName}
          name={event.name}
          onDelete={deleteEvent}
          onDismiss={() => setConfirmingDelete(false)}
        />
      )}
    </SpaceBetween>
  );
}
