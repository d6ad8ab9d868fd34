/**
 * A neighbour of Lambda as its model and its protocol describe it: operations by name, and one place where their exceptions are caught.
 * What is thrown and none of AWS's is our bug: answered as 500 and reported.
 */
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { ServiceModel } from '../api/model.ts';
import type { Protocol } from '../api/protocol.ts';
import type { Call, Respond, Service } from '../kernel/service.ts';

export interface ServicePorts {
  newRequestId(): string;
  reportBug(error: unknown): void;
}

export interface ModelledServiceParts {
  name: Service['name'];
  model: ServiceModel;
  protocol: Protocol;
  /** For requests that are forms, of a service that spoke AWS Query before and still does. */
  queryProtocol?: Protocol;
  /** The service's own code for an input that breaks a constraint of the model. */
  invalidInput: string;
  /** The model has checked the input; hence the parameter type that nobody else could satisfy. */
  operations: ReadonlyMap<string, (input: never) => object>;
}

const INTERNAL_FAILURE = 'The request processing has failed because of an unknown error, exception or failure.';

export class ModelledService implements Service {
  readonly name: Service['name'];
  readonly #parts: ModelledServiceParts;
  readonly #ports: ServicePorts;

  constructor(parts: ModelledServiceParts, ports: ServicePorts) {
    this.name = parts.name;
    this.#parts = parts;
    this.#ports = ports;
  }

  parse(request: HttpRequest): Call | HttpResponse {
    const { model, queryProtocol, invalidInput } = this.#parts;
    const asQuery = queryProtocol && isForm(request) ? { asQuery: true as const } : {};
    const protocol = this.#protocolOf(asQuery);
    try {
      return { service: this.name, ...protocol.parse(model, request, invalidInput), ...asQuery };
    } catch (error) {
      return this.#refusal(protocol, error);
    }
  }

  execute(call: Call, respond: Respond): void {
    respond(this.#answer(call));
  }

  #answer({ operation, input, ...spoken }: Call): HttpResponse {
    const protocol = this.#protocolOf(spoken);
    try {
      const { model, operations } = this.#parts;
      const run = operations.get(operation);
      if (!run) throw new ServiceException('UnknownOperationException', 400, '');
      return protocol.response(model, operation, run(input as never), this.#ports.newRequestId());
    } catch (error) {
      return this.#refusal(protocol, error);
    }
  }

  #protocolOf({ asQuery }: Pick<Call, 'asQuery'>): Protocol {
    const { protocol, queryProtocol } = this.#parts;
    return (asQuery && queryProtocol) ?? protocol;
  }

  #refusal(protocol: Protocol, error: unknown): HttpResponse {
    const { model } = this.#parts;
    const requestId = this.#ports.newRequestId();
    if (error instanceof ServiceException) return protocol.refusal(model, error, requestId);
    this.#ports.reportBug(error);
    return protocol.refusal(model, new ServiceException('InternalFailure', 500, INTERNAL_FAILURE), requestId);
  }
}

const isForm = ({ headers }: HttpRequest) =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
