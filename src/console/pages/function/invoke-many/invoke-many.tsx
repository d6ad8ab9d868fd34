/**
 * Invoke many, which the AWS console does not have: the event of the Test tab sent up to a thousand times, and the split
 * between versions drawn beside the one the alias's weights promise.
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useState } from 'react';
import { emptyTestForm, eventOf, testFormKey } from '../../../domain/test-form.ts';
import { jsonProblem } from '../../../domain/test-outcome.ts';
import { useDraftsLoaded } from '../../../draft-storage.ts';
import { editTestForm, useDrafts } from '../../../drafts.ts';
import { flashError } from '../../../errors.ts';
import { useRegion } from '../../../region.ts';
import { useTarget } from '../../../test-runs/invoked-target.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { InvokedName } from '../../../widgets/invoked-name.tsx';
import { EventJsonField } from '../../../widgets/test-event/test-event-fields.tsx';
import {
  cancelMany,
  changeManySettings,
  invokeMany,
  useManyRun,
  useManyRunState,
  useManySettings,
} from './invoke-many-runs.ts';
import { ManyEntries } from './many-entries.tsx';
import { ManyResult } from './many-result.tsx';
import { RunProgress } from './run-progress.tsx';
import { SeedLine } from './seed-line.tsx';

const LARGEST_COUNT = 1000;
const LARGEST_CONCURRENCY = 50;

interface InvokeManyProps {
  functionName: string;
  qualifier?: string | undefined;
}

/** A whole number in the range, or undefined. */
function wholeNumber(text: string, largest: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= 1 && value <= largest ? value : undefined;
}

export function InvokeMany({ functionName, qualifier }: InvokeManyProps) {
  const { lambda } = useRegion();
  const draftsLoaded = useDraftsLoaded();
  const formKey = testFormKey(functionName, qualifier);
  const form = useDrafts(({ testForms }) => testForms[formKey]) ?? emptyTestForm;
  const { body: payload } = eventOf(form);
  const target = useTarget(functionName, qualifier);
  const settings = useManySettings();
  const state = useManyRunState(functionName, qualifier);
  const [attempted, setAttempted] = useState(false);
  const [eventShown, setEventShown] = useState(false);
  const count = wholeNumber(settings.invocations, LARGEST_COUNT);
  const concurrency = wholeNumber(settings.atATime, LARGEST_CONCURRENCY);
  const eventProblem = jsonProblem(payload);
  const underWay = state !== undefined && state !== 'finished';

  const start = () => {
    setAttempted(true);
    if (eventProblem !== undefined) setEventShown(true);
    if (count === undefined || concurrency === undefined || eventProblem !== undefined) return;
    setAttempted(false);
    void invokeMany(lambda, { functionName, qualifier, payload, count, concurrency }).catch(flashError);
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="invoke-many" />}
          description={
            <>
              <InvokedName functionName={functionName} qualifier={qualifier} /> Sends the event many times and shows
              which versions ran. The AWS console has no such button.
            </>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {underWay && (
                <Button disabled={state === 'cancelling'} onClick={() => cancelMany(functionName, qualifier)}>
                  Cancel
                </Button>
              )}
              <Button variant="primary" loading={underWay} loadingText="Invoking" onClick={start}>
                Invoke many
              </Button>
            </SpaceBetween>
          }
        >
          Invoke many
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ColumnLayout columns={2}>
          <FormField
            label="Invocations"
            constraintText="1 to 1,000."
            errorText={attempted && count === undefined && 'Enter a whole number from 1 to 1,000.'}
          >
            <Input
              type="number"
              inputMode="numeric"
              value={settings.invocations}
              onChange={({ detail }) => changeManySettings({ invocations: detail.value })}
            />
          </FormField>
          <FormField
            label="At a time"
            constraintText="1 to 50. This is the concurrency that the function sees at most."
            errorText={attempted && concurrency === undefined && 'Enter a whole number from 1 to 50.'}
          >
            <Input
              type="number"
              inputMode="numeric"
              value={settings.atATime}
              onChange={({ detail }) => changeManySettings({ atATime: detail.value })}
            />
          </FormField>
        </ColumnLayout>
        {target?.routing?.additional && <SeedLine />}
        <Answers functionName={functionName} qualifier={qualifier} />
        {draftsLoaded && (
          <ExpandableSection
            headerText="The event"
            expanded={eventShown}
            onChange={({ detail }) => setEventShown(detail.expanded)}
          >
            <EventJsonField
              form={form}
              onChange={(next) => editTestForm(formKey, next)}
              problems={attempted && eventProblem !== undefined ? { body: eventProblem } : {}}
              editorHeight="240px"
            />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** What has come so far: drawn when the page has nothing better to do, so that typing goes on meanwhile. */
function Answers({ functionName, qualifier }: InvokeManyProps) {
  const run = useDeferredValue(useManyRun(functionName, qualifier));
  if (!run)
    return (
      <Box color="text-body-secondary">
        Nothing sent yet. A weighted alias is the target to try: each invocation is a draw of its own.
      </Box>
    );
  return (
    <SpaceBetween size="l">
      <RunProgress run={run} />
      <ManyResult run={run} />
      {run.requestIds.length > 0 && <ManyEntries functionName={functionName} requestIds={run.requestIds} />}
    </SpaceBetween>
  );
}
