/** A policy in lines, whatever it was put as: S3 gives it back as it came. */
export function readablePolicy(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    return policy;
  }
}
