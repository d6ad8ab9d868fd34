/** `coldspark hops`: what passed from one resource to another, followed from hop to hop, and sent again (api/hops.ts). */
import { HOPS_KEPT, type Hop, type HopOutcome, type HopsRequest } from '../../api/hops.ts';
import { type ColdsparkNoun, Misuse, Unknown } from './coldspark-noun.ts';

const PRINTED = 10;
const STATUSES: Readonly<Record<HopOutcome['status'], string>> = {
  accepted: 'accepted',
  failed: 'the function failed',
  refused: 'refused',
};

export const hops: ColdsparkNoun = {
  usage: `usage: coldspark hops [arn] [${Object.keys(STATUSES).join(' | ')}] [-N]
       coldspark hops chain id
       coldspark hops again id [payload]

  what passed between buckets, queues, topics, buses, load balancers, APIs and functions: of all, or of one resource; the
  last ${PRINTED}, or N up to ${HOPS_KEPT}, the newest at the end
  chain  what led to one, and what it led to
  again  passes the same to the same once more, or another payload
`,
  offers: (before) => (before.length === 0 ? ['chain', 'again', ...Object.keys(STATUSES)] : []),
  async run(words, { client }) {
    const [word, id, payload, ...others] = words;
    if (word === 'again' || word === 'chain') {
      const hop = idOf(id);
      if (others.length > 0 || (word === 'chain' && payload !== undefined))
        throw new Misuse(`${others[0] ?? payload} is none of its words`);
      const chain = (await client.call('GetHops', { chainOf: hop })).hops;
      if (word === 'chain') return told(chain, hop);
      return sentAgain(await client.call('SendHopAgain', { id: hop, payload: payload ?? payloadOf(chain, hop) }));
    }
    const { hops: found, more } = await client.call('GetHops', requestOf(words));
    if (found.length === 0) return 'Nothing of this kind has passed.\n';
    const older =
      more > 0 ? `Older ones: ${more}. -${Math.min(HOPS_KEPT, found.length + more)} shows them, too.\n\n` : '';
    return older + found.reverse().map(described).join('\n');
  },
};

function requestOf(words: readonly string[]): HopsRequest {
  const request: HopsRequest = { limit: PRINTED };
  for (const word of words) {
    const limit = /^-(\d+)$/.exec(word)?.[1];
    if (limit !== undefined) {
      if (Number(limit) < 1 || Number(limit) > HOPS_KEPT) throw new Misuse(`-1 to -${HOPS_KEPT}, not ${word}`);
      request.limit = Number(limit);
    } else if (Object.hasOwn(STATUSES, word)) request.status = word as HopOutcome['status'];
    else if (!word.startsWith('arn:') || request.resource !== undefined)
      throw new Misuse(`${word} is none of its words`);
    else request.resource = word;
  }
  return request;
}

function idOf(word: string | undefined): number {
  if (word === undefined) throw new Misuse('which one? Each has its number in the list');
  if (!/^\d+$/.test(word)) throw new Misuse(`a number of the list, not ${word}`);
  return Number(word);
}

function told(chain: readonly Hop[], id: number): string {
  requireHop(chain, id);
  return chain.map(described).join('\n');
}

function requireHop(chain: readonly Hop[], id: number): Hop {
  const hop = chain.find((each) => each.id === id);
  if (!hop) throw new Unknown(`Nothing is known of ${id}: the last ${HOPS_KEPT} are kept.`);
  return hop;
}

function payloadOf(chain: readonly Hop[], id: number): string {
  const { payload, isCut, operation } = requireHop(chain, id);
  if (operation === 'PutObject')
    throw new Unknown('The object itself is in its bucket: put it there again to send it again.');
  if (isCut) throw new Unknown('Only its beginning is kept, so it cannot be sent again without a payload.');
  return payload;
}

function sentAgain({ refusal }: { refusal?: { code: string; message: string } }): string {
  if (refusal) throw new Unknown(`refused again with ${refusal.code}: ${refusal.message}`);
  return 'Sent again: it is the newest in the list.\n';
}

function described({ id, atMs, from, to, operation, payload, isCut, outcome, requestId, cause }: Hop): string {
  const lines = [
    `${new Date(atMs).toISOString()}  ${id}  ${operation}`,
    `  from ${from ?? 'outside'}`,
    `  to ${to}`,
    `  ${outcomeOf(outcome)}${requestId === undefined ? '' : `, request ${requestId}`}`,
  ];
  if (cause !== undefined) lines.push(`  because of ${cause}`);
  if (payload !== '') lines.push(`  ${payload.replaceAll('\n', '\n  ')}${isCut ? '…' : ''}`);
  return `${lines.join('\n')}\n`;
}

function outcomeOf(outcome: HopOutcome | undefined): string {
  if (!outcome) return 'awaiting the answer';
  const { status, error } = outcome;
  return error ? `${STATUSES[status]} with ${error.code}: ${error.message}` : STATUSES[status];
}
