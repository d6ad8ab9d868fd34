import { expect, test } from 'vitest';
import { rootCaller, serviceCaller } from '../kernel/caller.ts';
import type { Call } from '../kernel/service.ts';
import { idsNamedIn, receiverOf, withPayload } from './passing-operations.ts';

const SCOPE = { accountId: '123456789012', region: 'us-east-1' };
const S3 = serviceCaller('s3.amazonaws.com', SCOPE.accountId, 'arn:aws:s3:::photos');
const call = (service: Call['service'], operation: string, input: object, caller: Call['caller'] = S3): Call => ({
  service,
  operation,
  input,
  caller,
});

test('what led to it stands in the documents of each service', () => {
  const said = (document: object) => idsNamedIn(JSON.stringify(document));
  const s3 = { bucket: { name: 'photos' }, object: { key: 'my+cat%281%29.png' } };
  expect(said({ Records: [{ s3 }] })).toEqual(['arn:aws:s3:::photos/my cat(1).png']);
  expect(said({ Records: [{ messageId: 'a' }, { messageId: 'b' }] })).toEqual(['a', 'b']);
  expect(said({ Records: [{ Sns: { MessageId: 'c' } }] })).toEqual(['c']);
  expect(said({ Type: 'Notification', MessageId: 'd' })).toEqual(['d']);
  expect(said({ id: 'e', 'detail-type': 'Order', detail: { id: 'x' } })).toEqual(['e']);
  expect(said({ requestContext: { requestId: 'f' } })).toEqual(['f']);
  expect(said({ id: 'mine', MessageId: 'mine' })).toEqual([]);
  expect(idsNamedIn('no JSON')).toEqual([]);
  expect(said({ Records: [{ s3: { ...s3, object: { key: '%' } } }] })).toEqual(['arn:aws:s3:::photos/%']);
});

test('receivers are ARNs, whatever the request calls them; what passes nothing has none', () => {
  const to = (...args: Parameters<typeof call>) => receiverOf(call(...args), SCOPE);
  const name = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  expect(to('lambda', 'Invoke', { FunctionName: 'f', Qualifier: 'prod' })).toBe(`${name}:prod`);
  expect(to('lambda', 'Invoke', { FunctionName: `${name}:2` })).toBe(`${name}:2`);
  expect(to('lambda', 'Invoke', { FunctionName: 'f', InvocationType: 'DryRun' })).toBeUndefined();
  expect(to('lambda', 'Invoke', { FunctionName: 'f' }, rootCaller(SCOPE.accountId))).toBeUndefined();
  expect(to('events', 'PutEvents', { Entries: [{}] })).toBe('arn:aws:events:us-east-1:123456789012:event-bus/default');
  expect(to('s3', 'PutObject', { Bucket: 'photos', Key: 'a/b' })).toBe('arn:aws:s3:::photos/a/b');
  expect(
    to('sqs', 'ReceiveMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q' }),
  ).toBeUndefined();
});

test('a payload takes the place of another in its own form', () => {
  const put = withPayload(call('events', 'PutEvents', {}), '[{"Source":"shop"}]');
  expect(put.input).toEqual({ Entries: [{ Source: 'shop' }] });
  expect(() => withPayload(call('events', 'PutEvents', {}), 'no JSON')).toThrow(SyntaxError);
  const invoke = withPayload(call('lambda', 'Invoke', { FunctionName: 'f' }), '{}');
  expect(invoke.input).toEqual({ FunctionName: 'f', Payload: new TextEncoder().encode('{}') });
});
