/** Attributes of messages. https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
import { encodeBase64 } from '../../api/base64.ts';
import type { MessageAttributeValue } from '../../api/models/sns-types.ts';
import type { MessageAttribute } from './context.ts';
import { invalidMessageAttribute } from './refusals.ts';

const LONGEST_NAME = 256;
const TYPE = /^(String|Number|Binary)(\..+)?$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** As they are kept; throws for the first that is none. */
export function readMessageAttributes(
  given: Readonly<Record<string, MessageAttributeValue>> = {},
): Record<string, MessageAttribute> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]): [string, MessageAttribute] => {
      requireName(name);
      return [name, readAttribute(name, value)];
    }),
  );
}

function requireName(name: string): void {
  if (name.length > LONGEST_NAME)
    throw invalidMessageAttribute(`Length of message attribute name must be less than ${LONGEST_NAME} bytes.`);
  const strange = /[^A-Za-z0-9_.-]/u.exec(name)?.[0];
  if (strange !== undefined) {
    const code = strange.codePointAt(0)?.toString(16).toUpperCase();
    throw invalidMessageAttribute(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    );
  }
  const dotAt = (place: string) =>
    invalidMessageAttribute(`Invalid message attribute name ${place} with character '.' was found.`);
  if (name.startsWith('.')) throw dotAt('starting');
  if (name.endsWith('.')) throw dotAt('ending');
  if (name.includes('..'))
    throw invalidMessageAttribute("Message attribute name can not have successive '.' character.");
}

function readAttribute(name: string, { DataType: type, StringValue, BinaryValue }: MessageAttributeValue) {
  const about = `The message attribute '${name}'`;
  const kind = TYPE.exec(type)?.[1];
  if (kind === undefined)
    throw invalidMessageAttribute(
      `${about} has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  const field = kind === 'Binary' ? 'Binary' : 'String';
  const [own, other] = field === 'Binary' ? [BinaryValue, StringValue] : [StringValue, BinaryValue];
  if (own === undefined && other !== undefined)
    throw invalidMessageAttribute(`${about} with type '${type}' must use field '${field}'.`);
  if (!own?.length)
    throw invalidMessageAttribute(
      `${about} must contain non-empty message attribute value for message attribute type '${type}'.`,
    );
  if (typeof own !== 'string') return { type, value: encodeBase64(own) };
  if (kind === 'Number' && !NUMBER.test(own))
    throw invalidMessageAttribute(`Could not cast message attribute '${name}' value to number.`);
  return { type, value: own };
}
