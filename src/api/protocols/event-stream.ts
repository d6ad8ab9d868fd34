/**
 * AWS's event streams: binary messages of headers and a body, each with two checksums.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
import { crc32 } from '../crc32.ts';
import type { Shape } from '../model.ts';
import { jsonBytes, readJsonBody, readJsonMembers, unreadable, writeJsonMembers } from './json-members.ts';
import type { Members } from './protocol.ts';

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
  const body = payload ? (members[payload.name] as Uint8Array) : jsonBytes(writeJsonMembers(shape.members, members));
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

/** The events of a stream that is there as a whole. Throws what is unreadable: torn, or with a wrong checksum. */
export function decodeEventStream(stream: Shape, bytes: Uint8Array): StreamedEvent[] {
  const events: StreamedEvent[] = [];
  for (let at = 0; at < bytes.length; ) {
    const message = messageAt(bytes, at);
    at += message.length;
    const view = new DataView(message.buffer, message.byteOffset, message.length);
    const bodyAt = PRELUDE_BYTES + view.getUint32(4);
    const headers = decodeHeaders(message.subarray(PRELUDE_BYTES, bodyAt));
    const event = stream.members.find(({ name }) => name === headers.get(':event-type'));
    // what the model does not know is left out
    if (event) events.push({ [event.name]: decodeEvent(event.shape, message.subarray(bodyAt, -CHECKSUM_BYTES)) });
  }
  return events;
}

function messageAt(bytes: Uint8Array, at: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const length = view.byteLength < PRELUDE_BYTES ? 0 : view.getUint32(0);
  const headersLength = length === 0 ? 0 : view.getUint32(4);
  if (length < PRELUDE_BYTES + headersLength + CHECKSUM_BYTES || length > view.byteLength)
    throw unreadable('The event stream is torn.');
  const message = bytes.subarray(at, at + length);
  const checked = length - CHECKSUM_BYTES;
  if (
    view.getUint32(8) !== crc32(message.subarray(0, 8)) ||
    view.getUint32(checked) !== crc32(message.subarray(0, checked))
  )
    throw unreadable('An event of the stream has a wrong checksum.');
  return message;
}

/** Those whose value is text, which are all that a stream of events has. */
function decodeHeaders(bytes: Uint8Array): ReadonlyMap<string, string> {
  const text = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const headers = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd + 3 > bytes.length || bytes[nameEnd] !== TEXT_HEADER)
      throw unreadable('A header of an event is no text.');
    const valueEnd = nameEnd + 3 + view.getUint16(nameEnd + 1);
    headers.set(text.decode(bytes.subarray(at + 1, nameEnd)), text.decode(bytes.subarray(nameEnd + 3, valueEnd)));
    at = valueEnd;
  }
  return headers;
}

function decodeEvent(shape: Shape, body: Uint8Array): Members {
  const payload = shape.members.find((member) => member.eventPayload);
  return payload ? { [payload.name]: body } : readJsonMembers(shape.members, readJsonBody(body));
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
