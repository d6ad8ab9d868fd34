/**
 * What every client of AWS's SDK is given here: its requests stay in the page. Nothing is signed, there is nobody to
 * convince; and nothing is retried, or one throttled Invoke would count three times.
 */
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Handle, HttpRequest, HttpResponse, ServiceName } from './http.ts';

export interface ClientOptions {
  region?: string;
}

/** What the SDK hands to a request handler. */
interface SdkRequest {
  method: string;
  /** Percent-encoded. */
  path: string;
  /** Not encoded. */
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

interface SdkResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** The part of a client's configuration that all services have in common. */
export function staysInPage(service: ServiceName, handle: Handle, { region = 'us-east-1' }: ClientOptions = {}) {
  return {
    region,
    maxAttempts: 1,
    // nobody reads it, and finding it out takes a fifth of what the SDK adds to a call
    defaultUserAgentProvider: async () => [],
    // nobody changes the middleware of a client, and resolving it takes a third of what the SDK adds to a call
    cacheMiddleware: true,
    requestHandler: {
      async handle(request: SdkRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
        abortSignal?.throwIfAborted();
        return { response: fromHttp(await untilAborted(handle(toHttp(service, request)), abortSignal)) };
      },
    },
    httpAuthSchemeProvider: () => [{ schemeId: 'smithy.api#noAuth' as const }],
    httpAuthSchemes: [
      {
        schemeId: 'smithy.api#noAuth' as const,
        identityProvider: () => async () => ({}),
        signer: { sign: async <R>(request: R) => request },
      },
    ],
    // AWS's names: what makes bytes of a text is the decoder
    utf8Decoder: (text: string) => new TextEncoder().encode(text),
    utf8Encoder: (input: string | Uint8Array) => (typeof input === 'string' ? input : new TextDecoder().decode(input)),
    base64Decoder: decodeBase64,
    base64Encoder: (input: string | Uint8Array) =>
      encodeBase64(typeof input === 'string' ? new TextEncoder().encode(input) : input),
  };
}

function toHttp(service: ServiceName, { method, path, query = {}, headers, body }: SdkRequest): HttpRequest {
  const named = Object.entries(query).map(([name, value]): [string, string | string[]] => [name, value ?? '']);
  return {
    service,
    method,
    path,
    query: Object.fromEntries(named),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: bytesOf(body),
  };
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('A request body is text or bytes.');
}

/** The body as a view of its own: the SDK makes the array it is given one of its own class. Event streams it reads in
 * pieces, if only one. */
function fromHttp({ status, headers, body }: HttpResponse): SdkResponse {
  const own = body.subarray();
  const streamed = headers['content-type'] === 'application/vnd.amazon.eventstream';
  return { statusCode: status, headers, body: streamed ? onePiece(own) : own };
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The answer, or the abort if that comes first; the request itself cannot be taken back. */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
