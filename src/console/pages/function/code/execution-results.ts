/** The text of the OUTPUT panel's "Execution Results" channel after a press of Test in the code editor. */
import { prettyJson, refusalText, type TestOutcome } from '../../../domain/test-outcome.ts';

export function executionResults(outcome: TestOutcome): string {
  if (outcome.kind === 'refused') return `Status: Failed\n\n${refusalText(outcome.message)}\n`;
  const eventName = `Test Event Name: ${outcome.eventName ?? '(unsaved) test event'}`;
  if (outcome.kind === 'accepted') return `Status: Accepted\n${eventName}\n\nRequest ID: ${outcome.requestId}\n`;
  return [
    `Status: ${outcome.kind === 'succeeded' ? 'Succeeded' : 'Failed'}`,
    eventName,
    '',
    'Response:',
    prettyJson(outcome.payload),
    '',
    'The area below shows the last 4 KB of the execution log.',
    '',
    'Function Logs:',
    outcome.logTail.trimEnd(),
    '',
    `Request ID: ${outcome.requestId}`,
    '',
  ].join('\n');
}
