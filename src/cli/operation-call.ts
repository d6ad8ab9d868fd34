/**
 * One operation of AWS's: the input goes out, and what is throttled or failed for a moment is tried again, three times
 * in all, as the CLI's standard retry mode does.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-retries.html
 */
import { decodeBase64 } from '../api/base64.ts';
import type { OperationModel, Shape } from '../api/model.ts';
import type { CommandContext } from './command.ts';
import { generalFailure, profileNotFound, ServiceError } from './failure.ts';
import { validateParameters } from './parameter-validation.ts';
import type { CliService } from './services.ts';
import type { Output } from './wire/wire.ts';

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

export type BinaryFormat = 'base64' | 'raw-in-base64-out';

export interface OperationCall {
  service: CliService;
  operation: OperationModel;
  binaryFormat: BinaryFormat;
  profile: string | undefined;
}

/** The input as the wire wants it: bytes where the option was text. Throws what the CLI refuses by itself. */
export function preparedInput({ operation, binaryFormat }: OperationCall, input: Record<string, unknown>) {
  const shape = operation.input;
  if (!shape) return input;
  const decoded = binaryFormat === 'base64' ? (withBytes(shape, input) as Record<string, unknown>) : input;
  validateParameters(shape, decoded);
  return binaryFormat === 'base64' ? decoded : (withRawBytes(shape, decoded) as Record<string, unknown>);
}

/** Throws a ServiceError when AWS refuses. */
export async function callOperation(
  call: OperationCall,
  input: Record<string, unknown>,
  context: CommandContext,
): Promise<Output> {
  const { service, operation, profile } = call;
  if (profile !== undefined) throw profileNotFound(profile);
  const request = service.wire.request(service.model, operation, preparedInput(call, input));
  for (let attempt = 1; ; attempt++) {
    const response = await context.handle({ service: service.name, ...request });
    if (response.status < 300) return service.wire.output(operation, response);
    const { code, message } = service.wire.refusal(service.model, response);
    const again = THROTTLED.has(code) || TRANSIENT_CODES.has(code) || TRANSIENT_STATUSES.has(response.status);
    if (!again) throw new ServiceError(code, message, operation.name, '');
    if (attempt === MAX_ATTEMPTS)
      throw new ServiceError(code, message, operation.name, ` (reached max retries: ${MAX_ATTEMPTS - 1})`);
    await context.sleep(Math.min(context.random() * 2 ** (attempt - 1) * 1000, MAX_PAUSE_MS));
  }
}

/** Text that stands for bytes, decoded. */
function withBytes(shape: Shape, value: unknown): unknown {
  return mapBlobs(shape, value, (text) => {
    // as Python's decoder, which passes over what is no digit of base64
    const digits = text.replace(/[^A-Za-z0-9+/=]/g, '');
    try {
      if (digits.length % 4 !== 0) throw new SyntaxError('Incorrect padding');
      return decodeBase64(digits);
    } catch {
      // the platform's own words differ from platform to platform
      throw generalFailure(`Invalid base64: "${text}"`);
    }
  });
}

const withRawBytes = (shape: Shape, value: unknown) => mapBlobs(shape, value, (text) => new TextEncoder().encode(text));

function mapBlobs(shape: Shape, value: unknown, change: (text: string) => Uint8Array): unknown {
  if (shape.type === 'blob') return typeof value === 'string' ? change(value) : value;
  if (shape.type !== 'structure' || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = new Map(shape.members.map((member) => [member.name, member.shape]));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const member = members.get(name);
      return [name, member ? mapBlobs(member, each, change) : each];
    }),
  );
}
