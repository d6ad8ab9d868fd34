/**
 * A neighbour of Lambda as its model and its protocol describe it: operations by name, and one place where their exceptions are caught.
 * What is thrown and none of AWS's is our bug: answered as 500 and reported.
 */
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { ServiceModel } from '../api/model.ts';
import type { Protocol } from '../api/protocols/protocol.ts';
import type { Caller } from '../kernel/caller.ts';
import {
  type Answer,
  type AnswerDone,
  type Call,
  type OperationTraits,
  READS,
  type Service,
  WRITES,
} from '../kernel/service.ts';

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
  /** The operations that add to what is on disk. */
  needRoom: ReadonlySet<string>;
  /** The model has checked the input; hence the parameter type that nobody else could satisfy. */
  operations: ReadonlyMap<string, (input: never, caller: Caller) => object>;
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

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    const { model, queryProtocol, invalidInput } = this.#parts;
    const asQuery = queryProtocol && isForm(request) ? { asQuery: true as const } : {};
    const protocol = this.#protocolOf(asQuery);
    try {
      return { service: this.name, ...protocol.parse(model, request, invalidInput), caller, ...asQuery };
    } catch (error) {
      return this.#refusal(protocol, error);
    }
  }

  traits({ operation }: Call): OperationTraits {
    return this.#parts.needRoom.has(operation) ? WRITES : READS;
  }

  uploads(): boolean {
    return false;
  }

  run({ operation, input, caller }: Call, done: AnswerDone): void {
    let answer: Answer;
    try {
      const run = this.#parts.operations.get(operation);
      if (!run) throw new ServiceException('UnknownOperationException', 400, '');
      answer = { output: run(input as never, caller) };
    } catch (error) {
      answer = this.#exceptionOf(error);
    }
    done(answer);
  }

  respond(call: Call, answer: Answer): HttpResponse {
    const protocol = this.#protocolOf(call);
    if (answer instanceof ServiceException) return this.#refusal(protocol, answer);
    return protocol.response(this.#parts.model, call.operation, answer.output, this.#ports.newRequestId());
  }

  #protocolOf({ asQuery }: Pick<Call, 'asQuery'>): Protocol {
    const { protocol, queryProtocol } = this.#parts;
    return (asQuery && queryProtocol) ?? protocol;
  }

  #refusal(protocol: Protocol, error: unknown): HttpResponse {
    return protocol.refusal(this.#parts.model, this.#exceptionOf(error), this.#ports.newRequestId());
  }

  #exceptionOf(error: unknown): ServiceException {
    if (error instanceof ServiceException) return error;
    this.#ports.reportBug(error);
    return new ServiceException('InternalFailure', 500, INTERNAL_FAILURE);
  }
}

const isForm = ({ headers }: HttpRequest) =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
