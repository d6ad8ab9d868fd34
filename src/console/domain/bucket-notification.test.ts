/** What a form of an event notification comes to. */
import { expect, test } from 'vitest';
import {
  configurationOf,
  EVENT_GROUPS,
  grantsOfNotification,
  notificationsOf,
  withEvent,
} from './bucket-notification.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f:prod';

test('a configuration is the same after it was read', () => {
  const configuration = {
    LambdaFunctionConfigurations: [
      {
        Id: 'images',
        LambdaFunctionArn: FUNCTION,
        Events: ['s3:ObjectCreated:*', 's3:ObjectRestore:Post'],
        Filter: {
          Key: {
            FilterRules: [
              { Name: 'prefix' as const, Value: 'in/' },
              { Name: 'suffix' as const, Value: '.jpg' },
            ],
          },
        },
      },
    ],
    QueueConfigurations: [
      { Id: 'q', QueueArn: 'arn:aws:sqs:us-east-1:123456789012:q', Events: ['s3:ObjectRemoved:*'] },
    ],
    TopicConfigurations: [
      { Id: 't', TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Events: ['s3:ObjectTagging:*'] },
    ],
    EventBridgeConfiguration: {},
  };
  expect(configurationOf(notificationsOf(configuration))).toEqual(configuration);
  expect(configurationOf(notificationsOf({}))).toEqual({});
});

test('all of a group stand for its parts', () => {
  const [creation] = EVENT_GROUPS;
  if (!creation) throw new Error('no groups');
  const put = withEvent(['s3:ObjectRemoved:*'], creation, 's3:ObjectCreated:Put', true);
  expect(put).toEqual(['s3:ObjectRemoved:*', 's3:ObjectCreated:Put']);
  const all = withEvent(put, creation, 's3:ObjectCreated:*', true);
  expect(all).toEqual(['s3:ObjectRemoved:*', 's3:ObjectCreated:*']);
  expect(withEvent(all, creation, 's3:ObjectCreated:*', false)).toEqual(['s3:ObjectRemoved:*']);
});

test('S3 is let in for the bucket of this account', () => {
  expect(grantsOfNotification('my.photos', 'arn:aws:s3:::my.photos', FUNCTION)).toEqual([
    {
      targetArn: FUNCTION,
      principal: 's3.amazonaws.com',
      sourceArn: 'arn:aws:s3:::my.photos',
      sourceAccount: '123456789012',
      statementId: 's3-my-photos',
    },
  ]);
  expect(grantsOfNotification('b', 'arn:aws:s3:::b', '')).toEqual([]);
});
