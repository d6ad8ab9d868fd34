/**
 * What AWS's REST protocols have in common: a route, members outside the body, and a body that is a document or one member's
 * bytes, text, structure or stream of events. https://smithy.io/2.0/spec/http-bindings.html
 */
import { ServiceException } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Member, OperationModel, ServiceModel, Shape } from '../model.ts';
import type { RouteMatch } from '../routes.ts';
import { isStoredSlices } from '../stored-content.ts';
import { type InvalidInput, validate } from '../validate.ts';
import { decodeEventStream, encodeEventStream, type StreamedEvent } from './event-stream.ts';
import { readFromRequest, readFromResponse, writeToRequest, writeToResponse } from './http-members.ts';
import { unreadable } from './json-members.ts';
import {
  type ClientRequest,
  type Members,
  type ParsedRequest,
  type Protocol,
  type Refusal,
  requireOperation,
} from './protocol.ts';

/** How a body is written and read that is a document. */
export interface DocumentCodec {
  contentType: string;
  /** Of a body without a payload member: some of the members of a structure. */
  readMembers(members: readonly Member[], body: Uint8Array): Members;
  writeInput(operation: OperationModel, members: readonly Member[], input: Readonly<Members>): Uint8Array;
  writeOutput(model: ServiceModel, shape: Shape, members: readonly Member[], output: Readonly<Members>): Uint8Array;
  /** Of a member that is the whole body. */
  readPayload(payload: Member, body: Uint8Array): unknown;
  writePayload(model: ServiceModel, payload: Member, value: unknown): Uint8Array;
  /** The body of an error, of which some members are written outside. */
  writeError(model: ServiceModel, error: ServiceException, members: readonly Member[], requestId: string): Uint8Array;
  readRefusal(response: HttpResponse): Refusal;
}

export function restProtocol(codec: DocumentCodec): Protocol {
  return {
    operationOf,
    parse: (model, request, invalidInput) => parse(codec, model, request, invalidInput),
    response: (model, operation, output, requestId) =>
      writeResponse(codec, model, requireOperation(model, operation), output as Members, requestId),
    refusal: (model, error, requestId) => writeRefusal(codec, model, error, requestId),
    request: (model, operation, input) => writeRequest(codec, model, operation, input),
    output: (_model, operation, response) => readOutput(codec, operation, response),
    readRefusal: (_model, response) => codec.readRefusal(response),
  };
}

const utf8 = new TextEncoder();
const headersOf = (requestId: string, contentType: string): Record<string, string> => ({
  'content-type': contentType,
  'x-amzn-requestid': requestId,
});

// ── the service's side ─────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Routes, parses and validates. Throws the service exception AWS would answer: AccessDeniedException for a path that
 * is no operation's, SerializationException for what cannot be read, and for what breaks a constraint the service's own.
 */
function parse(
  codec: DocumentCodec,
  model: ServiceModel,
  request: HttpRequest,
  invalidInput: InvalidInput,
): ParsedRequest {
  const { target, labels } = route(model, request);
  const { name: operation, input: shape } = target;
  if (!shape) return { operation, input: {} };
  const input = readBody(codec, shape, request.body);
  for (const member of shape.outsideBody) {
    const value = readFromRequest(member, request, labels);
    if (value !== undefined) input[member.name] = value;
  }
  validate(shape, input, invalidInput);
  return { operation, input };
}

