/**
 * Redrive of a dead-letter queue: a task moves its messages back to where they came from, or to a queue of one's choice.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
import type {
  CancelMessageMoveTaskRequest,
  CancelMessageMoveTaskResult,
  ListMessageMoveTasksRequest,
  ListMessageMoveTasksResult,
  ListMessageMoveTasksResultEntry,
  StartMessageMoveTaskRequest,
  StartMessageMoveTaskResult,
} from '../../api/models/sqs-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { SqsContext } from './context.ts';
import { redrive } from './dead-letters.ts';
import { isFifo, queueOfArn, requirePermission } from './queue.ts';
import { sourcesOf } from './redrive-policy.ts';
import { invalidParameter, requireRange, resourceNotFound } from './refusals.ts';
import type { MessageRecord, MoveTask, QueueRecord } from './tables.ts';

const MOST_PER_SECOND = 500;
const SECOND_MS = 1000;
/** Tasks of a queue that are remembered. */
const MOST_LISTED = 10;

export function startMessageMoveTask(
  context: SqsContext,
  input: StartMessageMoveTaskRequest,
  caller: Caller,
): StartMessageMoveTaskResult {
  const { SourceArn: sourceArn, DestinationArn: destinationArn, MaxNumberOfMessagesPerSecond: rate } = input;
  const source = requireNamed(context, sourceArn, 'SourceArn');
  requirePermission(context, source, caller, 'StartMessageMoveTask');
  if (sourcesOf(context, source.name).length === 0)
    throw invalidParameter('Source queue must be configured as a Dead Letter Queue.');
  if (destinationArn !== undefined) {
    const destination = requireNamed(context, destinationArn, 'DestinationArn');
    if (destination.name === source.name)
      throw invalidParameter('Source queue arn and destination queue arn must be different.');
    if (isFifo(destination) !== isFifo(source))
      throw invalidParameter('Source queue and destination queue must be of the same type.');
  }
  requireRange(rate, 'MaxNumberOfMessagesPerSecond', 1, MOST_PER_SECOND);
  if (tasksOf(context, sourceArn).some(({ status }) => status === 'RUNNING'))
    throw invalidParameter(
      'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    );
  const task: MoveTask = {
    taskId: randomUuid(context.random),
    sourceArn,
    ...(destinationArn !== undefined && { destinationArn }),
    ...(rate !== undefined && { messagesPerSecond: rate }),
    status: 'RUNNING',
    moved: 0,
    toMove: context.backlogs.of(source.name).counts.visible,
    startedAtMs: context.clock.now,
  };
  context.moveTasks.set(task.taskId, task);
  forgetOld(context, sourceArn);
  moveNext(context, task.taskId, context.clock.now);
  return { TaskHandle: handleOf(task) };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html */
export function listMessageMoveTasks(
  context: SqsContext,
  input: ListMessageMoveTasksRequest,
  caller: Caller,
): ListMessageMoveTasksResult {
  const { SourceArn: sourceArn, MaxResults: most = 1 } = input;
  const source = requireNamed(context, sourceArn, 'SourceArn');
  requirePermission(context, source, caller, 'ListMessageMoveTasks');
  requireRange(most, 'MaxResults', 1, MOST_LISTED);
  return { Results: tasksOf(context, sourceArn).slice(0, most).map(describe) };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html */
export function cancelMessageMoveTask(
  context: SqsContext,
  input: CancelMessageMoveTaskRequest,
  caller: Caller,
): CancelMessageMoveTaskResult {
  const task = context.moveTasks.get(taskIdOf(input.TaskHandle));
  const source = task && queueOfArn(context, task.sourceArn);
  if (!task || !source || task.status !== 'RUNNING') throw resourceNotFound('Task does not exist.');
  requirePermission(context, source, caller, 'CancelMessageMoveTask');
  context.moveTasks.set(task.taskId, { ...task, status: 'CANCELLED' });
  return { ApproximateNumberOfMessagesMoved: task.moved };
}

/** Timers are never stored: a restored engine derives them from its records. */
export function resumeMoveTasks(context: SqsContext): void {
  for (const { taskId, status } of context.moveTasks.values())
    if (status === 'RUNNING') moveNext(context, taskId, context.clock.now);
}

function moveNext(context: SqsContext, taskId: string, atMs: number): void {
  context.clock.schedule(atMs, {
    fire: () => moveSome(context, taskId),
    coming: () => {
      const task = context.moveTasks.get(taskId);
      return task?.status === 'RUNNING' ? { atMs, name: `redrive of ${nameOf(task.sourceArn)} goes on` } : undefined;
    },
  });
}

/** One second's messages; the task ends when nothing is left to move. */
function moveSome(context: SqsContext, taskId: string): void {
  const task = context.moveTasks.get(taskId);
  if (task?.status !== 'RUNNING') return;
  const source = queueOfArn(context, task.sourceArn);
  if (!source) {
    context.moveTasks.set(taskId, {
      ...task,
      status: 'FAILED',
      failureReason: 'AWS.SimpleQueueService.NonExistentQueue',
    });
    return;
  }
  const { messagesPerSecond: most = MOST_PER_SECOND } = task;
  const next = firstOf(context.backlogs.of(source.name).receivable(), most);
  let moved = 0;
  for (const message of next) {
    const target = targetOf(context, task, message);
    if (!target) {
      const failureReason =
        task.destinationArn === undefined && message.deadLetterSource === undefined
          ? 'CouldNotDetermineMessageSource'
          : 'AWS.SimpleQueueService.NonExistentQueue';
      context.moveTasks.set(taskId, { ...task, moved: task.moved + moved, status: 'FAILED', failureReason });
      return;
    }
    redrive(context, message, target);
    moved++;
  }
  const status = context.backlogs.of(source.name).counts.visible === 0 ? 'COMPLETED' : 'RUNNING';
  context.moveTasks.set(taskId, { ...task, moved: task.moved + moved, status });
  if (status === 'RUNNING') moveNext(context, taskId, context.clock.now + SECOND_MS);
}

const targetOf = (context: SqsContext, { destinationArn }: MoveTask, { deadLetterSource }: MessageRecord) =>
  queueOfArn(context, destinationArn ?? deadLetterSource ?? '');

/** Newest first. */
const tasksOf = ({ moveTasks }: SqsContext, sourceArn: string): Readonly<MoveTask>[] =>
  [...moveTasks.values()]
    .filter((task) => task.sourceArn === sourceArn)
    .sort((a, b) => b.startedAtMs - a.startedAtMs || Number(a.status !== 'RUNNING') - Number(b.status !== 'RUNNING'));

function forgetOld(context: SqsContext, sourceArn: string): void {
  for (const { taskId } of tasksOf(context, sourceArn).slice(MOST_LISTED)) context.moveTasks.delete(taskId);
}

function requireNamed(context: SqsContext, arn: string, parameter: string): Readonly<QueueRecord> {
  const queue = queueOfArn(context, arn);
  if (!queue) throw resourceNotFound(`The resource that you specified for the ${parameter} parameter doesn't exist.`);
  return queue;
}

const handleOf = ({ taskId, sourceArn }: MoveTask) => btoa(JSON.stringify({ taskId, sourceArn }));

function taskIdOf(handle: string): string {
  try {
    const { taskId } = JSON.parse(atob(handle)) as { taskId?: unknown };
    return String(taskId);
  } catch {
    throw invalidParameter('Value for parameter TaskHandle is invalid.');
  }
}

function describe(task: Readonly<MoveTask>): ListMessageMoveTasksResultEntry {
  return {
    ...(task.status === 'RUNNING' && { TaskHandle: handleOf(task) }),
    Status: task.status,
    SourceArn: task.sourceArn,
    DestinationArn: task.destinationArn,
    MaxNumberOfMessagesPerSecond: task.messagesPerSecond,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    FailureReason: task.failureReason,
    StartedTimestamp: Math.floor(task.startedAtMs),
  };
}

const nameOf = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);

function firstOf<T>(items: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length === most) break;
    first.push(item);
  }
  return first;
}
