/**
 * Who may speak to the bridge. Programs of this computer may; pages in a browser may not, save the console itself. A
 * browser says what a page cannot forge: `Origin` and `Sec-Fetch-Site` name the page that asks, `Host` the address it
 * believes to have reached (a name that was rebound to this computer is another Host).
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
import type { IncomingMessage } from 'node:http';
import { addressedBy } from '../api/front-door.ts';
import { s3HostBucket } from '../api/s3-host.ts';

const LOOPBACK_HOST = /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)*\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

type Caller = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Why a program's request is refused, as one sentence; undefined when it is welcome. */
export function refusalOfProgram(caller: Caller): string | undefined {
  if (!isLocal(caller)) return 'Coldspark answers on this computer only, under localhost, 127.0.0.1 or [::1].';
  return isOfPage(caller) ? 'Coldspark answers no requests of web pages.' : undefined;
}

/** On AWS pages call function URLs, APIs and load balancers; here they do not, whatever CORS says: any page could. */
export function refusalAtFrontDoor(caller: Caller): string | undefined {
  if (!isFromHere(caller)) return 'Coldspark answers on this computer only.';
  return isOfPage(caller) ? 'Coldspark answers no requests of web pages.' : undefined;
}

/** Whether it is for S3: then its Host says so, whether it is signed or not. */
export const isForS3 = ({ headers }: Pick<Caller, 'headers'>) => s3HostBucket(headers.host) !== undefined;

/** A page cannot read what S3 answers here, but lead to it: as an address does that somebody opens. */
export function refusalOfS3(caller: Caller & Pick<IncomingMessage, 'method'>): string | undefined {
  if (!isFromHere(caller)) return 'Coldspark answers on this computer only.';
  const isOpened = caller.method === 'GET' && caller.headers['sec-fetch-mode'] === 'navigate';
  return isOfPage(caller) && !isOpened ? 'Coldspark answers no requests of web pages.' : undefined;
}

/** Whether a browser will show the answer. */
export const isOfBrowser = ({ headers }: Pick<Caller, 'headers'>) => headers['sec-fetch-site'] !== undefined;

/** Whether the request for the token is one of the page that this very server has sent. */
export function isOwnPage(caller: Caller): boolean {
  return isLocal(caller) && caller.headers['sec-fetch-site'] === 'same-origin';
}

/** Whether the socket is opened by a page of this very server; browsers send `Origin` with every socket. */
export function isOwnSocket(caller: Caller): boolean {
  const { origin, host } = caller.headers;
  return isLocal(caller) && origin === `http://${host}`;
}

const isOfPage = ({ headers }: Caller) => {
  const site = headers['sec-fetch-site'];
  return headers.origin !== undefined || (site !== undefined && site !== 'none');
};

const isFromHere = ({ socket }: Caller) => LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '');

/** A page that a function answered, or that is an object, is of a Host of its own, however local. */
const isLocal = (caller: Caller) =>
  LOOPBACK_HOST.test(caller.headers.host ?? '') &&
  !addressedBy(caller.headers.host) &&
  !isForS3(caller) &&
  isFromHere(caller);
