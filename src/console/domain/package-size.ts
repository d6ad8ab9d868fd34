/** Sizes of packages as the console writes them. */
import { ZIPPED_PACKAGE_BYTES } from '../../api/quotas.ts';

/** As Code properties writes it: "299 byte", "2.5 kB", "1.2 MB". */
export function packageSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const UPLOAD_LIMIT = `${ZIPPED_PACKAGE_BYTES / 1024 / 1024} MB`;

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const UPLOAD_CONSTRAINT = `For files larger than ${UPLOAD_LIMIT}, AWS asks for an upload through Amazon S3.`;

export const tooLargeToUpload = (bytes: number) =>
  `The file has ${packageSize(bytes)}. At most ${UPLOAD_LIMIT} can be uploaded.`;
