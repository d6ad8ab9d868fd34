/**
 * The requests of one environment to AWS, at the host's end: rationed, sized, only while Init or an invocation is under
 * way. Each taken one is answered once; what is pending when the environment goes is dropped, and what it did stays done.
 */
import type { HttpResponse } from '../api/http.ts';
import type { HandlerRequest } from './handler-request.ts';
import {
  failed,
  notNow,
  REQUEST_BODY_BYTES,
  REQUEST_BURST,
  REQUEST_BYTES_IN_FLIGHT,
  REQUESTS_IN_FLIGHT,
  REQUESTS_PER_SECOND,
  requestTooLarge,
  responseTooLarge,
  tooManyRequests,
} from './request-limits.ts';
import { TokenBucket } from './token-bucket.ts';

export interface RequestChannelPorts {
  /** The region's answer, as the environment's role. */
  answer(request: HandlerRequest): Promise<HttpResponse>;
  send(id: number, response: HttpResponse): void;
  now(): number;
}

export class RequestChannel {
  readonly #ports: RequestChannelPorts;
  readonly #ration: TokenBucket;
  readonly #inFlight = new Set<number>();
  #bytesInFlight = 0;
  #closed = false;

  constructor(ports: RequestChannelPorts) {
    this.#ports = ports;
    this.#ration = new TokenBucket(REQUEST_BURST, REQUESTS_PER_SECOND, ports.now);
  }

  /** `open`: whether Init or an invocation is under way. False when it was refused, as no kernel's own client is. */
  take(id: number, request: HandlerRequest, open: boolean): boolean {
    // of a number that is pending there can be no second answer
    if (this.#closed || this.#inFlight.has(id)) return false;
    const refusal = this.#refusalOf(request, open);
    if (refusal) {
      this.#ports.send(id, refusal);
      return false;
    }
    void this.#answer(id, request);
    return true;
  }

  /** The environment is gone. */
  close(): void {
    this.#closed = true;
    this.#inFlight.clear();
  }

  #refusalOf({ body }: HandlerRequest, open: boolean): HttpResponse | undefined {
    if (!this.#ration.take()) return tooManyRequests();
    if (!open) return notNow();
    if (body.length > REQUEST_BODY_BYTES) return requestTooLarge();
    const bytes = this.#bytesInFlight + body.length;
    if (this.#inFlight.size >= REQUESTS_IN_FLIGHT || bytes > REQUEST_BYTES_IN_FLIGHT) return tooManyRequests();
    return undefined;
  }

  async #answer(id: number, request: HandlerRequest): Promise<void> {
    const bytes = request.body.length;
    this.#inFlight.add(id);
    this.#bytesInFlight += bytes;
    let response: HttpResponse;
    try {
      response = await this.#ports.answer(request);
    } catch (error) {
      console.error(error);
      response = failed();
    }
    this.#bytesInFlight -= bytes;
    if (this.#closed) return;
    this.#inFlight.delete(id);
    this.#ports.send(id, response.body.length > REQUEST_BODY_BYTES ? responseTooLarge() : response);
  }
}
