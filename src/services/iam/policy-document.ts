/** Policies as requests carry them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
import { ServiceException } from '../../api/errors.ts';

/** What a policy means is its reader's; here it is only JSON. */
export function requirePolicyDocument(text: string): void {
  if (!isJsonObject(text))
    throw new ServiceException('MalformedPolicyDocumentException', 400, 'This policy contains invalid Json');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    // what is not JSON is no policy; the operation says so in AWS's words
    return false;
  }
}
