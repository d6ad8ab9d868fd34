/**
 * How S3 is spoken to beyond REST-XML: chunked bodies, presigned addresses, answers without a body to HEAD, and errors that
 * stand alone. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html
 */
import { credentialOf } from '../../api/credential-scope.ts';
import { ServiceException } from '../../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import { s3Definition } from '../../api/services/s3.ts';
import { readTimestamp } from '../../api/timestamp.ts';
import { awsWire, type ReadRequest, type Spoken, type Wire } from '../../kernel/wire.ts';
import { withoutChunks } from './aws-chunked.ts';
import { MALFORMED_XML, notImplemented } from './errors.ts';

const INTERNAL_ERROR = new ServiceException(
  'InternalError',
  500,
  'We encountered an internal error. Please try again.',
);

/** What a request may be about instead of the bucket or the object itself. */
const SUBRESOURCES = [
  ...['abac', 'accelerate', 'acl', 'analytics', 'attributes', 'cors', 'delete', 'encryption', 'intelligent-tiering'],
  ...['inventory', 'legal-hold', 'lifecycle', 'location', 'logging', 'metadataConfiguration', 'metadataTable'],
  ...['metrics', 'notification', 'object-lock', 'ownershipControls', 'policy', 'policyStatus', 'publicAccessBlock'],
  ...['renameObject', 'replication', 'requestPayment', 'restore', 'retention', 'select', 'session', 'tagging'],
  ...['torrent', 'uploads', 'versioning', 'versions', 'website'],
];

const wire = awsWire(s3Definition, INTERNAL_ERROR);

export const s3Wire: Wire = {
  ...wire,
  spokenIn: ({ method }) => (method === 'HEAD' ? { withoutBody: true } : {}),
  read(request, spoken) {
    requireSubresource(request);
    const { operation, input } = readOrRefuse(withoutChunks(request), spoken);
    return { operation, input, ...credentialsOf(request) };
  },
  response(operation, output, requestId, spoken) {
    const response = wire.response(operation, output, requestId, spoken);
    const isPart = operation === 'GetObject' && 'ContentRange' in output;
    return { ...asS3(response, requestId, spoken), ...(isPart && { status: 206 }) };
  },
  refusal(error, requestId, spoken) {
    const members = { ...error.members, HostId: hostId(requestId) };
    const { code, status, message } = error;
    const response = wire.refusal(new ServiceException(code, status, message, members), requestId, spoken);
    return asS3(response, requestId, { ...spoken, ...(status === 304 && { withoutBody: true }) });
  },
};

/** A subresource that no operation here is about must not be taken for the bucket or the object. */
function requireSubresource(request: HttpRequest): void {
  const named = SUBRESOURCES.find((name) => request.query[name] !== undefined);
  const operation = s3Definition.model.operations.get(wire.operationOf(request, {}) ?? '');
  if (named !== undefined && operation && !operation.uri.includes(`?${named}`)) throw notImplemented(named);
}

function readOrRefuse(request: HttpRequest, spoken: Spoken): ReadRequest {
  try {
    return wire.read(request, spoken);
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error;
    if (error.code === 'SerializationException')
      throw new ServiceException('InvalidURI', 400, "Couldn't parse the specified URI.", { URI: request.path });
    if (error.code === 'AccessDeniedException')
      throw new ServiceException(
        'MethodNotAllowed',
        405,
        'The specified method is not allowed against this resource.',
        {
          Method: request.method,
        },
      );
    if (error.code === 'MalformedXML' || error.code === 'MalformedInput')
      throw new ServiceException('MalformedXML', 400, MALFORMED_XML);
    throw error;
  }
}

const LONGEST_EXPIRY_S = 604_800;

/**
 * Over the bridge a request names its host, and nobody is who does not sign. A presigned one says until when it holds.
 *
 * Differs from AWS: signatures are not verified.
 */
function credentialsOf({ headers, query }: HttpRequest): Pick<ReadRequest, 'isAnonymous' | 'expiresAtMs'> {
  const date = String(query['X-Amz-Date'] ?? '');
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  if (query['X-Amz-Expires'] !== undefined && year !== undefined) {
    const seconds = Number(query['X-Amz-Expires']);
    if (!(seconds >= 0 && seconds <= LONGEST_EXPIRY_S))
      throw new ServiceException(
        'AuthorizationQueryParametersError',
        400,
        'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
      );
    return { expiresAtMs: 1000 * (readTimestamp(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + seconds) };
  }
  const expires = query.Expires;
  if (query.Signature !== undefined && expires !== undefined) return { expiresAtMs: Number(expires) * 1000 };
  const search = new URLSearchParams({ 'X-Amz-Credential': String(query['X-Amz-Credential'] ?? '') }).toString();
  const isSigned = credentialOf(headers.authorization, search) !== undefined;
  return headers.host !== undefined && !isSigned ? { isAnonymous: true } : {};
}

const hostId = (requestId: string) => btoa(`coldspark ${requestId}`);

function asS3(response: HttpResponse, requestId: string, { withoutBody }: Spoken): HttpResponse {
  const { 'x-amzn-requestid': _, 'x-amzn-errortype': __, ...headers } = response.headers;
  return {
    ...response,
    headers: { ...headers, 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(requestId), server: 'AmazonS3' },
    ...(withoutBody && { body: new Uint8Array() }),
  };
}
