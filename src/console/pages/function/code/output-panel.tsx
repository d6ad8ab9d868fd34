/** The panel below the editor: OUTPUT, with the channel "Execution Results". */
import LiveRegion from '@cloudscape-design/components/live-region';
import { useRegionStatus } from '../../../region.ts';
import { PreparingPython } from '../test/test-result.tsx';
import type { TestRun } from '../test/test-runs.ts';
import { executionResults } from './execution-results.ts';
import { EditorIcon } from './icons.tsx';

interface OutputPanelProps {
  run: TestRun | undefined;
  onClear: () => void;
  onClose: () => void;
}

function announcement(run: TestRun): string {
  if (run.state === 'running') return 'The test is running';
  return run.outcome.kind === 'succeeded' ? 'The test has succeeded' : 'The test has failed';
}

export function OutputPanel({ run, onClear, onClose }: OutputPanelProps) {
  const { preparingPython } = useRegionStatus();
  const finished = run?.state === 'finished' ? executionResults(run.outcome) : undefined;
  return (
    <section className="output-panel" aria-label="Output">
      <div className="output-header">
        <h3 className="output-tab">OUTPUT</h3>
        <span className="output-channel">Execution Results</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Clear output"
          title="Clear output"
          disabled={finished === undefined}
          onClick={onClear}
        >
          <EditorIcon name="clear" />
        </button>
        <button type="button" className="icon-button" aria-label="Close panel" title="Close panel" onClick={onClose}>
          <EditorIcon name="close" />
        </button>
      </div>
      {/* only how it ended is announced, the rest is there to be read */}
      <LiveRegion hidden>{run && announcement(run)}</LiveRegion>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus */}
      <section className="output-text" tabIndex={0} aria-label="Execution Results">
        {run?.state === 'running' && <p>Executing function…</p>}
        {run?.state === 'running' && preparingPython !== undefined && <PreparingPython done={preparingPython} />}
        {finished !== undefined && <pre>{finished}</pre>}
      </section>
    </section>
  );
}
