/** What a load balancer counts for CloudWatch: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
import type { LoadBalancingContext } from './context.ts';

const NAMESPACE = 'AWS/ApplicationELB';

/** The last part of an ARN, as dimensions name it. */
const LoadBalancerOf = (arn: string) => (arn.split(':')[5] ?? '').replace(/^loadbalancer\//, '');
const TargetGroupOf = (arn: string) => arn.split(':')[5] ?? '';

function count({ metrics, clock }: LoadBalancingContext, name: string, dimensions: Record<string, string>): void {
  metrics.metric(NAMESPACE, name, dimensions).add(1, clock.now);
}

export function countRequest(context: LoadBalancingContext, loadBalancerArn: string): void {
  count(context, 'RequestCount', { LoadBalancer: LoadBalancerOf(loadBalancerArn) });
}

/** `targetGroupArn`: whose function has answered; left out, the load balancer itself has. */
export function countAnswer(
  context: LoadBalancingContext,
  loadBalancerArn: string,
  status: number,
  targetGroupArn?: string,
): void {
  const LoadBalancer = LoadBalancerOf(loadBalancerArn);
  const hundreds = `${Math.floor(status / 100)}XX`;
  if (targetGroupArn !== undefined) {
    const TargetGroup = TargetGroupOf(targetGroupArn);
    count(context, `HTTPCode_Target_${hundreds}_Count`, { LoadBalancer });
    count(context, `HTTPCode_Target_${hundreds}_Count`, { LoadBalancer, TargetGroup });
  } else if (status >= 300) {
    count(context, `HTTPCode_ELB_${hundreds}_Count`, { LoadBalancer });
    if (status >= 500) count(context, `HTTPCode_ELB_${status}_Count`, { LoadBalancer });
  }
}
