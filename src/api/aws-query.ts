/**
 * AWS's Query protocol, the service's side: a form comes in, XML goes out.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import { ServiceException } from './errors.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { ServiceModel, Shape } from './model.ts';
import type { ParsedRequest, Protocol } from './protocol.ts';
import { validate } from './validate.ts';

export const awsQuery: Protocol = { parse, response, refusal };

function parse(model: ServiceModel, request: HttpRequest, invalidInput: string): ParsedRequest {
  const fields = new Map(new URLSearchParams(new TextDecoder().decode(request.body)));
  const name = fields.get('Action') ?? '';
  const operation = model.operations.get(name);
  if (!operation)
    throw new ServiceException(
      'InvalidAction',
      400,
      `Could not find operation ${name} for version ${model.apiVersion}`,
    );
  const input = operation.input ? (read(operation.input, '', fields) ?? {}) : {};
  if (operation.input) validate(operation.input, input, invalidInput);
  return { operation: name, input: input as Record<string, unknown> };
}

/** The value under a name such as `Tags.member.1.Key`; undefined when there is none. */
function read(shape: Shape, name: string, fields: ReadonlyMap<string, string>): unknown {
  if (shape.type === 'structure') {
    const prefix = name === '' ? '' : `${name}.`;
    const members = shape.members
      .map((member): [string, unknown] => [member.name, read(member.shape, prefix + member.wireName, fields)])
      .filter(([, value]) => value !== undefined);
    return members.length > 0 ? Object.fromEntries(members) : undefined;
  }
  if (shape.item) {
    const items: unknown[] = [];
    for (;;) {
      const item = read(shape.item, `${name}.member.${items.length + 1}`, fields);
      if (item === undefined) return items.length > 0 ? items : undefined;
      items.push(item);
    }
  }
  const text = fields.get(name);
  return text === undefined ? undefined : scalar(shape, text);
}

function scalar({ type }: Shape, text: string): unknown {
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true';
  const value = type === 'timestamp' ? secondsOf(text) : Number(text);
  if (text.trim() === '' || Number.isNaN(value))
    throw new ServiceException(
      'MalformedInput',
      400,
      `Invalid ${type === 'timestamp' ? 'timestamp' : 'number'}: ${text}`,
    );
  return value;
}

/** Of ISO 8601, or of seconds since 1970 as old clients send them. */
const secondsOf = (text: string) => (/^[\d.]+$/.test(text) ? Number(text) : Date.parse(text) / 1000);

function response(model: ServiceModel, operation: string, output: object, requestId: string): HttpResponse {
  const shape = model.operations.get(operation)?.output;
  const result = shape ? element(`${operation}Result`, write(shape, output)) : '';
  const metadata = element('ResponseMetadata', element('RequestId', requestId));
  return xml(200, model, requestId, `${operation}Response`, result + metadata);
}

function refusal(model: ServiceModel, error: ServiceException, requestId: string): HttpResponse {
  const details = [
    element('Type', error.status < 500 ? 'Sender' : 'Receiver'),
    element('Code', model.errors.get(error.code)?.queryCode ?? error.code),
    element('Message', escaped(error.message)),
  ];
  const body = element('Error', details.join('')) + element('RequestId', requestId);
  return xml(error.status, model, requestId, 'ErrorResponse', body);
}

function write(shape: Shape, value: unknown): string {
  const { type, item } = shape;
  if (type === 'structure') {
    const members = value as Record<string, unknown>;
    return shape.members
      .filter((member) => members[member.name] !== undefined)
      .map((member) => element(member.wireName, write(member.shape, members[member.name])))
      .join('');
  }
  if (item) return (value as unknown[]).map((each) => element('member', write(item, each))).join('');
  if (type === 'timestamp') return new Date((value as number) * 1000).toISOString().replace('.000Z', 'Z');
  return escaped(String(value));
}

const element = (name: string, content: string) => `<${name}>${content}</${name}>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

function xml(status: number, model: ServiceModel, requestId: string, root: string, content: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: new TextEncoder().encode(`<${root} xmlns="${model.xmlNamespace}">${content}</${root}>\n`),
  };
}
