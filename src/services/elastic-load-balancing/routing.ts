/** From a request to the action that a listener takes: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
import type { Action, TargetGroupTuple } from '../../api/models/elbv2-types.ts';
import type { ReceivedRequest } from '../../kernel/front-door/received-request.ts';
import { hold } from './conditions.ts';
import type { ListenerRecord, LoadBalancerRecord, LoadBalancingContext } from './context.ts';
import { dnsNameOf } from './load-balancer.ts';
import { rulesInOrder } from './rule.ts';

/** By its name, or by the first label of its DNS name; in lower case. */
export const addressed = ({ loadBalancers }: LoadBalancingContext, name: string) =>
  [...loadBalancers.values()].find((each) =>
    [each.name, dnsNameOf(each).split('.')[0]].some((known) => known?.toLowerCase() === name),
  );

/**
 * On AWS by the port that was connected to. Here all come to the page's port: the port in the Host decides if it is a
 * listener's, else the lowest.
 */
export function listenerFor(
  { listenersOf }: LoadBalancingContext,
  { arn }: Readonly<LoadBalancerRecord>,
  { port }: Authority,
): Readonly<ListenerRecord> | undefined {
  const listeners = listenersOf.get(arn).sort((a, b) => a.port - b.port);
  return listeners.find((each) => each.port === port) ?? listeners[0];
}

export interface Authority {
  host: string;
  port?: number;
}

export function authorityOf({ headers }: ReceivedRequest): Authority {
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/s.exec(headers.host ?? '') ?? [];
  return { host, ...(port !== undefined && { port: Number(port) }) };
}

/** Of the first rule that holds, or of the default rule. */
export function actionFor(
  context: LoadBalancingContext,
  listener: Readonly<ListenerRecord>,
  request: ReceivedRequest,
): Action | undefined {
  const { method, rawPath, rawQueryString, headers } = request;
  const routed = {
    ...{ method, headers, path: rawPath, query: rawQueryLines(rawQueryString) },
    host: authorityOf(request).host,
  };
  const rule = rulesInOrder(context, listener.arn).find(({ conditions }) => hold(conditions, routed));
  return (rule ?? listener).actions[0];
}

/** Unlike everybody else, load balancers decode nothing. */
export const rawQueryLines = (rawQueryString: string): [name: string, value: string][] =>
  rawQueryString
    .split('&')
    .filter((each) => each !== '')
    .map((each) => {
      const [name = '', ...value] = each.split('=');
      return [name, value.join('=')];
    });

/** ARN of the target group that a draw between their weights gives; undefined when all weigh nothing. */
export function drawTargetGroup({ random }: LoadBalancingContext, groups: readonly TargetGroupTuple[]) {
  const total = groups.reduce((sum, { Weight = 1 }) => sum + Weight, 0);
  // one target group needs no luck
  let left = groups.length > 1 ? random.of('weights').next() * total : 0;
  return groups.find(({ Weight = 1 }) => {
    left -= Weight;
    return left < 0;
  })?.TargetGroupArn;
}
