/**
 * What a session of a role is, which its token says by itself, as AWS's does: STS keeps no list of them. Nobody seals it,
 * for whoever signs may be the root user too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html
 */
import { type RoleCaller, roleCaller } from './caller.ts';

export interface RoleSession {
  roleArn: string;
  sessionName: string;
  tags: Readonly<Record<string, string>>;
  /** Keys of those that the sessions have which this one asks for. */
  transitiveTagKeys: readonly string[];
  /** On the account's clock. */
  expiresAtMs: number;
}

const MARK = 'coldspark-session:';

export const writeSessionToken = (session: RoleSession): string =>
  btoa(MARK + encodeURIComponent(JSON.stringify(session)));

/** Undefined of a token that is not of a session here, such as AWS's own. */
export function readSessionToken(token: string): RoleSession | undefined {
  try {
    const text = atob(token);
    return text.startsWith(MARK) ? JSON.parse(decodeURIComponent(text.slice(MARK.length))) : undefined;
  } catch {
    // somebody else's
    return undefined;
  }
}

export const callerOfSession = (session: RoleSession): RoleCaller => ({
  ...roleCaller(session.roleArn, session.sessionName),
  session,
});
