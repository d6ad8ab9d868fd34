/**
 * A list, page after page, cut where `--max-items` says and resumed where `--starting-token` says.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
import { search } from 'jmespath';
import { decodeBase64, encodeBase64 } from '../api/base64.ts';
import type { Paginator } from '../api/service-definition.ts';
import { generalFailure } from './failure.ts';
import type { Output } from './operation-call.ts';

export interface PageLimits {
  maxItems: number | undefined;
  startingToken: string | undefined;
  pageSize: number | undefined;
}

export interface Pages {
  /** Each with nothing but the result keys. */
  pages: Output[];
  /** What `--starting-token` takes to go on, when there is more. */
  nextToken: string | undefined;
}

/** AWS's own token for each member that takes one; none for the first page. */
type Markers = readonly (string | null)[];

interface Resume {
  markers: Markers;
  /** Items of that page that were shown already. */
  shown: number | undefined;
}

export async function readPages(
  paginator: Paginator,
  input: Readonly<Record<string, unknown>>,
  limits: PageLimits,
  call: (input: Record<string, unknown>) => Promise<Output>,
): Promise<Pages> {
  const { inputTokens, outputTokens, limitKey, resultKeys, moreResults } = paginator;
  const [primary = '', ...others] = resultKeys;
  const { maxItems, startingToken, pageSize } = limits;
  const pages: Output[] = [];
  const start = startingToken === undefined ? undefined : resumeAt(startingToken, inputTokens);
  let markers: Markers = start?.markers ?? inputTokens.map(() => null);
  let skipped = start?.shown ?? 0;
  let total = 0;
  for (;;) {
    const sized = limitKey !== undefined && pageSize !== undefined ? { [limitKey]: pageSize } : {};
    const from = inputTokens.map((token, index) => [token, markers[index]]).filter(([, marker]) => marker !== null);
    const output = await call({ ...input, ...sized, ...Object.fromEntries(from) });
    const page = Object.fromEntries(resultKeys.filter((key) => key in output).map((key) => [key, output[key]]));
    let items = asList(page[primary]);
    if (startingToken !== undefined && pages.length === 0) {
      items = items.slice(skipped);
      page[primary] = items;
      for (const key of others) if (Array.isArray(page[key])) page[key] = [];
    } else skipped = 0;
    const excess = maxItems === undefined ? 0 : total + items.length - maxItems;
    if (excess > 0) {
      page[primary] = items.slice(0, items.length - excess);
      pages.push(page);
      return { pages, nextToken: tokenOf(inputTokens, { markers, shown: items.length - excess + skipped }) };
    }
    pages.push(page);
    total += items.length;
    const hasMore = moreResults === undefined || output[moreResults] === true;
    const next = outputTokens.map((token) => (hasMore ? textIn(output, token) : null));
    if (next.every((marker) => marker === null)) return { pages, nextToken: undefined };
    if (total === maxItems) return { pages, nextToken: tokenOf(inputTokens, { markers: next, shown: undefined }) };
    if (next.every((marker, index) => marker === markers[index]))
      throw generalFailure(
        `Error during pagination: The same next token was received twice: {${inputTokens
          .map((token, index) => `'${token}': '${next[index]}'`)
          .join(', ')}}`,
      );
    markers = next;
  }
}

/** All pages as one output. */
export function wholeOutput({ pages, nextToken }: Pages): Output {
  const whole: Output = {};
  for (const page of pages)
    for (const [key, value] of Object.entries(page)) {
      const before = whole[key];
      whole[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : (before ?? value);
    }
  if (nextToken !== undefined) whole.NextToken = nextToken;
  return whole;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A member of the output, or what an expression finds in it. */
function textIn(output: Output, expression: string): string | null {
  const found: unknown = /^\w+$/.test(expression) ? output[expression] : search(output, expression);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Base64 of the JSON that Python would write. */
function tokenOf(inputTokens: readonly string[], { markers, shown }: Resume): string {
  const members = inputTokens.map((token, index) => `"${token}": ${JSON.stringify(markers[index])}`);
  if (shown !== undefined) members.push(`"boto_truncate_amount": ${shown}`);
  return encodeBase64(new TextEncoder().encode(`{${members.join(', ')}}`));
}

function resumeAt(token: string, inputTokens: readonly string[]): Resume {
  try {
    const decoded = JSON.parse(new TextDecoder().decode(decodeBase64(token))) as Record<string, unknown>;
    const markers = inputTokens.map((name) => decoded[name]);
    const shown = decoded.boto_truncate_amount;
    return {
      markers: markers.map((marker) => (typeof marker === 'string' ? marker : null)),
      shown: typeof shown === 'number' ? shown : undefined,
    };
  } catch {
    // no token of the CLI's own: AWS's, perhaps with a count behind it, as older versions wrote them
    const words = token.split('___');
    const count = words.length > inputTokens.length ? words.pop() : undefined;
    if (words.length !== inputTokens.length || (count !== undefined && !/^\d+$/.test(count)))
      throw generalFailure(`Bad starting token: ${token}`);
    return {
      markers: words.map((marker) => (marker === 'None' ? null : marker)),
      shown: count === undefined ? undefined : Number(count),
    };
  }
}
