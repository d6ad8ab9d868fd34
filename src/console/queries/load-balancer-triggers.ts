/** What sends requests of load balancers to a function: a rule of a listener, its target group, and their making and end. */
import { localHost } from '../../api/front-door.ts';
import type { Rule, TargetGroup } from '../../api/models/elbv2-types.ts';
import { conditionTexts } from '../domain/rule-text.ts';
import { targetGroupGrant } from '../domain/target-group-grant.ts';
import { detailsOf, type Trigger } from '../domain/trigger.ts';
import type { TriggerForm } from '../domain/trigger-form.ts';
import type { RegionAccess } from '../region.ts';
import { addGrant } from './grants.ts';
import {
  createLoadBalancer,
  type LoadBalancerPicture,
  listLoadBalancers,
  loadBalancingClient,
  readPicture,
} from './load-balancers.ts';

export async function listLoadBalancerTriggers(access: RegionAccess, targets: readonly string[]): Promise<Trigger[]> {
  const loadBalancers = await listLoadBalancers(access);
  const pictures = loadBalancers.map(({ LoadBalancerName = '' }) => readPicture(access, LoadBalancerName));
  return (await Promise.all(pictures)).flatMap((picture) => triggersOf(picture, targets));
}

function triggersOf(picture: LoadBalancerPicture, targets: readonly string[]): Trigger[] {
  const { loadBalancer, listeners, targetGroups } = picture;
  const { LoadBalancerName: name = '', DNSName } = loadBalancer;
  return listeners.flatMap(({ listener, rules }) =>
    rules.flatMap((rule) =>
      targetGroups.flatMap(({ group, targets: registered }): Trigger[] => {
        const { TargetGroupArn: targetGroupArn = '' } = group;
        const targetArn = registered[0]?.Target?.Id ?? '';
        const forwarded = forwardedTo(rule);
        if (!forwarded.includes(targetGroupArn) || !targets.includes(targetArn)) return [];
        const { sourceArn, statementId } = targetGroupGrant(targetGroupArn, targetArn);
        return [
          {
            source: 'elasticloadbalancing',
            id: `${rule.RuleArn} ${targetGroupArn}`,
            ...{ name, loadBalancerName: name, sourceArn, targetArn, granted: { sourceArn, statementId } },
            forward: {
              ruleArn: rule.IsDefault ? undefined : rule.RuleArn,
              targetGroupArn,
              isShared: forwarded.length > 1,
            },
            state: loadBalancer.State?.Code === 'active' ? 'Enabled' : 'Provisioning',
            details: detailsOf(
              ['Listener', `${listener.Protocol}:${listener.Port}`],
              ['Rule', rule.IsDefault ? 'Default' : `Priority ${rule.Priority}`],
              ['Conditions', conditionTexts(rule).join(', ')],
              ['DNS name', DNSName],
              ['Address on this computer', `http://${localHost('elb', name, location.host)}/`],
              ['Target group', group.TargetGroupName],
            ),
          },
        ];
      }),
    ),
  );
}

const forwardedTo = ({ Actions = [] }: Rule): string[] =>
  Actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? []).flatMap(
    ({ TargetGroupArn }) => TargetGroupArn ?? [],
  );

type Wanted = TriggerForm['elasticloadbalancing'];

export async function addLoadBalancerTrigger(
  access: RegionAccess,
  functionArn: string,
  wanted: Wanted,
  grants: boolean,
): Promise<void> {
  const name = wanted.name.trim();
  if (wanted.choice === 'existing') {
    await addRule(access, functionArn, wanted, grants);
    return;
  }
  const loadBalancers = await listLoadBalancers(access);
  if (loadBalancers.some((each) => each.LoadBalancerName === name)) throw new LoadBalancerExists(name);
  await createLoadBalancer(access, { name, functionArn, hasMultiValueHeaders: false, grants });
}

/** Ours: AWS has one made beforehand. */
class LoadBalancerExists extends Error {
  readonly $fault = 'client';
  constructor(name: string) {
    super(`A load balancer ${name} exists. Choose it under Existing load balancer, or give the new one another name.`);
  }
}

async function addRule(
  access: RegionAccess,
  functionArn: string,
  { listenerArn: ListenerArn, host, path }: Wanted,
  grants: boolean,
): Promise<void> {
  const client = loadBalancingClient(access);
  const { Rules = [] } = await client.call('DescribeRules', { ListenerArn });
  const Priority = 1 + Math.max(0, ...Rules.map((rule) => (rule.IsDefault ? 0 : Number(rule.Priority))));
  const group = await createTargetGroup(access);
  const { TargetGroupArn = '' } = group;
  try {
    if (grants) await addGrant(access, targetGroupGrant(TargetGroupArn, functionArn));
    await client.call('RegisterTargets', { TargetGroupArn, Targets: [{ Id: functionArn }] });
    await client.call('CreateRule', {
      ...{ ListenerArn, Priority },
      Conditions: [
        { Field: 'host-header', Values: [host.trim()] },
        { Field: 'path-pattern', Values: [path.trim()] },
      ].filter(({ Values }) => Values[0] !== ''),
      Actions: [{ Type: 'forward', TargetGroupArn }],
    });
  } catch (error) {
    // of no use without its rule
    await client.call('DeleteTargetGroup', { TargetGroupArn });
    throw error;
  }
}

/** One for each trigger: a target group has one function. */
async function createTargetGroup(access: RegionAccess): Promise<TargetGroup> {
  const Name = `lambda-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const { TargetGroups: [group = {}] = [] } = await loadBalancingClient(access).call('CreateTargetGroup', {
    ...{ Name, TargetType: 'lambda' as const },
  });
  return group;
}

/** Without its rule, or where that goes elsewhere too or is a listener's default, without its target. */
export async function removeLoadBalancerTrigger(
  access: RegionAccess,
  { forward, targetArn }: Extract<Trigger, { source: 'elasticloadbalancing' }>,
): Promise<void> {
  const client = loadBalancingClient(access);
  const { ruleArn, targetGroupArn: TargetGroupArn, isShared } = forward;
  if (ruleArn === undefined || isShared) {
    await client.call('DeregisterTargets', { TargetGroupArn, Targets: [{ Id: targetArn }] });
    return;
  }
  await client.call('DeleteRule', { RuleArn: ruleArn });
  const { TargetGroups: [group] = [] } = await client.call('DescribeTargetGroups', {
    TargetGroupArns: [TargetGroupArn],
  });
  if (group?.LoadBalancerArns?.length === 0) await client.call('DeleteTargetGroup', { TargetGroupArn });
}
