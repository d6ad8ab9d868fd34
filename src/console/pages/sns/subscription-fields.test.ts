/** What a form of a subscription comes to. */
import { expect, test } from 'vitest';
import {
  attributeChanges,
  attributesOf,
  grantsOf,
  NEW_SUBSCRIPTION,
  type SubscriptionFields,
  subscriptionFields,
} from './subscription-fields.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const F = 'arn:aws:lambda:us-east-1:123456789012:function:f:prod';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:t.fifo';
const fields = (changed: Partial<SubscriptionFields>): SubscriptionFields => ({ ...NEW_SUBSCRIPTION, ...changed });

test('a new one says only what is not so by itself', () => {
  expect(attributesOf(fields({ endpoint: F }))).toEqual({});
  expect(
    attributesOf(
      fields({
        protocol: 'sqs',
        raw: true,
        filterPolicy: '{"a":["b"]}',
        filterScope: 'MessageBody',
        deadLetterArn: QUEUE,
      }),
    ),
  ).toEqual({
    RawMessageDelivery: 'true',
    FilterPolicyScope: 'MessageBody',
    FilterPolicy: '{"a":["b"]}',
    RedrivePolicy: `{"deadLetterTargetArn":"${QUEUE}"}`,
  });
  expect(attributesOf(fields({ protocol: 'lambda', raw: true }))).toEqual({});
});

test('what was read of one is what its form would save', () => {
  const given = fields({
    protocol: 'sqs',
    endpoint: QUEUE,
    raw: true,
    filterPolicy: '{"a":["b"]}',
    deadLetterArn: QUEUE,
  });
  const read = subscriptionFields('sqs', QUEUE, attributesOf(given));
  expect(read).toEqual(given);
  expect(attributeChanges(read, given)).toEqual([]);
});

test.each<[string, Partial<SubscriptionFields>, Partial<SubscriptionFields>, [string, string][]]>([
  [
    'a policy is taken away by an empty one',
    { filterPolicy: '{"a":["b"]}' },
    { filterPolicy: ' ' },
    [['FilterPolicy', '{}']],
  ],
  [
    'a nested policy comes after its scope, and what was before it goes first',
    { filterPolicy: '{"a":["b"]}' },
    { filterPolicy: '{"a":{"b":["c"]}}', filterScope: 'MessageBody' },
    [
      ['FilterPolicy', '{}'],
      ['FilterPolicyScope', 'MessageBody'],
      ['FilterPolicy', '{"a":{"b":["c"]}}'],
    ],
  ],
  ['a queue is taken away', { deadLetterArn: QUEUE }, { deadLetterArn: '' }, [['RedrivePolicy', '']]],
  ['raw delivery is turned off', { raw: true }, { raw: false }, [['RawMessageDelivery', 'false']]],
])('%s', (_, before, now, changes) => {
  expect(attributeChanges(fields(before), fields(now))).toEqual(changes);
});

test('the function that is called, with its qualifier, lets the topic in, and so does a queue', () => {
  const grant = { principal: 'sns.amazonaws.com', sourceArn: TOPIC, statementId: 'sns-t-fifo' };
  expect(grantsOf(TOPIC, fields({ endpoint: F, deadLetterArn: QUEUE }))).toEqual([
    { targetArn: F, ...grant },
    { targetArn: QUEUE, ...grant },
  ]);
  expect(grantsOf(TOPIC, fields({ protocol: 'email', endpoint: 'a@example.com' }))).toEqual([]);
});
