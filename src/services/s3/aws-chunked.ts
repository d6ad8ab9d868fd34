/**
 * Bodies that clients send in signed chunks, with checksums behind them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 *
 * Differs from AWS: signatures of chunks are not verified.
 */
import { ServiceException } from '../../api/errors.ts';
import type { HttpRequest } from '../../api/http.ts';

const ENCODING = 'aws-chunked';
const CR = 13;
const LF = 10;

const incomplete = () => new ServiceException('IncompleteBody', 400, 'The request body terminated unexpectedly');

/** The request as if its body had come in one piece: without what only says that it did not. */
export function withoutChunks(request: HttpRequest): HttpRequest {
  const { headers } = request;
  if (!headers['x-amz-content-sha256']?.startsWith('STREAMING-')) return request;
  const { body, trailers } = dechunked(request.body);
  const expected = headers['x-amz-decoded-content-length'];
  if (expected !== undefined && Number(expected) !== body.length) throw incomplete();
  const { 'content-encoding': encoding, ...others } = headers;
  const left = (encoding ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== ENCODING);
  return {
    ...request,
    headers: { ...others, ...(left.length > 0 && { 'content-encoding': left.join(',') }), ...trailers },
    body,
  };
}

/** `<length>[;chunk-signature=…]\r\n<bytes>\r\n`, up to one of no length; then trailers, a line each. */
export function dechunked(bytes: Uint8Array): { body: Uint8Array; trailers: Record<string, string> } {
  const chunks: Uint8Array[] = [];
  let at = 0;
  let total = 0;
  const line = (): string => {
    const end = bytes.indexOf(LF, at);
    if (end < 0) throw incomplete();
    const text = new TextDecoder().decode(bytes.subarray(at, bytes[end - 1] === CR ? end - 1 : end));
    at = end + 1;
    return text;
  };
  for (;;) {
    const [, digits] = /^([0-9a-f]{1,8})(?:;|$)/i.exec(line()) ?? [];
    if (digits === undefined) throw incomplete();
    const length = Number.parseInt(digits, 16);
    if (length === 0) break;
    if (at + length > bytes.length) throw incomplete();
    chunks.push(bytes.subarray(at, at + length));
    at += length;
    total += length;
    if (line() !== '') throw incomplete();
  }
  const body = new Uint8Array(total);
  let to = 0;
  for (const chunk of chunks) {
    body.set(chunk, to);
    to += chunk.length;
  }
  return { body, trailers: trailersOf(new TextDecoder().decode(bytes.subarray(at))) };
}

const trailersOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/^(x-amz-checksum-[\w-]+):\s*(\S+)\s*$/gim)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  );
