/** The body of an answer as AWS's clients give it in Node.js: a stream, which can also be had whole. */

import stream from 'node:stream';
import { Buffer } from 'buffer';

/** Under the name that the SDK imports it by, in place of what it has for browsers. All bytes have come. */
export function sdkStreamMixin(bytes: Uint8Array) {
  const whole = Buffer.from(bytes);
  return Object.assign(stream.Readable.from([whole]), {
    transformToByteArray: async () => bytes,
    transformToString: async (encoding = 'utf8') => whole.toString(encoding),
    transformToWebStream: () => new Blob([new Uint8Array(bytes)]).stream(),
  });
}
