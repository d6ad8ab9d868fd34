/**
 * Environment variables: which keys Lambda keeps for itself, and how much fits.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
import { invalidParameterValue } from '../../api/errors.ts';
import { ENVIRONMENT_BYTES } from '../../api/quotas.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED_KEYS: ReadonlySet<string> = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
]);

/** Refuses reserved keys, and a map over 4 KB measured as compact JSON in UTF-8. */
export function requireEnvironmentVariables(variables: Record<string, string>): void {
  const reserved = Object.keys(variables).filter((key) => RESERVED_KEYS.has(key));
  if (reserved.length > 0)
    throw invalidParameterValue(
      'Lambda was unable to configure your environment variables because the environment variables you have ' +
        'provided contains reserved keys that are currently not supported for modification. ' +
        `Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  const measured = JSON.stringify(variables);
  if (new TextEncoder().encode(measured).length > ENVIRONMENT_BYTES)
    throw invalidParameterValue(
      'Lambda was unable to configure your environment variables because the environment variables you have ' +
        `provided exceeded the 4KB limit. String measured: ${measured}`,
    );
}
