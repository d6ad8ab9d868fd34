/** A subscription as its form holds it. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
import { type Grant, takesGrant } from '../../domain/grant.ts';
import { SNS_PRINCIPAL } from '../../queries/sns.ts';

export interface SubscriptionFields {
  protocol: string;
  endpoint: string;
  raw: boolean;
  filterScope: 'MessageAttributes' | 'MessageBody';
  /** JSON text; everything is taken when it is empty. */
  filterPolicy: string;
  /** ARN of a queue. */
  deadLetterArn: string;
  /** What is missing to let the topic in is added. */
  grants: boolean;
}

export const NEW_SUBSCRIPTION: SubscriptionFields = {
  protocol: 'lambda',
  endpoint: '',
  raw: false,
  filterScope: 'MessageAttributes',
  filterPolicy: '',
  deadLetterArn: '',
  grants: true,
};

export const takesRaw = (protocol: string) => ['sqs', 'http', 'https'].includes(protocol);

/** As Subscribe takes them; what is as AWS has it by itself is left out. */
export function attributesOf(fields: SubscriptionFields): Record<string, string> {
  const { protocol, raw, filterScope, filterPolicy, deadLetterArn } = fields;
  return {
    ...(raw && takesRaw(protocol) && { RawMessageDelivery: 'true' }),
    ...(filterPolicy.trim() !== '' && { FilterPolicyScope: filterScope, FilterPolicy: filterPolicy }),
    ...(deadLetterArn.trim() !== '' && { RedrivePolicy: redrivePolicy(deadLetterArn) }),
  };
}

const redrivePolicy = (arn: string) => JSON.stringify({ deadLetterTargetArn: arn.trim() });

/** From the attributes of one that is there. */
export function subscriptionFields(
  protocol: string,
  endpoint: string,
  attributes: Readonly<Record<string, string>>,
): SubscriptionFields {
  const { FilterPolicy = '', FilterPolicyScope, RedrivePolicy, RawMessageDelivery } = attributes;
  const { deadLetterTargetArn = '' } = JSON.parse(RedrivePolicy ?? '{}') as { deadLetterTargetArn?: string };
  return {
    protocol,
    endpoint,
    raw: RawMessageDelivery === 'true',
    filterScope: FilterPolicyScope === 'MessageBody' ? 'MessageBody' : 'MessageAttributes',
    filterPolicy: FilterPolicy,
    deadLetterArn: deadLetterTargetArn,
    grants: true,
  };
}

/** What has to be set, in an order in which each goes: a policy is judged by the scope that is there. */
export function attributeChanges(before: SubscriptionFields, now: SubscriptionFields): [name: string, value: string][] {
  const changes: [string, string][] = [];
  if (now.raw !== before.raw) changes.push(['RawMessageDelivery', String(now.raw)]);
  const policyChanged = now.filterPolicy !== before.filterPolicy;
  if (now.filterScope !== before.filterScope) {
    // what was fits only the scope that was
    if (before.filterPolicy !== '' && policyChanged) changes.push(['FilterPolicy', '{}']);
    changes.push(['FilterPolicyScope', now.filterScope]);
  }
  if (policyChanged) changes.push(['FilterPolicy', now.filterPolicy.trim() === '' ? '{}' : now.filterPolicy]);
  if (now.deadLetterArn.trim() !== before.deadLetterArn)
    changes.push(['RedrivePolicy', now.deadLetterArn.trim() === '' ? '' : redrivePolicy(now.deadLetterArn)]);
  return changes;
}

/** What lets the topic in at the endpoint and at the dead-letter queue, where that takes a statement. */
export const grantsOf = (topicArn: string, { endpoint, deadLetterArn }: SubscriptionFields): Grant[] =>
  [endpoint.trim(), deadLetterArn.trim()].filter(takesGrant).map((targetArn) => ({
    targetArn,
    principal: SNS_PRINCIPAL,
    sourceArn: topicArn,
    statementId: `sns-${topicArn.slice(topicArn.lastIndexOf(':') + 1).replaceAll('.', '-')}`,
  }));
