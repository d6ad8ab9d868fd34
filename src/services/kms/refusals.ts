/** How KMS refuses: https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
import { ServiceException } from '../../api/errors.ts';

const refusal = (code: string) => (message: string) => new ServiceException(code, 400, message);

export const notFound = refusal('NotFoundException');
export const accessDenied = refusal('AccessDeniedException');
export const disabled = refusal('DisabledException');
export const invalidState = refusal('KMSInvalidStateException');
export const invalidKeyUsage = refusal('InvalidKeyUsageException');
export const alreadyExists = refusal('AlreadyExistsException');
export const malformedPolicy = refusal('MalformedPolicyDocumentException');
export const tagException = refusal('TagException');
export const unsupported = refusal('UnsupportedOperationException');
export const limitExceeded = refusal('LimitExceededException');

/** AWS says no more: whoever guesses learns nothing. */
export const invalidCiphertext = () => refusal('InvalidCiphertextException')('');
export const invalidMac = () => refusal('KMSInvalidMacException')('');

export const incorrectKey = () =>
  refusal('IncorrectKeyException')(
    'The key ID in the request does not identify a CMK that can perform this operation.',
  );

/** Throws when the caller only wants to know whether it may. */
export function stopDryRun({ DryRun }: { DryRun?: boolean | undefined }): void {
  if (DryRun)
    throw refusal('DryRunOperationException')('The request would have succeeded, but the DryRun option is set.');
}
