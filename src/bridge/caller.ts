/**
 * Who may speak to the bridge. Programs of this computer may; pages in a browser may not, save the console itself. A
 * browser says what a page cannot forge: `Origin` and `Sec-Fetch-Site` name the page that asks, `Host` the address it
 * believes to have reached (a name that was rebound to this computer is another Host).
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
import type { IncomingMessage } from 'node:http';

const LOOPBACK_HOST = /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)*\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

type Caller = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Why a program's request is refused, as one sentence; undefined when it is welcome. */
export function refusalOfProgram(caller: Caller): string | undefined {
  const { headers } = caller;
  const site = headers['sec-fetch-site'];
  if (!isLocal(caller)) return 'Coldspark answers on this computer only, under localhost, 127.0.0.1 or [::1].';
  if (headers.origin !== undefined || (site !== undefined && site !== 'none'))
    return 'Coldspark answers no requests of web pages.';
  return undefined;
}

/** Whether the request for the token is one of the page that this very server has sent. */
export function isOwnPage(caller: Caller): boolean {
  return isLocal(caller) && caller.headers['sec-fetch-site'] === 'same-origin';
}

/** Whether the socket is opened by a page of this very server; browsers send `Origin` with every socket. */
export function isOwnSocket(caller: Caller): boolean {
  const { origin, host } = caller.headers;
  return isLocal(caller) && origin === `http://${host}`;
}

const isLocal = ({ headers, socket }: Caller) =>
  LOOPBACK_HOST.test(headers.host ?? '') && LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '');
