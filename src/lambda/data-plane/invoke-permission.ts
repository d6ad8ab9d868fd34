/**
 * Whether a service of AWS may invoke what it names. The policy that decides is that of exactly this: of the unqualified
 * function, of a version, or of an alias; a grant on one says nothing about the others.
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 *
 * Differs from AWS: roles and users are not asked for a policy of theirs.
 */
import { functionArn } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import { authorize, denial } from '../../kernel/authorize.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { LambdaContext } from '../context.ts';
import type { FunctionReference } from '../control-plane/function-reference.ts';
import { LATEST, qualifiedKey } from '../state.ts';

const ACTION = 'lambda:InvokeFunction';

/** What is not there is not refused here: whoever looks for it says so. */
export function requireInvokePermission(
  { config, state }: Pick<LambdaContext, 'config' | 'state'>,
  { functionName, qualifier }: FunctionReference,
  caller: Caller,
): void {
  if (caller.type !== 'service') return;
  const key = qualifiedKey(functionName, qualifier ?? LATEST);
  if (!state.versions.has(key) && !state.aliases.has(key)) return;
  const request = { caller, action: ACTION, resource: functionArn(config, functionName, qualifier) };
  const verdict = authorize(state.policies.get(key)?.statements ?? [], request);
  if (verdict !== 'allow') throw new ServiceException('AccessDeniedException', 403, denial(verdict, request));
}
