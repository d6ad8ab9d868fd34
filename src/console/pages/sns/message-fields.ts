/** A message as its form holds it. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */

import { decodeBase64 } from '../../../api/base64.ts';
import type { MessageAttributeValue, PublishInput } from '../../../api/models/sns-types.ts';

export const ATTRIBUTE_TYPES = ['String', 'String.Array', 'Number', 'Binary'] as const;

export interface AttributeFields {
  type: (typeof ATTRIBUTE_TYPES)[number];
  name: string;
  /** Bytes in base64. */
  value: string;
}

export interface MessageFields {
  subject: string;
  body: string;
  /** The body is JSON with a text for each protocol. */
  custom: boolean;
  attributes: readonly AttributeFields[];
  groupId: string;
  deduplicationId: string;
}

export const EMPTY_MESSAGE: MessageFields = {
  subject: '',
  body: '',
  custom: false,
  attributes: [],
  groupId: '',
  deduplicationId: '',
};

/** What a body of a text for each protocol begins with. */
export const CUSTOM_BODY = JSON.stringify(
  { default: 'For every protocol without a text of its own', sqs: 'For queues', lambda: 'For functions' },
  null,
  2,
);

/** Throws for bytes that are not base64. */
export function publishInput(topicArn: string, fields: MessageFields): PublishInput {
  const { subject, body, custom, attributes, groupId, deduplicationId } = fields;
  const named = attributes.filter(({ name, value }) => name !== '' || value !== '');
  return {
    TopicArn: topicArn,
    Message: body,
    ...(subject !== '' && { Subject: subject }),
    ...(custom && { MessageStructure: 'json' }),
    ...(named.length > 0 && {
      MessageAttributes: Object.fromEntries(named.map((attribute) => [attribute.name, sentValue(attribute)])),
    }),
    ...(groupId !== '' && { MessageGroupId: groupId }),
    ...(deduplicationId !== '' && { MessageDeduplicationId: deduplicationId }),
  };
}

const sentValue = ({ type, value }: AttributeFields): MessageAttributeValue =>
  type === 'Binary' ? { DataType: type, BinaryValue: decodeBase64(value) } : { DataType: type, StringValue: value };

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What is wrong with an attribute before anything is sent; '' when the service may judge it. */
export const attributeProblem = ({ type, value }: AttributeFields): string =>
  type === 'Binary' && !BASE64.test(value) ? 'Enter bytes in base64.' : '';
