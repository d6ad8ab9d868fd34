/**
 * AWS's JSON protocols 1.0 and 1.1: the operation stands in a header, its input is the body.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 * A service that spoke AWS Query before also tells the error codes it had there.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
import { ServiceException } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { OperationModel, ServiceModel } from '../model.ts';
import { type InvalidInput, validate } from '../validate.ts';
import { jsonBytes, readJsonBody, readJsonMembers, readJsonRefusal, writeJsonMembers } from './json-members.ts';
import {
  type ClientRequest,
  type Members,
  type ParsedRequest,
  type Protocol,
  type Refusal,
  requireOperation,
} from './protocol.ts';

export const awsJson: Protocol = { operationOf, parse, response, refusal, request, output, readRefusal };

// ── the service's side ─────────────────────────────────────────────────────────────────────────────────────────────

function operationOf(model: ServiceModel, { headers }: HttpRequest): string | undefined {
  const [prefix, name = ''] = headers['x-amz-target']?.split('.') ?? [];
  return prefix === model.targetPrefix && model.operations.has(name) ? name : undefined;
}

function parse(model: ServiceModel, request: HttpRequest, invalidInput: InvalidInput): ParsedRequest {
  const name = operationOf(model, request) ?? '';
  const operation = model.operations.get(name);
  if (!operation) throw new ServiceException('UnknownOperationException', 400, '');
  if (!operation.input) return { operation: name, input: {} };
  const input = readJsonMembers(operation.input.members, readJsonBody(request.body));
  validate(operation.input, input, invalidInput);
  return { operation: name, input };
}

function response(model: ServiceModel, operation: string, output: object, requestId: string): HttpResponse {
  const shape = requireOperation(model, operation).output;
  return answer(model, 200, shape && writeJsonMembers(shape.members, output as Members), requestId);
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
    body: body ? jsonBytes(body) : new Uint8Array(),
  };
}

// ── the client's side ──────────────────────────────────────────────────────────────────────────────────────────────

function request(model: ServiceModel, { name, input: shape }: OperationModel, input: Readonly<Members>): ClientRequest {
  const { targetPrefix, jsonVersion } = model;
  return {
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'x-amz-target': `${targetPrefix}.${name}`, 'content-type': `application/x-amz-json-${jsonVersion}` },
    body: jsonBytes(writeJsonMembers(shape?.members ?? [], input)),
  };
}

function output(_model: ServiceModel, { output: shape }: OperationModel, { body }: HttpResponse): Members {
  return shape ? readJsonMembers(shape.members, readJsonBody(body)) : {};
}

/** Services that spoke AWS Query before still tell the codes they had there, and clients show those. */
function readRefusal(_model: ServiceModel, { headers, body }: HttpResponse): Refusal {
  const refused = readJsonRefusal(headers, body);
  const queryCode = headers['x-amzn-query-error']?.split(';')[0];
  return queryCode === undefined ? refused : { ...refused, code: queryCode };
}
