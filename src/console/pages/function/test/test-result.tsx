/** The alert above the test event: in progress, succeeded or failed, with response, summary and log output. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef, useState } from 'react';
import { logsPath } from '../../../paths.ts';
import { useRegionStatus } from '../../../region.ts';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { executionTime } from './execution-time.ts';
import { parseReport } from './report.ts';
import { type AcceptedOutcome, type FunctionOutcome, prettyJson, refusalText } from './test-outcome.ts';
import type { TestRun } from './test-runs.ts';
import './test-tab.css';

interface TestResultProps {
  run: TestRun;
  functionName: string;
  onDismiss: () => void;
}

export function TestResult({ run, functionName, onDismiss }: TestResultProps) {
  const top = useRef<HTMLDivElement>(null);
  // the result stands above the form: whoever pressed Test below it must see it
  useEffect(() => {
    if (run) top.current?.scrollIntoView({ block: 'nearest' });
  }, [run]);

  return (
    <div ref={top} className="test-result">
      {run.state === 'running' ? (
        <Running />
      ) : run.outcome.kind === 'refused' ? (
        <LiveRegion tagName="div" assertive>
          <Alert type="error" header="Executing function: failed" dismissible onDismiss={onDismiss}>
            {refusalText(run.outcome.message)}
          </Alert>
        </LiveRegion>
      ) : run.outcome.kind === 'accepted' ? (
        <Accepted outcome={run.outcome} functionName={functionName} onDismiss={onDismiss} />
      ) : (
        <Finished outcome={run.outcome} functionName={functionName} onDismiss={onDismiss} />
      )}
    </div>
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

/** The first Python start on this device; counts in no duration. */
export function PreparingPython({ done }: { done: number }) {
  return (
    <ProgressBar
      label="Preparing Python (once)"
      description="Python is loaded on first use. This counts in no duration."
      value={Math.round(done * 100)}
    />
  );
}

interface AnsweredProps<Outcome> {
  outcome: Outcome;
  functionName: string;
  onDismiss: () => void;
}

/** The queue took the event: nothing has run, so there is no response, no summary and no log tail. */
function Accepted({ outcome, functionName, onDismiss }: AnsweredProps<AcceptedOutcome>) {
  const { sent, requestId } = outcome;
  return (
    <Alert
      type="success"
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
          Lambda put the event into the function's queue and answered at once, without a payload. What became of it
          shows in the logs, and on the Monitor tab in Invocations and Error count; unless configured otherwise, a
          function that fails is tried twice more, after one minute and after two.{' '}
          <CliButton operation="Invoke" input={sent} />
        </Box>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Status code', value: '202' },
            { label: 'Request ID', value: requestId },
          ]}
        />
      </SpaceBetween>
    </Alert>
  );
}

function LogsLink({ functionName, requestId }: { functionName: string; requestId: string }) {
  return (
    <Link href={`#${logsPath(functionName, { request: requestId })}`} fontSize="inherit">
      logs <span aria-hidden="true">↗</span>
    </Link>
  );
}

function Finished({ outcome, functionName, onDismiss }: AnsweredProps<FunctionOutcome>) {
  const [expanded, setExpanded] = useState(outcome.kind === 'failed');
  return (
    <Alert
      type={outcome.kind === 'succeeded' ? 'success' : 'error'}
      dismissible
      onDismiss={onDismiss}
      header={
        <LiveRegion tagName="span">
          Executing function: {outcome.kind} (
          <LogsLink functionName={functionName} requestId={outcome.requestId} />)
        </LiveRegion>
      }
    >
      <ExpandableSection
        headerText="Details"
        expanded={expanded}
        onChange={({ detail }) => setExpanded(detail.expanded)}
      >
        <SpaceBetween size="m">
          <div>
            <Box>
              The area below shows the last 4 KB of the execution log.{' '}
              {outcome.sent && <CliButton operation="Invoke" input={outcome.sent} />}
            </Box>
            <CodeBlock label="Response" text={prettyJson(outcome.payload)} />
          </div>
          <Summary outcome={outcome} />
          <div>
            <Box variant="h3">Log output</Box>
            <Box>
              The section below shows the logging calls in your code.{' '}
              <Link href={`#${logsPath(functionName)}`}>Click here</Link> to view the corresponding CloudWatch log
              group.
            </Box>
            <CodeBlock label="Log output" text={outcome.logTail.trimEnd()} />
          </div>
        </SpaceBetween>
      </ExpandableSection>
    </Alert>
  );
}

function Summary({ outcome }: { outcome: FunctionOutcome }) {
  const nowMs = useNow();
  const report = parseReport(outcome.logTail, outcome.requestId);
  return (
    <div>
      <Box variant="h3">Summary</Box>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Code SHA-256', value: <span className="test-result-hash">{outcome.codeSha256}</span> },
          { label: 'Execution time', value: executionTime(outcome.startedAtMs, nowMs) },
          { label: 'Request ID', value: outcome.requestId },
          { label: 'Function version', value: outcome.executedVersion },
          ...(report?.initDuration === undefined ? [] : [{ label: 'Init duration', value: report.initDuration }]),
          { label: 'Duration', value: report?.duration ?? '-' },
          { label: 'Billed duration', value: report?.billedDuration ?? '-' },
          { label: 'Resources configured', value: report?.memorySize ?? '-' },
          { label: 'Max memory used', value: report?.maxMemoryUsed ?? '-' },
        ]}
      />
    </div>
  );
}

/** The time, renewed often enough for "1 minute ago". */
function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <div className="code-block">
      {/* reachable by keyboard, because it scrolls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus */}
      <section tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
      <div className="code-block-copy">
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={`Copy ${label.toLowerCase()}`}
          copySuccessText="Copied"
          copyErrorText="Copying failed"
        />
      </div>
    </div>
  );
}
