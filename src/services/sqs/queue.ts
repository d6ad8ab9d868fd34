/** A queue as requests name it, and who may use it. */
import type { ArnScope } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import { authorize, type Statement } from '../../kernel/authorize.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { SqsContext } from './context.ts';
import { queueDoesNotExist } from './refusals.ts';
import type { QueueRecord } from './tables.ts';

export const FIFO_SUFFIX = '.fifo';

export const isFifo = ({ name }: Pick<QueueRecord, 'name'>) => name.endsWith(FIFO_SUFFIX);

export const queueArn = ({ region, accountId }: ArnScope, name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`;

export const queueUrl = ({ region, accountId }: ArnScope, name: string) =>
  `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;

/** Whatever the host: the path names account and queue. */
const QUEUE_URL = /^https?:\/\/[^/]+\/(?:.*\/)?(\d{12})\/([^/]+)\/?$/;

/** The queue of a URL. Refuses who may not do that to it: `action` is the operation's name. */
export function requireQueue(context: SqsContext, url: string, caller: Caller, action: string): Readonly<QueueRecord> {
  const [, accountId, name = ''] = QUEUE_URL.exec(url) ?? [];
  if (accountId === undefined)
    throw new ServiceException('InvalidAddress', 404, `The address ${url} is not valid for this endpoint.`);
  const queue = accountId === context.scope.accountId ? context.queues.get(name) : undefined;
  if (!queue) throw queueDoesNotExist();
  requirePermission(context, queue, caller, action);
  return queue;
}

/** Undefined when there is no such queue in this account and Region. */
export function queueOfArn({ scope, queues }: SqsContext, arn: string): Readonly<QueueRecord> | undefined {
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  return arn === queueArn(scope, name) ? queues.get(name) : undefined;
}

/**
 * Whoever belongs to the account may do everything that the queue's policy does not deny; everybody else what it allows.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-using-identity-based-policies.html
 */
export function requirePermission({ scope }: SqsContext, queue: QueueRecord, caller: Caller, action: string): void {
  const resource = queueArn(scope, queue.name);
  const verdict = authorize(statementsOf(queue), { caller, action: `sqs:${action}`, resource });
  const isOfAccount = (caller.type === 'root' || caller.type === 'role') && caller.accountId === scope.accountId;
  if (verdict === 'allow' || (verdict === 'implicit-deny' && isOfAccount)) return;
  const permission = `sqs:${action.toLowerCase()}`;
  const why =
    verdict === 'explicit-deny'
      ? 'with an explicit deny in a resource-based policy'
      : `because no resource-based policy allows the ${permission} action`;
  throw new ServiceException(
    'AccessDeniedException',
    403,
    `User: ${nameOf(caller)} is not authorized to perform: ${permission} on resource: ${resource} ${why}`,
  );
}

const nameOf = (caller: Caller) =>
  caller.type === 'anonymous' ? 'anonymous' : caller.type === 'service' ? caller.service : caller.arn;

/** Of the queue's policy, which is JSON: whoever set it was refused otherwise. */
export function statementsOf({ attributes }: QueueRecord): Statement[] {
  const { Statement: statements = [] } = JSON.parse(attributes.Policy ?? '{}') as {
    Statement?: Statement | Statement[];
  };
  return Array.isArray(statements) ? statements : [statements];
}
