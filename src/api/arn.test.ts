import { expect, test } from 'vitest';
import { functionArn, layerArn, parseFunctionName } from './arn.ts';

const scope = { region: 'us-east-1', accountId: '123456789012' };

test.each([
  ['f', { functionName: 'f' }],
  ['f:prod', { functionName: 'f', qualifier: 'prod' }],
  ['f:$LATEST', { functionName: 'f', qualifier: '$LATEST' }],
  ['function:f', { functionName: 'f' }],
  ['function:f:1', { functionName: 'f', qualifier: '1' }],
  ['123456789012:f', { accountId: '123456789012', functionName: 'f' }],
  ['123456789012:function:f', { accountId: '123456789012', functionName: 'f' }],
  ['123456789012:function:f:prod', { accountId: '123456789012', functionName: 'f', qualifier: 'prod' }],
  ['eu-central-1:123456789012:function:f', { region: 'eu-central-1', accountId: '123456789012', functionName: 'f' }],
  ['arn:aws:lambda:us-east-1:123456789012:function:f', { ...scope, functionName: 'f' }],
  ['arn:aws:lambda:us-east-1:123456789012:function:f:7', { ...scope, functionName: 'f', qualifier: '7' }],
  ['arn:aws:lambda:us-east-1:123456789012:function', { ...scope, functionName: 'function' }],
  [
    'arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f',
    { region: 'us-gov-west-1', accountId: '123456789012', functionName: 'f' },
  ],
  ['12345678901:f', { functionName: '12345678901', qualifier: 'f' }],
  ['my function', { functionName: 'my function' }],
])('%s', (text, parts) => {
  expect(parseFunctionName(text)).toEqual(parts);
});

test('what is written is read back', () => {
  expect(functionArn(scope, 'f')).toBe('arn:aws:lambda:us-east-1:123456789012:function:f');
  expect(parseFunctionName(functionArn(scope, 'f', 'prod'))).toEqual({
    ...scope,
    functionName: 'f',
    qualifier: 'prod',
  });
  expect(layerArn(scope, 'tools', 3)).toBe('arn:aws:lambda:us-east-1:123456789012:layer:tools:3');
  expect(layerArn(scope, 'tools')).toBe('arn:aws:lambda:us-east-1:123456789012:layer:tools');
});
