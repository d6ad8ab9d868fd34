/**
 * Patterns of policies: `*` stands for any text, `?` for one character.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
 */

/** `any` and `one`: what is written for the two, where a pattern also holds them as they are. */
export function isLike(pattern: string, text: string, any = '*', one = '?'): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[from] === any) {
      star = from++;
      resume = at;
    } else if (from < pattern.length && (pattern[from] === one || pattern[from] === text[at])) {
      from++;
      at++;
    } else if (star >= 0) {
      from = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[from] === any) from++;
  return from === pattern.length;
}

const ARN_PARTS = 6;

/** Those of an ARN; the last holds all colons that are left. */
export function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= ARN_PARTS ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Each of an ARN's six parts by itself: a `*` does not reach over a colon, save in the last. */
export function isArnLike(pattern: string, arn: string, any = '*', one = '?'): boolean {
  const wanted = arnParts(pattern);
  const parts = arnParts(arn);
  return wanted.length === parts.length && wanted.every((part, index) => isLike(part, parts[index] ?? '', any, one));
}

/** As in `Resource`: what is missing of an ARN's parts may be anything, and a lone `*` is every resource. */
export function isResourceLike(pattern: string, resource: string, any = '*', one = '?'): boolean {
  if (pattern === any) return true;
  const wanted = arnParts(pattern);
  const parts = arnParts(resource);
  if (parts.length < ARN_PARTS || wanted[0] !== 'arn') return isLike(pattern, resource, any, one);
  return parts.every((part, index) => isLike(wanted[index] ?? any, part, any, one));
}
