/**
 * The package of a function or a layer, as the request that brings it names it.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html
 */
import { invalidParameterValue, invariant, ServiceException } from '../../api/errors.ts';
import type { FunctionCode } from '../../api/models/lambda-types.ts';
import type { DeploymentPackage } from '../../api/package.ts';

/** Where a request says the package is; FunctionCode, UpdateFunctionCode and a layer's content say it alike. */
type PackageSource = Pick<FunctionCode, 'ImageUri' | 'S3Bucket' | 'S3Key' | 'ZipFile'>;

/** The zip as the ingest left it, or the refusal it met there. */
export function requirePackage(code: PackageSource): DeploymentPackage {
  if (code.ImageUri !== undefined)
    throw invalidParameterValue('Coldspark runs .zip functions only: container images are not available.');
  // a package that a bucket and a key name has been fetched by now (region/s3-packages.ts)
  if (code.ZipFile === undefined) throw invalidParameterValue('Please provide a source for function code.');
  if (code.S3Bucket !== undefined || code.S3Key !== undefined)
    throw invalidParameterValue('Please do not provide other FunctionCode parameters when providing a ZipFile.');
  invariant(!(code.ZipFile instanceof Uint8Array), 'the ingest reads every zip before the command that brings it');
  if ('refused' in code.ZipFile) {
    const { code: errorCode, status, message } = code.ZipFile.refused;
    throw new ServiceException(errorCode, status, message);
  }
  if (code.ZipFile.files.length === 0) throw invalidParameterValue('Uploaded file must be a non-empty zip');
  return code.ZipFile;
}
