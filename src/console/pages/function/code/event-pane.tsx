/** The editor's pane in which a test event is created or edited, in the place of a file. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { emptyTestForm, eventOf, type TestForm } from '../../../domain/test-form.ts';
import { editTestForm, useDrafts } from '../../../drafts.ts';
import { errorMessage } from '../../../errors.ts';
import { flash } from '../../../session.ts';
import { useFirstInvalid } from '../../../widgets/first-invalid.ts';
import { formProblems, savedAs, useSavedEvents } from '../../../widgets/test-event/saved-event.ts';
import { EventJsonField, NewEventFields } from '../../../widgets/test-event/test-event-fields.tsx';

/** Drafts of forms are kept by `function:qualifier`; no qualifier begins with a slash. */
const formKeyOf = (functionName: string) => `${functionName}:/code-editor`;

/** Fills the pane: with a saved event to edit, or for a new one with what was last typed for a new one. */
export function fillEventPane(functionName: string, event?: { name: string; body: string }): void {
  const key = formKeyOf(functionName);
  const before = useDrafts.getState().testForms[key];
  if (event)
    editTestForm(key, { ...emptyTestForm, action: 'edit', savedEvent: { name: event.name, body: event.body } });
  else if (before?.action !== 'create') editTestForm(key, emptyTestForm);
}

export function useEventPaneTitle(functionName: string): string {
  const form = useDrafts(({ testForms }) => testForms[formKeyOf(functionName)]);
  return form?.action === 'edit' ? `Edit test event ${eventOf(form).name}` : 'Create new test event';
}

interface EventPaneProps {
  functionName: string;
  testing: boolean;
  onSaved: (name: string) => void;
  onInvoke: (body: string, savedName: string | undefined) => void;
  onCancel: () => void;
}

export function EventPane({ functionName, testing, onSaved, onInvoke, onCancel }: EventPaneProps) {
  const key = formKeyOf(functionName);
  const form = useDrafts(({ testForms }) => testForms[key]) ?? emptyTestForm;
  const title = useEventPaneTitle(functionName);
  const { events, saving, saveError, save } = useSavedEvents(functionName);
  const [attempted, setAttempted] = useState<'nothing' | 'invoke' | 'save'>('nothing');
  const pane = useRef<HTMLDivElement>(null);
  const showFirstInvalid = useFirstInvalid(pane, false);

  // whoever opens the pane types next: the name of a new event comes first
  useEffect(() => {
    pane.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);

  const change = (next: TestForm) => editTestForm(key, next);
  const problems = formProblems(form, events);
  const shownProblems = {
    ...(attempted === 'save' && problems.name && { name: problems.name }),
    ...(attempted !== 'nothing' && problems.body !== undefined && { body: problems.body }),
  };

  const saveEvent = async () => {
    setAttempted('save');
    if (problems.name || problems.body !== undefined) {
      showFirstInvalid();
      return;
    }
    const { name } = eventOf(form);
    try {
      await save(form);
      editTestForm(key, emptyTestForm);
      flash({
        type: 'success',
        content: (
          <>
            The test event <b>{name}</b> was successfully saved.
          </>
        ),
      });
      onSaved(name);
    } catch {
      // the form shows what it was refused with
    }
  };

  const invoke = () => {
    setAttempted('invoke');
    if (problems.body === undefined) onInvoke(eventOf(form).body, savedAs(form, events));
    else showFirstInvalid();
  };

  return (
    <div className="event-pane" ref={pane}>
      <SpaceBetween size="l">
        <Box variant="h3">{title}</Box>
        {saveError && <Alert type="error">{errorMessage(saveError)}</Alert>}
        {form.action === 'create' && <NewEventFields form={form} onChange={change} problems={shownProblems} />}
        <EventJsonField form={form} onChange={change} problems={shownProblems} editorHeight="220px" />
        <SpaceBetween direction="horizontal" size="xs">
          <Button loading={saving} onClick={() => void saveEvent()}>
            Save
          </Button>
          <Button disabled={testing} onClick={invoke}>
            Invoke
          </Button>
          <Button
            variant="link"
            onClick={() => {
              editTestForm(key, emptyTestForm);
              onCancel();
            }}
          >
            Cancel
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </div>
  );
}
