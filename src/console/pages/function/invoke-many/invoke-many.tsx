/**
 * Invoke many, which the AWS console does not have: the event of the Test tab sent up to a thousand times, and the split
 * between versions drawn beside the one the alias's weights promise.
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { flashError } from '../../../errors.ts';
import { useRegion, useRegionStatus } from '../../../region.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { jsonProblem } from '../test/test-outcome.ts';
import { PreparingPython } from '../test/test-result.tsx';
import { changeManySettings, invokeMany, type ManyRun, useManyRun, useManySettings } from './invoke-many-runs.ts';
import { ManyResult } from './many-result.tsx';

const LARGEST_COUNT = 1000;
const LARGEST_CONCURRENCY = 50;

interface InvokeManyProps {
  functionName: string;
  qualifier?: string | undefined;
  /** The event, JSON text. */
  payload: string;
}

/** A whole number in the range, or undefined. */
function wholeNumber(text: string, largest: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= 1 && value <= largest ? value : undefined;
}

export function InvokeMany({ functionName, qualifier, payload }: InvokeManyProps) {
  const { lambda } = useRegion();
  const settings = useManySettings();
  const run = useManyRun(functionName, qualifier);
  const [attempted, setAttempted] = useState(false);
  const count = wholeNumber(settings.invocations, LARGEST_COUNT);
  const concurrency = wholeNumber(settings.atATime, LARGEST_CONCURRENCY);
  const eventProblem = jsonProblem(payload);
  const underWay = run !== undefined && run.state !== 'finished';

  const start = () => {
    setAttempted(true);
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
          description="Sends the event above many times and shows which versions ran. The AWS console has no such button."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {underWay && (
                <Button disabled={run.state === 'cancelling'} onClick={run.cancel}>
                  Cancel
                </Button>
              )}
              <Button loading={underWay} loadingText="Invoking" onClick={start}>
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
        {attempted && eventProblem !== undefined && <Alert type="error">{eventProblem}</Alert>}
        {run && <Progress run={run} />}
        {run && run.totals.answered > 0 && <ManyResult run={run} />}
        {!run && (
          <Box color="text-body-secondary">
            Nothing sent yet. A weighted alias is the target to try: each invocation is a draw of its own.
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Progress({ run: { state, planned, totals, elapsedMs } }: { run: ManyRun }) {
  const { preparingPython } = useRegionStatus();
  const { answered } = totals;
  const seconds = elapsedMs / 1000;
  const finished = state === 'finished';
  const perSecond = seconds > 0 ? Math.round(answered / seconds) : 0;
  const sum = `${answered.toLocaleString('en')} of ${planned.toLocaleString('en')} invocations answered`;
  const pace = `in ${seconds.toFixed(1)} s, ${perSecond.toLocaleString('en')} a second`;
  const cancelled = finished && answered < planned;
  return (
    <>
      {!finished && preparingPython !== undefined && <PreparingPython done={preparingPython} />}
      <ProgressBar
        ariaLabel="Invocations answered"
        value={Math.round((answered / planned) * 100)}
        status={finished ? 'success' : 'in-progress'}
        additionalInfo={finished ? undefined : sum}
        resultText={cancelled ? `Cancelled: ${sum} ${pace}. The rest was not sent.` : `${sum} ${pace}.`}
        {...(state === 'cancelling' && {
          description: 'Cancelling: nothing more is sent; what is in flight finishes.',
        })}
      />
    </>
  );
}
