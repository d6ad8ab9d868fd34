/**
 * A list, page after page, cut where `--max-items` says and resumed where `--starting-token` says.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
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

interface Resume {
  /** AWS's own token; none for the first page. */
  marker: string | null;
  /** Items of that page that were shown already. */
  shown: number | undefined;
}

export async function readPages(
  paginator: Paginator,
  input: Readonly<Record<string, unknown>>,
  limits: PageLimits,
  call: (input: Record<string, unknown>) => Promise<Output>,
): Promise<Pages> {
  const { inputToken, outputToken, limitKey, resultKeys, moreResults } = paginator;
  const [primary = '', ...others] = resultKeys;
  const { maxItems, startingToken, pageSize } = limits;
  const pages: Output[] = [];
  const start = startingToken === undefined ? undefined : resumeAt(startingToken, inputToken);
  let marker = start?.marker ?? null;
  let skipped = start?.shown ?? 0;
  let total = 0;
  for (;;) {
    const sized = limitKey !== undefined && pageSize !== undefined ? { [limitKey]: pageSize } : {};
    const output = await call({ ...input, ...sized, ...(marker !== null && { [inputToken]: marker }) });
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
      return { pages, nextToken: tokenOf(inputToken, { marker, shown: items.length - excess + skipped }) };
    }
    pages.push(page);
    total += items.length;
    const next = moreResults !== undefined && output[moreResults] !== true ? undefined : output[outputToken];
    if (typeof next !== 'string' || next === '') return { pages, nextToken: undefined };
    if (total === maxItems) return { pages, nextToken: tokenOf(inputToken, { marker: next, shown: undefined }) };
    if (next === marker)
      throw generalFailure(
        `Error during pagination: The same next token was received twice: {'${inputToken}': '${next}'}`,
      );
    marker = next;
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

/** Base64 of the JSON that Python would write. */
function tokenOf(inputToken: string, { marker, shown }: Resume): string {
  const truncated = shown === undefined ? '' : `, "boto_truncate_amount": ${shown}`;
  return encodeBase64(new TextEncoder().encode(`{"${inputToken}": ${JSON.stringify(marker)}${truncated}}`));
}

function resumeAt(token: string, inputToken: string): Resume {
  try {
    const decoded = JSON.parse(new TextDecoder().decode(decodeBase64(token))) as Record<string, unknown>;
    const marker = decoded[inputToken];
    const shown = decoded.boto_truncate_amount;
    return {
      marker: typeof marker === 'string' ? marker : null,
      shown: typeof shown === 'number' ? shown : undefined,
    };
  } catch {
    // no token of the CLI's own: AWS's, perhaps with a count behind it, as older versions wrote them
    const [marker = '', count, ...more] = token.split('___');
    if (more.length > 0 || (count !== undefined && !/^\d+$/.test(count)))
      throw generalFailure(`Bad starting token: ${token}`);
    return { marker: marker === 'None' ? null : marker, shown: count === undefined ? undefined : Number(count) };
  }
}
