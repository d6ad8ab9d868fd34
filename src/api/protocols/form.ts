/**
 * Members in a form, as AWS Query and EC2 Query send them: `Tags.member.1.Key=…`.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
import type { Member, Shape } from '../model.ts';
import type { Members } from './protocol.ts';
import { malformedInput, readScalar, writeScalar } from './scalar.ts';

/** How the two differ. */
export interface FormDialect {
  nameOf(member: Member): string;
  /** Whether every list stands flat. */
  flatLists: boolean;
}

export const QUERY: FormDialect = { nameOf: ({ formName, wireName }) => formName ?? wireName, flatLists: false };

/** A name of its own, else the name in XML with a capital. */
export const EC2: FormDialect = {
  nameOf: ({ queryName, wireName }) => queryName ?? wireName.charAt(0).toUpperCase() + wireName.slice(1),
  flatLists: true,
};

/** No input is nested as deep; a name that is would be walked segment by segment. */
const DEEPEST_NAME = 64;

/** What stands under a name, and what under the names that begin with it. */
export interface FormNode {
  text: string | undefined;
  below: Map<string, FormNode>;
}

export function parseForm(body: Uint8Array): FormNode {
  const root: FormNode = { text: undefined, below: new Map() };
  for (const [name, text] of new URLSearchParams(new TextDecoder().decode(body))) {
    const segments = name.split('.', DEEPEST_NAME + 1);
    if (segments.length > DEEPEST_NAME) throw malformedInput('A name is too deep.');
    let node = root;
    for (const segment of segments) {
      const below: FormNode = node.below.get(segment) ?? { text: undefined, below: new Map() };
      node.below.set(segment, below);
      node = below;
    }
    node.text ??= text;
  }
  return root;
}

export const fieldOf = (form: FormNode, name: string) => form.below.get(name)?.text;

// ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function readFormMembers(shape: Shape, node: FormNode, dialect: FormDialect): Members {
  const entries = shape.members
    .map((member): [string, unknown] => [member.name, readMember(member, node, dialect)])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function readMember(member: Member, node: FormNode, dialect: FormDialect): unknown {
  const { shape } = member;
  const name = dialect.nameOf(member);
  // a flattened list's items may have a name of their own, which then stands in the list's place
  const flatName = shape.flattened && !dialect.flatLists ? (shape.itemName ?? name) : name;
  const below = node.below.get(flatName) ?? node.below.get(name);
  return below && readValue(shape, below, dialect);
}

/** Undefined when nothing of the value is there. */
function readValue(shape: Shape, node: FormNode, dialect: FormDialect): unknown {
  const { item, key, value } = shape;
  if (shape.type === 'structure') return readFormMembers(shape, node, dialect);
  if (item) {
    const items = dialect.flatLists || shape.flattened ? node : node.below.get(shape.itemName ?? 'member');
    return inOrder(items).map((each) => readValue(item, each, dialect));
  }
  if (key && value) {
    const entries = inOrder(shape.flattened ? node : node.below.get('entry'));
    return Object.fromEntries(entries.map((entry) => readEntry(shape, value, entry, dialect)));
  }
  return node.text === undefined ? undefined : readScalar(shape, node.text);
}

function readEntry({ keyName, valueName }: Shape, value: Shape, entry: FormNode, dialect: FormDialect) {
  const below = entry.below.get(valueName);
  return [fieldOf(entry, keyName) ?? '', below && readValue(value, below, dialect)];
}

/** What stands under 1, 2, 3 and so on. */
function inOrder(node: FormNode | undefined): FormNode[] {
  const items: FormNode[] = [];
  for (let item = node?.below.get('1'); item; item = node?.below.get(String(items.length + 1))) items.push(item);
  return items;
}

// ── writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function writeFormMembers(
  shape: Shape,
  values: Readonly<Members>,
  prefix: string,
  dialect: FormDialect,
  form: URLSearchParams,
): void {
  for (const member of shape.members) {
    const value = values[member.name];
    if (value === undefined || value === null) continue;
    const name = dialect.nameOf(member);
    const flatName = member.shape.flattened && !dialect.flatLists ? (member.shape.itemName ?? name) : name;
    const isEmpty = Array.isArray(value) && value.length === 0;
    writeValue(member.shape, value, prefix + (isEmpty ? name : flatName), dialect, form, member.timestampFormat);
  }
}

function writeValue(
  shape: Shape,
  value: unknown,
  name: string,
  dialect: FormDialect,
  form: URLSearchParams,
  format = shape.timestampFormat,
): void {
  const { item, key, value: mapped } = shape;
  if (shape.type === 'structure') writeFormMembers(shape, value as Members, `${name}.`, dialect, form);
  else if (item) {
    const items = value as unknown[];
    // an empty list is said by its name alone; EC2 has no word for one
    if (items.length === 0 && !dialect.flatLists) form.append(name, '');
    const below = dialect.flatLists || shape.flattened ? name : `${name}.${shape.itemName ?? 'member'}`;
    for (const [index, each] of items.entries()) writeValue(item, each, `${below}.${index + 1}`, dialect, form);
  } else if (key && mapped) {
    const below = shape.flattened ? name : `${name}.entry`;
    for (const [index, [entryName, each]] of Object.entries(value as object).entries()) {
      form.append(`${below}.${index + 1}.${shape.keyName}`, entryName);
      writeValue(mapped, each, `${below}.${index + 1}.${shape.valueName}`, dialect, form);
    }
  } else form.append(name, writeScalar(shape, value, format));
}
