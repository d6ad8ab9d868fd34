/** The syntax problems of the files. Each leads to its place. */
import LiveRegion from '@cloudscape-design/components/live-region';
import { useState } from 'react';
import type { SyntaxProblem } from '../../../../api/coldspark.ts';
import type { SyntaxCheck } from './syntax/syntax-problems.ts';

const placeOf = ({ path, line, column }: SyntaxProblem) => `${path}:${line}:${column}`;

interface ProblemListProps {
  problems: readonly SyntaxProblem[];
  /** In its place. */
  empty: string;
  onOpen: (problem: SyntaxProblem) => void;
}

export function ProblemList({ problems, empty, onOpen }: ProblemListProps) {
  if (problems.length === 0) return <p className="problems-none">{empty}</p>;
  return (
    <ul className="problems" aria-label="Syntax problems">
      {problems.map((problem) => (
        <li key={`${placeOf(problem)} ${problem.message}`}>
          <ProblemButton problem={problem} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

export function ProblemButton({
  problem,
  onOpen,
}: {
  problem: SyntaxProblem;
  onOpen: (problem: SyntaxProblem) => void;
}) {
  return (
    <button type="button" className="problem" title="Go to this place" onClick={() => onOpen(problem)}>
      <span className="problem-message">{problem.message}</span>
      <span className="problem-place">{placeOf(problem)}</span>
    </button>
  );
}

/** Tells assistive technology of problems as they come and go. */
export function ProblemAnnouncement({ check: { state, problems } }: { check: SyntaxCheck }) {
  const [first] = problems;
  // that there are none is news only after there were some
  const [hadSome, setHadSome] = useState(false);
  if (first && !hadSome) setHadSome(true);
  const counted = problems.length === 1 ? '1 syntax problem' : `${problems.length} syntax problems`;
  return (
    <LiveRegion hidden>
      {first
        ? `${counted}: ${placeOf(first)} ${first.message}`
        : state === 'checked' && hadSome
          ? 'No syntax problems'
          : ''}
    </LiveRegion>
  );
}
