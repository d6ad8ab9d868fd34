/**
 * Takes the bytes out of a call that are stored by content before the command that names them runs: deployment packages,
 * which are read and checked, and bodies that are kept as they are (ingest-content.ts). What AWS would refuse is noted in the package's place, for the operation decides which refusal comes first.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html#function-configuration-deployment-and-execution
 */
import type { DeploymentPackage, PackageRefusal } from '../api/package.ts';
import { UNZIPPED_PACKAGE_BYTES, ZIPPED_PACKAGE_BYTES } from '../api/quotas.ts';
import type { Call, OperationTraits } from '../kernel/service.ts';
import { CorruptZipError, checkZip, UnzippedTooLargeError } from '../zip/zip-reader.ts';
import { sha256Base64 } from './blob-store.ts';
import { type ContentSink, ingestContent } from './ingest-content.ts';

export interface PackageLimits {
  zippedBytes: number;
  unzippedBytes: number;
}

const LIMITS: PackageLimits = { zippedBytes: ZIPPED_PACKAGE_BYTES, unzippedBytes: UNZIPPED_PACKAGE_BYTES };
/** Of a package that did not come with the request. */
export const FETCHED_LIMITS: PackageLimits = { ...LIMITS, zippedBytes: UNZIPPED_PACKAGE_BYTES };

export interface PackageSink {
  put(sha256: string, bytes: Uint8Array): Promise<void>;
}

/** The call with its bytes by name, where its traits say that they stand. Rejects when they cannot be stored. */
export async function ingestCall(
  call: Call,
  { packages = [], content }: Pick<OperationTraits, 'packages' | 'content'>,
  sink: PackageSink & ContentSink,
  limits = LIMITS,
): Promise<Call> {
  let input = call.input as Members;
  for (const member of packages) input = await withPackage(input, member.split('.'), sink, limits);
  if (content) {
    const body = input[content.member] ?? new Uint8Array();
    input = { ...input, [content.member]: await ingestContent(body as Uint8Array, content.checksums, sink) };
  }
  return { ...call, input };
}

type Members = Readonly<Record<string, unknown>>;

async function withPackage(
  holder: Members,
  [member = '', ...inner]: string[],
  packages: PackageSink,
  limits: PackageLimits,
): Promise<Members> {
  const value = holder[member];
  if (value instanceof Uint8Array) return { ...holder, [member]: await ingestPackage(value, packages, limits) };
  if (inner.length === 0 || value === undefined) return holder;
  return { ...holder, [member]: await withPackage(value as Members, inner, packages, limits) };
}

export async function ingestPackage(
  zip: Uint8Array,
  packages: PackageSink,
  limits: PackageLimits = LIMITS,
): Promise<DeploymentPackage | PackageRefusal> {
  if (zip.length > limits.zippedBytes)
    return refusal(
      'RequestEntityTooLargeException',
      413,
      `Zipped size must be smaller than ${limits.zippedBytes} bytes`,
    );
  let contents: { files: string[]; unzippedBytes: number };
  try {
    contents = checkZip(zip, limits.unzippedBytes);
  } catch (error) {
    return refusalOf(error, limits);
  }
  const sha256 = await sha256Base64(zip);
  await packages.put(sha256, zip);
  return { sha256, sizeBytes: zip.length, ...contents };
}

function refusalOf(error: unknown, limits: PackageLimits): PackageRefusal {
  if (error instanceof UnzippedTooLargeError)
    return refusal(
      'InvalidParameterValueException',
      400,
      `Unzipped size must be smaller than ${limits.unzippedBytes} bytes`,
    );
  if (error instanceof CorruptZipError)
    return refusal(
      'InvalidParameterValueException',
      400,
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  throw error;
}

const refusal = (code: string, status: number, message: string): PackageRefusal => ({
  refused: { code, status, message },
});
