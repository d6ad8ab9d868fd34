/**
 * Chains of invocations, of which each led to the next: over a request of a handler, or as a destination. After so many
 * runs of one function in a chain Lambda stops the next, unless the function allows it.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 *
 * Differs from AWS: the chain is known from who calls, not from a tracing header, so that every version of an SDK is seen.
 */
import { ServiceException } from '../../api/errors.ts';
import { RECURSIVE_INVOCATIONS } from '../../api/quotas.ts';
import type { Lineage } from '../../kernel/caller.ts';
import type { FunctionRecord } from '../state.ts';

/** The chain with one more run of the function; what nobody led to is none. */
export const lengthened = (lineage: Lineage | undefined, functionName: string): Lineage | undefined =>
  lineage && { ...lineage, [functionName]: (lineage[functionName] ?? 0) + 1 };

/** What an invocation of the function leads to goes on from here. */
export const continued = (lineage: Lineage | undefined, functionName: string): Lineage =>
  lineage ?? { [functionName]: 1 };

/** Whether the function's run, counted in the chain already, is one too many. */
export const isLoop = (lineage: Lineage | undefined, fn: Readonly<FunctionRecord> | undefined): boolean =>
  fn !== undefined && fn.recursiveLoop !== 'Allow' && (lineage?.[fn.functionName] ?? 0) > RECURSIVE_INVOCATIONS;

export const recursiveInvocation = () =>
  new ServiceException(
    'RecursiveInvocationException',
    400,
    "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources and stopped your function's invocation.",
  );
