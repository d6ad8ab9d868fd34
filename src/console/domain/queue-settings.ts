/**
 * What the form of a queue holds, and what of it is an attribute of SQS.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-create-queue.html
 */
import { type Duration, durationOf, secondsOf, type Unit } from './duration-unit.ts';

/** Attributes that are durations, in the console's order. */
export const DURATIONS = {
  VisibilityTimeout: {
    label: 'Visibility timeout',
    range: 'Should be between 0 seconds and 12 hours.',
    largest: 'Hours',
  },
  DelaySeconds: { label: 'Delivery delay', range: 'Should be between 0 seconds and 15 minutes.', largest: 'Minutes' },
  ReceiveMessageWaitTimeSeconds: {
    label: 'Receive message wait time',
    range: 'Should be between 0 and 20 seconds.',
    largest: 'Seconds',
  },
  MessageRetentionPeriod: {
    label: 'Message retention period',
    range: 'Should be between 1 minute and 14 days.',
    largest: 'Days',
  },
} as const satisfies Record<string, { label: string; range: string; largest: Unit }>;

export type DurationName = keyof typeof DURATIONS;
export const DURATION_NAMES = Object.keys(DURATIONS) as DurationName[];

const KB = 1024;

export interface QueueSettings {
  durations: Readonly<Record<DurationName, Duration>>;
  /** In KB, as typed. */
  maximumMessageKb: string;
  contentBasedDeduplication: boolean;
  /** ARN; empty: none. */
  deadLetterArn: string;
  /** As typed. */
  maximumReceives: string;
}

type Attributes = Readonly<Record<string, string | undefined>>;

export const NEW_QUEUE: Attributes = {
  VisibilityTimeout: '30',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  MessageRetentionPeriod: '345600',
  MaximumMessageSize: String(1024 * KB),
};
const USUAL_RECEIVES = '10';

export function settingsOf(attributes: Attributes): QueueSettings {
  const policy = redrivePolicyOf(attributes);
  const durations = DURATION_NAMES.map((name) => [name, durationOf(Number(attributes[name]), DURATIONS[name].largest)]);
  return {
    durations: Object.fromEntries(durations) as QueueSettings['durations'],
    maximumMessageKb: String(Number(attributes.MaximumMessageSize) / KB),
    contentBasedDeduplication: attributes.ContentBasedDeduplication === 'true',
    deadLetterArn: policy?.deadLetterTargetArn ?? '',
    maximumReceives: String(policy?.maxReceiveCount ?? USUAL_RECEIVES),
  };
}

/** What is wrong with them, by field; what is no number here, the service judges the rest. */
export function settingsProblems(settings: QueueSettings): Partial<Record<DurationName | 'size' | 'receives', string>> {
  const problems = DURATION_NAMES.flatMap((name) =>
    secondsOf(settings.durations[name]) === undefined ? [[name, `Enter a whole number. ${DURATIONS[name].range}`]] : [],
  );
  return {
    ...Object.fromEntries(problems),
    ...(!isCount(settings.maximumMessageKb) && { size: 'Enter a whole number of KB.' }),
    ...(settings.deadLetterArn !== '' &&
      !isCount(settings.maximumReceives) && { receives: 'Enter a whole number from 1 to 1,000.' }),
  };
}

/** As SetQueueAttributes takes them; what a new queue need not say is left out. */
export function attributesOf(settings: QueueSettings, isFifo: boolean, isNew: boolean): Record<string, string> {
  const { deadLetterArn, maximumReceives } = settings;
  const policy = { deadLetterTargetArn: deadLetterArn, maxReceiveCount: Number(maximumReceives) };
  const redrivePolicy = deadLetterArn === '' ? '' : JSON.stringify(policy);
  return {
    ...(isFifo && isNew && { FifoQueue: 'true' }),
    ...Object.fromEntries(DURATION_NAMES.map((name) => [name, String(secondsOf(settings.durations[name]))])),
    MaximumMessageSize: String(Number(settings.maximumMessageKb) * KB),
    ...(isFifo && { ContentBasedDeduplication: String(settings.contentBasedDeduplication) }),
    ...((redrivePolicy !== '' || !isNew) && { RedrivePolicy: redrivePolicy }),
  };
}

export interface RedrivePolicy {
  deadLetterTargetArn: string;
  maxReceiveCount: number;
}

/** Undefined when the queue has none. */
export const redrivePolicyOf = ({ RedrivePolicy }: Attributes): RedrivePolicy | undefined =>
  RedrivePolicy ? (JSON.parse(RedrivePolicy) as RedrivePolicy) : undefined;

const isCount = (text: string) => /^\d+$/.test(text.trim());
