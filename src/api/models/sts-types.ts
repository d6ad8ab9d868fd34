/**
 * Inputs and outputs of Sts's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */

export type GetCallerIdentityRequest = Record<string, never>;

export interface GetCallerIdentityResponse {
  UserId?: string | undefined;
  Account?: string | undefined;
  Arn?: string | undefined;
}

/** Every operation, by name. */
export interface StsOperations {
  GetCallerIdentity: { input: GetCallerIdentityRequest; output: GetCallerIdentityResponse };
}

export type StsOperation = keyof StsOperations;
