/** The opaque text with which a list is read on: what the operation needs to know, in base64. */

export const pageToken = (position: unknown): string => btoa(JSON.stringify(position));

/** What is in a token, or undefined for a text that is none. */
export function readPageToken(token: string): unknown {
  try {
    return JSON.parse(atob(token));
  } catch {
    // a text of the caller's own is no token; the operation says so in its service's words
    return undefined;
  }
}
