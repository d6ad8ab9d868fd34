/**
 * What a queue is set to: every attribute with its rule, its default and what AWS says for it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import type {
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  SetQueueAttributesRequest,
} from '../../api/models/sqs-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { SqsContext } from './context.ts';
import { isFifo, queueArn, requireQueue } from './queue.ts';
import { requireRedriveAllowPolicy, requireRedrivePolicy } from './redrive-policy.ts';
import { invalidAttributeName, invalidAttributeValue } from './refusals.ts';
import type { QueueRecord } from './tables.ts';

interface Rule {
  /** What it is while nobody has set it; without one it is not there. */
  standard?: string;
  /** Only FIFO queues have it. */
  fifo?: true;
  /** Whether a text will do. */
  accepts?(text: string): boolean;
  /** Throws in words of its own. */
  require?(context: SqsContext, queueName: string, text: string): void;
  /** An empty text takes it away. */
  removable?: true;
}

const between = (least: number, most: number) => (text: string) =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
const oneOf =
  (...values: string[]) =>
  (text: string) =>
    values.includes(text);
const isBoolean = (text: string) => /^(true|false)$/i.test(text);

export const MOST_BYTES = 1_048_576;

const ALL: Readonly<Record<string, Rule>> = {
  DelaySeconds: { standard: '0', accepts: between(0, 900) },
  MaximumMessageSize: { standard: String(MOST_BYTES), accepts: between(1024, MOST_BYTES) },
  MessageRetentionPeriod: { standard: '345600', accepts: between(60, 1_209_600) },
  ReceiveMessageWaitTimeSeconds: { standard: '0', accepts: between(0, 20) },
  VisibilityTimeout: { standard: '30', accepts: between(0, 43_200) },
  Policy: { accepts: isPolicy, removable: true },
  RedrivePolicy: { require: requireRedrivePolicy, removable: true },
  RedriveAllowPolicy: { require: (_, __, text) => requireRedriveAllowPolicy(text), removable: true },
  KmsMasterKeyId: { accepts: (text) => text.length <= 2048, removable: true },
  KmsDataKeyReusePeriodSeconds: { accepts: between(60, 86_400) },
  SqsManagedSseEnabled: { standard: 'true', accepts: isBoolean },
  FifoQueue: { fifo: true, accepts: isBoolean },
  ContentBasedDeduplication: { fifo: true, standard: 'false', accepts: isBoolean },
  DeduplicationScope: { fifo: true, standard: 'queue', accepts: oneOf('queue', 'messageGroup') },
  FifoThroughputLimit: { fifo: true, standard: 'perQueue', accepts: oneOf('perQueue', 'perMessageGroupId') },
};

const RULES = new Map(Object.entries(ALL));

/** A key is used so long when nobody says how long. */
const KEY_REUSE_SECONDS = '300';

/** What of an attribute the queue's own are not: counted or known. */
const OBSERVED = [
  ...['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'],
  ...['CreatedTimestamp', 'LastModifiedTimestamp', 'QueueArn'],
];

