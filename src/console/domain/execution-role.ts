/**
 * The name of the execution role that the console makes with a function.
 * Differs from AWS: a role grants and denies nothing here.
 */
const SUFFIX_LENGTH = 8;
const SUFFIX_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Eight letters and digits, drawn once per visit of the create page. */
export function drawRoleSuffix(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(SUFFIX_LENGTH));
  return Array.from(drawn, (byte) => SUFFIX_ALPHABET[byte % SUFFIX_ALPHABET.length]).join('');
}

/** IAM's limit. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE_NAME_LENGTH = 64;

/** A long function name is cut, so that the role's is none too long. */
export function executionRoleName(functionName: string, suffix: string): string {
  const end = `-role-${suffix}`;
  return `${(functionName || 'myFunctionName').slice(0, ROLE_NAME_LENGTH - end.length)}${end}`;
}
