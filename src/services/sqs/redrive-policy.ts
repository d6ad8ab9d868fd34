/**
 * Where messages go that nobody could process, and from which queues a dead-letter queue takes them.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
import type { SqsContext } from './context.ts';
import { isFifo, queueArn, queueOfArn } from './queue.ts';
import { invalidValue } from './refusals.ts';
import type { QueueRecord } from './tables.ts';

export interface RedrivePolicy {
  deadLetterTargetArn: string;
  maxReceiveCount: number;
}

const MOST_RECEIVES = 1000;
const PERMISSIONS = ['allowAll', 'denyAll', 'byQueue'];
const MOST_SOURCES = 10;

/** Undefined when the queue has none. */
export function redrivePolicyOf({ attributes }: QueueRecord): RedrivePolicy | undefined {
  if (attributes.RedrivePolicy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(attributes.RedrivePolicy);
  return { deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
}

/** The queues whose dead-letter queue it is, by name. */
export function sourcesOf({ scope, queues }: SqsContext, name: string): Readonly<QueueRecord>[] {
  const arn = queueArn(scope, name);
  return [...queues.values()].filter((queue) => redrivePolicyOf(queue)?.deadLetterTargetArn === arn);
}

/** Throws for a text that is no redrive policy of a queue of that name. */
export function requireRedrivePolicy(context: SqsContext, name: string, text: string): void {
  const invalid = (reason: string) => invalidValue(text, 'RedrivePolicy', reason);
  const policy = jsonMap(text);
  if (!policy) throw invalid('Redrive policy is not a valid JSON map.');
  const { deadLetterTargetArn: arn, maxReceiveCount } = policy;
  for (const [attribute, value] of Object.entries({ deadLetterTargetArn: arn, maxReceiveCount }))
    if (value === undefined) throw invalid(`Redrive policy does not contain mandatory attribute: ${attribute}.`);
  const receives = Number(maxReceiveCount);
  if (!Number.isInteger(receives) || receives < 1 || receives > MOST_RECEIVES)
    throw invalid(
      `Invalid value for maxReceiveCount: ${maxReceiveCount}, valid values are from 1 to ${MOST_RECEIVES} both inclusive.`,
    );
  const target = typeof arn === 'string' ? queueOfArn(context, arn) : undefined;
  if (!target) throw invalid('Dead letter target does not exist.');
  if (isFifo(target) !== isFifo({ name })) throw invalid('Dead-letter queue must be same type of queue as the source.');
  if (!allows(target, queueArn(context.scope, name)))
    throw invalid('Source queue does not have permission to use this queue as a dead-letter queue.');
}

/** Throws for a text that is no redrive allow policy. */
export function requireRedriveAllowPolicy(text: string): void {
  const invalid = (reason: string) => invalidValue(text, 'RedriveAllowPolicy', reason);
  const policy = jsonMap(text);
  if (!policy) throw invalid("Amazon SQS can't create the redrive allow policy, as it's in an unsupported format.");
  const { redrivePermission, sourceQueueArns } = policy;
  if (!PERMISSIONS.includes(String(redrivePermission)))
    throw invalid("Amazon SQS can't create the redrive allow policy, as it's in an unsupported format.");
  const byQueue = redrivePermission === 'byQueue';
  if (!byQueue && sourceQueueArns !== undefined)
    throw invalid(`You can't specify sourceQueueArns when redrivePermission is ${redrivePermission}.`);
  if (!byQueue) return;
  if (!Array.isArray(sourceQueueArns) || sourceQueueArns.length < 1 || sourceQueueArns.length > MOST_SOURCES)
    throw invalid(`You must specify from 1 to ${MOST_SOURCES} sourceQueueArns when redrivePermission is byQueue.`);
}

function allows({ attributes }: QueueRecord, sourceArn: string): boolean {
  const { redrivePermission = 'allowAll', sourceQueueArns = [] } = jsonMap(attributes.RedriveAllowPolicy ?? '{}') ?? {};
  if (redrivePermission === 'byQueue') return (sourceQueueArns as unknown[]).includes(sourceArn);
  return redrivePermission === 'allowAll';
}

function jsonMap(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    // the operation says in AWS's words that this is no JSON
    return undefined;
  }
}