/** SetQueueAttributes, which leaves what is not given. */
export function setQueueAttributes(
  context: SqsContext,
  input: SetQueueAttributesRequest,
  caller: Caller,
): Record<string, never> {
  const queue = requireQueue(context, input.QueueUrl, caller, 'SetQueueAttributes');
  const attributes = merged(queue.attributes, readAttributes(context, queue.name, input.Attributes));
  context.queues.set(queue.name, { ...queue, attributes, modifiedAtMs: context.clock.now });
  // messages may have become too old
  context.backlogs.of(queue.name).watchRetention();
  return {};
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export function getQueueAttributes(
  context: SqsContext,
  input: GetQueueAttributesRequest,
  caller: Caller,
): GetQueueAttributesResult {
  const queue = requireQueue(context, input.QueueUrl, caller, 'GetQueueAttributes');
  const { AttributeNames: names = [] } = input;
  const unknown = names.find((name) => name !== 'All' && !RULES.has(name) && !OBSERVED.includes(name));
  if (unknown !== undefined) throw invalidAttributeName(unknown);
  const all = describe(context, queue);
  const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {};
}

/** The attributes of a request as they are kept. Refuses what a queue of that name cannot have. */
export function readAttributes(
  context: SqsContext,
  queueName: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  for (const [name, text] of Object.entries(given)) requireAttribute(context, queueName, name, text);
  if (given.KmsMasterKeyId && given.SqsManagedSseEnabled?.toLowerCase() === 'true')
    throw invalidAttributeValue(
      'SqsManagedSseEnabled',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    );
  return Object.fromEntries(
    Object.entries(given).map(([name, text]) => [
      name,
      RULES.get(name)?.accepts === isBoolean ? text.toLowerCase() : text,
    ]),
  );
}

function requireAttribute(context: SqsContext, queueName: string, name: string, text: string): void {
  const rule = RULES.get(name);
  if (!rule || (rule.fifo && !isFifo({ name: queueName }))) throw invalidAttributeName(name);
  if (name === 'FifoQueue' && text.toLowerCase() === 'false')
    throw invalidAttributeValue(name, 'Modifying queue type is not supported.');
  if (text === '' && rule.removable) return;
  if (rule.accepts && !rule.accepts(text)) throw invalidAttributeValue(name);
  rule.require?.(context, queueName, text);
}

/** Given ones win. A key of KMS and SQS's own encryption exclude each other. */
export function merged(
  attributes: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const next = { ...attributes, ...given };
  if (given.KmsMasterKeyId) next.SqsManagedSseEnabled = 'false';
  if (given.SqsManagedSseEnabled === 'true') delete next.KmsMasterKeyId;
  return Object.fromEntries(Object.entries(next).filter(([name, text]) => text !== '' || !RULES.get(name)?.removable));
}

/** What an attribute is, if it is there. */
export function attributeOf({ name, attributes }: QueueRecord, attribute: string): string | undefined {
  const rule = RULES.get(attribute);
  if (rule?.fifo && !isFifo({ name })) return undefined;
  if (attribute === 'FifoQueue') return 'true';
  if (attribute === 'KmsDataKeyReusePeriodSeconds')
    return attributes.KmsMasterKeyId && (attributes[attribute] ?? KEY_REUSE_SECONDS);
  return attributes[attribute] ?? rule?.standard;
}

/** An attribute that is a number of seconds or bytes, which every queue has. */
export const numberOf = (queue: QueueRecord, attribute: string) => Number(attributeOf(queue, attribute));

/** Whether an attribute of a request would change the queue: JSON is compared as what it says. */
export function differs(queue: QueueRecord, attribute: string, text: string): boolean {
  const current = attributeOf(queue, attribute);
  if (current === undefined) return text !== '';
  return current !== text && asJson(current) !== asJson(text);
}

function describe({ scope, backlogs }: SqsContext, queue: QueueRecord): Record<string, string> {
  const { visible, inFlight, delayed } = backlogs.of(queue.name).counts;
  const settings = [...RULES.keys()].map((name) => [name, attributeOf(queue, name)]);
  return {
    QueueArn: queueArn(scope, queue.name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: seconds(queue.createdAtMs),
    LastModifiedTimestamp: seconds(queue.modifiedAtMs),
    ...(Object.fromEntries(settings.filter(([, text]) => text !== undefined)) as Record<string, string>),
  };
}

const seconds = (ms: number) => String(Math.floor(ms / 1000));

function asJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return text;
    return JSON.stringify(value);
  } catch {
    // most attributes are no JSON
    return text;
  }
}

/** A policy document, as far as its form goes. */
function isPolicy(text: string): boolean {
  try {
    const { Statement: statements } = JSON.parse(text) as { Statement?: unknown };
    const all = Array.isArray(statements) ? statements : [statements];
    return all.every((each) => each !== null && typeof each === 'object' && 'Effect' in each);
  } catch {
    // the operation says in AWS's words that this is no policy
    return false;
  }
}
