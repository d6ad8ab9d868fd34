/** The typed parts of a request, as the request they stand for. */
import type { DoorRequest } from '../../queries/door-request.ts';

export interface TypedRequest {
  method: string;
  /** With its query. */
  path: string;
  /** `name: value` lines. */
  headers: string;
  body: string;
}

/** `added`: headers besides those that are typed, which win. Throws an Error that says which line is no header. */
export function readRequest(
  { method, path, headers, body }: TypedRequest,
  added: Readonly<Record<string, string>> = {},
): DoorRequest {
  const typed = readHeaders(headers);
  const hasBody = body !== '';
  return {
    method,
    path: encodedPath(path),
    headers: {
      'user-agent': 'Coldspark',
      ...(hasBody && { 'content-type': 'application/json' }),
      ...added,
      ...typed,
    },
    body: new TextEncoder().encode(body),
  };
}

/** What a client would send for it: a leading slash, and nothing that cannot stand in a request line. */
function encodedPath(path: string): string {
  const { pathname, search } = new URL(path.replace(/^\/*/, '/'), 'http://address');
  return pathname + search;
}

function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new Error(`"${line}" is not a header of the form name: value.`);
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
