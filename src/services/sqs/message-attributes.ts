/**
 * Attributes of messages: what may be one, and the digests that tell a client that they arrived as they were sent.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { decodeBase64, encodeBase64 } from '../../api/base64.ts';
import type { MessageAttributeValue } from '../../api/models/sqs-types.ts';
import { compareTexts } from '../../kernel/page.ts';
import { invalidParameter } from './refusals.ts';
import type { AttributeValue } from './tables.ts';

type Given = Readonly<Record<string, MessageAttributeValue>>;
type Attributes = Readonly<Record<string, AttributeValue>>;

const MOST_ATTRIBUTES = 10;
const LONGEST_NAME = 256;
const NAME = /^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]+(?<!\.)$/;
const RESERVED = /^(aws|amazon)\./i;
const TYPE = /^(String|Number|Binary)(\..+)?$/;
const LONGEST_TYPE = 256;

const utf8 = new TextEncoder();
export const bytesOf = (text: string) => utf8.encode(text).length;

/** As they are kept. Refuses what is none. */
export function readMessageAttributes(given: Given = {}): Record<string, AttributeValue> {
  const entries = Object.entries(given);
  if (entries.length > MOST_ATTRIBUTES)
    throw invalidParameter(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`,
    );
  return Object.fromEntries(entries.map(([name, value]) => [name, readAttribute(name, value)]));
}

export function readAttribute(name: string, value: MessageAttributeValue, kind = 'user'): AttributeValue {
  const attribute = `Message (${kind}) attribute '${name}'`;
  if (name === '' || name.length > LONGEST_NAME || !NAME.test(name))
    throw invalidParameter(
      `Message (${kind}) attribute name '${name}' is invalid. It can contain only alphanumeric characters, hyphens, ` +
        `underscores and periods, must not start or end with a period, and can be at most ${LONGEST_NAME} characters long.`,
    );
  if (kind === 'user' && RESERVED.test(name))
    throw invalidParameter(`${attribute} name is reserved: it must not start with AWS. or Amazon.`);
  const { DataType: dataType, StringValue: text, BinaryValue: bytes } = value;
  const [, type] = TYPE.exec(dataType) ?? [];
  if (type === undefined || dataType.length > LONGEST_TYPE)
    throw invalidParameter(
      `${attribute} has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  const isThere = type === 'Binary' ? bytes?.length : text;
  if (!isThere) throw invalidParameter(`${attribute} must contain a non-empty value of type '${dataType}'.`);
  if (type === 'Binary') return { dataType, base64: encodeBase64(bytes as Uint8Array) };
  if (type === 'Number' && !isNumber(text as string))
    throw invalidParameter(`Could not cast message attribute '${name}' value to number.`);
  return { dataType, text: text as string };
}

const isNumber = (text: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

/** As clients are given one. */
export const describeAttribute = ({ dataType, text, base64 }: AttributeValue): MessageAttributeValue => ({
  ...(text !== undefined && { StringValue: text }),
  ...(base64 !== undefined && { BinaryValue: decodeBase64(base64) }),
  DataType: dataType,
});

/** Names, types and values count towards a message's size. */
export const attributesBytes = (attributes: Attributes) =>
  Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + bytesOf(name) + bytesOf(value.dataType) + valueBytes(value).length,
    0,
  );

export const md5OfText = (text: string) => bytesToHex(md5(utf8.encode(text)));

export const sha256OfText = (text: string) => bytesToHex(sha256(utf8.encode(text)));

/** Undefined of none. */
export function md5OfAttributes(attributes: Attributes): string | undefined {
  const entries = Object.entries(attributes).sort(([a], [b]) => compareTexts(a, b));
  if (entries.length === 0) return undefined;
  const parts = entries.flatMap(([name, value]) => [
    ...lengthAndBytes(utf8.encode(name)),
    ...lengthAndBytes(utf8.encode(value.dataType)),
    new Uint8Array([value.base64 === undefined ? 1 : 2]),
    ...lengthAndBytes(valueBytes(value)),
  ]);
  return bytesToHex(md5(concatBytes(...parts)));
}

const valueBytes = ({ text, base64 }: AttributeValue) =>
  base64 === undefined ? utf8.encode(text) : decodeBase64(base64);

function lengthAndBytes(bytes: Uint8Array): Uint8Array[] {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return [length, bytes];
}
