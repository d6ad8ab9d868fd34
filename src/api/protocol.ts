/** What a wire protocol does for a service: a request in, an output or a refusal out. */
import type { ServiceException } from './errors.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { ServiceModel } from './model.ts';

export interface ParsedRequest {
  operation: string;
  /** Members in AWS's names: numbers, text, bytes, lists and maps as the model says. */
  input: Record<string, unknown>;
}

export interface Protocol {
  /**
   * Finds the operation, parses and validates. Throws the service exception AWS would answer; `invalidInput` is the
   * service's own code for an input that breaks a constraint of the model.
   */
  parse(model: ServiceModel, request: HttpRequest, invalidInput: string): ParsedRequest;
  /** The response of an operation that succeeded. */
  response(model: ServiceModel, operation: string, output: object, requestId: string): HttpResponse;
  /** The response of a request that was refused. */
  refusal(model: ServiceModel, error: ServiceException, requestId: string): HttpResponse;
}
