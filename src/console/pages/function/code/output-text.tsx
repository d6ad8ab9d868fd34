/** What the channel "Execution Results" holds: how the last test of the editor ended. */
import LiveRegion from '@cloudscape-design/components/live-region';
import { useRegionStatus } from '../../../region.ts';
import type { TestRun } from '../../../test-runs/test-runs.ts';
import { Outdated } from '../../../widgets/outdated.tsx';
import { PreparingPython } from '../../../widgets/preparing-python.tsx';
import { WhyThis } from '../../../widgets/why-this/why-this.tsx';
import { executionResults } from './execution-results.ts';

const INTERRUPTED = 'A test was running when the page was closed or reloaded. Its outcome is unknown: see the logs.';

function announcement(run: TestRun): string {
  if (run.state === 'running') return 'The test is running';
  if (run.state === 'interrupted') return INTERRUPTED;
  return run.outcome.kind === 'succeeded' ? 'The test has succeeded' : 'The test has failed';
}

/** The request that the service remembers. */
function requestOf(run: TestRun | undefined): string | undefined {
  if (run?.state !== 'finished') return undefined;
  return run.outcome.kind === 'refused' ? run.outcome.throttledRequestId : run.outcome.requestId;
}

export function OutputText({ run, functionName }: { run: TestRun | undefined; functionName: string }) {
  const whose = requestOf(run);
  const { preparingPython } = useRegionStatus();
  return (
    <>
      {/* only how it ended is announced, the rest is there to be read */}
      <LiveRegion hidden>{run && announcement(run)}</LiveRegion>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus */}
      <section className="output-text" tabIndex={0} aria-label="Execution Results">
        {run?.state === 'running' && <p>Executing function…</p>}
        {run?.state === 'running' && preparingPython !== undefined && <PreparingPython done={preparingPython} />}
        {run?.state === 'interrupted' && <p>{INTERRUPTED}</p>}
        {run?.state === 'finished' && <Outdated changes={run.changes} />}
        {run?.state === 'finished' && <pre>{executionResults(run.outcome)}</pre>}
        {whose && <WhyThis functionName={functionName} requestId={whose} position="top" />}
        {!run && <p>Nothing was tested here yet.</p>}
      </section>
    </>
  );
}
