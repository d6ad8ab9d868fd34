/**
 * Hears what changed, wherever the change came from (this page, another tab, a terminal), and invalidates the cached
 * reads that show it. The only place where the console learns of changes.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Region } from '../api/coldspark.ts';
import {
  ACCOUNT,
  ALARMS,
  ANYTHING,
  APIS,
  bucketOfTopic,
  EVENT_BUSES,
  FUNCTIONS,
  functionOfTopic,
  LAYERS,
  LOAD_BALANCERS,
  MAIL,
  QUEUES,
  queueOfTopic,
  ROLES,
  S3_BUCKETS,
  SCALING,
  SETTINGS,
  SNS_TOPICS,
  WHOLE_ACCOUNT,
} from '../api/topics.ts';
import { queryKeys } from './queries/query-keys.ts';

const KEYS = new Map<string, readonly string[]>([
  [FUNCTIONS, queryKeys.functions],
  [ACCOUNT, queryKeys.account],
  [LAYERS, queryKeys.layers],
  [QUEUES, queryKeys.queues],
  [S3_BUCKETS, queryKeys.buckets],
  [ROLES, queryKeys.roles],
  [SETTINGS, queryKeys.settings],
  [SCALING, ['scaling']],
  [ALARMS, ['alarms']],
  [EVENT_BUSES, ['events']],
  [SNS_TOPICS, queryKeys.topics],
  [LOAD_BALANCERS, queryKeys.loadBalancers],
  [APIS, queryKeys.apis],
  [MAIL, queryKeys.mail],
]);

function keyOf(topic: string): readonly string[] | undefined {
  const functionName = functionOfTopic(topic);
  if (functionName !== undefined) return queryKeys.function(functionName);
  const queueName = queueOfTopic(topic);
  if (queueName !== undefined) return queryKeys.queue(queueName);
  const bucket = bucketOfTopic(topic);
  return bucket === undefined ? KEYS.get(topic) : queryKeys.bucket(bucket);
}

/** Returns the unsubscribe. */
export function syncWithEngine(region: Region, queryClient: QueryClient): () => void {
  return region.onChange((topics) => {
    if (topics.includes(WHOLE_ACCOUNT)) {
      // not invalidated: what is gone must not stay on screen beside its error
      void queryClient.resetQueries();
      return;
    }
    if (topics.includes(ANYTHING)) {
      void queryClient.invalidateQueries();
      return;
    }
    for (const topic of topics) {
      const queryKey = keyOf(topic);
      // what nobody shows yet
      if (queryKey) void queryClient.invalidateQueries({ queryKey });
    }
  });
}
