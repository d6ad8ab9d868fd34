/**
 * Policies that AWS manages, as far as functions and their authors meet them.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 *
 * Differs from AWS: of those that are not here only the name is known; attached, they allow nothing.
 */

type Statements = readonly (readonly [actions: string | readonly string[], resource?: string])[];

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const POLICIES: Readonly<Record<string, Statements>> = {
  AdministratorAccess: [['*']],
  'service-role/AWSLambdaBasicExecutionRole': [[LOGS]],
  'service-role/AWSLambdaSQSQueueExecutionRole': [
    [['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...LOGS]],
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    [['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams', ...LOGS]],
  ],
  'service-role/AWSLambdaKinesisExecutionRole': [
    [
      [
        ...[
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
        ],
        ...['kinesis:ListShards', 'kinesis:ListStreams', 'kinesis:SubscribeToShard', ...LOGS],
      ],
    ],
  ],
  'service-role/AWSLambdaVPCAccessExecutionRole': [
    [
      [
        ...[...LOGS, 'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
        ...['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'],
      ],
    ],
  ],
  'service-role/AWSLambdaRole': [['lambda:InvokeFunction']],
  AWSLambdaExecute: [
    ['logs:*', 'arn:aws:logs:*:*:*'],
    [['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::*'],
  ],
  AWSXRayDaemonWriteAccess: [
    [
      [
        ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules'],
        ...['xray:GetSamplingTargets', 'xray:GetSamplingStatisticSummaries'],
      ],
    ],
  ],
  AmazonS3FullAccess: [[['s3:*', 's3-object-lambda:*']]],
  AmazonS3ReadOnlyAccess: [
    [['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*']],
  ],
  AmazonSQSFullAccess: [['sqs:*']],
  AmazonSNSFullAccess: [['sns:*']],
  AmazonEventBridgeFullAccess: [[['events:*', 'schemas:*', 'scheduler:*', 'pipes:*']]],
  CloudWatchLogsFullAccess: [[['logs:*', 'cloudwatch:GenerateQuery']]],
};

const PREFIX = 'arn:aws:iam::aws:policy/';

export const isAwsManaged = (arn: string): boolean => arn.startsWith(PREFIX) && arn.length > PREFIX.length;

/** ARNs of those whose statements are here. */
export const AWS_MANAGED_ARNS: readonly string[] = Object.keys(POLICIES).map((name) => PREFIX + name);

/** JSON text; undefined of those that are not here. */
export function awsManagedDocument(arn: string): string | undefined {
  const name = arn.slice(PREFIX.length);
  if (!isAwsManaged(arn) || !Object.hasOwn(POLICIES, name)) return undefined;
  const Statement = (POLICIES[name] ?? []).map(([Action, Resource = '*']) => ({ Effect: 'Allow', Action, Resource }));
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 4);
}
