import { expect, test } from 'vitest';
import { resourceOf } from './resource.ts';

test.each([
  ['lambda:us-east-1:123456789012:function:f', 'Function', 'f', '/functions/f'],
  ['lambda:us-east-1:123456789012:function:f:prod', 'Alias', 'f:prod', '/functions/f/aliases/prod'],
  ['lambda:us-east-1:123456789012:function:f:2', 'Version', 'f:2', '/functions/f/versions/2'],
  ['sqs:us-east-1:123456789012:orders', 'Queue', 'orders', '/queues/orders'],
  ['sns:us-east-1:123456789012:news', 'Topic', 'news', '/sns/topics/news'],
  ['s3:::photos', 'Bucket', 'photos', '/buckets/photos'],
  ['s3:::photos/a/b c.png', 'Object', 'photos/a/b c.png', '/buckets/photos/object?key=a%2Fb+c.png'],
  ['events:us-east-1:123456789012:rule/large', 'Rule', 'large', '/eventbridge'],
  ['events:us-east-1:123456789012:rule/shop/large', 'Rule', 'shop/large', '/eventbridge?bus=shop'],
  ['events:us-east-1:123456789012:event-bus/shop', 'Event bus', 'shop', '/eventbridge?bus=shop'],
  ['elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1a', 'Target group', 'web', undefined],
  ['execute-api:us-east-1:123456789012:abc/prod/GET/x', 'API', 'abc/prod/GET/x', undefined],
])('arn:aws:%s is the %s %s', (arn, kind, name, path) => {
  expect(resourceOf(`arn:aws:${arn}`)).toEqual({ kind, name, ...(path !== undefined && { path }) });
});
