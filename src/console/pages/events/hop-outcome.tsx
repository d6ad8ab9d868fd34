/** What a hop came to, in a word; with the receiver's reason when it was refused. */
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Hop } from '../../../api/hops.ts';

export const STATUSES = {
  accepted: { type: 'success', text: 'Accepted' },
  failed: { type: 'error', text: 'Function failed' },
  refused: { type: 'error', text: 'Refused' },
} as const;

export function HopOutcome({ outcome }: Pick<Hop, 'outcome'>) {
  if (!outcome) return <StatusIndicator type="in-progress">Awaiting the answer</StatusIndicator>;
  const { type, text } = STATUSES[outcome.status];
  return <StatusIndicator type={type}>{outcome.error ? `${text}: ${outcome.error.code}` : text}</StatusIndicator>;
}
