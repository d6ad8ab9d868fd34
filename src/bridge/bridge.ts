/**
 * The bridge: requests of AWS's own clients (CLI, SDKs) to the server of the page are handed to the tab that leads, over
 * a socket which that tab has opened, and its answers are handed back. The bridge knows nothing of Lambda; what it
 * refuses, no tab ever hears of.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import {
  CONNECT_HEADER,
  decodeFrame,
  encodeFrame,
  type FromBridge,
  type FromTab,
  SOCKET_PATH,
  SOCKET_PROTOCOL,
  TOKEN_HEADER,
} from '../api/bridge.ts';
import { addressedBy } from '../api/front-door.ts';
import type { HttpRequest, ServiceName } from '../api/http.ts';
import { isAwsService } from '../api/services.ts';
import {
  clockRequestHead,
  frontDoorRequestHead,
  isAwsRequest,
  isClockRequest,
  isPackageRequest,
  requestHead,
  s3RequestHead,
  signedService,
} from './aws-request.ts';
import {
  isForS3,
  isOfBrowser,
  isOwnPage,
  isOwnSocket,
  refusalAtFrontDoor,
  refusalOfProgram,
  refusalOfS3,
} from './caller.ts';
import {
  accessDenied,
  CLOCK_METHOD,
  MISSING_TOKEN,
  noTab,
  refuse,
  TAB_GONE,
  tooLarge,
  unknownService,
} from './refusal.ts';

/** A deployment package of 50 MB is 67 MB as base64; larger ones the tab refuses in Lambda's words. */
export const LARGEST_REQUEST_BYTES = 100 * 1024 * 1024;
/** Of one frame. A streamed invocation answers up to 200 MB at once; objects come in pieces, as many as there are. */
const LARGEST_FRAME_BYTES = 256 * 1024 * 1024;

interface Exchange {
  tab: WebSocket;
  request: IncomingMessage;
  response: ServerResponse;
  /** What of the answer's body has not come yet. */
  restBytes: number;
}

