/**
 * What a tab must know of a request or a call before it reaches the leader's core: the services' declarations say it, so a
 * tab that does not lead knows it too.
 */
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { Caller } from '../kernel/caller.ts';
import { type Call, type OperationTraits, READS, type ServiceReader } from '../kernel/service.ts';
import { DECLARATIONS } from './core.ts';
import { unknownService } from './service-failure.ts';

export class RequestReader {
  readonly #services: ReadonlyMap<string, ServiceReader>;

  constructor() {
    const ports = { newRequestId: () => crypto.randomUUID(), reportBug: (error: unknown) => console.error(error) };
    this.#services = new Map(DECLARATIONS.map((declaration) => [declaration.name, declaration.reader(ports)]));
  }

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    const service = this.#services.get(request.service);
    return service?.parse(request, caller) ?? unknownService(request.service);
  }

  /** A call to a service that is not here is refused wherever it runs. */
  traits(call: Call): OperationTraits {
    return this.#services.get(call.service)?.traits(call) ?? READS;
  }

  uploads(request: HttpRequest): boolean {
    return this.#services.get(request.service)?.uploads(request) ?? false;
  }
}

export const isCall = (parsed: Call | HttpResponse): parsed is Call => 'operation' in parsed;

export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
