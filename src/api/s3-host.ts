/**
 * S3 by Host: `<bucket>.s3.localhost`, as `<bucket>.s3.amazonaws.com` on AWS, and `s3.localhost` with the bucket in the path.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
const S3_HOST = /^(?:(.+)\.)?s3\.localhost(?::\d+)?$/i;
const BELOW_LOCALHOST = /^(.+)\.localhost(?::\d+)?$/i;

/** The bucket that the Host names, empty where it stands in the path; undefined when it is no Host of S3. */
export function s3HostBucket(host = ''): string | undefined {
  const match = S3_HOST.exec(host);
  return match ? (match[1] ?? '') : undefined;
}

/** The same of a request that is known to be for S3: clients that are given `localhost` put the bucket before that. */
export const bucketBeforeHost = (host = ''): string => s3HostBucket(host) ?? BELOW_LOCALHOST.exec(host)?.[1] ?? '';

/** Where a bucket answers; `host` is the console's own, with its port. */
export const bucketHost = (host: string, bucket: string): string =>
  `${bucket}.s3.localhost${/:\d+$/.exec(host)?.[0] ?? ''}`;
