/** The first line of a test result: the answer in one line, and why this version gave it. */
import { remainingPercent } from '../../../domain/alias-routing.ts';
import { reportIn } from '../../../domain/report-line.ts';
import type { FunctionOutcome } from '../../../domain/test-outcome.ts';
import type { InvokedTarget } from '../../../test-runs/invoked-target.ts';

/** What fits beside a version; the whole of it is in Details. */
const LONGEST_ANSWER = 160;

/** The payload, or what a handler failed with, as one line. */
export function answerLine({ kind, payload }: Pick<FunctionOutcome, 'kind' | 'payload'>): string {
  const text = kind === 'failed' ? failure(payload) : payload;
  // by characters: half of a pair would show as a black diamond; and never all of a payload of megabytes
  const characters = Array.from(
    text
      .slice(0, 10 * LONGEST_ANSWER)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return characters.length > LONGEST_ANSWER ? `${characters.slice(0, LONGEST_ANSWER).join('')}…` : characters.join('');
}

function failure(payload: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(payload) as { errorType?: unknown; errorMessage?: unknown };
    const parts = [errorType, errorMessage].filter((part) => typeof part === 'string' && part !== '');
    return parts.length > 0 ? parts.join(': ') : payload;
  } catch {
    return payload;
  }
}

/** The weight by which a draw fell on this version, and whether an environment was started for it. */
export function circumstances(
  { executedVersion, logTail, requestId }: Pick<FunctionOutcome, 'executedVersion' | 'logTail' | 'requestId'>,
  target: InvokedTarget | undefined,
): { share: number | undefined; coldStart: boolean } {
  const coldStart = reportIn(logTail, requestId)?.initDurationMs !== undefined;
  const additional = target?.routing?.additional;
  if (!additional) return { share: undefined, coldStart };
  const { version, weightPercent } = additional;
  return { share: executedVersion === version ? weightPercent : remainingPercent(weightPercent), coldStart };
}
