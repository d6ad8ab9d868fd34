/**
 * Who may do what: the account's own may, unless the bucket's policy says no; whoever has not signed may what it gives to
 * everybody; and a presigned request may as long as it says.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
 */

import { authorize } from '../../kernel/authorize.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { Caller } from '../../kernel/caller.ts';
import { isGrantedToEverybody } from './bucket-settings.ts';
import { bucketArn, type S3Context } from './context.ts';
import { accessDenied } from './errors.ts';

interface Asked {
  Bucket?: string | undefined;
  Key?: string | undefined;
}

/** Of the owner, who could lock himself out otherwise. */
const ALWAYS_ROOTS = ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'];

export function requireAccess(
  { buckets, clock, scope }: S3Context,
  action: string,
  { Bucket, Key }: Asked,
  caller: Caller,
): void {
  if ('expiresAtMs' in caller && caller.expiresAtMs !== undefined && clock.now > caller.expiresAtMs)
    throw accessDenied('Request has expired', {
      Expires: `${isoTime(caller.expiresAtMs)}Z`,
      ServerTime: `${isoTime(clock.now)}Z`,
    });
  const bucket = Bucket === undefined ? undefined : buckets.get(Bucket);
  const resource = bucketArn(Bucket ?? '*', Key);
  if (caller.type === 'anonymous') {
    // that a bucket is not there the operation says; nobody who is unknown makes one
    const missing = Bucket !== undefined && !bucket && action !== 's3:CreateBucket';
    if (bucket ? isGrantedToEverybody(bucket, action, resource) : missing) return;
    throw accessDenied();
  }
  const statements = bucket?.policy?.statements;
  if (!statements || (caller.type === 'root' && ALWAYS_ROOTS.includes(action))) return;
  if (caller.accountId === scope.accountId && authorize(statements, { caller, action, resource }) !== 'explicit-deny')
    return;
  throw accessDenied();
}
