import { expect, test } from 'vitest';
import { attributesOf, NEW_QUEUE, settingsOf, settingsProblems } from './queue-settings.ts';

test('a form that nobody has touched says the defaults', () => {
  expect(attributesOf(settingsOf(NEW_QUEUE), false, true)).toEqual(NEW_QUEUE);
});

test('what a queue is set to comes back as it was', () => {
  const RedrivePolicy = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:d.fifo","maxReceiveCount":3}';
  const attributes = { ...NEW_QUEUE, VisibilityTimeout: '90', ContentBasedDeduplication: 'true', RedrivePolicy };
  expect(attributesOf(settingsOf(attributes), true, false)).toEqual(attributes);
  const without = { ...settingsOf(attributes), deadLetterArn: '' };
  expect(attributesOf(without, true, false).RedrivePolicy).toBe('');
});

test('what is no number is said beside its field', () => {
  const settings = settingsOf(NEW_QUEUE);
  expect(settingsProblems(settings)).toEqual({});
  expect(
    settingsProblems({
      ...settings,
      durations: { ...settings.durations, DelaySeconds: { value: 'soon', unit: 'Minutes' } },
      maximumMessageKb: '',
      deadLetterArn: 'arn',
      maximumReceives: '1.5',
    }),
  ).toEqual({
    DelaySeconds: 'Enter a whole number. Should be between 0 seconds and 15 minutes.',
    size: 'Enter a whole number of KB.',
    receives: 'Enter a whole number from 1 to 1,000.',
  });
});
