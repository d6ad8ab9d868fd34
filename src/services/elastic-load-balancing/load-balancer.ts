/** A load balancer, by its ARN. */
import type { LoadBalancerRecord, LoadBalancingContext } from './context.ts';
import { loadBalancerNotFound, validationError } from './refusals.ts';

export function requireLoadBalancer(
  { loadBalancers }: LoadBalancingContext,
  arn: string,
): Readonly<LoadBalancerRecord> {
  requireLoadBalancerArn(arn);
  const record = loadBalancers.get(arn);
  if (!record) throw loadBalancerNotFound(arn);
  return record;
}

export function requireLoadBalancerArn(arn: string): void {
  if (!/^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/.+/.test(arn))
    throw validationError(`'${arn}' is not a valid load balancer ARN`);
}

/** Unlike ours on this computer, which api/front-door.ts knows. */
export const dnsNameOf = ({ name, dnsNumber, scheme, arn }: Readonly<LoadBalancerRecord>): string =>
  `${scheme === 'internal' ? 'internal-' : ''}${name}-${dnsNumber}.${arn.split(':')[3]}.elb.amazonaws.com`;

export const isActive = ({ settlesAtMs }: Readonly<LoadBalancerRecord>) => settlesAtMs === undefined;
