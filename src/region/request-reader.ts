/**
 * What a tab must know of a request or a call before it reaches the leader's core: the services of a core that is never
 * stepped say it, so a tab that does not lead knows it too.
 */
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime } from '../kernel/account-time.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Call, OperationTraits, Service } from '../kernel/service.ts';
import { createCore } from './core.ts';
import { engineConfig } from './region-names.ts';
import { unknownService } from './service-failure.ts';

/** Of a call to a service that is not here: it is refused wherever it runs. */
const REFUSED: OperationTraits = { needsRoom: false, repeatable: true };

export class RequestReader {
  readonly #services: ReadonlyMap<string, Service>;

  constructor(baseUrl: string) {
    const { core } = createCore({
      config: engineConfig(baseUrl),
      time: new AccountTime({ hostMs: 0, wallMs: 0 }),
      seed: newSeed(),
      reportBug: (error) => console.error(error),
    });
    this.#services = core.services;
  }

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    const service = this.#services.get(request.service);
    return service?.parse(request, caller) ?? unknownService(request.service);
  }

  traits(call: Call): OperationTraits {
    return this.#services.get(call.service)?.traits(call) ?? REFUSED;
  }

  uploads(request: HttpRequest): boolean {
    return this.#services.get(request.service)?.uploads(request) ?? false;
  }
}

export const isCall = (parsed: Call | HttpResponse): parsed is Call => 'operation' in parsed;

export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
