/** What the service refused, at the fields it is about, for as long as they hold what was sent. */
import { useRef } from 'react';
import { type Refusal, refusalByField } from '../domain/refusal.ts';

/**
 * @param fields What each field holds, by the member of the operation as AWS writes it.
 * @param byCode The member that an exception without a named member is about.
 */
export function useRefusal(
  error: unknown,
  fields: Readonly<Record<string, unknown>>,
  byCode?: Readonly<Record<string, string>>,
): Refusal {
  const now = Object.fromEntries(Object.entries(fields).map(([member, value]) => [member, JSON.stringify(value)]));
  const sent = useRef({ error, fields: now });
  if (sent.current.error !== error) sent.current = { error, fields: now };
  const refusal = refusalByField(error, Object.keys(fields), byCode);
  return {
    at: (member) => (sent.current.fields[member] === now[member] ? refusal.at(member) : ''),
    rest: refusal.rest,
  };
}
