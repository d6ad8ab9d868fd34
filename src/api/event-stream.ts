/**
 * AWS's event streams: binary messages of headers and a body, each with two checksums.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
import { crc32 } from './crc32.ts';
import type { Shape } from './model.ts';

/** One event by its name, as a union of the model has it. */
export type StreamedEvent = Readonly<Record<string, unknown>>;

const PRELUDE_BYTES = 12;
const CHECKSUM_BYTES = 4;
/** Type of a header whose value is text. */
const TEXT_HEADER = 7;

const utf8 = new TextEncoder();

/** The messages of a stream, one after the other. */
export function encodeEventStream(stream: Shape, events: readonly StreamedEvent[]): Uint8Array {
  return concatenated(
    events.flatMap((event) =>
      stream.members
        .filter((member) => event[member.name] !== undefined)
        .map((member) => encodeEvent(member.name, member.shape, event[member.name] as Record<string, unknown>)),
    ),
  );
}

function encodeEvent(name: string, shape: Shape, members: Record<string, unknown>): Uint8Array {
  const payload = shape.members.find((member) => member.eventPayload);
  const body = payload ? (members[payload.name] as Uint8Array) : utf8.encode(JSON.stringify(members));
  const headers = concatenated([
    encodeHeader(':event-type', name),
    encodeHeader(':content-type', payload ? 'application/octet-stream' : 'application/json'),
    encodeHeader(':message-type', 'event'),
  ]);
  return encodeMessage(headers, body);
}

/** Lengths, their checksum, headers, body, and the checksum of it all. */
function encodeMessage(headers: Uint8Array, body: Uint8Array): Uint8Array {
  const message = new Uint8Array(PRELUDE_BYTES + headers.length + body.length + CHECKSUM_BYTES);
  const view = new DataView(message.buffer);
  view.setUint32(0, message.length);
  view.setUint32(4, headers.length);
  view.setUint32(8, crc32(message.subarray(0, 8)));
  message.set(headers, PRELUDE_BYTES);
  message.set(body, PRELUDE_BYTES + headers.length);
  const checksumAt = message.length - CHECKSUM_BYTES;
  view.setUint32(checksumAt, crc32(message.subarray(0, checksumAt)));
  return message;
}

function encodeHeader(name: string, value: string): Uint8Array {
  const nameBytes = utf8.encode(name);
  const valueBytes = utf8.encode(value);
  const header = new Uint8Array(1 + nameBytes.length + 3 + valueBytes.length);
  header[0] = nameBytes.length;
  header.set(nameBytes, 1);
  const view = new DataView(header.buffer, 1 + nameBytes.length);
  view.setUint8(0, TEXT_HEADER);
  view.setUint16(1, valueBytes.length);
  header.set(valueBytes, nameBytes.length + 4);
  return header;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
