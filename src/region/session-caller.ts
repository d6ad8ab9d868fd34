/**
 * Who sends a request with the token of a role's session; tokens of anybody else say nothing here.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest } from '../api/http.ts';
import type { Caller } from '../kernel/caller.ts';

export const sessionTokenOf = ({ headers, query }: HttpRequest): string | undefined =>
  headers['x-amz-security-token'] ?? textOf(query['X-Amz-Security-Token']);

const textOf = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);

/** `otherwise`: who sends what is no token of ours. What reads them weighs on no first screen. */
export async function callerOfToken(token: string, otherwise: Caller): Promise<Caller> {
  const { callerOfSession, readSessionToken } = await import('../kernel/role-session.ts');
  const session = readSessionToken(token);
  return session ? callerOfSession(session) : otherwise;
}

export const isOver = (caller: Caller, now: () => number): boolean =>
  caller.type === 'role' && caller.session !== undefined && caller.session.expiresAtMs <= now();

export const expiredToken = () =>
  new ServiceException('ExpiredToken', 403, 'The security token included in the request is expired');
