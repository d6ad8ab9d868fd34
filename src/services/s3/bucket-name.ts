/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
import { ServiceException } from '../../api/errors.ts';

const FORM = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const RESERVED_PREFIX = /^(xn--|sthree-|amzn-s3-demo-)/;
const RESERVED_SUFFIX = /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

export function requireBucketName(BucketName: string): void {
  if (
    FORM.test(BucketName) &&
    !BucketName.includes('..') &&
    !ADDRESS.test(BucketName) &&
    !RESERVED_PREFIX.test(BucketName) &&
    !RESERVED_SUFFIX.test(BucketName)
  )
    return;
  throw new ServiceException('InvalidBucketName', 400, 'The specified bucket is not valid.', { BucketName });
}
