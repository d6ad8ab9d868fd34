/** The alert above the test event: in progress, answered, accepted, refused, or cut off by the page's end. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import { type AcceptedOutcome, refusalText } from '../../../domain/test-outcome.ts';
import { configurationPath, functionPath, logsPath } from '../../../paths.ts';
import { useRegionStatus } from '../../../region.ts';
import type { FinishedTest, TestRun } from '../../../test-runs/test-runs.ts';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { Outdated } from '../../../widgets/outdated.tsx';
import { PreparingPython } from '../../../widgets/preparing-python.tsx';
import { WhySection } from '../../../widgets/why-this/why-section.tsx';
import { FinishedResult } from './finished-result.tsx';
import { LogsLink } from './logs-link.tsx';
import './test-tab.css';

interface TestResultProps {
  run: TestRun;
  functionName: string;
  onDismiss: () => void;
}

export function TestResult({ run, functionName, onDismiss }: TestResultProps) {
  const top = useRef<HTMLDivElement>(null);
  const shown = run.state === 'finished' ? run.outcome : run.state;
  // the result stands above the form: whoever pressed Test below it must see it
  useEffect(() => {
    if (shown) top.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  return (
    <div ref={top}>
      {run.state === 'running' && <Running />}
      {run.state === 'interrupted' && (
        <Interrupted startedAtMs={run.startedAtMs} functionName={functionName} onDismiss={onDismiss} />
      )}
      {run.state === 'finished' && <Finished run={run} functionName={functionName} onDismiss={onDismiss} />}
    </div>
  );
}

function Finished({ run, functionName, onDismiss }: TestResultProps & { run: FinishedTest }) {
  const { outcome, target, changes } = run;
  if (outcome.kind === 'refused')
    return (
      <LiveRegion tagName="div" assertive>
        <Alert
          type={changes.length > 0 ? 'info' : 'error'}
          header="Executing function: failed"
          dismissible
          onDismiss={onDismiss}
        >
          <Outdated changes={changes} />
          {refusalText(outcome.message)}
          {outcome.throttledRequestId !== undefined && (
            <WhySection functionName={functionName} requestId={outcome.throttledRequestId} />
          )}
        </Alert>
      </LiveRegion>
    );
  if (outcome.kind === 'accepted')
    return (
      <Accepted
        outcome={outcome}
        dropped={target?.reservedConcurrency === 0}
        functionName={functionName}
        onDismiss={onDismiss}
      />
    );
  return (
    <FinishedResult
      outcome={outcome}
      target={target}
      changes={changes}
      functionName={functionName}
      onDismiss={onDismiss}
    />
  );
}

interface InterruptedProps {
  startedAtMs: number;
  functionName: string;
  onDismiss: () => void;
}

function Interrupted({ startedAtMs, functionName, onDismiss }: InterruptedProps) {
  return (
    <Alert type="warning" dismissible onDismiss={onDismiss} header="Executing function: interrupted">
      A test that began at {new Date(startedAtMs).toLocaleTimeString('en-US')} was still running when the page was
      closed or reloaded. Its outcome is unknown: the function may have run to its end, or not.{' '}
      <Link href={`#${logsPath(functionName)}`}>The logs</Link> show what it wrote.
    </Alert>
  );
}

function Running() {
  const { preparingPython } = useRegionStatus();
  return (
    <Alert type="info" header={<LiveRegion tagName="span">Executing function: in progress</LiveRegion>}>
      {preparingPython !== undefined && <PreparingPython done={preparingPython} />}
    </Alert>
  );
}

interface AcceptedProps {
  outcome: AcceptedOutcome;
  /** Reserved concurrency is 0: the queue does not keep what it could never run. */
  dropped: boolean;
  functionName: string;
  onDismiss: () => void;
}

/** The queue took the event: nothing has run, so there is no response, no summary and no log tail. */
function Accepted({ outcome, dropped, functionName, onDismiss }: AcceptedProps) {
  const { sent, requestId } = outcome;
  return (
    <Alert
      type={dropped ? 'warning' : 'success'}
      dismissible
      onDismiss={onDismiss}
      header={
        <LiveRegion tagName="span">
          Executing function: event accepted (
          <LogsLink functionName={functionName} requestId={requestId} />)
        </LiveRegion>
      }
    >
      <SpaceBetween size="m">
        <Box color="inherit">
          {dropped
            ? 'The reserved concurrency of the function is 0: Lambda took the event and dropped it at once, without a try. It counts in AsyncEventsDropped, and goes to the dead-letter queue or failure destination if there is one.'
            : "Lambda put the event into the function's queue and answered at once, without a payload. What became of it shows in the logs, and on the Monitor tab in Invocations and Error count; unless configured otherwise, a function that fails is tried twice more, after one minute and after two."}{' '}
          <Link fontSize="inherit" href={`#${configurationPath(functionPath(functionName), 'async')}`}>
            Event timeline
          </Link>{' '}
          <CliButton operation="Invoke" input={sent} />
        </Box>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Status code', value: '202' },
            { label: 'Request ID', value: requestId },
          ]}
        />
        {!dropped && <WhySection functionName={functionName} requestId={requestId} />}
      </SpaceBetween>
    </Alert>
  );
}
