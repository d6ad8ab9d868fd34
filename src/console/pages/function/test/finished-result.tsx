/** A function's answer on the Test tab: version and answer on top, then response, summary and log output in Details. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAccountNow } from '../../../account-now.ts';
import { milliseconds, reportIn } from '../../../domain/report-line.ts';
import { type FunctionOutcome, prettyJson } from '../../../domain/test-outcome.ts';
import { logsPath } from '../../../paths.ts';
import type { InvokedTarget } from '../../../test-runs/invoked-target.ts';
import { showDetails, useDetailsShown } from '../../../test-runs/test-runs.ts';
import { CliButton } from '../../../widgets/cli-button.tsx';
import { Outdated } from '../../../widgets/outdated.tsx';
import { WhySection } from '../../../widgets/why-this/why-section.tsx';
import { answerLine, circumstances } from './answer-line.ts';
import { executionTime } from './execution-time.ts';
import { LogsLink } from './logs-link.tsx';

interface FinishedProps {
  outcome: FunctionOutcome;
  target: InvokedTarget | undefined;
  changes: readonly string[];
  functionName: string;
  onDismiss: () => void;
}

export function FinishedResult({ outcome, target, changes, functionName, onDismiss }: FinishedProps) {
  const detailsShown = useDetailsShown() ?? outcome.kind === 'failed';
  return (
    <Alert
      type={changes.length > 0 ? 'info' : outcome.kind === 'succeeded' ? 'success' : 'error'}
      dismissible
      onDismiss={onDismiss}
      header={
        <LiveRegion tagName="span">
          Executing function: {outcome.kind} (
          <LogsLink functionName={functionName} requestId={outcome.requestId} />)
          <Answer outcome={outcome} target={target} />
        </LiveRegion>
      }
    >
      <Outdated changes={changes} />
      <ExpandableSection
        headerText="Details"
        expanded={detailsShown}
        onChange={({ detail }) => showDetails(detail.expanded)}
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
      <WhySection functionName={functionName} requestId={outcome.requestId} />
    </Alert>
  );
}

/** Which version ran and what it answered: what ten tests of an alias are about, without Details. */
function Answer({ outcome, target }: { outcome: FunctionOutcome; target: InvokedTarget | undefined }) {
  const { share, coldStart } = circumstances(outcome, target);
  return (
    <div className="test-answer">
      {outcome.executedVersion === '$LATEST' ? '$LATEST' : `Version ${outcome.executedVersion}`}
      {share !== undefined && `, drawn at ${share}%`}
      {coldStart && ', cold start'}: <code>{answerLine(outcome)}</code>
    </div>
  );
}

function Summary({ outcome }: { outcome: FunctionOutcome }) {
  const nowMs = useAccountNow();
  const report = reportIn(outcome.logTail, outcome.requestId);
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
          ...(report?.initDurationMs === undefined
            ? []
            : [{ label: 'Init duration', value: milliseconds(report.initDurationMs) }]),
          { label: 'Duration', value: milliseconds(report?.durationMs) },
          { label: 'Billed duration', value: report ? `${report.billedDurationMs} ms` : '-' },
          { label: 'Resources configured', value: report ? `${report.memorySizeMb} MB` : '-' },
          { label: 'Max memory used', value: report ? `${report.maxMemoryUsedMb} MB` : '-' },
        ]}
      />
    </div>
  );
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
