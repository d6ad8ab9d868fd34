/**
 * Keys that AWS manages for its services: made when somebody first names their alias.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
 */
import type { KeyRecord, KmsContext } from './context.ts';
import { makeKey } from './key-making.ts';
import { rotateEach } from './key-timer.ts';

/** AWS rotates what it manages each year. */
const MANAGED_PERIOD_DAYS = 365;

export const RESERVED_PREFIX = 'alias/aws/';

/** What each service says of its key. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  lambda: 'Default key that protects my Lambda functions when no other key is defined',
  s3: 'Default key that protects my S3 objects when no other key is defined',
  sqs: 'Default key that protects my SQS messages when no other key is defined',
  sns: 'Default key that protects my SNS data when no other key is defined',
  secretsmanager: 'Default key that protects my Secrets Manager data when no other key is defined',
  ssm: 'Default key that protects my SSM parameters when no other key is defined',
  dynamodb: 'Default key that protects my DynamoDB data when no other key is defined',
  elasticfilesystem: 'Default key that protects my EFS data when no other key is defined',
  kinesis: 'Default key that protects my Kinesis data when no other key is defined',
};

export const isManagedAlias = (name: string): boolean =>
  name.startsWith(RESERVED_PREFIX) && Object.hasOwn(DESCRIPTIONS, name.slice(RESERVED_PREFIX.length));

/** Undefined when no service has such an alias. */
export function managedKeyOf(context: KmsContext, aliasName: string): Readonly<KeyRecord> | undefined {
  if (!isManagedAlias(aliasName)) return undefined;
  const service = aliasName.slice(RESERVED_PREFIX.length);
  const made = makeKey(context, {
    managedFor: service,
    description: DESCRIPTIONS[service] ?? '',
    policy: policyFor(context, service),
  });
  const { now } = context.clock;
  context.aliases.set(aliasName, { aliasName, keyId: made.keyId, createdAtMs: now, updatedAtMs: now });
  return rotateEach(context, made, MANAGED_PERIOD_DAYS);
}

/** Whoever is in the account may use it through the service; of the key itself nobody changes anything. */
function policyFor({ scope }: KmsContext, service: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: `auto-${service}-1`,
    Statement: [
      {
        Sid: `Allow access through ${service} for all principals in the account that are authorized to use it`,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          ...['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:CreateGrant'],
          'kms:DescribeKey',
        ],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': scope.accountId,
            'kms:ViaService': `${service}.${scope.region}.amazonaws.com`,
          },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${scope.accountId}:root` },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
        Resource: '*',
      },
    ],
  });
}
