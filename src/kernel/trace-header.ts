/**
 * AWS's tracing header, and in it the chain of invocations that led to what it comes with.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
import type { Lineage } from './caller.ts';
import { hashOf, type Random, randomHex } from './random.ts';

/** The trace that begins then: `id` is 24 hexadecimal digits, or more. */
export const traceRoot = (id: string, atMs: number): string =>
  `Root=1-${Math.floor(atMs / 1000)
    .toString(16)
    .padStart(8, '0')}-${id.slice(0, 24)}`;

/** A trace of its own. Functions stand in it by digests of their names, as AWS has it. */
export function traceHeader(random: Random, atMs: number, lineage: Lineage): string {
  const chain = Object.entries(lineage).map(([functionName, runs]) => `1:${digestOf(functionName)}:${runs}`);
  const root = traceRoot(randomHex(random, 24), atMs);
  return `${root};Parent=${randomHex(random, 16)};Sampled=0;Lineage=${chain.join('|')}`;
}

/** The chain in a header, as far as it consists of the functions that are named; undefined when there is none. */
export function lineageIn(header: string, functionNames: Iterable<string>): Lineage | undefined {
  const [, chain] = /(?:^|;)Lineage=([^;]+)/.exec(header) ?? [];
  if (chain === undefined) return undefined;
  const runs = new Map(
    chain.split('|').map((link) => {
      const [, digest = '', count] = link.split(':');
      return [digest, Number(count)];
    }),
  );
  const lineage: Record<string, number> = {};
  for (const functionName of functionNames) {
    const count = runs.get(digestOf(functionName));
    if (count) lineage[functionName] = count;
  }
  return lineage;
}

const digestOf = (functionName: string) => hashOf(functionName).toString(16).padStart(8, '0');
