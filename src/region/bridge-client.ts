/**
 * The leading tab's end of the bridge: finds out whether the page's host has one, opens the socket, answers what comes
 * over it like the page's own requests, and tells every tab how it stands and what was asked. It lives in the region
 * worker, beside the engine: a busy page does not slow it down.
 */
import {
  type BridgedCall,
  type BridgeState,
  CONNECT_HEADER,
  decodeFrame,
  encodeFrame,
  type FromBridge,
  SOCKET_PATH,
  SOCKET_PROTOCOL,
  TOKEN_HEADER,
  UNKNOWN_BRIDGE,
} from '../api/bridge.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { StoredSlice } from '../api/stored-content.ts';
import type { OpenBody } from './stored-bodies.ts';

const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
const CALLS_KEPT = 50;
/** Many calls at once are one piece of news. */
const NEWS_INTERVAL_MS = 100;

/** Between the tabs' clients: whoever leads, say how the bridge stands; and that. */
type BridgeNews = { type: 'hello' } | { type: 'state'; state: BridgeState };

export interface BridgeClientPorts {
  baseUrl: string;
  /** Among the tabs of this region. */
  channelName: string;
  /** Answers as it does the page. `heard` is told the operation once it is known. Never rejects. */
  answer(request: HttpRequest, heard: (operation: string) => void): Promise<HttpResponse>;
  /** The body of an answer that names what is stored. */
  open(stored: readonly StoredSlice[]): OpenBody;
  /** What time it is for the account. */
  accountNow(): number;
  stateChanged(state: BridgeState): void;
}

export class BridgeClient {
  readonly #ports: BridgeClientPorts;
  readonly #channel: BroadcastChannel;
  #state = UNKNOWN_BRIDGE;
  #leads = false;
  #socket: WebSocket | undefined;
  #pauseMs = SHORTEST_PAUSE_MS;
  #newsDue = false;
  #calls = 0;
  /** Bodies of which more is to come, by request. */
  readonly #bodies = new Map<number, OpenBody>();

  constructor(ports: BridgeClientPorts) {
    this.#ports = ports;
    this.#channel = new BroadcastChannel(ports.channelName);
    this.#channel.onmessage = ({ data }: MessageEvent<BridgeNews>) => this.#hearNews(data);
    this.#channel.postMessage({ type: 'hello' } satisfies BridgeNews);
  }

  /** Only the tab that leads is connected. */
  lead(leads: boolean): void {
    if (leads === this.#leads) return;
    this.#leads = leads;
    if (leads) void this.#connect();
    else this.#socket?.close();
  }

  async #connect(): Promise<void> {
    const answer = await this.#ask();
    if (!this.#leads || this.#socket) return;
    const token = answer?.headers.get(TOKEN_HEADER);
    if (!token) {
      this.#setState({ ...this.#state, link: answer ? 'absent' : 'disconnected' });
      if (!answer) this.#connectLater();
      return;
    }
    const url = new URL(SOCKET_PATH, this.#ports.baseUrl);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, [SOCKET_PROTOCOL, token]);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => this.#hear(socket, new Uint8Array(data));
    socket.onclose = () => {
      this.#socket = undefined;
      for (const id of [...this.#bodies.keys()]) this.#close(id);
      if (!this.#leads) return;
      this.#setState({ ...this.#state, link: 'disconnected' });
      this.#connectLater();
    };
    this.#socket = socket;
  }

  /**
   * Any host has this worker's own script; without a bridge it answers without a token, and no console complains. A
   * browser that knows it has no network is not made to say so.
   */
  async #ask(): Promise<Response | undefined> {
    if (!navigator.onLine) return undefined;
    const request = { method: 'HEAD', cache: 'no-store', headers: { [CONNECT_HEADER]: 'connect' } } as const;
    return fetch(location.href, request).catch(() => undefined);
  }

  /** Each failed try is a line in devtools: one that waits long is followed by a longer pause. */
  #connectLater(): void {
    const tryAgain = () => {
      clearTimeout(timer);
      removeEventListener('online', tryAgain);
      if (this.#leads) void this.#connect();
    };
    const timer = setTimeout(tryAgain, this.#pauseMs);
    addEventListener('online', tryAgain);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }

  #hear(socket: WebSocket, frame: Uint8Array): void {
    const { head, body } = decodeFrame<FromBridge>(frame);
    if (head.type === 'request') {
      void this.#answer(socket, head.id, { ...head.request, body });
      return;
    }
    if (head.type === 'gone') {
      this.#close(head.id);
      return;
    }
    if (head.type === 'more') {
      void this.#sendMore(socket, head.id);
      return;
    }
    this.#pauseMs = SHORTEST_PAUSE_MS;
    this.#setState({ ...this.#state, link: head.active ? 'connected' : 'elsewhere' });
  }

  async #answer(socket: WebSocket, id: number, request: HttpRequest): Promise<void> {
    const atMs = this.#ports.accountNow();
    const startedMs = performance.now();
    let operation = '';
    const { body, stored, ...response } = await this.#ports.answer(request, (name) => {
      operation = name;
    });
    if (stored) await this.#sendStored(socket, id, response, stored);
    else if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame({ type: 'response', id, response }, body));
    const durationMs = performance.now() - startedMs;
    const { service } = request;
    this.#record({ id: ++this.#calls, service, operation, status: response.status, durationMs, atMs });
  }

  /** The first piece goes with the head; the others when they are asked for. */
  async #sendStored(
    socket: WebSocket,
    id: number,
    response: Omit<HttpResponse, 'body' | 'stored'>,
    stored: readonly StoredSlice[],
  ): Promise<void> {
    const body = this.#ports.open(stored);
    this.#bodies.set(id, body);
    const first = (await body.next().catch(() => undefined)) ?? new Uint8Array();
    const restBytes = body.lengthBytes - first.length;
    if (!this.#bodies.has(id)) return;
    if (restBytes === 0) this.#close(id);
    socket.send(encodeFrame({ type: 'response', id, response, restBytes }, first));
  }

  async #sendMore(socket: WebSocket, id: number): Promise<void> {
    const piece = await this.#bodies
      .get(id)
      ?.next()
      .catch(() => undefined);
    if (!this.#bodies.has(id)) return;
    socket.send(encodeFrame({ type: piece ? 'piece' : 'broken', id }, piece));
    if (!piece) this.#close(id);
  }

  #close(id: number): void {
    this.#bodies.get(id)?.close();
    this.#bodies.delete(id);
  }

  #record(call: BridgedCall): void {
    this.#setState({ ...this.#state, calls: [call, ...this.#state.calls].slice(0, CALLS_KEPT) });
  }

  #setState(state: BridgeState): void {
    this.#state = state;
    if (this.#newsDue) return;
    this.#newsDue = true;
    setTimeout(() => {
      this.#newsDue = false;
      this.#tell();
    }, NEWS_INTERVAL_MS);
  }

  #tell(): void {
    this.#ports.stateChanged(this.#state);
    if (this.#leads) this.#channel.postMessage({ type: 'state', state: this.#state } satisfies BridgeNews);
  }

  #hearNews(news: BridgeNews): void {
    if (news.type === 'hello') {
      if (this.#leads) this.#tell();
    } else if (!this.#leads) {
      this.#state = news.state;
      this.#ports.stateChanged(news.state);
    }
  }
}
