/** The event in which a function gets messages. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
import { encodeBase64 } from '../../../api/base64.ts';
import type { Message, MessageAttributeValue } from '../../../api/models/sqs-types.ts';
import type { QueueMapping } from '../../queue-mappings.ts';

/** One message, as JSON text will have it. */
export interface QueueRecord {
  messageId: string;
  receiptHandle: string;
  body: string;
}

const EVENT = { start: '{"Records":[', end: ']}' };
const utf8 = new TextEncoder();

export function recordOf(message: Message, { queueArn, windowMs }: QueueMapping): QueueRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', Attributes, MessageAttributes = {} } = message;
  const { MD5OfMessageAttributes: md5OfMessageAttributes, MD5OfBody: md5OfBody } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    ...{ attributes: Attributes },
    ...{
      messageAttributes: Object.fromEntries(
        Object.entries(MessageAttributes).map(([name, value]) => [name, attributeOf(value)]),
      ),
    },
    // with a batch window AWS says of a message without attributes that it has no digest of them
    ...((md5OfMessageAttributes !== undefined || windowMs > 0) && {
      md5OfMessageAttributes: md5OfMessageAttributes ?? null,
    }),
    ...{ md5OfBody, eventSource: 'aws:sqs', eventSourceARN: queueArn, awsRegion: queueArn.split(':')[3] },
  };
}

const attributeOf = ({ StringValue, BinaryValue, DataType }: MessageAttributeValue) => ({
  ...(StringValue !== undefined && { stringValue: StringValue }),
  ...(BinaryValue && { binaryValue: encodeBase64(BinaryValue) }),
  stringListValues: [],
  binaryListValues: [],
  dataType: DataType,
});

/** An event is put together of the texts of its records. */
export const eventOf = (records: readonly string[]): Uint8Array =>
  utf8.encode(EVENT.start + records.join(',') + EVENT.end);

/** What an event of so many records takes besides them. */
export const eventOverheadBytes = (records: number) => EVENT.start.length + EVENT.end.length + Math.max(0, records - 1);
