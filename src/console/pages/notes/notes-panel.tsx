/** The course notes step by step, beside the page, with a tick at what the account already has. */
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import HelpPanel from '@cloudscape-design/components/help-panel';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import { setPreferences, useSession } from '../../session.ts';
import { NOTE_TEXTS, WhatComesNext } from './note-step-texts.tsx';
import { doneSteps, NOTE_STEPS, type NoteStep, nextStep } from './note-steps.ts';
import { useNoteFacts } from './use-note-facts.ts';
import './notes-panel.css';

function StepBody({ step, functionName }: { step: NoteStep; functionName: string }) {
  const { body, today } = NOTE_TEXTS[step];
  return (
    <>
      {body(functionName)}
      {today && (
        <Box variant="p" color="text-body-secondary">
          <b>Today:</b> {today}
        </Box>
      )}
    </>
  );
}

/** The next step lies open; the others can be opened. */
function StepDetails({ open, ...step }: { step: NoteStep; functionName: string; open: boolean }) {
  if (open) return <StepBody {...step} />;
  return (
    <ExpandableSection variant="footer" headerText="How" headerAriaLabel={`How: ${NOTE_TEXTS[step.step].title}`}>
      <StepBody {...step} />
    </ExpandableSection>
  );
}

const DONE = { status: 'success', statusIconAriaLabel: 'Done' } as const;
const NEXT = { status: 'in-progress', statusIconAriaLabel: 'Next' } as const;
const TO_DO = { status: 'pending', statusIconAriaLabel: 'To do' } as const;

export function NotesPanel() {
  const functionName = useSession((session) => session.notesFunction);
  const done = doneSteps(useNoteFacts(functionName));
  const next = nextStep(done);

  const steps = NOTE_STEPS.map((step): StepsProps.Step => {
    const state = done.has(step) ? DONE : step === next ? NEXT : TO_DO;
    return {
      header: state === NEXT ? <b>{NOTE_TEXTS[step].title}</b> : NOTE_TEXTS[step].title,
      ...state,
      details: <StepDetails step={step} functionName={functionName} open={state === NEXT} />,
    };
  });

  return (
    <HelpPanel header={<h2>Follow the notes</h2>}>
      <SpaceBetween size="m" className="notes-panel">
        <Box>
          Versions and aliases, as the course teaches them: {done.size} of {NOTE_STEPS.length} steps done. The ticks are
          read off your function.
        </Box>
        <FormField label="Your function">
          <Input
            value={functionName}
            invalid={functionName === ''}
            onChange={({ detail }) => setPreferences({ notesFunction: detail.value.trim() })}
          />
        </FormField>
        <Steps steps={steps} ariaLabel="Steps of the notes" />
        {next === undefined && <WhatComesNext />}
      </SpaceBetween>
    </HelpPanel>
  );
}
