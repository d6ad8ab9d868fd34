/**
 * What a wire protocol does, at both ends: for a service a request in, an output or a refusal out; for a client an input
 * out, an output or a refusal in. Values are the same at both: numbers, text, bytes, lists and maps as the model says,
 * times in seconds since 1970.
 */
import type { ServiceException } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { OperationModel, ServiceModel } from '../model.ts';
import type { InvalidInput } from '../validate.ts';

/** Members in AWS's names. */
export type Members = Record<string, unknown>;

export interface ParsedRequest {
  operation: string;
  input: Members;
}

/** A refusal as a client reads it. */
export interface Refusal {
  code: string;
  message: string;
  /** What stands beside them, where the protocol's clients read it. */
  members?: Readonly<Record<string, string>>;
}

export type ClientRequest = Omit<HttpRequest, 'service'>;

export interface Protocol {
  /** The service's side. The operation, known before the whole request is read; undefined when there is none. */
  operationOf(model: ServiceModel, request: HttpRequest): string | undefined;
  /**
   * Finds the operation, parses and validates. Throws the service exception AWS would answer;
   * `invalidInput` says how the service refuses an input that breaks a constraint of the model.
   */
  parse(model: ServiceModel, request: HttpRequest, invalidInput: InvalidInput): ParsedRequest;
  /** The response of an operation that succeeded. */
  response(model: ServiceModel, operation: string, output: object, requestId: string): HttpResponse;
  /** The response of a request that was refused. */
  refusal(model: ServiceModel, error: ServiceException, requestId: string): HttpResponse;

  /** The client's side. */
  request(model: ServiceModel, operation: OperationModel, input: Readonly<Members>): ClientRequest;
  output(model: ServiceModel, operation: OperationModel, response: HttpResponse): Members;
  readRefusal(model: ServiceModel, response: HttpResponse): Refusal;
}

/** The operation that the service ran. */
export function requireOperation(model: ServiceModel, name: string): OperationModel {
  const operation = model.operations.get(name);
  if (!operation) throw new Error(`The model has no operation ${name}.`);
  return operation;
}
