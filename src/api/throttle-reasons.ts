/** AWS's `Reason` of a throttle, the ones that Lambda's own limits give.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const THROTTLE_REASONS = [
  'ReservedFunctionConcurrentInvocationLimitExceeded',
  'ConcurrentInvocationLimitExceeded',
  'ReservedFunctionInvocationRateLimitExceeded',
  'FunctionInvocationRateLimitExceeded',
] as const;

export type ThrottleReason = (typeof THROTTLE_REASONS)[number];
