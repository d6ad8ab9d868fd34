/** What a form of a message comes to. */
import { expect, test } from 'vitest';
import { attributeProblem, EMPTY_MESSAGE, publishInput } from './message-fields.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:t';

test('what is left empty is not sent', () => {
  const attributes = [{ type: 'String', name: '', value: '' }] as const;
  expect(publishInput(TOPIC, { ...EMPTY_MESSAGE, body: 'm', attributes })).toEqual({ TopicArn: TOPIC, Message: 'm' });
});

test('all of it, with bytes as bytes', () => {
  const input = publishInput(TOPIC, {
    subject: 's',
    body: '{}',
    custom: true,
    attributes: [
      { type: 'Number', name: 'n', value: '1' },
      { type: 'Binary', name: 'b', value: 'AgME' },
    ],
    groupId: 'g',
    deduplicationId: 'd',
  });
  expect(input).toEqual({
    TopicArn: TOPIC,
    Message: '{}',
    Subject: 's',
    MessageStructure: 'json',
    MessageAttributes: {
      n: { DataType: 'Number', StringValue: '1' },
      b: { DataType: 'Binary', BinaryValue: new Uint8Array([2, 3, 4]) },
    },
    MessageGroupId: 'g',
    MessageDeduplicationId: 'd',
  });
});

test.each([
  ['Binary', 'AgME', ''],
  ['Binary', 'not base64', 'Enter bytes in base64.'],
  ['Number', 'x', ''],
] as const)('%s %s', (type, value, problem) => {
  expect(attributeProblem({ type, name: 'a', value })).toBe(problem);
});
