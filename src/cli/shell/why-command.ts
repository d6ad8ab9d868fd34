/** `coldspark why`: why an invocation went where it went, step by step (api/why.ts). */
import type { ExecResult } from 'just-bash/browser';
import type { ColdsparkClient, Decision } from '../../api/coldspark.ts';
import { whyText } from '../../api/why.ts';
import { failed, succeeded } from './exec-results.ts';

export const WHY_USAGE = `usage: coldspark why [request-id]

  which version ran and why: qualifier, alias and draw, concurrency, environment, outcome. Without an id, of the last
  invocation. Of the last 1,000 in this tab; each try of an asynchronous event is told
`;

export async function why(words: readonly string[], client: ColdsparkClient): Promise<ExecResult> {
  const [requestId] = words;
  if (words.length > 1) return failed(2, `coldspark why: one request id, not ${words.length}\n${WHY_USAGE}`);
  const { decisions } = await client.call('GetDecisions', requestId === undefined ? {} : { requestId });
  if (decisions.length === 0)
    return failed(
      1,
      requestId === undefined
        ? 'coldspark why: Nothing was invoked yet.\n'
        : `coldspark why: Nothing is known of request ${requestId}: the last 1,000 invocations are kept, while this tab leads.\n`,
    );
  return succeeded((requestId === undefined ? decisions.slice(-1) : decisions).map(told).join('\n'));
}

function told(decision: Decision): string {
  const { atMs, requestId, functionName, qualifier } = decision;
  const called = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  return `${new Date(atMs).toISOString()}  ${called}  ${requestId}\n${whyText(decision)}`;
}
