/** Load balancers and what stands behind them: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html */
import { useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { parseFunctionName } from '../../api/arn.ts';
import type {
  Listener,
  LoadBalancer,
  LoadBalancingOperations as Operations,
  Rule,
  TargetGroup,
  TargetHealthDescription,
} from '../../api/models/elbv2-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { elbv2Definition } from '../../api/services/elbv2.ts';
import { targetGroupGrant } from '../domain/target-group-grant.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { addGrant } from './grants.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

export const loadBalancingClient = ({ region }: RegionAccess) =>
  serviceClient<Operations>(elbv2Definition, region.handle);

export async function listLoadBalancers(access: RegionAccess): Promise<LoadBalancer[]> {
  const all: LoadBalancer[] = [];
  for await (const page of pages((from) => loadBalancingClient(access).call('DescribeLoadBalancers', from)))
    all.push(...(page.LoadBalancers ?? []));
  return all;
}

export function useLoadBalancers() {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.loadBalancers, queryFn: () => listLoadBalancers(access) });
}

export interface ListenerWithRules {
  listener: Listener;
  /** In the order in which they are tried; the last is the default. */
  rules: Rule[];
}

export interface TargetGroupInUse {
  group: TargetGroup;
  hasMultiValueHeaders: boolean;
  targets: TargetHealthDescription[];
}

export interface LoadBalancerPicture {
  loadBalancer: LoadBalancer;
  listeners: ListenerWithRules[];
  targetGroups: TargetGroupInUse[];
}

export async function readPicture(access: RegionAccess, name: string): Promise<LoadBalancerPicture> {
  const client = loadBalancingClient(access);
  const { LoadBalancers: [loadBalancer = {}] = [] } = await client.call('DescribeLoadBalancers', { Names: [name] });
  const { LoadBalancerArn = '' } = loadBalancer;
  const [{ Listeners = [] }, { TargetGroups = [] }] = await Promise.all([
    client.call('DescribeListeners', { LoadBalancerArn }),
    client.call('DescribeTargetGroups', { LoadBalancerArn }),
  ]);
  const listeners = Listeners.map(async (listener) => {
    const { Rules = [] } = await client.call('DescribeRules', { ListenerArn: listener.ListenerArn });
    return { listener, rules: Rules };
  });
  const targetGroups = TargetGroups.map(async (group) => {
    const { TargetGroupArn = '' } = group;
    const [{ Attributes = [] }, { TargetHealthDescriptions = [] }] = await Promise.all([
      client.call('DescribeTargetGroupAttributes', { TargetGroupArn }),
      client.call('DescribeTargetHealth', { TargetGroupArn }),
    ]);
    const multiValue = Attributes.find(({ Key }) => Key === MULTI_VALUE_HEADERS);
    return { group, hasMultiValueHeaders: multiValue?.Value === 'true', targets: TargetHealthDescriptions };
  });
  return {
    loadBalancer,
    listeners: await Promise.all(listeners),
    targetGroups: await Promise.all(targetGroups),
  };
}

const MULTI_VALUE_HEADERS = 'lambda.multi_value_headers.enabled';

export function useLoadBalancer(name: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.loadBalancer(name),
    queryFn: () => readPicture(access, name),
    retry: false,
  });
}

/** What a new load balancer is to do with requests to port 80. */
export interface NewLoadBalancer {
  /** Of its target group, too. */
  name: string;
  functionArn: string;
  hasMultiValueHeaders: boolean;
  /** False: who lets it in otherwise. */
  grants?: boolean;
}

/** In the default VPC, whose subnets have these ids. */
const SUBNETS = ['subnet-0c01d000000000001', 'subnet-0c01d000000000002'];

/** Asked again after a failure, it goes on: what is there already is taken. */
export async function createLoadBalancer(
  access: RegionAccess,
  { name, functionArn, hasMultiValueHeaders, grants = true }: NewLoadBalancer,
): Promise<void> {
  const client = loadBalancingClient(access);
  const { TargetGroups: [group = {}] = [] } = await client.call('CreateTargetGroup', {
    Name: name,
    TargetType: 'lambda',
  });
  const { TargetGroupArn = '' } = group;
  await client.call('ModifyTargetGroupAttributes', {
    TargetGroupArn,
    Attributes: [{ Key: MULTI_VALUE_HEADERS, Value: String(hasMultiValueHeaders) }],
  });
  if (grants) await addGrant(access, targetGroupGrant(TargetGroupArn, functionArn));
  await client.call('RegisterTargets', { TargetGroupArn, Targets: [{ Id: functionArn }] });
  const { LoadBalancers: [created = {}] = [] } = await client.call('CreateLoadBalancer', {
    Name: name,
    Subnets: SUBNETS,
  });
  const { LoadBalancerArn = '' } = created;
  const { Listeners = [] } = await client.call('DescribeListeners', { LoadBalancerArn });
  if (Listeners.length > 0) return;
  await client.call('CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
}

export function useCreateLoadBalancer() {
  const access = useRegion();
  return useMutation({ mutationFn: (wanted: NewLoadBalancer) => createLoadBalancer(access, wanted) });
}

/** With its target groups, where they are to go too; functions keep the statements that let them in. */
export async function deleteLoadBalancer(
  access: RegionAccess,
  LoadBalancerArn: string,
  alsoTargetGroups: boolean,
): Promise<void> {
  const client = loadBalancingClient(access);
  const { TargetGroups = [] } = await client.call('DescribeTargetGroups', { LoadBalancerArn });
  await client.call('DeleteLoadBalancer', { LoadBalancerArn });
  if (!alsoTargetGroups) return;
  for (const { TargetGroupArn = '' } of TargetGroups) await client.call('DeleteTargetGroup', { TargetGroupArn });
}

export const loadBalancerSubject = (name: string, arn: string): Subject => ({
  arn,
  name: `The load balancer ${name}`,
  queryKey: queryKeys.loadBalancers,
  isThere: async (access) => (await listLoadBalancers(access)).some((each) => each.LoadBalancerArn === arn),
});

/** `f:prod`, of a function of this account. */
export function targetText(arn: string): string {
  const { functionName, qualifier, accountId } = parseFunctionName(arn);
  if (accountId !== ARN_SCOPE.accountId) return arn;
  return qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
}
