/** Whom buckets and objects belong to: the account, by the canonical id that S3 alone uses. */
import { hexOf } from '../../api/digest/hex.ts';
import { sha256 } from '../../api/digest/sha.ts';

export const canonicalId = (accountId: string) => hexOf(sha256(new TextEncoder().encode(`coldspark:${accountId}`)));

/** As events call the owner. */
export const principalId = (accountId: string) => `A${canonicalId(accountId).slice(0, 13).toUpperCase()}`;
