/**
 * Events to begin a test from: for each source the members a handler reads, in the shape AWS sends them.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */

const REGION = 'us-east-1';
const ACCOUNT = '123456789012';
const TIME = '2026-03-01T10:00:00Z';
const TIME_MS = 1772359200000;
const REQUEST_ID = '11111111-2222-3333-4444-555555555555';

const s3Event = (eventName: string, object: Record<string, unknown>) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: REGION,
      eventTime: '2026-03-01T10:00:00.000Z',
      eventName,
      userIdentity: { principalId: 'AWS:EXAMPLE' },
      requestParameters: { sourceIPAddress: '192.0.2.1' },
      responseElements: { 'x-amz-request-id': 'EXAMPLE123456789', 'x-amz-id-2': 'EXAMPLE123/abcdefghijklmnop' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'my-configuration',
        bucket: {
          name: 'amzn-s3-demo-bucket',
          ownerIdentity: { principalId: 'EXAMPLE' },
          arn: 'arn:aws:s3:::amzn-s3-demo-bucket',
        },
        object: { key: 'test%2Fkey', sequencer: '0A1B2C3D4E5F678901', ...object },
      },
    },
  ],
});

interface EventTemplate {
  id: string;
  label: string;
  event: unknown;
}

const templates: readonly EventTemplate[] = [
  { id: 'hello-world', label: 'Hello World', event: { key1: 'value1', key2: 'value2', key3: 'value3' } },
  {
    id: 'apigateway-aws-proxy',
    label: 'API Gateway AWS Proxy',
    event: {
      resource: '/{proxy+}',
      path: '/orders/42',
      httpMethod: 'POST',
      headers: { Accept: 'application/json', Host: 'abcde12345.execute-api.us-east-1.amazonaws.com' },
      multiValueHeaders: {
        Accept: ['application/json'],
        Host: ['abcde12345.execute-api.us-east-1.amazonaws.com'],
      },
      queryStringParameters: { size: 'large' },
      multiValueQueryStringParameters: { size: ['large'] },
      pathParameters: { proxy: 'orders/42' },
      stageVariables: { alias: 'prod' },
      requestContext: {
        accountId: ACCOUNT,
        apiId: 'abcde12345',
        resourceId: 'ab12cd',
        resourcePath: '/{proxy+}',
        httpMethod: 'POST',
        path: '/prod/orders/42',
        protocol: 'HTTP/1.1',
        stage: 'prod',
        requestId: REQUEST_ID,
        requestTimeEpoch: TIME_MS,
        identity: { sourceIp: '192.0.2.1', userAgent: 'example' },
      },
      body: '{"item":"book"}',
      isBase64Encoded: false,
    },
  },
  {
    id: 'apigateway-http-api-proxy',
    label: 'API Gateway HTTP API',
    event: {
      version: '2.0',
      routeKey: '$default',
      rawPath: '/orders/42',
      rawQueryString: 'size=large',
      cookies: ['session=example'],
      headers: { accept: 'application/json', host: 'abcde12345.execute-api.us-east-1.amazonaws.com' },
      queryStringParameters: { size: 'large' },
      requestContext: {
        accountId: ACCOUNT,
        apiId: 'abcde12345',
        domainName: 'abcde12345.execute-api.us-east-1.amazonaws.com',
        domainPrefix: 'abcde12345',
        http: {
          method: 'POST',
          path: '/orders/42',
          protocol: 'HTTP/1.1',
          sourceIp: '192.0.2.1',
          userAgent: 'example',
        },
        requestId: REQUEST_ID,
        routeKey: '$default',
        stage: '$default',
        time: '01/Mar/2026:10:00:00 +0000',
        timeEpoch: TIME_MS,
      },
      body: '{"item":"book"}',
      isBase64Encoded: false,
    },
  },
  {
    id: 'application-load-balancer',
    label: 'Application Load Balancer',
    event: {
      requestContext: {
        elb: {
          targetGroupArn: `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/my-targets/0123456789abcdef`,
        },
      },
      httpMethod: 'GET',
      path: '/orders',
      queryStringParameters: { size: 'large' },
      headers: { accept: 'application/json', host: 'my-alb-1234567890.us-east-1.elb.amazonaws.com' },
      body: '',
      isBase64Encoded: false,
    },
  },
  {
    id: 'cloudwatch-logs',
    label: 'CloudWatch Logs',
    event: {
      awslogs: {
        data: 'H4sIAAAAAAAAA3WPT2uDQBTEv0oYetyyf2xiszehNpeWgnoTKauuYcFV2V0bQsh3L6ZNC6V5t5n3+M28E6z2Xu11cZw0JJ6SInl/TfM82aUgGA+DdpDgInpYb+LHLeMCBP2437lxniBB1cHTXtm6VdQe77t5aIIZh6+jPDitLCQEExvKIso4Le9ekiLNi4r9QFXdtLr7q0Hg59o3zkwL8dn0QTsPWWLJuShUl5j0Qw9h2Zxg2qUtCIKx2gdlJ0gexyJabwVbhlwfhkSZZtlbVq0643xYXf0z+caI2xj+H8brZhzaX051/gT0MPR2XgEAAA==',
      },
    },
  },
  {
    id: 'codecommit-repository',
    label: 'CodeCommit',
    event: {
      Records: [
        {
          eventId: REQUEST_ID,
          eventVersion: '1.0',
          eventTime: '2026-03-01T10:00:00.000+0000',
          eventTriggerName: 'my-trigger',
          eventPartNumber: 1,
          codecommit: {
            references: [{ commit: '0123456789abcdef0123456789abcdef01234567', ref: 'refs/heads/main' }],
          },
          eventName: 'ReferenceChanges',
          eventTriggerConfigId: REQUEST_ID,
          eventSourceARN: `arn:aws:codecommit:${REGION}:${ACCOUNT}:my-repo`,
          userIdentityARN: `arn:aws:iam::${ACCOUNT}:user/example`,
          eventSource: 'aws:codecommit',
          awsRegion: REGION,
          customData: 'this is custom data',
          eventTotalParts: 1,
        },
      ],
    },
  },
  {
    id: 'cognito-sync-trigger',
    label: 'Cognito Sync Trigger',
    event: {
      version: 2,
      eventType: 'SyncTrigger',
      region: REGION,
      identityPoolId: `${REGION}:${REQUEST_ID}`,
      identityId: `${REGION}:66666666-7777-8888-9999-000000000000`,
      datasetName: 'my-dataset',
      datasetRecords: { theme: { oldValue: 'light', newValue: 'dark', op: 'replace' } },
    },
  },
  {
    id: 'config-item-change-notification',
    label: 'Config Item Change Notification',
    event: {
      version: '1.0',
      invokingEvent: JSON.stringify({
        configurationItem: {
          configurationItemCaptureTime: '2026-03-01T10:00:00.000Z',
          configurationItemStatus: 'OK',
          resourceType: 'AWS::EC2::Instance',
          resourceId: 'i-00000000',
          awsRegion: REGION,
          awsAccountId: ACCOUNT,
          configuration: { instanceType: 't3.micro' },
        },
        messageType: 'ConfigurationItemChangeNotification',
      }),
      ruleParameters: '{"desiredInstanceType":"t3.micro"}',
      resultToken: 'my-result-token',
      eventLeftScope: false,
      executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/config-role`,
      configRuleArn: `arn:aws:config:${REGION}:${ACCOUNT}:config-rule/config-rule-0123456`,
      configRuleName: 'my-rule',
      configRuleId: 'config-rule-0123456',
      accountId: ACCOUNT,
    },
  },
  {
    id: 'dynamodb-update',
    label: 'DynamoDB Update',
    event: {
      Records: [
        {
          eventID: '1',
          eventName: 'MODIFY',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: REGION,
          dynamodb: {
            ApproximateCreationDateTime: TIME_MS / 1000,
            Keys: { Id: { N: '101' } },
            OldImage: { Id: { N: '101' }, Message: { S: 'New item!' } },
            NewImage: { Id: { N: '101' }, Message: { S: 'This item has changed' } },
            SequenceNumber: '222',
            SizeBytes: 59,
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
          eventSourceARN: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/my-table/stream/2026-03-01T00:00:00.000`,
        },
      ],
    },
  },
  {
    id: 'eventbridge-scheduled-event',
    label: 'Scheduled Event',
    event: {
      version: '0',
      id: REQUEST_ID,
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: ACCOUNT,
      time: TIME,
      region: REGION,
      resources: [`arn:aws:events:${REGION}:${ACCOUNT}:rule/my-schedule`],
      detail: {},
    },
  },
  {
    id: 'kinesis-get-records',
    label: 'Kinesis',
    event: {
      Records: [
        {
          kinesis: {
            kinesisSchemaVersion: '1.0',
            partitionKey: 'partitionKey-03',
            sequenceNumber: '49545115243490985018280067714973144582180062593244200961',
            data: btoa('Hello, this is a test 123.'),
            approximateArrivalTimestamp: TIME_MS / 1000,
          },
          eventSource: 'aws:kinesis',
          eventVersion: '1.0',
          eventID: 'shardId-000000000000:49545115243490985018280067714973144582180062593244200961',
          eventName: 'aws:kinesis:record',
          invokeIdentityArn: `arn:aws:iam::${ACCOUNT}:role/lambda-role`,
          awsRegion: REGION,
          eventSourceARN: `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/my-stream`,
        },
      ],
    },
  },
  {
    id: 'lex-book-hotel',
    label: 'Lex',
    event: {
      messageVersion: '1.0',
      invocationSource: 'DialogCodeHook',
      userId: 'example-user',
      sessionAttributes: {},
      bot: { name: 'BookTrip', alias: '$LATEST', version: '$LATEST' },
      outputDialogMode: 'Text',
      currentIntent: {
        name: 'BookHotel',
        slots: { Location: 'Chicago', CheckInDate: '2026-04-01', Nights: '2', RoomType: null },
        confirmationStatus: 'None',
      },
      inputTranscript: 'Book a hotel in Chicago',
    },
  },
  {
    id: 's3-delete',
    label: 'S3 Delete',
    event: s3Event('ObjectRemoved:Delete', {}),
  },
  {
    id: 's3-put',
    label: 'S3 Put',
    event: s3Event('ObjectCreated:Put', { size: 1024, eTag: '0123456789abcdef0123456789abcdef' }),
  },
  {
    id: 'sns-notification',
    label: 'SNS',
    event: {
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: `arn:aws:sns:${REGION}:${ACCOUNT}:my-topic:${REQUEST_ID}`,
          Sns: {
            Type: 'Notification',
            MessageId: REQUEST_ID,
            TopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:my-topic`,
            Subject: 'example subject',
            Message: 'example message',
            Timestamp: '2026-03-01T10:00:00.000Z',
            SignatureVersion: '1',
            Signature: 'EXAMPLE',
            SigningCertUrl: 'https://example.com/certificate.pem',
            UnsubscribeUrl: 'https://example.com/unsubscribe',
            MessageAttributes: { Test: { Type: 'String', Value: 'TestString' } },
          },
        },
      ],
    },
  },
  {
    id: 'sqs-receive-message',
    label: 'SQS',
    event: {
      Records: [
        {
          messageId: REQUEST_ID,
          receiptHandle: 'MessageReceiptHandle',
          body: 'Hello from SQS!',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: String(TIME_MS),
            SenderId: ACCOUNT,
            ApproximateFirstReceiveTimestamp: String(TIME_MS + 1),
          },
          messageAttributes: {},
          // MD5 of the body above
          md5OfBody: '7b270e59b47ff90a553787216d55d91d',
          eventSource: 'aws:sqs',
          eventSourceARN: `arn:aws:sqs:${REGION}:${ACCOUNT}:my-queue`,
          awsRegion: REGION,
        },
      ],
    },
  },
  {
    id: 'step-functions-error',
    label: 'Step Functions Error',
    event: { Error: 'ExampleError', Cause: 'The state before this one failed.' },
  },
];

export const eventTemplates: readonly { id: string; label: string }[] = templates;

/** The JSON text of a template, two spaces of indent. */
export function eventTemplate(id: string): string {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`There is no event template ${id}.`);
  return JSON.stringify(template.event, null, 2);
}
