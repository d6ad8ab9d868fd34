import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { SERVICES } from '../services.ts';
import { encodeEventStream } from './event-stream.ts';

const lambdaModel = SERVICES.lambda.model;

interface Message {
  headers: Record<string, string>;
  body: string;
}

/** Reads messages by the format's description, and checks both checksums with Node's own CRC-32. */
function readMessages(bytes: Uint8Array): Message[] {
  const messages: Message[] = [];
  for (let at = 0; at < bytes.length; ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    const length = view.getUint32(0);
    const headersEnd = 12 + view.getUint32(4);
    const message = bytes.subarray(at, at + length);
    expect(view.getUint32(8)).toBe(crc32(message.subarray(0, 8)));
    expect(view.getUint32(length - 4)).toBe(crc32(message.subarray(0, length - 4)));
    messages.push({
      headers: readHeaders(message.subarray(12, headersEnd)),
      body: Buffer.from(message.subarray(headersEnd, length - 4)).toString(),
    });
    at += length;
  }
  return messages;
}

function readHeaders(bytes: Uint8Array): Record<string, string> {
  const headers: Record<string, string> = {};
  const buffer = Buffer.from(bytes);
  for (let at = 0; at < buffer.length; ) {
    const nameEnd = at + 1 + buffer.readUInt8(at);
    expect(buffer.readUInt8(nameEnd)).toBe(7);
    const valueEnd = nameEnd + 3 + buffer.readUInt16BE(nameEnd + 1);
    headers[buffer.toString('utf8', at + 1, nameEnd)] = buffer.toString('utf8', nameEnd + 3, valueEnd);
    at = valueEnd;
  }
  return headers;
}

const stream = lambdaModel.shapes.get('InvokeWithResponseStreamResponseEvent');
const encode = (events: Record<string, unknown>[]) => {
  if (!stream) throw new Error('The model has no stream.');
  return readMessages(encodeEventStream(stream, events));
};

test('a payload is the whole body of its message, other members are JSON', () => {
  const messages = encode([
    { PayloadChunk: { Payload: new TextEncoder().encode('{"grüße":1}') } },
    { InvokeComplete: { LogResult: 'bG9n' } },
  ]);
  expect(messages).toEqual([
    {
      headers: {
        ':event-type': 'PayloadChunk',
        ':content-type': 'application/octet-stream',
        ':message-type': 'event',
      },
      body: '{"grüße":1}',
    },
    {
      headers: { ':event-type': 'InvokeComplete', ':content-type': 'application/json', ':message-type': 'event' },
      body: '{"LogResult":"bG9n"}',
    },
  ]);
});

test('no events are no bytes', () => {
  expect(encode([])).toEqual([]);
});
