/** EventBridge's buses and rules: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { EventBridgeOperations as Operations, Target } from '../../api/models/events-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { eventsDefinition } from '../../api/services/events.ts';
import { takesGrant } from '../domain/grant.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { addGrant } from './grants.ts';
import { readAll } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export const DEFAULT_BUS = 'default';

export const eventBridgeClient = ({ region }: RegionAccess): ServiceClient<Operations> =>
  serviceClient<Operations>(eventsDefinition, region.handle);

export const listEventBuses = (access: RegionAccess) =>
  readAll(async (NextToken) => {
    const page = await eventBridgeClient(access).call('ListEventBuses', { NextToken });
    return { items: page.EventBuses, NextToken: page.NextToken };
  });

export const listRules = (access: RegionAccess, EventBusName: string) =>
  readAll(async (NextToken) => {
    const page = await eventBridgeClient(access).call('ListRules', { EventBusName, NextToken });
    return { items: page.Rules, NextToken: page.NextToken };
  });

export function useEventBuses() {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.eventBuses, queryFn: () => listEventBuses(access) });
}

export function useRules(busName: string) {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.rules(busName), queryFn: () => listRules(access, busName) });
}

export async function readRule(access: RegionAccess, busName: string, ruleName: string) {
  const client = eventBridgeClient(access);
  const [rule, { Targets = [] }] = await Promise.all([
    client.call('DescribeRule', { Name: ruleName, EventBusName: busName }),
    client.call('ListTargetsByRule', { Rule: ruleName, EventBusName: busName }),
  ]);
  return { ...rule, targets: Targets };
}

export type RuleWithTargets = Awaited<ReturnType<typeof readRule>>;

export function useRule(busName: string, ruleName: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.rule(busName, ruleName),
    queryFn: () => readRule(access, busName, ruleName),
    retry: false,
  });
}

/** Whether the event matches, for as long as both stand like that; the refusal when one of them is none. */
export function useTestedPattern(EventPattern: string, Event: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.testedPattern(EventPattern, Event),
    queryFn: async () =>
      (await eventBridgeClient(access).call('TestEventPattern', { EventPattern, Event })).Result ?? false,
    retry: false,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** An operation with its input. */
type Change = { [O in keyof Operations]: { operation: O; input: Operations[O]['input'] } }[keyof Operations];

/** Changes something of it; the region tells what else changed. */
export function useChangeEvents() {
  const access = useRegion();
  return useMutation({
    mutationFn: ({ operation, input }: Change) => eventBridgeClient(access).call(operation, input),
  });
}

export function useSendEvent() {
  const access = useRegion();
  return useMutation({
    mutationFn: async (input: Operations['PutEvents']['input']) => {
      const [entry] = (await eventBridgeClient(access).call('PutEvents', input)).Entries ?? [];
      if (entry?.ErrorMessage !== undefined) throw new EntryRefusal(entry.ErrorMessage);
      return entry?.EventId ?? '';
    },
  });
}

/** An entry that was refused by itself: the request went through. */
export class EntryRefusal extends Error {
  readonly $fault = 'client';
}

export interface RuleToSave {
  put: Operations['PutRule']['input'];
  targets: Target[];
  /** Ids of those that it has. */
  before: readonly string[];
}

/** A rule with its targets, and what lets it reach them. */
export function useSaveRule() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ put, targets, before }: RuleToSave) => {
      const client = eventBridgeClient(access);
      const { RuleArn = '' } = await client.call('PutRule', put);
      const rule = { Rule: put.Name, EventBusName: put.EventBusName };
      const gone = before.filter((id) => !targets.some(({ Id }) => Id === id));
      if (gone.length > 0) await client.call('RemoveTargets', { ...rule, Ids: gone });
      if (targets.length > 0) await client.call('PutTargets', { ...rule, Targets: targets });
      for (const { Id, Arn, DeadLetterConfig } of targets) {
        await letIn(access, Arn, RuleArn, statementId(put.Name, Id));
        if (DeadLetterConfig?.Arn) await letIn(access, DeadLetterConfig.Arn, RuleArn, statementId(put.Name, Id));
      }
    },
  });
}

/** As AWS's console names what it adds. */
const statementId = (ruleName: string, targetId: string) => `AWSEvents_${ruleName}_${targetId}`.replaceAll('.', '_');

/** Adds the rule to the policy of its target, unless it is there. What is not there cannot let anybody in. */
async function letIn(access: RegionAccess, targetArn: string, sourceArn: string, sid: string): Promise<void> {
  if (!takesGrant(targetArn)) return;
  try {
    await addGrant(access, { targetArn, principal: 'events.amazonaws.com', sourceArn, statementId: sid });
  } catch (error) {
    const name = error instanceof Error && 'code' in error ? String(error.code) : (error as Error).name;
    if (!/NotFound|NonExistent|DoesNotExist/.test(name)) throw error;
  }
}