function operationOf(model: ServiceModel, request: HttpRequest): string | undefined {
  try {
    return model.routes.match(request)?.target.name;
  } catch (error) {
    // reading it refuses the path
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function route(model: ServiceModel, request: HttpRequest): RouteMatch<OperationModel> {
  let match: RouteMatch<OperationModel> | undefined;
  try {
    match = model.routes.match(request);
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

function readBody(codec: DocumentCodec, shape: Shape, body: Uint8Array): Members {
  const { payload } = shape;
  if (!payload) {
    const members = shape.inBody;
    return members.length > 0 ? codec.readMembers(members, body) : {};
  }
  if (body.length === 0) return {};
  return { [payload.name]: readPayload(codec, payload, body) };
}

function readPayload(codec: DocumentCodec, payload: Member, body: Uint8Array): unknown {
  if (payload.shape.eventStream) return decodeEventStream(payload.shape, body);
  if (payload.shape.type === 'blob') return body;
  if (payload.shape.type === 'string') return new TextDecoder().decode(body);
  return codec.readPayload(payload, body);
}

function writeResponse(
  codec: DocumentCodec,
  model: ServiceModel,
  { output: shape, status }: OperationModel,
  output: Members,
  requestId: string,
): HttpResponse {
  const headers = headersOf(requestId, codec.contentType);
  const response: HttpResponse = { status, headers, body: new Uint8Array() };
  if (!shape) return response;
  writeToResponse(shape.outsideBody, output, response);
  const { payload } = shape;
  const value = payload && output[payload.name];
  if (isStoredSlices(value) && payload?.shape.type === 'blob') response.stored = value;
  else if (payload) writePayload(codec, model, payload, value, response);
  else if (response.status !== 204) response.body = codec.writeOutput(model, shape, shape.inBody, output);
  return response;
}

/** Into a request or a response, with its content type where that is known better than by the protocol. */
function writePayload(
  codec: DocumentCodec,
  model: ServiceModel,
  payload: Member,
  value: unknown,
  message: { headers: Record<string, string>; body: Uint8Array },
): void {
  const { shape } = payload;
  if (shape.eventStream) {
    message.headers['content-type'] = 'application/vnd.amazon.eventstream';
    message.body = encodeEventStream(shape, (value ?? []) as StreamedEvent[]);
  } else if (value instanceof Uint8Array) message.body = value;
  else if (typeof value === 'string') message.body = utf8.encode(value);
  else if (value !== undefined) message.body = codec.writePayload(model, payload, value);
}

function writeRefusal(
  codec: DocumentCodec,
  model: ServiceModel,
  error: ServiceException,
  requestId: string,
): HttpResponse {
  const headers = { ...headersOf(requestId, codec.contentType), 'x-amzn-errortype': error.code };
  const response: HttpResponse = { status: error.status, headers, body: new Uint8Array() };
  const located = model.errors.get(error.code)?.members.filter(({ location }) => location !== undefined) ?? [];
  writeToResponse(located, error.members, response);
  response.body = codec.writeError(model, error, located, requestId);
  return response;
}

// ── the client's side ──────────────────────────────────────────────────────────────────────────────────────────────

function writeRequest(
  codec: DocumentCodec,
  model: ServiceModel,
  operation: OperationModel,
  input: Readonly<Members>,
): ClientRequest {
  const { method, uri, input: shape } = operation;
  const [path = '', fixedQuery] = uri.split('?');
  const query = Object.fromEntries(new URLSearchParams(fixedQuery ?? ''));
  const request: ClientRequest = { method, path, query, headers: {}, body: new Uint8Array() };
  if (!shape) return request;
  writeToRequest(shape.outsideBody, input, request);
  const { payload } = shape;
  const members = shape.inBody;
  if (payload) writePayload(codec, model, payload, input[payload.name], request);
  else if (members.length > 0) {
    request.headers['content-type'] = codec.contentType;
    request.body = codec.writeInput(operation, members, input);
  }
  return request;
}

function readOutput(codec: DocumentCodec, { output: shape }: OperationModel, response: HttpResponse): Members {
  if (!shape) return {};
  const outside = readFromResponse(shape.outsideBody, response);
  const { payload } = shape;
  if (!payload) return { ...outside, ...codec.readMembers(shape.inBody, response.body) };
  // bytes are there even when they are none
  if (response.body.length === 0 && payload.shape.type !== 'blob') return outside;
  return { ...outside, [payload.name]: readPayload(codec, payload, response.body) };
}
