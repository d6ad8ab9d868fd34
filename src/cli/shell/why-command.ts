/** `coldspark why`: why an invocation went where it went, step by step (api/why.ts). */
import type { Decision } from '../../api/coldspark.ts';
import { whyText } from '../../api/why.ts';
import { type ColdsparkNoun, Misuse, Unknown } from './coldspark-noun.ts';

export const why: ColdsparkNoun = {
  usage: `usage: coldspark why [request-id]

  which version ran and why: qualifier, alias and draw, concurrency, environment, outcome. Without an id, of the last
  invocation. Of the last 1,000; each try of an asynchronous event is told
`,
  offers: () => [],
  async run(words, { client }) {
    const [requestId] = words;
    if (words.length > 1) throw new Misuse(`one request id, not ${words.length}`);
    const { decisions } = await client.call('GetDecisions', requestId === undefined ? {} : { requestId });
    if (decisions.length === 0)
      throw new Unknown(
        requestId === undefined
          ? 'Nothing was invoked yet.'
          : `Nothing is known of request ${requestId}: the last 1,000 invocations are kept.`,
      );
    return (requestId === undefined ? decisions.slice(-1) : decisions).map(told).join('\n');
  },
};

function told(decision: Decision): string {
  const { atMs, requestId, functionName, qualifier } = decision;
  const called = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  return `${new Date(atMs).toISOString()}  ${called}  ${requestId}\n${whyText(decision)}`;
}
