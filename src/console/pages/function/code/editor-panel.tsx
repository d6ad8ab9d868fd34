/**
 * The panel below the editor: PROBLEMS and OUTPUT side by side, with the channel "Execution Results". Folded, its line
 * still counts the problems and leads to the first.
 */
import LiveRegion from '@cloudscape-design/components/live-region';
import { type ReactNode, useId } from 'react';
import type { SyntaxProblem } from '../../../../api/coldspark.ts';
import type { TestRun } from '../../../test-runs/test-runs.ts';
import type { PanelTab } from './editor-view.ts';
import { EditorIcon } from './icons.tsx';
import { OutputText } from './output-text.tsx';
import { ProblemButton, ProblemList } from './problem-list.tsx';
import type { SyntaxCheck } from './syntax/syntax-problems.ts';

interface EditorPanelProps {
  /** Undefined while it is folded. */
  open: PanelTab | undefined;
  check: SyntaxCheck;
  run: TestRun | undefined;
  functionName: string;
  /** Said in its line until something else is to be said. */
  note: string | undefined;
  onOpen: (tab: PanelTab | undefined) => void;
  onOpenProblem: (problem: SyntaxProblem) => void;
  onClearOutput: () => void;
}

const STATE_TEXT = {
  checking: 'Checking the syntax…',
  checked: 'No syntax problems in the open and undeployed files.',
  failed: 'The syntax could not be checked.',
} satisfies Record<SyntaxCheck['state'], string>;

export function EditorPanel(props: EditorPanelProps) {
  const { open, check, run, note, onOpen, onOpenProblem } = props;
  const contentId = useId();
  const [firstProblem] = check.problems;
  const toggle = (tab: PanelTab, content: ReactNode) => (
    <button
      type="button"
      className="panel-tab"
      aria-expanded={open === tab}
      aria-controls={contentId}
      onClick={() => onOpen(open === tab ? undefined : tab)}
    >
      {content}
    </button>
  );
  const tool = (icon: 'clear' | 'close', label: string, action: () => void, disabled = false) => (
    <button type="button" className="icon-button" aria-label={label} title={label} disabled={disabled} onClick={action}>
      <EditorIcon name={icon} />
    </button>
  );
  return (
    <section className={open ? 'panel panel-open' : 'panel'} aria-label="Problems and output">
      <div className="panel-line">
        {toggle(
          'problems',
          <>
            PROBLEMS{' '}
            <span className={firstProblem ? 'problems-count problems-some' : 'problems-count'}>
              {check.problems.length}
            </span>
          </>,
        )}
        {toggle('output', 'OUTPUT')}
        <span className="panel-state">
          {note ??
            (firstProblem && open !== 'problems' ? (
              <ProblemButton problem={firstProblem} onOpen={onOpenProblem} />
            ) : (
              open === undefined && STATE_TEXT[check.state]
            ))}
        </span>
        {open === 'output' && (
          <>
            <span className="output-channel">Execution Results</span>
            {tool('clear', 'Clear output', props.onClearOutput, run === undefined || run.state === 'running')}
          </>
        )}
        {open && tool('close', 'Close panel', () => onOpen(undefined))}
      </div>
      <LiveRegion hidden>{note}</LiveRegion>
      <div id={contentId} className="panel-content" hidden={!open}>
        {open === 'problems' && (
          <ProblemList problems={check.problems} empty={STATE_TEXT[check.state]} onOpen={onOpenProblem} />
        )}
        {open === 'output' && <OutputText run={run} functionName={props.functionName} />}
      </div>
    </section>
  );
}
