/** REST-JSON, the client's side. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
import type { Member, OperationModel } from '../../api/model.ts';
import { membersFromJson, membersToJson, readJsonRefusal, readJsonText } from './json-members.ts';
import type { Output, Wire } from './wire.ts';

export const restJson: Wire = {
  request(_model, { method, uri, input: shape }, input) {
    const [template = '', fixedQuery = ''] = uri.split('?');
    const query: Record<string, string | string[]> = Object.fromEntries(new URLSearchParams(fixedQuery));
    const headers: Record<string, string> = {};
    let path = template;
    const inBody: Member[] = [];
    for (const member of shape?.members ?? []) {
      const value = input[member.name];
      if (value === undefined || (Array.isArray(value) && value.length === 0 && member.location)) continue;
      if (member.location === 'uri') path = path.replace(`{${member.wireName}}`, percentEncoded(String(value)));
      else if (member.location === 'querystring')
        query[member.wireName] = Array.isArray(value) ? value.map(String) : String(value);
      else if (member.location === 'header') headers[member.wireName] = String(value);
      else inBody.push(member);
    }
    const payload = shape?.payload;
    if (payload) return { method, path, query, headers, body: bytesOf(input[payload.name]) };
    if (inBody.length === 0) return { method, path, query, headers, body: new Uint8Array() };
    headers['content-type'] = 'application/json';
    const body = new TextEncoder().encode(JSON.stringify(membersToJson(inBody, input)));
    return { method, path, query, headers, body };
  },

  output(operation: OperationModel, { status, headers, body }): Output {
    const shape = operation.output;
    if (!shape) return {};
    const output: Output = {};
    for (const { name, location, wireName, shape: type } of shape.members) {
      if (location === 'statusCode') output[name] = status;
      const text = location === 'header' ? headers[wireName] : undefined;
      if (text !== undefined) output[name] = type.type === 'string' ? text : Number(text);
    }
    if (shape.payload) return { ...output, [shape.payload.name]: body };
    const inBody = shape.members.filter((member) => member.location === undefined);
    return { ...output, ...membersFromJson(inBody, readJsonText(body)) };
  },

  refusal: (_model, { headers, body }) => readJsonRefusal(headers, body),
};

/** All but RFC 3986's unreserved characters. */
export const percentEncoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array();
}
