/**
 * The kernel's client for requests to AWS: HTTP-shaped, so that an SDK's HTTP layer can stand on it. Like an agent with a
 * limited number of sockets it lets requests wait their turn, within the environment's ration (../request-limits.ts).
 */
import type { HttpResponse } from '../../api/http.ts';
import type { HandlerRequest } from '../handler-request.ts';
import {
  REQUEST_BODY_BYTES,
  REQUEST_BURST,
  REQUEST_BYTES_IN_FLIGHT,
  REQUESTS_IN_FLIGHT,
  REQUESTS_PER_SECOND,
  requestTooLarge,
} from '../request-limits.ts';
import { TokenBucket } from '../token-bucket.ts';

/** Below what the host allows: messages that bunch up on their way must not look like a flood. */
const SHARE = 0.8;

const steadyNow = performance.now.bind(performance);
const setTimer = globalThis.setTimeout.bind(globalThis);

interface Pending {
  request: HandlerRequest;
  resolve(response: HttpResponse): void;
}

export class AwsClient {
  readonly #send: (id: number, request: HandlerRequest) => void;
  readonly #whenOpen: (run: () => void) => void;
  readonly #ration: TokenBucket;
  readonly #inFlight = new Map<number, Pending>();
  #waiting: Pending[] = [];
  #bytesInFlight = 0;
  #ids = 0;
  #timerSet = false;

  /** `whenOpen`: between invocations, when environments stand still, nothing is sent and no answer is heard. */
  constructor(
    send: (id: number, request: HandlerRequest) => void,
    whenOpen: (run: () => void) => void = (run) => run(),
    now = steadyNow,
  ) {
    this.#send = send;
    this.#whenOpen = whenOpen;
    this.#ration = new TokenBucket(REQUEST_BURST * SHARE, REQUESTS_PER_SECOND * SHARE, now);
  }

  /** Resolves with whatever is answered, errors of AWS too. */
  request(request: HandlerRequest): Promise<HttpResponse> {
    if (request.body.length > REQUEST_BODY_BYTES) return Promise.resolve(requestTooLarge());
    return new Promise((resolve) => {
      this.#waiting.push({ request, resolve });
      this.#whenOpen(() => this.#sendWaiting());
    });
  }

  /** An answer came. */
  settle(id: number, response: HttpResponse): void {
    const pending = this.#inFlight.get(id);
    if (!pending) return;
    this.#inFlight.delete(id);
    this.#bytesInFlight -= pending.request.body.length;
    this.#whenOpen(() => {
      pending.resolve(response);
      this.#sendWaiting();
    });
  }

  #sendWaiting(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const bytes = this.#bytesInFlight + next.request.body.length;
      if (this.#inFlight.size >= REQUESTS_IN_FLIGHT || bytes > REQUEST_BYTES_IN_FLIGHT) return;
      if (!this.#ration.take()) {
        this.#sendLater();
        return;
      }
      this.#waiting.shift();
      this.#bytesInFlight = bytes;
      const id = ++this.#ids;
      this.#inFlight.set(id, next);
      this.#send(id, next.request);
    }
  }

  #sendLater(): void {
    if (this.#timerSet) return;
    this.#timerSet = true;
    setTimer(() => {
      this.#timerSet = false;
      this.#whenOpen(() => this.#sendWaiting());
    }, this.#ration.waitMs);
  }
}
