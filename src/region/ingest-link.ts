/** The region worker's end of the ingest worker. The worker starts with the first request it is needed for. */
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Call } from '../kernel/service.ts';
import type { IngestOrder, IngestReport } from './ingest-worker.ts';
import type { Opening } from './port-messages.ts';
import { serviceFailure } from './service-failure.ts';

type Result = Call | HttpResponse;

export class IngestLink {
  readonly #baseUrl: string;
  readonly #waiting = new Map<number, (result: Result) => void>();
  #orders = 0;
  #port: MessagePort | undefined;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  read(request: HttpRequest, caller: Caller): Promise<Result> {
    return this.#order((id) => ({ id, request, caller }), [request.body.buffer as ArrayBuffer]);
  }

  /** Of a call that holds packages as bytes, which were fetched. */
  readPackages(call: Call): Promise<Result> {
    return this.#order((id) => ({ id, call }), []);
  }

  #order(orderOf: (id: number) => IngestOrder, transfer: Transferable[]): Promise<Result> {
    return new Promise((resolve) => {
      const id = ++this.#orders;
      this.#waiting.set(id, resolve);
      this.#port ??= this.#start();
      this.#port.postMessage(orderOf(id), transfer);
    });
  }

  #start(): MessagePort {
    const worker = new Worker(new URL('./ingest-worker.ts', import.meta.url), { type: 'module', name: 'ingest' });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: { id, result } }: MessageEvent<IngestReport>) => {
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    };
    worker.addEventListener('error', (event) => {
      worker.terminate();
      this.#lose(event.message);
    });
    worker.postMessage({ baseUrl: this.#baseUrl } satisfies Opening, [port2]);
    return port1;
  }

  /** It died, of a package too large for this device's memory at the worst; the next request starts another. */
  #lose(why: string): void {
    this.#port?.close();
    this.#port = undefined;
    for (const resolve of this.#waiting.values())
      resolve(
        serviceFailure(500, `The deployment package or backup could not be read: ${why || 'its worker stopped'}.`),
      );
    this.#waiting.clear();
  }
}
