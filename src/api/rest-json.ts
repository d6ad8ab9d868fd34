/**
 * AWS's REST-JSON protocol, the service's side: a request becomes the operation and its checked input, an output or a
 * service exception becomes the response.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
import { ServiceException } from './errors.ts';
import { encodeEventStream, type StreamedEvent } from './event-stream.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { readJson, readJsonBody, unreadable } from './json-body.ts';
import type { Member, OperationModel, ServiceModel, Shape } from './model.ts';
import type { ParsedRequest } from './protocol.ts';
import type { RouteMatch } from './routes.ts';
import { validate } from './validate.ts';

const utf8 = new TextEncoder();

/**
 * Routes, parses and validates. Throws the service exception AWS would answer: AccessDeniedException for a path that
 * is no operation's, SerializationException for what cannot be read, ValidationException for what breaks a constraint.
 */
export function parseRestJson(model: ServiceModel, request: HttpRequest): ParsedRequest {
  const { target, labels } = route(model, request);
  if (!target.input) return { operation: target.name, input: {} };
  const input = read(target.input, request, labels);
  validate(target.input, input);
  return { operation: target.name, input };
}

/** The response of an operation that succeeded. */
export function restJsonResponse(
  model: ServiceModel,
  operation: string,
  output: object,
  requestId: string,
): HttpResponse {
  const found = model.operations.get(operation);
  if (!found) throw new Error(`The model has no operation ${operation}.`);
  const { output: shape, status } = found;
  const response: HttpResponse = { status, headers: headersOf(requestId), body: new Uint8Array() };
  if (!shape) return response;
  const members = output as Record<string, unknown>;
  writeLocated(shape.members, members, response);
  if (shape.payload?.shape.eventStream) {
    response.headers['content-type'] = 'application/vnd.amazon.eventstream';
    response.body = encodeEventStream(shape.payload.shape, members[shape.payload.name] as StreamedEvent[]);
  } else if (shape.payload) response.body = (members[shape.payload.name] as Uint8Array | undefined) ?? response.body;
  else if (response.status !== 204) response.body = utf8.encode(bodyText(shape.members, members));
  return response;
}

/** The response of a request that was refused. */
export function restJsonError(model: ServiceModel, error: ServiceException, requestId: string): HttpResponse {
  const modelled = model.errors.get(error.code);
  // what the front end refuses is in no model; denials alone spell their message so
  const message = modelled?.messageMember ?? (error.code === 'AccessDeniedException' ? 'Message' : 'message');
  const members: Record<string, unknown> = {
    ...error.members,
    ...(modelled && { Type: modelled.fault }),
    [message]: error.message,
  };
  const response: HttpResponse = { status: error.status, headers: headersOf(requestId), body: new Uint8Array() };
  response.headers['x-amzn-errortype'] = error.code;
  const located = modelled?.members ?? [];
  writeLocated(located, members, response);
  response.body = utf8.encode(bodyText(located, members));
  return response;
}

// ── requests ───────────────────────────────────────────────────────────────────────────────────────────────────

function route(model: ServiceModel, { method, path, query }: HttpRequest): RouteMatch<OperationModel> {
  let match: RouteMatch<OperationModel> | undefined;
  try {
    match = model.routes.match(method, path, query);
  } catch (error) {
    if (error instanceof URIError) throw unreadable('The path of the request is not percent-encoded UTF-8.');
    throw error;
  }
  if (match) return match;
  throw new ServiceException(
    'AccessDeniedException',
    403,
    'Unable to determine service/operation name to be authorized',
  );
}

function read(shape: Shape, request: HttpRequest, labels: Record<string, string>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  let body: Record<string, unknown> | undefined;
  for (const member of shape.members) {
    let value: unknown;
    if (member === shape.payload) value = request.body.length > 0 ? request.body : undefined;
    else if (member.location) value = readLocated(member, request, labels);
    else {
      body ??= readJsonBody(request.body);
      value = readJson(member.shape, body[member.name]);
    }
    if (value !== undefined) input[member.name] = value;
  }
  return input;
}

function readLocated(member: Member, request: HttpRequest, labels: Record<string, string>): unknown {
  switch (member.location) {
    case 'uri':
      return readText(member.shape, labels[member.wireName]);
    case 'header':
      return readText(member.shape, request.headers[member.wireName]);
    case 'querystring': {
      const values = request.query[member.wireName];
      const { item } = member.shape;
      if (item) return values === undefined ? undefined : [values].flat().map((text) => readText(item, text));
      return readText(member.shape, typeof values === 'object' ? values.at(-1) : values);
    }
    default:
      return undefined;
  }
}

/** A member that travels as text, outside the body. */
function readText({ type }: Shape, text: string | undefined): unknown {
  if (text === undefined || type === 'string') return text;
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    throw unreadable('STRING_VALUE can not be converted to a Boolean');
  }
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw unreadable('STRING_VALUE can not be converted to a Number');
  return Number(text);
}

// ── responses ──────────────────────────────────────────────────────────────────────────────────────────────────

const headersOf = (requestId: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-amzn-requestid': requestId,
});

/** Writes the members that are not in the body. */
function writeLocated(members: readonly Member[], values: Record<string, unknown>, response: HttpResponse): void {
  for (const { name, location, wireName } of members) {
    const value = values[name];
    if (value === undefined) continue;
    if (location === 'statusCode') response.status = value as number;
    else if (location === 'header') response.headers[wireName] = String(value);
  }
}

function bodyText(members: readonly Member[], values: Record<string, unknown>): string {
  if (!members.some((member) => member.location)) return JSON.stringify(values);
  const located = new Set(members.filter((member) => member.location).map((member) => member.name));
  return JSON.stringify(Object.fromEntries(Object.entries(values).filter(([name]) => !located.has(name))));
}
