/** What dialogs about EventBridge act on. */
import { ARN_SCOPE } from '../../api/account.ts';
import type { RegionAccess } from '../region.ts';
import { DEFAULT_BUS, listEventBuses, listRules } from './eventbridge.ts';
import type { Subject } from './subjects.ts';

const arnOf = (resource: string) => `arn:aws:events:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:${resource}`;

export const eventBusSubject = (busName: string): Subject => ({
  arn: arnOf(`event-bus/${busName}`),
  name: `The event bus ${busName}`,
  queryKey: ['events'],
  isThere: async (access) => (await listEventBuses(access)).some(({ Name }) => Name === busName),
});

export const ruleSubject = (busName: string, ruleName: string): Subject => ({
  arn: arnOf(`rule/${busName === DEFAULT_BUS ? '' : `${busName}/`}${ruleName}`),
  name: `The rule ${ruleName}`,
  queryKey: ['events'],
  isThere: (access) => hasRule(access, busName, ruleName),
});

async function hasRule(access: RegionAccess, busName: string, ruleName: string): Promise<boolean> {
  try {
    return (await listRules(access, busName)).some(({ Name }) => Name === ruleName);
  } catch (error) {
    // with its bus it is gone, too
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
}
