/**
 * What is not here: lists of access control, which AWS has turned off for new buckets, and keys that customers bring along.
 *
 * Differs from AWS: objects are not encrypted, whatever is asked for; there is no Object Lock and no Requester Pays.
 */
import { ServiceException } from '../../api/errors.ts';
import { notImplemented } from './errors.ts';

interface AclHeaders {
  ACL?: string | undefined;
  GrantFullControl?: string | undefined;
  GrantRead?: string | undefined;
  GrantReadACP?: string | undefined;
  GrantWriteACP?: string | undefined;
}

/** What says the same as no list at all is welcome. */
const HARMLESS_ACLS: readonly (string | undefined)[] = [undefined, 'private', 'bucket-owner-full-control'];

export function refuseAcls(input: AclHeaders): void {
  const { ACL, GrantFullControl, GrantRead, GrantReadACP, GrantWriteACP } = input;
  const grants = [GrantFullControl, GrantRead, GrantReadACP, GrantWriteACP];
  if (HARMLESS_ACLS.includes(ACL) && grants.every((grant) => grant === undefined)) return;
  throw new ServiceException('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs');
}

interface FurtherHeaders {
  SSECustomerAlgorithm?: string | undefined;
  ObjectLockMode?: string | undefined;
  ObjectLockRetainUntilDate?: unknown;
  ObjectLockLegalHoldStatus?: string | undefined;
  WriteOffsetBytes?: number | undefined;
}

const FURTHER: Readonly<Record<keyof FurtherHeaders, string>> = {
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  ObjectLockMode: 'x-amz-object-lock-mode',
  ObjectLockRetainUntilDate: 'x-amz-object-lock-retain-until-date',
  ObjectLockLegalHoldStatus: 'x-amz-object-lock-legal-hold',
  WriteOffsetBytes: 'x-amz-write-offset-bytes',
};

export function refuseWhatIsNotHere(input: FurtherHeaders): void {
  for (const [member, header] of Object.entries(FURTHER))
    if (input[member as keyof FurtherHeaders] !== undefined) throw notImplemented(header);
}
