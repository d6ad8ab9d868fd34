/**
 * A deployment package (zip) as the operations see it: the bytes are read, checked and stored by content before the
 * command that names them runs, so that a request carries only what was found.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html
 */

/** A zip that the ingest worker has read, checked and stored. */
export interface DeploymentPackage {
  /** Base64, as AWS's CodeSha256. Key of the bytes in the blob store. */
  sha256: string;
  sizeBytes: number;
  unzippedBytes: number;
  /** Paths of the files inside. */
  files: string[];
}

/** Why a zip was refused; becomes the service exception of the operation that brought it. */
export interface PackageRefusal {
  refused: { code: string; status: number; message: string };
}

/** A member ZipFile: bytes as the request brings them, until the ingest worker has read them. */
export type ZipFile = Uint8Array | DeploymentPackage | PackageRefusal;
