/** The one shape in which everything that reads or changes a resource travels: console, terminal, labs, bridge. */

import type { FrontDoor } from './front-door.ts';
import type { AwsServiceName } from './services.ts';
import type { StoredSlice } from './stored-content.ts';

/** Which service a request is for. On the wire AWS tells it by host and SigV4 credential scope. */
export type ServiceName = AwsServiceName | 'coldspark' | FrontDoor;

/** Name and value. */
export type HeaderLine = readonly [name: string, value: string];

export interface HttpRequest {
  service: ServiceName;
  method: string;
  /** Percent-encoded path without the query, for example `/2015-03-31/functions/f%3Aprod`. At a front door with it,
   * for a function sees it as it was sent. */
  path: string;
  query: Record<string, string | string[]>;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The same as they were sent, where spelling and repetition matter: at front doors. */
  headerLines?: readonly HeaderLine[];
  body: Uint8Array;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Each in a Set-Cookie header of its own; only functions set any. */
  cookies?: string[];
  body: Uint8Array;
  /** In place of a body, inside the region: bytes that it keeps, read by whoever hands the response out of it. */
  stored?: readonly StoredSlice[];
}

/** The only door to the service: takes a request, answers when its effects are on disk. Rejects only when the tab's
 * own machinery is gone; every AWS error is a response. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;
