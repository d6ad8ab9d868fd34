import { expect, test } from 'vitest';
import { TARGETS, targetName, targetServiceOf } from './target-service.ts';

test('every example names its own service', () => {
  for (const [service, { example }] of Object.entries(TARGETS)) expect(targetServiceOf(example)).toBe(service);
  expect(targetServiceOf('arn:aws:iam::123456789012:role/r')).toBeUndefined();
  expect(targetServiceOf('queue')).toBeUndefined();
});

test.each([
  ['arn:aws:lambda:us-east-1:123456789012:function:g:live', 'g:live'],
  ['arn:aws:events:us-east-1:123456789012:event-bus/b', 'b'],
  ['arn:aws:sqs:us-east-1:123456789012:q', 'q'],
  ['arn:aws:s3:::b', 'b'],
])('%s is called %s', (arn, name) => {
  expect(targetName(arn)).toBe(name);
});
