/**
 * Who has signed a request to an address that asks for that, and what a function's event says of it.
 *
 * Differs from AWS: the signature is not verified, so everybody who signs is the account's root user.
 */
import { type Credential, credentialOf } from '../../api/credential-scope.ts';
import type { ReceivedRequest } from './received-request.ts';

/** Undefined when nobody has signed, or for another service. */
export function signerOf(
  { headers, rawQueryString }: Pick<ReceivedRequest, 'headers' | 'rawQueryString'>,
  service: string,
): Credential | undefined {
  const credential = credentialOf(headers.authorization, rawQueryString);
  return credential?.service === service ? credential : undefined;
}

export const userArnOf = (accountId: string) => `arn:aws:iam::${accountId}:root`;

/** As `requestContext.authorizer` of payload format 2.0 has it. */
export const iamAuthorizer = (accountId: string, { accessKey }: Credential) => ({
  iam: {
    accessKey,
    accountId,
    callerId: accountId,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: userArnOf(accountId),
    userId: accountId,
  },
});
