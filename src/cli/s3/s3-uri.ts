/** `s3://bucket/key`, as the S3 commands take it. https://docs.aws.amazon.com/cli/latest/reference/s3/#path-argument-type */

const SCHEME = 's3://';

export interface S3Uri {
  bucket: string;
  /** Perhaps empty, or of a folder. */
  key: string;
}

export const isS3Uri = (path: string) => path.startsWith(SCHEME);

/** With the scheme or, where nothing else is meant, without. */
export function readS3Uri(path: string): S3Uri {
  const [, bucket = '', key = ''] = /^(?:s3:\/\/)?([^/]*)\/?([\s\S]*)$/.exec(path) ?? [];
  return { bucket, key };
}

export const writeS3Uri = ({ bucket, key }: S3Uri) => `${SCHEME}${bucket}/${key}`;

export const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
