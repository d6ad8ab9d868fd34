import { expect, test } from 'vitest';
import { conditionsOf, policyText, principalOf, readPolicy } from './policy-statement.ts';

const statement = {
  Sid: 's',
  Effect: 'Allow',
  Principal: { Service: 's3.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  Condition: {
    StringEquals: { 'AWS:SourceAccount': '123456789012' },
    ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::photos' },
  },
};

test('whom it lets in, and when', () => {
  expect(principalOf(statement)).toBe('s3.amazonaws.com');
  expect(principalOf({ ...statement, Principal: '*' })).toBe('*');
  expect(conditionsOf(statement)).toEqual([
    { operator: 'StringEquals', key: 'AWS:SourceAccount', value: '123456789012' },
    { operator: 'ArnLike', key: 'AWS:SourceArn', value: 'arn:aws:s3:::photos' },
  ]);
  const { Condition: _, ...unconditional } = statement;
  expect(conditionsOf(unconditional)).toEqual([]);
});

test('a document reads as it was', () => {
  expect(readPolicy(policyText([statement]))).toEqual([statement]);
});
