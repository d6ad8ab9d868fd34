/** Why a target does not have an event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html */
import type { ServiceException } from '../../api/errors.ts';

export interface DeliveryError {
  /** As the dead-letter queue is told. */
  code: string;
  message: string;
  /** It is not tried again. */
  isFinal: boolean;
}

/** An event that one bus has from another goes to no third. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html */
export const THIRD_BUS: DeliveryError = {
  // how AWS calls this among the buses of one account is not recorded
  code: 'THIRD_ACCOUNT_HOP_DETECTED',
  message: 'Events received from a sender event bus are not sent to a third event bus.',
  isFinal: true,
};

/** What a permission or a resource lacks stays so, and what is too much passes. */
export function errorOf({ code, status, message }: ServiceException): DeliveryError {
  if (status === 403 || code.startsWith('AccessDenied')) return { code: 'NO_PERMISSIONS', message, isFinal: true };
  if (status === 404 || /NotFound|NonExistent|DoesNotExist/.test(code))
    return { code: 'NO_RESOURCE', message, isFinal: true };
  if (status === 429 || /Throttl|TooManyRequests|RequestLimit/.test(code))
    return { code: 'THROTTLING', message, isFinal: false };
  if (status >= 500) return { code: 'ERROR_FROM_TARGET', message, isFinal: false };
  if (code === 'InvalidRequestContentException') return { code: 'INVALID_JSON', message, isFinal: true };
  return { code: 'INVALID_PARAMETER', message, isFinal: true };
}
