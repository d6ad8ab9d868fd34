/**
 * Receipt handles: a message and the time it was received by.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
import { ServiceException } from '../../api/errors.ts';
import type { MessageRecord } from './tables.ts';

export interface Receipt {
  messageId: string;
  /** How often the message had been received then. */
  receives: number;
}

/** As all of AWS's begin. */
const PREFIX = 'AQEB';

export const receiptHandle = ({ queueName, messageId, receives }: MessageRecord) =>
  PREFIX + btoa(`${queueName} ${messageId} ${receives}`);

/** Refuses what is no handle of the queue. */
export function readReceipt(queueName: string, handle: string): Receipt {
  const [name, messageId = '', receives] = textOf(handle).split(' ');
  if (name !== queueName || receives === undefined) throw receiptHandleIsInvalid(handle);
  return { messageId, receives: Number(receives) };
}

function textOf(handle: string): string {
  try {
    return handle.startsWith(PREFIX) ? atob(handle.slice(PREFIX.length)) : '';
  } catch {
    // no base64: no handle either
    return '';
  }
}

const receiptHandleIsInvalid = (handle: string) =>
  new ServiceException(
    'ReceiptHandleIsInvalid',
    404,
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
