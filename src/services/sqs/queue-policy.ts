/**
 * AddPermission and RemovePermission, which write statements into the queue's policy.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
 */
import type { AddPermissionRequest, RemovePermissionRequest } from '../../api/models/sqs-types.ts';
import type { Statement } from '../../kernel/authorize.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { SqsContext } from './context.ts';
import { queueArn, requireQueue, statementsOf } from './queue.ts';
import { invalidParameter, invalidValue } from './refusals.ts';
import type { QueueRecord } from './tables.ts';

type Nothing = Record<string, never>;
type Labelled = Statement & { Sid?: string };

const LABEL = /^[A-Za-z0-9_-]{1,80}$/;
const ACTIONS = [
  ...['*', 'AddPermission', 'ChangeMessageVisibility', 'DeleteMessage', 'DeleteQueue', 'GetQueueAttributes'],
  ...['GetQueueUrl', 'ListDeadLetterSourceQueues', 'PurgeQueue', 'ReceiveMessage', 'RemovePermission'],
  ...['SendMessage', 'SetQueueAttributes'],
];

export function addPermission(context: SqsContext, input: AddPermissionRequest, caller: Caller): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'AddPermission');
  const { Label: label, AWSAccountIds: accounts, Actions: actions } = input;
  const statements: Labelled[] = statementsOf(queue);
  if (!LABEL.test(label))
    throw invalidValue(
      label,
      'Label',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  if (statements.some(({ Sid }) => Sid === label)) throw invalidValue(label, 'Label', 'Already exists.');
  const unknown = actions.find((action) => !ACTIONS.includes(action));
  if (unknown !== undefined)
    throw invalidValue(`SQS:${unknown}`, 'ActionName', 'Only the queue owner is allowed to invoke this action.');
  const stranger = accounts.find((account) => !/^\d{12}$/.test(account));
  if (stranger !== undefined) throw invalidValue(`[${stranger}]`, 'PrincipalId', 'Unable to verify.');
  const added = {
    Sid: label,
    Effect: 'Allow' as const,
    Principal: { AWS: oneOrMore(accounts.map((account) => `arn:aws:iam::${account}:root`)) },
    Action: oneOrMore(actions.map((action) => `SQS:${action}`)),
    Resource: queueArn(context.scope, queue.name),
  };
  setPolicy(context, queue, [...statements, added]);
  return {};
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html */
export function removePermission(context: SqsContext, input: RemovePermissionRequest, caller: Caller): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'RemovePermission');
  const statements: Labelled[] = statementsOf(queue);
  const rest = statements.filter(({ Sid }) => Sid !== input.Label);
  if (rest.length === statements.length)
    throw invalidValue(input.Label, 'Label', "can't find label on existing policy.");
  setPolicy(context, queue, rest);
  return {};
}

/** A queue without statements has no policy. */
function setPolicy({ scope, clock, queues }: SqsContext, queue: QueueRecord, statements: readonly Labelled[]): void {
  const { Policy: _, ...others } = queue.attributes;
  const Policy = JSON.stringify({
    Version: '2008-10-17',
    Id: `${queueArn(scope, queue.name)}/SQSDefaultPolicy`,
    Statement: statements,
  });
  const attributes = statements.length > 0 ? { ...others, Policy } : others;
  queues.set(queue.name, { ...queue, attributes, modifiedAtMs: clock.now });
}

function oneOrMore(values: string[]): string | string[] {
  const [first, ...others] = values;
  if (first === undefined) throw invalidParameter('The request must contain at least one account and one action.');
  return others.length === 0 ? first : values;
}
