/** Application Load Balancers: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
import type {
  CreateLoadBalancerInput,
  CreateLoadBalancerOutput,
  DeleteLoadBalancerInput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  LoadBalancer,
} from '../../api/models/elbv2-types.ts';
import { randomHex, randomText } from '../../kernel/random.ts';
import { type Arrival, scheduleSettlement } from '../../kernel/settlement.ts';
import { arnOf, type LoadBalancerRecord, type LoadBalancingContext } from './context.ts';
import { removeListener } from './listeners.ts';
import { named, pageOf } from './lists.ts';
import { dnsNameOf, isActive, requireLoadBalancerArn } from './load-balancer.ts';
import { DEFAULT_SECURITY_GROUP, SUBNETS, VPC_ID } from './network.ts';
import {
  invalidConfiguration,
  loadBalancerNotFound,
  notHere,
  refusal,
  requireName,
  validationError,
} from './refusals.ts';
import { readTags } from './tags.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_LOAD_BALANCERS = 50;
const MOST_DESCRIBED = 20;
/** Differs from AWS, which takes a minute or more and gives no number. */
const PROVISIONING_MS = 3000;
/** Of us-east-1. */
const HOSTED_ZONE = 'Z35SXDOTRQ7X7K';

/** Asked again for the same, it gives the same. */
export function createLoadBalancer(
  context: LoadBalancingContext,
  input: CreateLoadBalancerInput,
): CreateLoadBalancerOutput {
  const { Name: name, Type = 'application', Scheme: scheme = 'internet-facing', IpAddressType = 'ipv4' } = input;
  requireLoadBalancerName(name);
  if (Type !== 'application') throw notHere(`${Type} load balancers`);
  if (IpAddressType !== 'ipv4') throw notHere(`load balancers of IP address type ${IpAddressType}`);
  const subnets = readSubnets(input);
  const securityGroups = readSecurityGroups(input.SecurityGroups);
  const tags = readTags(input.Tags);
  const known = findByName(context, name);
  if (known) {
    const isSame = known.scheme === scheme && haveSame(known.subnets, subnets);
    if (!isSame || !haveSame(known.securityGroups, securityGroups))
      throw refusal(
        'DuplicateLoadBalancerName',
        `A load balancer with the same name '${name}' exists, but with different settings`,
      );
    return { LoadBalancers: [describe(known)] };
  }
  if (context.loadBalancers.size >= MOST_LOAD_BALANCERS)
    throw refusal('TooManyLoadBalancers', 'The maximum number of load balancers has been reached');
  const { random, clock, scope } = context;
  const created: LoadBalancerRecord = {
    arn: arnOf(scope, `loadbalancer/app/${name}/${randomHex(random, 16)}`),
    name,
    dnsNumber: randomText(random, '123456789', 10),
    scheme,
    subnets,
    securityGroups,
    createdAtMs: clock.now,
    tags,
    settlesAtMs: clock.now + PROVISIONING_MS,
  };
  context.loadBalancers.set(created.arn, created);
  scheduleSettlement(clock, context.loadBalancers, created.arn, loadBalancerArrival(context));
  return { LoadBalancers: [describe(created)] };
}

export const loadBalancerArrival = ({ loadBalancers }: LoadBalancingContext): Arrival<LoadBalancerRecord> => ({
  settle({ settlesAtMs: _, ...active }) {
    loadBalancers.set(active.arn, active);
  },
  name: ({ name }) => `load balancer ${name}`,
});

export function describeLoadBalancers(
  context: LoadBalancingContext,
  input: DescribeLoadBalancersInput,
): DescribeLoadBalancersOutput {
  const { LoadBalancerArns, Names } = input;
  const { records, ...next } = pageOf(chosen(context, LoadBalancerArns, Names), input);
  return { LoadBalancers: records.map(describe), ...next };
}

function chosen(context: LoadBalancingContext, arns?: readonly string[], names?: readonly string[]) {
  const { loadBalancers } = context;
  if (arns && names)
    throw validationError('Load balancer names and load balancer ARNs cannot be specified at the same time');
  const asked = arns ?? names;
  if (!asked) return [...loadBalancers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (asked.length > MOST_DESCRIBED)
    throw validationError(`You cannot describe more than '${MOST_DESCRIBED}' load balancers at a time`);
  const find = arns ? (arn: string) => loadBalancers.get(arn) : (name: string) => findByName(context, name);
  return named(asked, find, (...missing) => loadBalancerNotFound(missing.join(', ')));
}

/** With its listeners; of one that is not there it does nothing. */
export function deleteLoadBalancer(
  context: LoadBalancingContext,
  { LoadBalancerArn: arn }: DeleteLoadBalancerInput,
): Record<string, never> {
  requireLoadBalancerArn(arn);
  for (const listener of context.listenersOf.get(arn)) removeListener(context, listener);
  context.loadBalancers.delete(arn);
  return {};
}

const findByName = ({ loadBalancers }: LoadBalancingContext, name: string) =>
  [...loadBalancers.values()].find((each) => each.name === name);

function describe(record: Readonly<LoadBalancerRecord>): LoadBalancer {
  const { arn, name, scheme, subnets, securityGroups, createdAtMs } = record;
  return {
    LoadBalancerArn: arn,
    DNSName: dnsNameOf(record),
    CanonicalHostedZoneId: HOSTED_ZONE,
    CreatedTime: createdAtMs / 1000,
    LoadBalancerName: name,
    Scheme: scheme,
    VpcId: VPC_ID,
    State: { Code: isActive(record) ? 'active' : 'provisioning' },
    Type: 'application',
    AvailabilityZones: subnets.map((SubnetId) => ({
      ZoneName: SUBNETS.get(SubnetId),
      SubnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: [...securityGroups],
    IpAddressType: 'ipv4',
  };
}

function requireLoadBalancerName(name: string): void {
  requireName('Load balancer', name);
  if (name.startsWith('internal-')) throw validationError(`Load balancer name '${name}' cannot begin with 'internal-'`);
}

function readSubnets({ Subnets, SubnetMappings }: CreateLoadBalancerInput): string[] {
  if (Subnets && SubnetMappings)
    throw validationError('You must specify either subnets or subnet mappings, but not both');
  const subnets = Subnets ?? SubnetMappings?.flatMap(({ SubnetId }) => SubnetId ?? []) ?? [];
  for (const subnet of subnets)
    if (!SUBNETS.has(subnet)) throw refusal('SubnetNotFound', `The subnet ID '${subnet}' does not exist`);
  if (new Set(subnets).size < subnets.length)
    throw invalidConfiguration('A load balancer cannot be attached to multiple subnets in the same Availability Zone');
  if (subnets.length < 2)
    throw validationError('At least two subnets in two different Availability Zones must be specified');
  return subnets;
}

function readSecurityGroups(groups: readonly string[] = [DEFAULT_SECURITY_GROUP]): string[] {
  for (const group of groups)
    if (group !== DEFAULT_SECURITY_GROUP)
      throw refusal('InvalidSecurityGroup', `The security group '${group}' does not exist`);
  return [...groups];
}

const haveSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each) => b.includes(each));
