/**
 * A refusal, by the fields it is about. AWS names the member each time (`Value '123' at 'name' failed to satisfy
 * constraint: …`), so its words can stand where they belong.
 */

export interface Refusal {
  /** AWS's words about this member; '' when it has none. */
  at(member: string): string;
  /** What no field shows. */
  rest: unknown;
}

const VIOLATION =
  /(?:Value (?:null |'[\s\S]*?' )?at '([^']+)'|'(\w+)' value) failed to satisfy constraint: ([\s\S]*?)(?=; (?:Value |'\w+' value )|$)/g;

/**
 * @param members Of the fields on screen, as AWS writes them; a violation below one of them is its own.
 * @param byCode The member that an exception without a named member is about.
 */
export function refusalByField(
  error: unknown,
  members: readonly string[],
  byCode: Readonly<Record<string, string>> = {},
): Refusal {
  if (!(error instanceof Error)) return { at: () => '', rest: error ?? undefined };
  const found = new Map<string, string[]>();
  let attributed = true;
  const about = byCode[error.name];
  if (about !== undefined) found.set(about, [error.message]);
  else {
    const violations = [...error.message.matchAll(VIOLATION)];
    attributed = violations.length > 0;
    for (const [text, javaName, apiName, constraint = ''] of violations) {
      const path = (javaName ?? apiName ?? '').toLowerCase();
      const member = members.find((name) => path === name.toLowerCase() || path.startsWith(`${name.toLowerCase()}.`));
      if (member === undefined) attributed = false;
      else found.set(member, [...(found.get(member) ?? []), constraint === '' ? text : text.replace(/[.;\s]+$/, '')]);
    }
  }
  return {
    at: (member) => (found.get(member) ?? []).join('. '),
    rest: attributed ? undefined : error,
  };
}
