/**
 * Deployment packages that lie in S3. Lambda fetches them as whoever brings the function; from then on they are as if they
 * had come with the request, but for their size, which is limited unzipped alone.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html
 */
import { invalidParameterValue, invariant, ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { FunctionCode } from '../api/models/lambda-types.ts';
import type { PackageRefusal } from '../api/package.ts';
import { UNZIPPED_PACKAGE_BYTES } from '../api/quotas.ts';
import { lengthOf } from '../api/stored-content.ts';
import type { Call } from '../kernel/service.ts';

export interface S3PackagePorts {
  /** Asks S3 as the caller. */
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** With the bytes that the answer names. */
  whole(response: HttpResponse): Promise<HttpResponse> | HttpResponse;
}

type Members = Readonly<Record<string, unknown>>;
type Place = Pick<FunctionCode, 'S3ObjectVersion'> & { S3Bucket: string; S3Key: string };

/** The call with the bytes, or with what S3 has against it, where a zip would stand. Undefined: it names no place in S3. */
export function withPackageFromS3(
  call: Call,
  packages: readonly string[],
  ports: S3PackagePorts,
): Promise<Call> | undefined {
  const input = call.input as Members;
  for (const member of packages) {
    const path = member.split('.').slice(0, -1);
    const place = path.reduce((holder, name) => (holder[name] ?? {}) as Members, input);
    if (isPlace(place)) return fetched(place, ports).then((zip) => ({ ...call, input: placed(input, path, zip) }));
  }
  return undefined;
}

/** A place and a zip together are for the operation to refuse. */
const isPlace = (holder: Members): holder is Place & Members =>
  holder.S3Bucket !== undefined && holder.S3Key !== undefined && holder.ZipFile === undefined;

function placed(holder: Members, [name, ...inner]: string[], ZipFile: Uint8Array | PackageRefusal): Members {
  if (name !== undefined) return { ...holder, [name]: placed(holder[name] as Members, inner, ZipFile) };
  const { S3Bucket: _, S3Key: __, S3ObjectVersion: ___, ...others } = holder;
  return { ...others, ZipFile };
}

async function fetched(place: Place, { answer, whole }: S3PackagePorts): Promise<Uint8Array | PackageRefusal> {
  const { S3Bucket: Bucket, S3Key: Key, S3ObjectVersion: VersionId } = place;
  // its model outweighs the rest of the region, and few functions come from there
  const { model, protocol } = (await import('../api/services/s3.ts')).s3Definition;
  const operation = model.operations.get('GetObject');
  invariant(operation, 'S3 has GetObject');
  const input = { Bucket, Key, ...(VersionId !== undefined && { VersionId }) };
  const response = await answer({ service: 's3', ...protocol.request(model, operation, input) });
  if (response.status >= 300) {
    const { code, message } = protocol.readRefusal(model, response);
    return refusal(inLambdasWords(code, message, `${Bucket}/${Key}`));
  }
  if (lengthOf(response.stored ?? []) > UNZIPPED_PACKAGE_BYTES)
    return refusal(invalidParameterValue(`Unzipped size must be smaller than ${UNZIPPED_PACKAGE_BYTES} bytes`));
  return (await whole(response)).body;
}

function inLambdasWords(code: string, message: string, object: string): ServiceException {
  const said = `S3 Error Code: ${code}. S3 Error Message: ${message}`;
  if (code !== 'AccessDenied') return invalidParameterValue(`Error occurred while GetObject. ${said}`);
  const denied = `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${object}.`;
  return new ServiceException('AccessDeniedException', 403, `${denied} ${said}`);
}

const refusal = ({ code, status, message }: ServiceException): PackageRefusal => ({
  refused: { code, status, message },
});
