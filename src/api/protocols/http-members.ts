/**
 * Members that travel outside the body, in the REST protocols: labels of the path, query, headers, status.
 * https://smithy.io/2.0/spec/http-bindings.html
 */
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Member, Shape } from '../model.ts';
import type { TimestampFormat } from '../timestamp.ts';
import { unreadable } from './json-members.ts';
import type { ClientRequest, Members } from './protocol.ts';
import { readScalar, writeScalar } from './scalar.ts';

type Headers = Readonly<Record<string, string>>;

// ── the service's side ─────────────────────────────────────────────────────────────────────────────────────────────

/** A member of the input; undefined when it did not come. */
export function readFromRequest(member: Member, { headers, query }: HttpRequest, labels: Record<string, string>) {
  const { location, shape, wireName } = member;
  switch (location) {
    case 'uri':
      return readText(shape, labels[wireName]);
    case 'header':
      return readHeader(shape, headers[wireName]);
    case 'headers':
      return readPrefixed(wireName, headers);
    default:
      return readQuery(shape, query[wireName]);
  }
}

function readQuery(shape: Shape, values: string | string[] | undefined): unknown {
  const { item } = shape;
  if (item) return values === undefined ? undefined : [values].flat().map((text) => readText(item, text));
  return readText(shape, typeof values === 'object' ? values.at(-1) : values);
}

/** A list is one header with commas. */
function readHeader(shape: Shape, text: string | undefined): unknown {
  const { item } = shape;
  if (!item) return readText(shape, text);
  return text?.split(',').map((each) => readText(item, each.trim()));
}

/** All headers that begin so, by what follows. */
function readPrefixed(prefix: string, headers: Headers): Members | undefined {
  const entries = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

function readText(shape: Shape, text: string | undefined): unknown {
  const { type } = shape;
  if (text === undefined || type === 'string') return text;
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    throw unreadable('STRING_VALUE can not be converted to a Boolean');
  }
  if (type !== 'blob' && type !== 'timestamp' && !/^-?\d+(\.\d+)?$/.test(text))
    throw unreadable('STRING_VALUE can not be converted to a Number');
  return readScalar(shape, text);
}

/** Writes the members of an output, or of an error, that are not in its body. */
export function writeToResponse(members: readonly Member[], values: Readonly<Members>, response: HttpResponse): void {
  for (const member of members) {
    const value = values[member.name];
    if (value === undefined || value === null) continue;
    if (member.location === 'statusCode') response.status = value as number;
    else writeHeaders(member, value, response.headers);
  }
}

function writeHeaders({ location, shape, wireName, timestampFormat }: Member, value: unknown, headers: Members): void {
  if (location === 'header') headers[wireName] = textOf(shape, value, timestampFormat, 'rfc822');
  if (location !== 'headers') return;
  for (const [name, each] of Object.entries(value as object)) headers[wireName + name.toLowerCase()] = String(each);
}

function textOf(shape: Shape, value: unknown, ofMember: TimestampFormat | undefined, usual: TimestampFormat): string {
  const { item } = shape;
  const format = ofMember ?? shape.timestampFormat ?? usual;
  if (item) return (value as unknown[]).map((each) => textOf(item, each, ofMember, usual)).join(', ');
  return writeScalar(shape, value, format);
}

// ── the client's side ──────────────────────────────────────────────────────────────────────────────────────────────

/** Writes the members of an input that are not in its body. An empty list is as good as none. */
export function writeToRequest(members: readonly Member[], input: Readonly<Members>, request: ClientRequest): void {
  for (const member of members) {
    const { location, shape, timestampFormat } = member;
    const value = input[member.name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    if (location === 'uri') request.path = withLabel(request.path, member, writeScalar(shape, value, timestampFormat));
    else if (location === 'querystring') writeQuery(member, value, request.query);
    else writeHeaders(member, value, request.headers);
  }
}

/** A greedy label keeps its slashes. */
function withLabel(path: string, { wireName }: Member, text: string): string {
  return path
    .replace(`{${wireName}}`, () => percentEncoded(text))
    .replace(`{${wireName}+}`, () => text.split('/').map(percentEncoded).join('/'));
}

/** All but RFC 3986's unreserved characters. */
const percentEncoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** A map becomes parameters of its own. */
function writeQuery({ shape, wireName, timestampFormat }: Member, value: unknown, query: ClientRequest['query']): void {
  const { item } = shape;
  if (shape.type === 'map') Object.assign(query, value);
  else if (item) query[wireName] = (value as unknown[]).map((each) => writeScalar(item, each));
  else query[wireName] = writeScalar(shape, value, timestampFormat ?? shape.timestampFormat);
}

/** The members of an output that are not in its body. */
export function readFromResponse(members: readonly Member[], { status, headers }: HttpResponse): Members {
  const output: Members = {};
  for (const { name, location, wireName, shape } of members) {
    if (location === 'statusCode') output[name] = status;
    else {
      const value = location === 'headers' ? readPrefixed(wireName, headers) : readHeader(shape, headers[wireName]);
      if (value !== undefined) output[name] = value;
    }
  }
  return output;
}
