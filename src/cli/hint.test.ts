import { expect, test } from 'vitest';
import { hintFor } from './hint.ts';

test('after a refusal because an update is in progress, how to wait for its end', () => {
  const refusal =
    'An error occurred (ResourceConflictException) when calling the PublishVersion operation: The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:us-east-1:123456789012:function:my-function';
  expect(hintFor(['lambda', 'publish-version', '--function-name', 'my-function'], refusal)).toBe(
    'Hint: let the update end first: aws lambda wait function-updated-v2 --function-name my-function\n',
  );
});

test('no hint where nothing is known', () => {
  expect(hintFor(['lambda', 'list-functions'], 'An error occurred (ServiceException)')).toBe('');
});
