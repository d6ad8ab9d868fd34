/** What AWS Query and EC2 Query have in common: a form that names its operation comes in, XML goes out. */
import { ServiceException } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { OperationModel, ServiceModel } from '../model.ts';
import { type InvalidInput, validate } from '../validate.ts';
import { type FormDialect, fieldOf, parseForm, readFormMembers, writeFormMembers } from './form.ts';
import type { ClientRequest, Members, ParsedRequest } from './protocol.ts';
import { xmlElement } from './xml.ts';

export function parseQuery(
  dialect: FormDialect,
  model: ServiceModel,
  request: HttpRequest,
  invalidInput: InvalidInput,
): ParsedRequest {
  const form = parseForm(request.body);
  const name = fieldOf(form, 'Action') ?? '';
  const operation = model.operations.get(name);
  if (!operation)
    throw new ServiceException(
      'InvalidAction',
      400,
      `Could not find operation ${name} for version ${model.apiVersion}`,
    );
  if (!operation.input) return { operation: name, input: {} };
  const input = readFormMembers(operation.input, form, dialect);
  validate(operation.input, input, invalidInput);
  return { operation: name, input };
}

export function queryRequest(
  dialect: FormDialect,
  { apiVersion }: ServiceModel,
  { name, input: shape }: OperationModel,
  input: Readonly<Members>,
): ClientRequest {
  const form = new URLSearchParams({ Action: name, Version: apiVersion });
  if (shape) writeFormMembers(shape, input, '', dialect, form);
  return {
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new TextEncoder().encode(form.toString()),
  };
}

export function queryResponse(
  status: number,
  requestId: string,
  root: string,
  content: string,
  xmlNamespace: string | undefined,
): HttpResponse {
  const element = xmlElement(root, content, xmlNamespace === undefined ? {} : { xmlns: xmlNamespace });
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: new TextEncoder().encode(`${element}\n`),
  };
}
