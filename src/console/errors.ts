/**
 * What a failure says on screen, in one place. A refusal of the service is shown in AWS's own words; a failure of the
 * tab's own machinery in ours, and never as if AWS had said it.
 */
import { ServiceException } from '../api/errors.ts';
import { flash } from './session.ts';

/** What AWS's clients throw for a refusal, whichever service it is. */
const isRefusal = (error: unknown): error is Error => error instanceof Error && '$fault' in error;

/** AWS's message, or one sentence of ours. */
export function errorMessage(error: unknown): string {
  if (error instanceof ServiceException) return [error.message, ...reasonsBeside(error)].join(': ');
  if (isRefusal(error)) return error.message;
  if (error instanceof Error) return `${error.message} Nothing you typed is lost: try again, or reload the page.`;
  return `Something failed that should not have: ${String(error)}`;
}

/** Where S3 refuses several things in one sentence, it says beside it which and why. */
function reasonsBeside({ members }: ServiceException): string[] {
  const reasons = Object.entries(members).flatMap(([name, reason]) => {
    const number = /^ArgumentValue(\d+)$/.exec(name)?.[1];
    if (number === undefined) return [];
    const [about = ''] = String(members[`ArgumentName${number}`]).split(',');
    return [String(reason).includes(about) ? String(reason) : `${reason} (${about})`];
  });
  return reasons.length > 0 ? [reasons.join('; ')] : [];
}

/** Of the request that was refused, if it was the service that refused it. */
export function refusedRequestId(error: unknown): string | undefined {
  return isRefusal(error) ? (error as { $metadata?: { requestId?: string } }).$metadata?.requestId : undefined;
}

/** Whether the service answered that a function, version or alias is not there. */
export const isNotFound = (error: unknown) => error instanceof Error && error.name === 'ResourceNotFoundException';

/** Shows a failed action as the console does: a red flash with the message, until it is dismissed. */
export function flashError(error: unknown, header?: string): void {
  flash({ type: 'error', content: errorMessage(error), ...(header ? { header } : {}) });
}