export class Bridge {
  readonly #token = randomBytes(32).toString('hex');
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => SOCKET_PROTOCOL,
  });
  /** The last one is active: whoever opened a tab just now wants that one to answer. */
  #tabs: WebSocket[] = [];
  readonly #exchanges = new Map<number, Exchange>();
  #requests = 0;

  /** Answers a request that is the bridge's, or returns false: then it is the page's. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    // first: what a function answers is a page of that Host, which must get neither the token nor a file of the console
    const addressed = addressedBy(request.headers.host);
    if (addressed) {
      const reason = refusalAtFrontDoor(request);
      if (reason !== undefined) refuse(request, response, accessDenied(reason));
      else void this.#forward(frontDoorRequestHead(addressed.door, request), request, response);
      return true;
    }
    if (isForS3(request)) {
      const reason = refusalOfS3(request);
      if (reason !== undefined) refuse(request, response, accessDenied(reason));
      else void this.#forward(s3RequestHead(request), request, response);
      return true;
    }
    if (request.headers[CONNECT_HEADER] !== undefined) {
      this.#sendToken(request, response);
      return true;
    }
    if (isClockRequest(request)) {
      this.#turnClock(request, response);
      return true;
    }
    const forPackage = isPackageRequest(request);
    if (!forPackage && !isAwsRequest(request)) return false;
    const reason = refusalOfProgram(request);
    const service = forPackage ? 'coldspark' : signedService(request);
    if (reason !== undefined) refuse(request, response, accessDenied(reason));
    else if (service === undefined) refuse(request, response, MISSING_TOKEN);
    else if (!forPackage && !isAwsService(service)) refuse(request, response, unknownService(service));
    else if (service === 's3') void this.#forward(s3RequestHead(request), request, response);
    else void this.#forward(requestHead(service as ServiceName, request), request, response);
    return true;
  }

  /** Whether it is signed does not matter: it is no request of AWS's. */
  #turnClock(request: IncomingMessage, response: ServerResponse): void {
    const reason = refusalOfProgram(request);
    const head = clockRequestHead(request);
    if (reason !== undefined) refuse(request, response, accessDenied(reason));
    else if (!head) refuse(request, response, CLOCK_METHOD);
    else void this.#forward(head, request, response);
  }

  /** Takes a tab's socket; sockets of other paths are left alone. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!request.url?.endsWith(`/${SOCKET_PATH}`)) return;
    const [protocol, token] = (request.headers['sec-websocket-protocol'] ?? '').split(/, */);
    if (!isOwnSocket(request) || protocol !== SOCKET_PROTOCOL || !this.#isToken(token ?? '')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (tab) => this.#welcome(tab));
  }

  close(): void {
    for (const tab of this.#tabs) tab.terminate();
    this.#sockets.close();
  }

  #sendToken(request: IncomingMessage, response: ServerResponse): void {
    if (!isOwnPage(request)) {
      refuse(request, response, accessDenied('Only the console itself connects to its bridge.'));
      return;
    }
    response.writeHead(204, { [TOKEN_HEADER]: this.#token, 'cache-control': 'no-store' });
    response.end();
  }

  #isToken(text: string): boolean {
    const offered = Buffer.from(text);
    const expected = Buffer.from(this.#token);
    return offered.length === expected.length && timingSafeEqual(offered, expected);
  }

  #welcome(tab: WebSocket): void {
    tab.binaryType = 'nodebuffer';
    const before = this.#tabs.at(-1);
    this.#tabs.push(tab);
    if (before) send(before, { type: 'active', active: false });
    send(tab, { type: 'active', active: true });
    tab.on('message', (data) => this.#hear(tab, data));
    // a broken socket closes too
    tab.on('error', (error) => console.error(`The bridge lost a tab: ${error.message}`));
    tab.on('close', () => this.#lose(tab));
  }

  #lose(tab: WebSocket): void {
    const wasActive = this.#tabs.at(-1) === tab;
    this.#tabs = this.#tabs.filter((other) => other !== tab);
    const active = this.#tabs.at(-1);
    if (wasActive && active) send(active, { type: 'active', active: true });
    for (const [id, exchange] of this.#exchanges) {
      if (exchange.tab !== tab) continue;
      this.#exchanges.delete(id);
      // half an answer cannot be taken back, only cut off
      if (exchange.response.headersSent) exchange.response.destroy();
      else refuse(exchange.request, exchange.response, TAB_GONE);
    }
  }

  async #forward(head: Omit<HttpRequest, 'body'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request).catch(() => undefined);
    // the client went away before it had said all
    if (body === undefined) return;
    if (body === 'too-large') {
      refuse(request, response, tooLarge(LARGEST_REQUEST_BYTES));
      return;
    }
    const tab = this.#tabs.at(-1);
    if (!tab) {
      refuse(request, response, noTab(request.headers.host));
      return;
    }
    const id = ++this.#requests;
    this.#exchanges.set(id, { tab, request, response, restBytes: 0 });
    response.once('close', () => {
      if (this.#exchanges.delete(id)) send(tab, { type: 'gone', id });
    });
    send(tab, { type: 'request', id, request: head }, body);
  }

  #hear(tab: WebSocket, data: RawData): void {
    try {
      const { head, body } = decodeFrame<FromTab>(data as Buffer);
      const exchange = this.#exchanges.get(head.id);
      if (exchange?.tab === tab) this.#pass(exchange, head, body);
    } catch (error) {
      // what cannot be read or written answers nobody: whoever waits for this tab is told so
      console.error('The bridge could not read an answer:', error);
      tab.terminate();
    }
  }

  #pass(exchange: Exchange, head: FromTab, body: Uint8Array): void {
    const { tab, response } = exchange;
    if (head.type === 'broken') {
      response.destroy();
      return;
    }
    if (head.type === 'response') {
      exchange.restBytes = head.restBytes ?? 0;
      writeHead(exchange, head.response, body.length + exchange.restBytes);
    } else exchange.restBytes -= body.length;
    if (exchange.restBytes <= 0) {
      this.#exchanges.delete(head.id);
      response.end(body);
      return;
    }
    // the next piece comes when the client has taken this one: nobody keeps an object in memory
    response.write(body, () => {
      if (this.#exchanges.has(head.id)) send(tab, { type: 'more', id: head.id });
    });
  }
}

function writeHead(
  { request, response }: Exchange,
  { status, headers, cookies }: Extract<FromTab, { type: 'response' }>['response'],
  bodyBytes: number,
): void {
  // how long the body would be that HEAD does not get
  const saysItself = request.method === 'HEAD' && headers['content-length'] !== undefined;
  const isObject = headers.server === S3_SERVER && isOfBrowser(request);
  response.writeHead(status, {
    ...headers,
    ...(cookies && { 'set-cookie': cookies }),
    ...(status !== 204 && status !== 304 && !saysItself && { 'content-length': bodyBytes }),
    ...(isObject && SEALED),
  });
}

/** What answers as S3 may be anybody's page: it runs nothing, and is nobody's origin. */
const S3_SERVER = 'AmazonS3';
const SEALED = { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' };

function send(tab: WebSocket, head: FromBridge, body?: Uint8Array): void {
  tab.send(encodeFrame(head, body));
}

/** Rejects when the client goes away. Of what is too large nothing is kept. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_REQUEST_BYTES) return 'too-large';
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > LARGEST_REQUEST_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
