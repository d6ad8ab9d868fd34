import { expect, test } from 'vitest';
import type { Target } from '../../api/models/events-types.ts';
import { freeId, newTarget, targetForm, targetOf, targetProblem } from './rule-target.ts';

const Arn = 'arn:aws:lambda:us-east-1:123456789012:function:f:prod';

test.each<Target>([
  { Id: 'a', Arn },
  { Id: 'a', Arn, InputPath: '$.detail' },
  { Id: 'a', Arn, Input: '{"a": 1}' },
  { Id: 'a', Arn, InputTransformer: { InputPathsMap: { n: '$.detail.n' }, InputTemplate: '"<n>"' } },
  { Id: 'a', Arn, InputTransformer: { InputTemplate: '"fixed"' } },
  {
    Id: 'q',
    Arn: 'arn:aws:sqs:us-east-1:123456789012:q.fifo',
    RoleArn: 'arn:aws:iam::123456789012:role/r',
    SqsParameters: { MessageGroupId: 'g' },
    RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 },
    DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' },
  },
])('%j goes through a form unchanged', (target) => {
  expect(targetOf(targetForm(target))).toEqual(target);
});

test('what was typed for another kind of input is not sent', () => {
  const form = { ...newTarget('t'), arn: Arn, text: '$.detail', template: '"x"', input: 'matched' as const };
  expect(targetOf(form)).toEqual({ Id: 't', Arn });
});

test('a new target has an id of its own', () => {
  expect(freeId([newTarget('Target1'), newTarget('Target3')])).toBe('Target2');
});

test.each([['[]'], ['{"a": 1}'], ['{'], ['"a"']])('%s holds no variables', (paths) => {
  expect(targetProblem({ ...newTarget('t'), arn: Arn, input: 'transformer', paths }).paths).not.toBe('');
  expect(targetProblem({ ...newTarget('t'), arn: Arn, input: 'matched', paths }).paths).toBe('');
});
