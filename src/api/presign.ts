/**
 * An address that lets whoever has it read an object for a while.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import { hexOf } from './digest/hex.ts';
import { hmacSha256, sha256 } from './digest/sha.ts';

export interface PresignRequest {
  method: 'GET' | 'PUT' | 'DELETE';
  /** Scheme and host, perhaps with the bucket in the path. */
  baseUrl: string;
  key: string;
  expiresInSeconds: number;
  /** Milliseconds since 1970. */
  nowMs: number;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** All but RFC 3986's unreserved characters. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

export function presignedUrl(request: PresignRequest): string {
  const { method, baseUrl, key, expiresInSeconds, nowMs, region, accessKeyId, secretAccessKey } = request;
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const [, host = '', folder = ''] = /^\w+:\/\/([^/]+)(.*)$/.exec(baseUrl) ?? [];
  const path = `${folder}/${key.split('/').map(encoded).join('/')}`;
  const query = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${accessKeyId}/${scope}`],
    ['X-Amz-Date', time],
    ['X-Amz-Expires', String(expiresInSeconds)],
    ['X-Amz-SignedHeaders', 'host'],
  ]
    .map(([name = '', value = '']) => `${name}=${encoded(value)}`)
    .join('&');
  const canonical = [method, path, query, `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, hexOf(sha256(utf8(canonical)))].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Uint8Array>(
    (hmacKey, part) => hmacSha256(hmacKey, utf8(part)),
    utf8(`AWS4${secretAccessKey}`),
  );
  const signature = hexOf(hmacSha256(signingKey, utf8(toSign)));
  return `${baseUrl.replace(/\/$/, '')}${path.slice(folder.length)}?${query}&X-Amz-Signature=${signature}`;
}
