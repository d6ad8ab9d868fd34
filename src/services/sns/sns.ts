/**
 * SNS: topics, who subscribes to them, and what is published.
 * https://docs.aws.amazon.com/sns/latest/api/API_Operations.html
 *
 * Differs from AWS: nothing leaves the browser (endpoint.ts), nothing is signed (notification.ts) or encrypted, and a change
 * holds at once. There are no platform applications, no opt-outs, no archives and no data protection policies.
 */
import type { SnsOperations } from '../../api/models/sns-types.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { SNS_TABLES, type SnsContext } from './context.ts';
import { resumeDeduplications } from './deduplication.ts';
import { resumeDeliveries } from './delivery.ts';
import { publish, publishBatch } from './publish.ts';
import { getSubscriptionAttributes, setSubscriptionAttributes } from './subscription-attributes.ts';
import {
  confirmSubscription,
  listSubscriptions,
  listSubscriptionsByTopic,
  subscribe,
  unsubscribe,
} from './subscriptions.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { getTopicAttributes, setTopicAttributes } from './topic-attributes.ts';
import { addPermission, removePermission } from './topic-policy.ts';
import { createTopic, deleteTopic, listTopics } from './topics.ts';

type SnsParts = Pick<RegionParts, 'scope' | 'clock' | 'random' | 'neighbours' | 'metrics' | 'chains'>;

export const sns = defineService<SnsOperations, SnsContext, SnsParts, typeof SNS_TABLES>({
  wire: awsWire(snsDefinition),
  operations: {
    AddPermission: writes(addPermission),
    ConfirmSubscription: writes(confirmSubscription),
    CreateTopic: writes(createTopic),
    DeleteTopic: deletes(deleteTopic),
    GetSubscriptionAttributes: reads(getSubscriptionAttributes),
    GetTopicAttributes: reads(getTopicAttributes),
    ListSubscriptions: reads(listSubscriptions),
    ListSubscriptionsByTopic: reads(listSubscriptionsByTopic),
    ListTagsForResource: reads(listTagsForResource),
    ListTopics: reads(listTopics),
    Publish: writes(publish),
    PublishBatch: writes(publishBatch),
    RemovePermission: deletes(removePermission),
    SetSubscriptionAttributes: writes(setSubscriptionAttributes),
    SetTopicAttributes: writes(setTopicAttributes),
    Subscribe: writes(subscribe),
    TagResource: writes(tagResource),
    Unsubscribe: deletes(unsubscribe),
    UntagResource: deletes(untagResource),
  },
  tables: SNS_TABLES,
  context: ({ scope, clock, random, neighbours, metrics, chains }, tables) => ({
    ...{ scope, clock, random, neighbours, metrics, chains },
    ...tables,
  }),
  restored(context) {
    resumeDeliveries(context);
    resumeDeduplications(context);
  },
});
