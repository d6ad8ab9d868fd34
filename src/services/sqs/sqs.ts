/**
 * SQS: queues, what lies in them and what becomes of it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: there is one consistent store, so a message is delivered once where AWS may deliver it twice, counts
 * are exact, and a change holds at once. Nothing is encrypted, throttled or measured for CloudWatch.
 */
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { WRITES } from '../../kernel/service.ts';
import { defineService, deletes, later, reads, writes } from '../../kernel/service-declaration.ts';
import type { RegionParts } from '../region-parts.ts';
import { Backlogs } from './backlogs.ts';
import type { SqsContext } from './context.ts';
import { resumeDeduplications } from './deduplication.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from './messages-in-flight.ts';
import { cancelMessageMoveTask, listMessageMoveTasks, resumeMoveTasks, startMessageMoveTask } from './move-tasks.ts';
import { Pollers } from './pollers/pollers.ts';
import { getQueueAttributes, setQueueAttributes } from './queue-attributes.ts';
import { addPermission, removePermission } from './queue-policy.ts';
import {
  createQueue,
  deleteQueue,
  getQueueUrl,
  listDeadLetterSourceQueues,
  listQueues,
  listQueueTags,
  purgeQueue,
  resumeDeletedQueues,
  tagQueue,
  untagQueue,
} from './queues.ts';
import { receiveMessage } from './receive.ts';
import { sendMessage, sendMessageBatch } from './send.ts';
import { sqsWire } from './sqs-wire.ts';
import { SQS_TABLES } from './tables.ts';

type SqsParts = Pick<RegionParts, 'scope' | 'clock' | 'random' | 'neighbours' | 'chains' | 'queueMappings'>;

export const sqs = defineService<SqsOperations, SqsContext, SqsParts, typeof SQS_TABLES>({
  wire: sqsWire(sqsDefinition),
  operations: {
    AddPermission: writes(addPermission),
    CancelMessageMoveTask: writes(cancelMessageMoveTask),
    ChangeMessageVisibility: writes(changeMessageVisibility),
    ChangeMessageVisibilityBatch: writes(changeMessageVisibilityBatch),
    CreateQueue: writes(createQueue),
    DeleteMessage: deletes(deleteMessage),
    DeleteMessageBatch: deletes(deleteMessageBatch),
    DeleteQueue: deletes(deleteQueue),
    GetQueueAttributes: reads(getQueueAttributes),
    GetQueueUrl: reads(getQueueUrl),
    ListDeadLetterSourceQueues: reads(listDeadLetterSourceQueues),
    ListMessageMoveTasks: reads(listMessageMoveTasks),
    ListQueueTags: reads(listQueueTags),
    ListQueues: reads(listQueues),
    PurgeQueue: deletes(purgeQueue),
    ReceiveMessage: later(WRITES, receiveMessage),
    RemovePermission: deletes(removePermission),
    SendMessage: writes(sendMessage),
    SendMessageBatch: writes(sendMessageBatch),
    SetQueueAttributes: writes(setQueueAttributes),
    StartMessageMoveTask: writes(startMessageMoveTask),
    TagQueue: writes(tagQueue),
    UntagQueue: deletes(untagQueue),
  },
  tables: SQS_TABLES,
  context: ({ scope, clock, random, neighbours, chains, queueMappings: mappings }, tables) => ({
    ...{ scope, clock, random, neighbours, chains },
    ...tables,
    backlogs: new Backlogs({ clock, ...tables }),
    pollers: new Pollers({ clock, neighbours, mappings }),
  }),
  restored(context) {
    context.backlogs.restore(context.deduplications.values());
    resumeDeduplications(context);
    resumeDeletedQueues(context);
    resumeMoveTasks(context);
    context.pollers.begin();
  },
});
