/**
 * Names of Lambda's resources: reading every form of FunctionName, and writing ARNs.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html#awslambda-resources-for-iam-policies
 */

/** Where resources live: what each of their ARNs says of account and region. */
export interface ArnScope {
  region: string;
  /** Twelve digits. */
  accountId: string;
}

export interface FunctionNameParts {
  region?: string;
  accountId?: string;
  functionName: string;
  /** A version, an alias or `$LATEST`. */
  qualifier?: string;
}

// The parts of the model's FunctionName pattern, by name.
const FUNCTION_NAME =
  /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:(?<region>(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d):)?(?:(?<accountId>\d{12}):)?(?:function:)?(?<functionName>[a-zA-Z0-9-_.]+)(?::(?<qualifier>[$a-zA-Z0-9-_.]+))?$/;

/**
 * Reads a FunctionName: a bare name, a partial ARN (`123456789012:function:f`, `function:f`) or a full one, each with
 * or without a qualifier. Text that has none of these forms is taken as a bare name: the model's pattern has refused
 * it before, or nothing is called so.
 */
export function parseFunctionName(text: string): FunctionNameParts {
  if (!text.includes(':')) return { functionName: text };
  const parts = FUNCTION_NAME.exec(text)?.groups;
  if (!parts) return { functionName: text };
  const { region, accountId, functionName = text, qualifier } = parts;
  return {
    functionName,
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
    ...(qualifier !== undefined && { qualifier }),
  };
}

/** Whether a qualifier is a published version's number; else it is `$LATEST` or an alias. */
export const isVersionNumber = (qualifier: string): boolean => /^[0-9]+$/.test(qualifier);

/** ARN of a function, or with a qualifier that of its version or alias. */
export function functionArn(scope: ArnScope, functionName: string, qualifier?: string): string {
  const arn = `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${functionName}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}

/** ARN of a layer, or with a number that of its version. */
export function layerArn(scope: ArnScope, layerName: string, version?: number): string {
  const arn = `arn:aws:lambda:${scope.region}:${scope.accountId}:layer:${layerName}`;
  return version === undefined ? arn : `${arn}:${version}`;
}

export interface LayerArnParts {
  region: string;
  accountId: string;
  layerName: string;
  version?: string;
}

const LAYER_ARN =
  /^arn:[a-zA-Z0-9-]+:lambda:(?<region>[a-zA-Z0-9-]+):(?<accountId>\d{12}):layer:(?<layerName>[a-zA-Z0-9-_]+)(?::(?<version>\d+))?$/;

/** Reads the ARN of a layer, with or without the number of a version; undefined for text that is none. */
export function parseLayerArn(text: string): LayerArnParts | undefined {
  const parts = LAYER_ARN.exec(text)?.groups;
  if (!parts) return undefined;
  const { region = '', accountId = '', layerName = '', version } = parts;
  return { region, accountId, layerName, ...(version !== undefined && { version }) };
}

/** The service whose resource an ARN names, as it is called there; empty for text that is no ARN. */
export const serviceOfArn = (arn: string): string => arn.split(':')[2] ?? '';

/** The services of those that are given. */
export const servicesOf = (...arns: (string | undefined)[]): string[] =>
  arns.flatMap((arn) => (arn ? [serviceOfArn(arn)] : []));

/** The address at which SQS takes requests about the queue of an ARN. */
export function queueUrlOfArn(arn: string): string {
  const [, , , region, accountId, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}
