/**
 * What a tab must know of a request or a call before it reaches the leader's core: the services' declarations say it, so a
 * tab that does not lead knows it too.
 */
import type { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { Caller } from '../kernel/caller.ts';
import { type Call, type OperationTraits, READS, type ServiceReader } from '../kernel/service.ts';
import { functionUrls } from '../lambda/function-url/function-urls.ts';
import { lambda } from '../lambda/lambda.ts';
import { serviceFailure, unknownService } from './service-failure.ts';
import type { LoadedServices } from './services-around-lambda.ts';

const PORTS = { newRequestId: () => crypto.randomUUID(), reportBug: (error: unknown) => console.error(error) };

/** Of Lambda, and of what is loaded when it is asked. */
export class RequestReader {
  readonly #around: LoadedServices;
  readonly #readers: Map<string, ServiceReader>;

  constructor(around: LoadedServices) {
    this.#around = around;
    this.#readers = new Map([lambda, functionUrls].map((each) => [each.name, each.reader(PORTS)]));
  }

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    return this.#reader(request.service)?.parse(request, caller) ?? unknownService(request.service);
  }

  /** A call to a service that is not here is refused wherever it runs. */
  traits(call: Call): OperationTraits {
    return this.#reader(call.service)?.traits(call) ?? READS;
  }

  uploads(request: HttpRequest): boolean {
    return this.#reader(request.service)?.uploads(request) ?? false;
  }

  refuse(call: Call, error: ServiceException): HttpResponse {
    return this.#reader(call.service)?.refuse(call, error) ?? serviceFailure(error.status, error.message);
  }

  #reader(name: string): ServiceReader | undefined {
    const known = this.#readers.get(name) ?? this.#around.get(name)?.reader(PORTS);
    if (known) this.#readers.set(name, known);
    return known;
  }
}

export const isCall = (parsed: Call | HttpResponse): parsed is Call => 'operation' in parsed;

export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
