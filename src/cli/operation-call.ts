/**
 * One operation of AWS's: the input goes out, and what is throttled or failed for a moment is tried again, three times
 * in all, as the CLI's standard retry mode does.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-retries.html
 */
import { decodeBase64, encodeBase64 } from '../api/base64.ts';
import type { OperationModel, Shape } from '../api/model.ts';
import type { CommandContext } from './command.ts';
import { generalFailure, profileNotFound, ServiceError } from './failure.ts';
import { mapLeaves } from './leaf-values.ts';
import { validateParameters } from './parameter-validation.ts';
import { PythonFloat } from './python-text.ts';
import type { CliService } from './services.ts';
import { isoTimestamp, secondsOf } from './timestamp.ts';

const MAX_ATTEMPTS = 3;
const MAX_PAUSE_MS = 20_000;
const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);
const TRANSIENT_CODES = new Set(['RequestTimeout', 'RequestTimeoutException']);
const TRANSIENT_STATUSES = new Set([500, 502, 503, 504]);

/** Members as the CLI shows them: times as ISO text, bytes as base64, except a payload's. */
export type Output = Record<string, unknown>;

export type BinaryFormat = 'base64' | 'raw-in-base64-out';

export interface OperationCall {
  service: CliService;
  operation: OperationModel;
  binaryFormat: BinaryFormat;
  profile: string | undefined;
}

/** The input as protocols take it: bytes and times where the options were text. Throws what the CLI refuses by itself. */
export function preparedInput({ operation, binaryFormat }: OperationCall, input: Record<string, unknown>) {
  const shape = operation.input;
  if (!shape) return input;
  const decoded = binaryFormat === 'base64' ? (mapLeaves(shape, input, bytesOfBase64) as Output) : input;
  validateParameters(shape, decoded);
  return mapLeaves(shape, decoded, (leaf, value) => wireValue(leaf, value)) as Output;
}

/** Clients make up the tokens by which a request that is tried again is known. */
function withTokens(shape: Shape | undefined, input: Output, random: CommandContext['random']): Output {
  const missing = shape?.members.filter(({ name, idempotencyToken }) => idempotencyToken && !(name in input)) ?? [];
  if (missing.length === 0) return input;
  return { ...input, ...Object.fromEntries(missing.map(({ name }) => [name, uuid(random)])) };
}

const uuid = (random: () => number) =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(random() * 16).toString(16));

function wireValue({ type }: Shape, value: unknown): unknown {
  if (type === 'blob') return typeof value === 'string' ? new TextEncoder().encode(value) : value;
  if (type === 'timestamp') return secondsOf(value);
  return value instanceof PythonFloat ? value.value : value;
}

/** Text that stands for bytes, decoded. */
function bytesOfBase64({ type }: Shape, value: unknown): unknown {
  if (type !== 'blob' || typeof value !== 'string') return value;
  // as Python's decoder, which passes over what is no digit of base64
  const digits = value.replace(/[^A-Za-z0-9+/=]/g, '');
  try {
    if (digits.length % 4 !== 0) throw new SyntaxError('Incorrect padding');
    return decodeBase64(digits);
  } catch {
    // the platform's own words differ from platform to platform
    throw generalFailure(`Invalid base64: "${value}"`);
  }
}

/** The output of an operation as it is shown. */
export function shownOutput({ name, output: shape }: OperationModel, output: Output): Output {
  if (!shape) return output;
  // of us-east-1, where buckets were first, S3 says nothing
  if (name === 'GetBucketLocation') return { LocationConstraint: null, ...output };
  const payload = shape.payload?.name;
  const { [payload ?? '']: bytes, ...others } = output;
  const shown = mapLeaves(shape, bytes instanceof Uint8Array ? others : output, shownValue) as Output;
  return payload !== undefined && bytes instanceof Uint8Array ? { ...shown, [payload]: bytes } : shown;
}

function shownValue({ type, name }: Shape, value: unknown): unknown {
  if (type === 'blob') return encodeBase64(value as Uint8Array);
  if (type === 'timestamp') return isoTimestamp(value as number);
  // what AWS sends percent-encoded, clients show as the document it is
  return name === 'policyDocumentType' ? JSON.parse(decodeURIComponent(value as string)) : value;
}

/** Throws a ServiceError when AWS refuses. */
export async function callOperation(
  call: OperationCall,
  input: Record<string, unknown>,
  context: CommandContext,
): Promise<Output> {
  const { service, operation, profile } = call;
  if (profile !== undefined) throw profileNotFound(profile);
  const complete = withTokens(operation.input, input, context.random);
  const request = service.protocol.request(service.model, operation, preparedInput(call, complete));
  for (let attempt = 1; ; attempt++) {
    const response = await context.handle({ service: service.signingName, ...request });
    if (response.status < 300)
      return shownOutput(operation, service.protocol.output(service.model, operation, response));
    const { code, message } = service.protocol.readRefusal(service.model, response);
    const again = THROTTLED.has(code) || TRANSIENT_CODES.has(code) || TRANSIENT_STATUSES.has(response.status);
    if (!again) throw new ServiceError(response.status, code, message, operation.name, '');
    if (attempt === MAX_ATTEMPTS)
      throw new ServiceError(
        response.status,
        code,
        message,
        operation.name,
        ` (reached max retries: ${MAX_ATTEMPTS - 1})`,
      );
    await context.sleep(Math.min(context.random() * 2 ** (attempt - 1) * 1000, MAX_PAUSE_MS));
  }
}
