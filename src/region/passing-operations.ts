/** The operations by which one resource passes something to another, and where in their requests it stands. */
import type { ArnScope } from '../api/arn.ts';
import { functionArn, parseFunctionName } from '../api/arn.ts';
import type { Answer, Call } from '../kernel/service.ts';

interface PassingOperation {
  /** ARN of the resource that takes it; undefined when the call passes nothing. */
  to(input: never, scope: ArnScope): string | undefined;
  /** The member of the input that is passed. */
  payload?: { member: string; as: 'bytes' | 'text' | 'JSON' };
  /** By which the next hop knows it. */
  ids(output: never): readonly (string | undefined)[];
}

interface InvokeInput {
  FunctionName: string;
  Qualifier?: string;
  InvocationType?: string;
}

const queueArn = (queueUrl: string, { region }: ArnScope) => {
  const [account = '', name = ''] = queueUrl.split('/').slice(-2);
  return `arn:aws:sqs:${region}:${account}:${name}`;
};

const toQueue = ({ QueueUrl }: { QueueUrl: string }, scope: ArnScope) => queueArn(QueueUrl, scope);
const toTopic = ({ TopicArn }: { TopicArn?: string }) => TopicArn;
const idOf = ({ MessageId }: { MessageId?: string }) => [MessageId];
const idsOf = ({ Successful = [] }: { Successful?: { MessageId?: string }[] }) =>
  Successful.map(({ MessageId }) => MessageId);

const PASSING: Readonly<Record<string, PassingOperation>> = {
  'lambda Invoke': {
    to({ FunctionName, Qualifier, InvocationType }: InvokeInput, scope) {
      if (InvocationType === 'DryRun') return undefined;
      const { functionName, qualifier = Qualifier } = parseFunctionName(FunctionName);
      return functionArn(scope, functionName, qualifier);
    },
    payload: { member: 'Payload', as: 'bytes' },
    // by the request id, which every answer of an invocation has
    ids: () => [],
  },
  'sqs SendMessage': { to: toQueue, payload: { member: 'MessageBody', as: 'text' }, ids: idOf },
  'sqs SendMessageBatch': { to: toQueue, payload: { member: 'Entries', as: 'JSON' }, ids: idsOf },
  'sns Publish': { to: toTopic, payload: { member: 'Message', as: 'text' }, ids: idOf },
  'sns PublishBatch': { to: toTopic, payload: { member: 'PublishBatchRequestEntries', as: 'JSON' }, ids: idsOf },
  'events PutEvents': {
    to({ Entries: [entry] }: { Entries: { EventBusName?: string }[] }, { region, accountId }) {
      const bus = entry?.EventBusName ?? 'default';
      return bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${accountId}:event-bus/${bus}`;
    },
    payload: { member: 'Entries', as: 'JSON' },
    ids: ({ Entries = [] }: { Entries?: { EventId?: string }[] }) => Entries.map(({ EventId }) => EventId),
  },
  's3 PutObject': {
    to: ({ Bucket, Key }: { Bucket: string; Key: string }) => `arn:aws:s3:::${Bucket}/${Key}`,
    ids: () => [],
  },
};

const operationOf = ({ service, operation }: Pick<Call, 'service' | 'operation'>): PassingOperation | undefined =>
  PASSING[`${service} ${operation}`];

/** ARN of the resource that the call passes something to; undefined when it passes nothing. */
export function receiverOf(call: Call, scope: ArnScope): string | undefined {
  // what a person invokes is on the function's page; here it would hide what passes between services
  if (call.service === 'lambda' && (call.caller.type === 'root' || call.caller.type === 'anonymous')) return undefined;
  return operationOf(call)?.to(call.input as never, scope);
}

/** What is passed; undefined when it is kept elsewhere, as an object is. */
export function payloadOf(call: Call): Uint8Array | string | undefined {
  const payload = operationOf(call)?.payload;
  if (!payload) return undefined;
  const value = (call.input as Record<string, unknown>)[payload.member] ?? '';
  return payload.as === 'JSON' ? JSON.stringify(value) : (value as Uint8Array | string);
}

/** The ids under which the receiver has it. */
export const idsGiven = (call: Call, { output }: Exclude<Answer, Error>): string[] =>
  (operationOf(call)?.ids(output as never) ?? []).filter((id) => id !== undefined);

/**
 * The ids of what led to it, as AWS's documents say them: an SQS record its message, a notification of SNS its message, an
 * event of EventBridge its own id, one of S3 the object, a record of a destination the request.
 */
export function idsNamedIn(payload: string): string[] {
  let said: unknown;
  try {
    said = JSON.parse(payload);
  } catch {
    return [];
  }
  const records = member(said, 'Records');
  return [said, ...(Array.isArray(records) ? records : [])].flatMap((each) =>
    [
      member(each, 'messageId'),
      member(member(each, 'Sns'), 'MessageId'),
      member(each, 'Type') === 'Notification' ? member(each, 'MessageId') : undefined,
      member(each, 'detail-type') === undefined ? undefined : member(each, 'id'),
      member(member(each, 'requestContext'), 'requestId'),
      objectOf(member(each, 's3')),
    ].filter((id) => typeof id === 'string'),
  );
}

/** As PutObject has it: keys of notifications are encoded as in forms. */
function objectOf(s3: unknown): string | undefined {
  const bucket = member(member(s3, 'bucket'), 'name');
  const key = member(member(s3, 'object'), 'key');
  if (typeof bucket !== 'string' || typeof key !== 'string') return undefined;
  return `arn:aws:s3:::${bucket}/${decoded(key)}`;
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The call with the payload in place of its own; SyntaxError when it is to be JSON and is not. */
export function withPayload(call: Call, text: string): Call {
  const payload = operationOf(call)?.payload;
  return payload ? { ...call, input: { ...(call.input as object), [payload.member]: READ[payload.as](text) } } : call;
}

/** What is left of it when its payload is known. */
export function withoutPayload(call: Call): Call {
  const { [operationOf(call)?.payload?.member ?? '']: _, ...input } = call.input as Record<string, unknown>;
  return { ...call, input };
}

const READ = {
  bytes: (text: string): unknown => new TextEncoder().encode(text),
  text: (text: string): unknown => text,
  JSON: (text: string): unknown => JSON.parse(text),
};
