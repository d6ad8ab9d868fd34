/** AWS Query, the client's side: a form goes out, XML comes in. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
import type { Shape } from '../../api/model.ts';
import { isoTimestamp, secondsOf } from '../timestamp.ts';
import type { Output, Wire } from './wire.ts';
import { childOf, readXml, type XmlElement } from './xml.ts';

export const awsQuery: Wire = {
  request({ apiVersion }, { name, input: shape }, input) {
    const form = new URLSearchParams({ Action: name, Version: apiVersion });
    if (shape) write(shape, input, '', form);
    return {
      method: 'POST',
      path: '/',
      query: {},
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new TextEncoder().encode(form.toString()),
    };
  },

  output({ name, output }, { body }): Output {
    if (!output) return {};
    const result = childOf(readXml(new TextDecoder().decode(body)), `${name}Result`);
    return result ? (read(output, result) as Output) : {};
  },

  refusal(_model, { body }) {
    const error = childOf(readXml(new TextDecoder().decode(body)), 'Error');
    return { code: childOf(error, 'Code')?.text ?? 'Unknown', message: childOf(error, 'Message')?.text ?? '' };
  },
};

function write(shape: Shape, value: unknown, name: string, form: URLSearchParams): void {
  if (value === undefined) return;
  if (shape.type === 'structure') {
    for (const member of shape.members) {
      const below = name === '' ? member.wireName : `${name}.${member.wireName}`;
      write(member.shape, (value as Record<string, unknown>)[member.name], below, form);
    }
    return;
  }
  if (shape.item) {
    for (const [index, each] of (value as unknown[]).entries())
      write(shape.item, each, `${name}.member.${index + 1}`, form);
    return;
  }
  const seconds = shape.type === 'timestamp' ? secondsOf(value) : undefined;
  form.append(name, seconds === undefined ? String(value) : new Date(seconds * 1000).toISOString());
}

function read(shape: Shape, element: XmlElement): unknown {
  const { type, item } = shape;
  if (type === 'structure') {
    const entries = shape.members.flatMap((member): [string, unknown][] => {
      const child = childOf(element, member.wireName);
      return child ? [[member.name, read(member.shape, child)]] : [];
    });
    return Object.fromEntries(entries);
  }
  if (item) return element.children.map((child) => read(item, child));
  if (type === 'boolean') return element.text === 'true';
  // what AWS sends percent-encoded, clients show as the document it is
  if (shape.name === 'policyDocumentType') return JSON.parse(decodeURIComponent(element.text));
  if (type === 'timestamp') return isoTimestamp(secondsOf(element.text) ?? 0);
  return type === 'string' ? element.text : Number(element.text);
}
