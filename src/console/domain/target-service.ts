/** What an ARN of a destination or a dead-letter queue names, in the console's words. */

export const TARGETS = {
  sqs: { type: 'SQS queue', service: 'Amazon SQS', example: 'arn:aws:sqs:us-east-1:123456789012:my-queue' },
  sns: { type: 'SNS topic', service: 'Amazon SNS', example: 'arn:aws:sns:us-east-1:123456789012:my-topic' },
  lambda: {
    type: 'Lambda function',
    service: 'AWS Lambda',
    example: 'arn:aws:lambda:us-east-1:123456789012:function:my-function',
  },
  events: {
    type: 'EventBridge event bus',
    service: 'Amazon EventBridge',
    example: 'arn:aws:events:us-east-1:123456789012:event-bus/my-bus',
  },
  s3: { type: 'S3 bucket', service: 'Amazon S3', example: 'arn:aws:s3:::my-bucket' },
} as const;

export type TargetService = keyof typeof TARGETS;

export const isTargetService = (service: string): service is TargetService => Object.hasOwn(TARGETS, service);

/** Of a target's ARN; undefined when it is none of them. */
export function targetServiceOf(arn: string): TargetService | undefined {
  const service = arn.split(':')[2] ?? '';
  return isTargetService(service) ? service : undefined;
}

/** The last part of an ARN: what people call the target, with its qualifier. */
export const targetName = (arn: string) =>
  targetServiceOf(arn) === 'lambda' ? arn.split(':').slice(6).join(':') : (arn.split(/[:/]/).at(-1) ?? arn);
