/** The line below the editor that counts syntax problems, and opens into their list. Each leads to its place. */
import LiveRegion from '@cloudscape-design/components/live-region';
import { useId, useState } from 'react';
import type { SyntaxProblem } from '../../../../api/coldspark.ts';
import { EditorIcon } from './icons.tsx';
import type { SyntaxCheck } from './syntax/syntax-problems.ts';

interface ProblemsPanelProps {
  check: SyntaxCheck;
  onOpen: (problem: SyntaxProblem) => void;
}

const placeOf = ({ path, line, column }: SyntaxProblem) => `${path}:${line}:${column}`;

export function ProblemsPanel({ check: { state, problems }, onOpen }: ProblemsPanelProps) {
  const [expanded, setExpanded] = useState(false);
  const listId = useId();
  const [first] = problems;
  const some = first !== undefined;
  // that there are none is news only after there were some
  const [hadSome, setHadSome] = useState(false);
  if (some && !hadSome) setHadSome(true);
  const announcement = some
    ? `${problems.length === 1 ? '1 syntax problem' : `${problems.length} syntax problems`}: ${placeOf(first)} ${first.message}`
    : state === 'checked' && hadSome
      ? 'No syntax problems'
      : '';
  return (
    <section className={some ? 'problems problems-some' : 'problems'} aria-label="Problems">
      <div className="problems-line">
        <button
          type="button"
          className="problems-toggle"
          aria-expanded={some && expanded}
          aria-controls={listId}
          disabled={!some}
          onClick={() => setExpanded(!expanded)}
        >
          <span className={some && expanded ? 'problems-twist problems-twist-open' : 'problems-twist'}>
            <EditorIcon name="chevron" />
          </span>
          PROBLEMS <span className="problems-count">{problems.length}</span>
        </button>
        {some && !expanded && <ProblemButton problem={first} onOpen={onOpen} />}
        {!some && <span className="problems-state">{stateText[state]}</span>}
      </div>
      <ul id={listId} hidden={!some || !expanded} aria-label="Syntax problems">
        {problems.map((problem) => (
          <li key={`${placeOf(problem)} ${problem.message}`}>
            <ProblemButton problem={problem} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <LiveRegion hidden>{announcement}</LiveRegion>
    </section>
  );
}

const stateText = {
  checking: 'Checking the syntax…',
  checked: 'No syntax problems in the open and undeployed files.',
  failed: 'The syntax could not be checked.',
} satisfies Record<SyntaxCheck['state'], string>;

function ProblemButton({ problem, onOpen }: { problem: SyntaxProblem; onOpen: (problem: SyntaxProblem) => void }) {
  return (
    <button type="button" className="problem" title="Go to this place" onClick={() => onOpen(problem)}>
      <span className="problem-message">{problem.message}</span>
      <span className="problem-place">{placeOf(problem)}</span>
    </button>
  );
}
