/**
 * Members in XML, by the model's shapes. https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
 */
import type { Member, Shape } from '../model.ts';
import type { TimestampFormat } from '../timestamp.ts';
import type { Members } from './protocol.ts';
import { readScalar, writeScalar } from './scalar.ts';
import { childOf, localName, type XmlElement, xmlElement, xmlText } from './xml.ts';

// ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The members of a structure, one element after the other. */
export function writeXmlMembers(members: readonly Member[], values: Readonly<Members>): string {
  return members
    .filter((member) => !member.xmlAttribute && isThere(values[member.name]))
    .map((member) => writeMember(member, values[member.name]))
    .join('');
}

function writeMember({ shape, timestampFormat, ...member }: Member, value: unknown): string {
  const wireName = member.formName ?? member.wireName;
  const { item, key, value: mapped } = shape;
  if (shape.flattened && item) {
    // a flattened list's items are called as the items are, if they have a name
    const name = shape.itemName ?? wireName;
    return (value as unknown[]).map((each) => writeElement(item, name, each)).join('');
  }
  if (shape.flattened && key && mapped)
    return Object.entries(value as object)
      .map(([name, each]) => xmlElement(wireName, writeEntry(shape, key, mapped, name, each)))
      .join('');
  return writeElement(shape, wireName, value, timestampFormat, namespaceOf(member.xmlNamespace));
}

/** An element with what the shape says of a value. */
export function writeElement(
  shape: Shape,
  name: string,
  value: unknown,
  format: TimestampFormat | undefined = shape.timestampFormat,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const prefixed = namespaceOf(shape.xmlNamespace?.prefix === undefined ? undefined : shape.xmlNamespace);
  const all = { ...prefixed, ...attributes, ...attributesOf(shape, value) };
  return xmlElement(name, writeContent(shape, value, format), all);
}

function writeContent(shape: Shape, value: unknown, format: TimestampFormat | undefined): string {
  const { item, key, value: mapped } = shape;
  switch (shape.type) {
    case 'structure':
      return writeXmlMembers(shape.members, value as Members);
    case 'list':
      return item
        ? (value as unknown[]).map((each) => writeElement(item, shape.itemName ?? 'member', each)).join('')
        : '';
    case 'map':
      return key && mapped
        ? Object.entries(value as object)
            .map(([name, each]) => xmlElement('entry', writeEntry(shape, key, mapped, name, each)))
            .join('')
        : '';
    default:
      return xmlText(writeScalar(shape, value, format));
  }
}

const writeEntry = (shape: Shape, key: Shape, mapped: Shape, name: string, value: unknown) =>
  writeElement(key, shape.keyName, name) + writeElement(mapped, shape.valueName, value);

function attributesOf({ type, members }: Shape, value: unknown): Record<string, string> {
  if (type !== 'structure') return {};
  const there = members.filter(({ xmlAttribute, name }) => xmlAttribute && isThere((value as Members)[name]));
  return Object.fromEntries(there.map(({ wireName, name }) => [wireName, String((value as Members)[name])]));
}

export const namespaceOf = (namespace: { uri: string; prefix?: string } | undefined): Record<string, string> =>
  namespace ? { [namespace.prefix ? `xmlns:${namespace.prefix}` : 'xmlns']: namespace.uri } : {};

const isThere = (value: unknown) => value !== undefined && value !== null;

// ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The members that are among an element's children and attributes; an empty element is an empty value. */
export function readXmlMembers(members: readonly Member[], element: XmlElement): Members {
  const entries = members
    .map((member): [string, unknown] => [member.name, readMember(member, element)])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function readMember({ shape, xmlAttribute, ...member }: Member, element: XmlElement): unknown {
  const wireName = member.formName ?? member.wireName;
  if (xmlAttribute) {
    const text = element.attributes[wireName];
    return text === undefined ? undefined : readScalar(shape, text);
  }
  const { item, key, value } = shape;
  if (shape.flattened && (item || (key && value))) {
    const name = (item && shape.itemName) ?? wireName;
    const children = element.children.filter((child) => localName(child) === name);
    if (children.length === 0) return undefined;
    return item
      ? children.map((child) => readElement(item, child))
      : Object.fromEntries(children.map((child) => readEntry(shape, child)));
  }
  const child = childOf(element, wireName);
  return child && readElement(shape, child);
}

export function readElement(shape: Shape, element: XmlElement): unknown {
  const { type, item } = shape;
  switch (type) {
    case 'structure':
      return readXmlMembers(shape.members, element);
    case 'list':
      return item ? element.children.map((child) => readElement(item, child)) : [];
    case 'map':
      return Object.fromEntries(element.children.map((child) => readEntry(shape, child)));
    default:
      return readScalar(shape, element.text);
  }
}

function readEntry(shape: Shape, entry: XmlElement): [string, unknown] {
  const value = childOf(entry, shape.valueName);
  return [
    childOf(entry, shape.keyName)?.text ?? '',
    value && shape.value ? readElement(shape.value, value) : undefined,
  ];
}
