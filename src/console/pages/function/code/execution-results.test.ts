import { expect, test } from 'vitest';
import type { FunctionOutcome } from '../../../domain/test-outcome.ts';
import { executionResults } from './execution-results.ts';

const outcome: FunctionOutcome = {
  kind: 'succeeded',
  eventName: 'demo',
  payload: '{"statusCode":200,"body":"\\"Hello\\""}',
  logTail: 'START RequestId: r-1 Version: $LATEST\nEND RequestId: r-1\nREPORT RequestId: r-1\tDuration: 1.00 ms\t\n',
  requestId: 'r-1',
  executedVersion: '$LATEST',
  codeSha256: 'sha',
  startedAtMs: 0,
};

test('a success reads exactly as in the console', () => {
  expect(executionResults(outcome)).toBe(`Status: Succeeded
Test Event Name: demo

Response:
{
  "statusCode": 200,
  "body": "\\"Hello\\""
}

The area below shows the last 4 KB of the execution log.

Function Logs:
START RequestId: r-1 Version: $LATEST
END RequestId: r-1
REPORT RequestId: r-1\tDuration: 1.00 ms

Request ID: r-1
`);
});

test('a function error says so, an unsaved event too', () => {
  const { eventName: _saved, ...unsaved } = outcome;
  const text = executionResults({ ...unsaved, kind: 'failed' });
  expect(text).toContain('Status: Failed\nTest Event Name: (unsaved) test event\n');
});

test('an event that was queued has neither response nor log', () => {
  const sent = { FunctionName: 'f', Qualifier: undefined, InvocationType: 'Event', Payload: new Uint8Array() } as const;
  expect(executionResults({ kind: 'accepted', eventName: 'demo', sent, requestId: 'r-2' })).toBe(
    'Status: Accepted\nTest Event Name: demo\n\nRequest ID: r-2\n',
  );
});

test('a refused invoke has neither response nor log', () => {
  const text = executionResults({ kind: 'refused', message: 'Rate Exceeded.' });
  expect(text).toContain('Calling the invoke API action failed with this message: Rate Exceeded.');
  expect(text).not.toContain('Function Logs');
});
