/**
 * AWS's JSON protocols 1.0 and 1.1, the service's side: the operation stands in a header, its input is the body.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 * A service that spoke AWS Query before also tells the error codes it had there.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
import { ServiceException } from './errors.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { readJson, readJsonBody } from './json-body.ts';
import type { ServiceModel } from './model.ts';
import type { ParsedRequest, Protocol } from './protocol.ts';
import { validate } from './validate.ts';

export const awsJson: Protocol = { parse, response, refusal };

function parse(model: ServiceModel, request: HttpRequest, invalidInput: string): ParsedRequest {
  const [prefix, name = ''] = request.headers['x-amz-target']?.split('.') ?? [];
  const operation = prefix === model.targetPrefix ? model.operations.get(name) : undefined;
  if (!operation) throw new ServiceException('UnknownOperationException', 400, '');
  if (!operation.input) return { operation: name, input: {} };
  const input = readJson(operation.input, readJsonBody(request.body)) as Record<string, unknown>;
  validate(operation.input, input, invalidInput);
  return { operation: name, input };
}

function response(model: ServiceModel, operation: string, output: object, requestId: string): HttpResponse {
  const hasBody = model.operations.get(operation)?.output !== undefined;
  return answer(model, 200, hasBody ? output : undefined, requestId);
}

function refusal(model: ServiceModel, error: ServiceException, requestId: string): HttpResponse {
  const modelled = model.errors.get(error.code);
  const body = { __type: error.code, [modelled?.messageMember ?? 'message']: error.message, ...error.members };
  const refused = answer(model, error.status, body, requestId);
  if (model.jsonVersion === '1.0') {
    const fault = error.status < 500 ? 'Sender' : 'Receiver';
    refused.headers['x-amzn-query-error'] = `${modelled?.queryCode ?? error.code};${fault}`;
  }
  return refused;
}

function answer(
  { jsonVersion }: ServiceModel,
  status: number,
  body: object | undefined,
  requestId: string,
): HttpResponse {
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${jsonVersion}`, 'x-amzn-requestid': requestId },
    body: body ? new TextEncoder().encode(JSON.stringify(body)) : new Uint8Array(),
  };
}
