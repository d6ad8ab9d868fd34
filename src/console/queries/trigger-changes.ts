/** Triggers of a function judged, switched and deleted: what the overview, which counts them, has no need of. */
import {
  DeleteEventSourceMappingCommand,
  RemovePermissionCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { useMutation } from '@tanstack/react-query';
import { TRIGGER_SOURCES, type Trigger } from '../domain/trigger.ts';
import { isNotFound } from '../errors.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { listTriggers, triggerKey } from './function-triggers.ts';
import { useInvokeRefusals } from './invoke-refusals.ts';
import { removePermissionInput } from './policies.ts';
import type { Subject } from './subjects.ts';

/** Why triggers are refused by the policy of what they call, by their ids, in AWS's words. */
export const useTriggerRefusals = (triggers: readonly Trigger[]): ReadonlyMap<string, string | null> =>
  useInvokeRefusals(
    triggers.flatMap(({ id, source, targetArn, sourceArn }) => {
      const { principal } = TRIGGER_SOURCES[source];
      return principal === undefined ? [] : [{ id, functionArn: targetArn, principal, sourceArn }];
    }),
  );

export interface TriggerRemoval {
  trigger: Trigger;
  functionName: string;
  qualifier: string | undefined;
  /** Ids of statements that nobody needs then. */
  statementIds: readonly string[];
}

/** Takes the trigger from its service, and then what let it in from the policy. The source itself stays. */
export function useRemoveTrigger() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ trigger, functionName, qualifier, statementIds }: TriggerRemoval) => {
      await remove(access, trigger);
      for (const statementId of statementIds)
        await access.lambda.send(
          new RemovePermissionCommand(removePermissionInput({ functionName, qualifier, statementId })),
        );
    },
  });
}

async function remove(access: RegionAccess, trigger: Trigger): Promise<void> {
  switch (trigger.source) {
    case 'sqs':
      await access.lambda.send(new DeleteEventSourceMappingCommand({ UUID: trigger.id }));
      return;
    case 'sns': {
      const { snsClient } = await import('./sns.ts');
      await snsClient(access).call('Unsubscribe', { SubscriptionArn: trigger.subscriptionArn });
      return;
    }
    case 'events': {
      const { eventBridgeClient } = await import('./eventbridge.ts');
      const input = { Rule: trigger.name, EventBusName: trigger.busName, Ids: [trigger.targetId] };
      await eventBridgeClient(access).call('RemoveTargets', input);
      return;
    }
    case 'apigateway': {
      const { deleteRoute, serveWhatIsLeft } = await import('./api-changes.ts');
      await deleteRoute(access, trigger.api, trigger.route);
      await serveWhatIsLeft(access, trigger.api);
      return;
    }
    case 'elasticloadbalancing': {
      const { removeLoadBalancerTrigger } = await import('./load-balancer-triggers.ts');
      await removeLoadBalancerTrigger(access, trigger);
      return;
    }
    case 's3': {
      const { s3Client } = await import('./buckets.ts');
      const before = await s3Client(access).call('GetBucketNotificationConfiguration', { Bucket: trigger.name });
      const kept = before.LambdaFunctionConfigurations?.filter(({ Id }) => Id !== trigger.notificationId);
      await s3Client(access).call('PutBucketNotificationConfiguration', {
        Bucket: trigger.name,
        NotificationConfiguration: { ...before, LambdaFunctionConfigurations: kept },
      });
    }
  }
}

/** Turns an event source mapping or a rule on and off; of a rule all targets. */
export function useSwitchTrigger() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ trigger, enabled }: { trigger: Trigger; enabled: boolean }) => {
      if (trigger.source === 'sqs')
        await access.lambda.send(new UpdateEventSourceMappingCommand({ UUID: trigger.id, Enabled: enabled }));
      if (trigger.source !== 'events') return;
      const { eventBridgeClient } = await import('./eventbridge.ts');
      const rule = { Name: trigger.name, EventBusName: trigger.busName };
      await eventBridgeClient(access).call(enabled ? 'EnableRule' : 'DisableRule', rule);
    },
  });
}

/** Whether it is there, its service answers. */
export const functionTriggerSubject = (
  functionName: string,
  qualifier: string | undefined,
  trigger: Trigger,
): Subject => ({
  arn: trigger.targetArn,
  part: `trigger/${trigger.id}`,
  name: `The trigger ${trigger.name}`,
  queryKey: triggerKey(trigger.source, functionName),
  async isThere(access) {
    try {
      const found = await listTriggers(access, trigger.source, functionName, qualifier);
      return found.some(({ id }) => id === trigger.id);
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  },
});
