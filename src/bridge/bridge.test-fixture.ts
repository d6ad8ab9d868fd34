/** A bridge on a server of its own, clients that may lie about who they are, and tabs that note what they hear. */
import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import {
  CONNECT_HEADER,
  decodeFrame,
  encodeFrame,
  type FromBridge,
  SOCKET_PATH,
  SOCKET_PROTOCOL,
  TOKEN_HEADER,
} from '../api/bridge.ts';
import { Bridge } from './bridge.ts';

export const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
};
export const FUNCTIONS = '/2015-03-31/functions/';

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  /** Several parts go without a content-length. */
  body?: Uint8Array | Uint8Array[];
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export class BridgeServer {
  readonly #bridge = new Bridge();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((incoming, response) => {
      if (!this.#bridge.handle(incoming, response)) response.end('a file of the page');
    });
    this.#server.on('upgrade', (incoming, socket, head) => this.#bridge.upgrade(incoming, socket, head));
  }

  static async open(): Promise<BridgeServer> {
    const opened = new BridgeServer();
    await new Promise<void>((resolve) => opened.#server.listen(0, '127.0.0.1', resolve));
    return opened;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  close(): void {
    this.#bridge.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** A signed ListFunctions unless told otherwise. */
  send({ method = 'GET', path = FUNCTIONS, headers = SIGNED, body = [] }: Sent = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sending = request({ host: '127.0.0.1', port: this.port, method, path, headers }, (incoming) => {
        readAll(incoming).then(resolve, reject);
      });
      sending.on('error', reject);
      if (body instanceof Uint8Array) sending.setHeader('content-length', body.length);
      for (const part of [body].flat()) sending.write(part);
      sending.end();
    });
  }

  /** For whoever goes away before the answer comes. */
  sendAndLeave({ method = 'GET', path = FUNCTIONS, headers = SIGNED }: Sent): ClientRequest {
    const sending = request({ host: '127.0.0.1', port: this.port, method, path, headers });
    sending.on('error', () => {});
    sending.end();
    return sending;
  }

  async token(): Promise<string> {
    const headers = { [CONNECT_HEADER]: 'connect', 'sec-fetch-site': 'same-origin' };
    const answer = await this.send({ method: 'HEAD', path: '/', headers });
    const token = answer.headers[TOKEN_HEADER];
    if (typeof token !== 'string') throw new Error(`The bridge gave no token: ${answer.status} ${answer.body}`);
    return token;
  }

  /** Resolves with the status of the refusal, or 101. */
  async tryToConnect(origin: string, token: string, headers: Record<string, string> = {}): Promise<number> {
    const socket = new WebSocket(`ws://${this.host}/${SOCKET_PATH}`, [SOCKET_PROTOCOL, token], { origin, headers });
    return new Promise((resolve, reject) => {
      socket.on('open', () => {
        socket.close();
        resolve(101);
      });
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
      socket.on('error', reject);
    });
  }

  async openTab(answer: FakeTab['answer'] = echo): Promise<FakeTab> {
    const url = `ws://${this.host}/${SOCKET_PATH}`;
    const socket = new WebSocket(url, [SOCKET_PROTOCOL, await this.token()], { origin: `http://${this.host}` });
    const tab = new FakeTab(socket, answer);
    await tab.untilActive(true);
    return tab;
  }
}

type Request = Extract<FromBridge, { type: 'request' }>['request'] & { body: Uint8Array };

/** A body that comes bit by bit; `isBroken`: and not to its end. */
interface Pieces {
  pieces: string[];
  headers?: Record<string, string>;
  isBroken?: true;
}

/** Says what it was asked. */
const echo = ({ service, method, path, body }: Request) => `${service} ${method} ${path} ${body.length}`;

export class FakeTab {
  readonly heard: Request[] = [];
  /** Ids of requests whose clients have gone. */
  readonly gone: number[] = [];
  readonly answer: (request: Request) => string | Pieces | undefined;
  readonly #socket: WebSocket;
  #active = false;
  #changed: () => void = () => {};
  readonly #pieces = new Map<number, string[]>();

  /** An answer of undefined is none. */
  constructor(socket: WebSocket, answer: FakeTab['answer']) {
    this.#socket = socket;
    this.answer = answer;
    socket.on('message', (data: Buffer) => this.#hear(data));
  }

  async untilActive(active: boolean): Promise<void> {
    while (this.#active !== active) await this.#next();
  }

  async untilHeard(count: number): Promise<void> {
    while (this.heard.length < count) await this.#next();
  }

  close(): void {
    this.#socket.terminate();
  }

  sendGarbage(): void {
    this.#socket.send(new Uint8Array([1, 2, 3]));
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }

  #hear(data: Buffer): void {
    const { head, body } = decodeFrame<FromBridge>(data);
    if (head.type === 'active') this.#active = head.active;
    else if (head.type === 'gone') this.gone.push(head.id);
    else if (head.type === 'more') this.#sendMore(head.id);
    else this.#answer(head.id, { ...head.request, body });
    this.#changed();
  }

  #answer(id: number, request: Request): void {
    this.heard.push(request);
    const answer = this.answer(request);
    if (answer === undefined) return;
    const { pieces, headers, isBroken } = typeof answer === 'string' ? { pieces: [answer] } : answer;
    const [first = '', ...others] = pieces;
    this.#pieces.set(id, others);
    const response = { status: 200, headers: { 'content-type': 'text/plain', ...headers } };
    const restBytes = others.join('').length + (isBroken ? 1 : 0);
    this.#socket.send(encodeFrame({ type: 'response', id, response, restBytes }, new TextEncoder().encode(first)));
  }

  #sendMore(id: number): void {
    const piece = this.#pieces.get(id)?.shift();
    if (piece === undefined) this.#socket.send(encodeFrame({ type: 'broken', id }));
    else this.#socket.send(encodeFrame({ type: 'piece', id }, new TextEncoder().encode(piece)));
  }

  async untilGone(count: number): Promise<void> {
    while (this.gone.length < count) await this.#next();
  }
}

async function readAll(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks).toString() };
}
