/** Events to try a pattern with, as AWS's services send them. https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html */

const event = (detailType: string, source: string, resources: string[], detail: object): string =>
  JSON.stringify(
    {
      version: '0',
      id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      'detail-type': detailType,
      source,
      account: '123456789012',
      time: '2026-03-01T10:00:00Z',
      region: 'us-east-1',
      resources,
      detail,
    },
    null,
    2,
  );

export const SAMPLE_EVENTS: readonly { id: string; label: string; body: string }[] = [
  {
    id: 'own',
    label: 'An event of your own',
    body: event('order placed', 'my.shop', [], { orderId: 'A-1', total: 250, items: [{ sku: 'book', count: 2 }] }),
  },
  {
    id: 's3',
    label: 'S3: Object Created',
    body: event('Object Created', 'aws.s3', ['arn:aws:s3:::my-bucket'], {
      version: '0',
      bucket: { name: 'my-bucket' },
      object: {
        key: 'images/cat.png',
        size: 5,
        etag: 'b1946ac92492d2347c6235b4d2611184',
        sequencer: '617f08299329d189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: '123456789012',
      'source-ip-address': '192.0.2.4',
      reason: 'PutObject',
    }),
  },
  {
    id: 'schedule',
    label: 'EventBridge: Scheduled Event',
    body: event('Scheduled Event', 'aws.events', ['arn:aws:events:us-east-1:123456789012:rule/my-schedule'], {}),
  },
  {
    id: 'lambda',
    label: 'Lambda: Invocation Result - Failure',
    body: event(
      'Lambda Function Invocation Result - Failure',
      'lambda',
      [
        'arn:aws:events:us-east-1:123456789012:event-bus/default',
        'arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST',
      ],
      {
        version: '1.0',
        timestamp: '2026-03-01T10:00:00.000Z',
        requestContext: {
          requestId: 'e4b46cbf-b738-4880-8a6b-0e5a2c5f3f4f',
          functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:my-function:$LATEST',
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        },
        requestPayload: {},
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorMessage: 'boom', errorType: 'ValueError' },
      },
    ),
  },
  {
    id: 'ec2',
    label: 'EC2: Instance State-change Notification',
    body: event(
      'EC2 Instance State-change Notification',
      'aws.ec2',
      ['arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111'],
      { 'instance-id': 'i-abcd1111', state: 'pending' },
    ),
  },
];
