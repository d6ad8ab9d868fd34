/**
 * For whom a signed request is: the credential scope says so, in a header or, presigned, in the query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * Differs from AWS: the signature is not verified, any access key will do. There is nobody else on loopback.
 */

/** `<access key>/<date>/<Region>/<service>/aws4_request`; SigV4a has no Region. */
const SCOPE = /^([^/]+)\/\d{8}\/(?:[^/]*\/)?([^/]+)\/aws4_request$/;
const AUTHORIZATION = /^AWS4-\S+ +(?:.*[ ,])?Credential=([^,\s]+)/;

export interface Credential {
  accessKey: string;
  /** The service's name in the credential scope. */
  service: string;
}

/** Undefined when the request is not signed. `search` is its query, with or without the question mark. */
export function credentialOf(authorization: string | undefined, search: string): Credential | undefined {
  const text =
    AUTHORIZATION.exec(authorization ?? '')?.[1] ?? new URLSearchParams(search).get('X-Amz-Credential') ?? '';
  const [, accessKey, service] = SCOPE.exec(text) ?? [];
  return accessKey !== undefined && service !== undefined ? { accessKey, service } : undefined;
}

/** The header of a request that is to count as signed. */
export const unverifiedSignature = (now: Date, region: string, service: string) =>
  `AWS4-HMAC-SHA256 Credential=coldspark/${now.toISOString().slice(0, 10).replaceAll('-', '')}/${region}/${service}/aws4_request, ` +
  'SignedHeaders=host, Signature=not-verified';
