/**
 * Listeners: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 *
 * Differs from AWS: there are no certificates, hence no HTTPS. No port is opened on this computer: what comes to the page's
 * port under the load balancer's name is for one of its listeners (front-door.ts).
 */
import type {
  CreateListenerInput,
  CreateListenerOutput,
  DeleteListenerInput,
  DescribeListenersInput,
  DescribeListenersOutput,
  Listener,
  ModifyListenerInput,
  ModifyListenerOutput,
} from '../../api/models/elbv2-types.ts';
import { randomHex } from '../../kernel/random.ts';
import { readActions } from './actions.ts';
import type { ListenerRecord, LoadBalancingContext } from './context.ts';
import { named, pageOf } from './lists.ts';
import { requireLoadBalancer } from './load-balancer.ts';
import { listenerNotFound, refusal, validationError } from './refusals.ts';
import { readTags } from './tags.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_LISTENERS = 50;

/** Those of Application Load Balancers. */
const PROTOCOLS = ['HTTP', 'HTTPS'];

export function createListener(context: LoadBalancingContext, input: CreateListenerInput): CreateListenerOutput {
  const { LoadBalancerArn, Port: port, Protocol } = input;
  const loadBalancer = requireLoadBalancer(context, LoadBalancerArn);
  if (port === undefined) throw validationError('A listener port must be specified');
  if (Protocol === undefined) throw validationError('A listener protocol must be specified');
  requireHttp({ ...input, Protocol });
  const tags = readTags(input.Tags);
  const actions = readActions(context, input.DefaultActions, LoadBalancerArn);
  const others = context.listenersOf.get(LoadBalancerArn);
  requireFreePort(others, port, LoadBalancerArn);
  if (others.length >= MOST_LISTENERS)
    throw refusal('TooManyListeners', 'The maximum number of listeners has been reached');
  const { random, listeners } = context;
  const arn = `${loadBalancer.arn.replace(':loadbalancer/', ':listener/')}/${randomHex(random, 16)}`;
  const created: ListenerRecord = {
    arn,
    loadBalancerArn: loadBalancer.arn,
    port,
    defaultRuleArn: `${arn.replace(':listener/', ':listener-rule/')}/${randomHex(random, 16)}`,
    actions,
    tags,
    defaultRuleTags: {},
  };
  listeners.set(arn, created);
  return { Listeners: [describe(created)] };
}

export function describeListeners(
  context: LoadBalancingContext,
  input: DescribeListenersInput,
): DescribeListenersOutput {
  const { records, ...next } = pageOf(chosen(context, input), input);
  return { Listeners: records.map(describe), ...next };
}

function chosen(context: LoadBalancingContext, { LoadBalancerArn, ListenerArns }: DescribeListenersInput) {
  if (LoadBalancerArn !== undefined && ListenerArns)
    throw validationError('Listener ARNs and a load balancer ARN cannot be specified at the same time');
  if (ListenerArns) return named(ListenerArns, (arn) => context.listeners.get(arn), listenerNotFound);
  if (LoadBalancerArn === undefined)
    throw validationError('You must specify either listener ARNs or a load balancer ARN');
  requireLoadBalancer(context, LoadBalancerArn);
  return context.listenersOf.get(LoadBalancerArn).sort((a, b) => a.port - b.port);
}

/** What is left out stays as it is. */
export function modifyListener(context: LoadBalancingContext, input: ModifyListenerInput): ModifyListenerOutput {
  const listener = requireListener(context, input.ListenerArn);
  const { loadBalancerArn } = listener;
  const { Port: port = listener.port, DefaultActions } = input;
  requireHttp(input);
  const others = context.listenersOf.get(loadBalancerArn).filter(({ arn }) => arn !== listener.arn);
  requireFreePort(others, port, loadBalancerArn);
  const actions = DefaultActions ? readActions(context, DefaultActions, loadBalancerArn) : listener.actions;
  const modified = { ...listener, port, actions };
  context.listeners.set(listener.arn, modified);
  return { Listeners: [describe(modified)] };
}

/** With its rules. */
export function deleteListener(
  context: LoadBalancingContext,
  { ListenerArn }: DeleteListenerInput,
): Record<string, never> {
  removeListener(context, requireListener(context, ListenerArn));
  return {};
}

export function removeListener(context: LoadBalancingContext, { arn }: Readonly<ListenerRecord>): void {
  for (const rule of context.rulesOf.get(arn)) context.rules.delete(rule.arn);
  context.listeners.delete(arn);
}

export function requireListener({ listeners }: LoadBalancingContext, arn: string): Readonly<ListenerRecord> {
  if (!/^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:listener\/.+/.test(arn))
    throw validationError(`'${arn}' is not a valid listener ARN`);
  const listener = listeners.get(arn);
  if (!listener) throw listenerNotFound(arn);
  return listener;
}

function requireHttp({ Protocol = 'HTTP', Certificates = [] }: Pick<ModifyListenerInput, 'Protocol' | 'Certificates'>) {
  if (!PROTOCOLS.includes(Protocol))
    throw validationError(`Listener protocol '${Protocol}' must be one of '${PROTOCOLS.join(', ')}'`);
  const [certificate] = Certificates;
  if (Protocol === 'HTTP') {
    if (certificate) throw validationError('Certificates cannot be specified for HTTP listeners');
    return;
  }
  if (!certificate) throw validationError('A certificate must be specified for HTTPS listeners');
  throw refusal('CertificateNotFound', `Certificate '${certificate.CertificateArn}' not found`);
}

function requireFreePort(others: readonly Readonly<ListenerRecord>[], port: number, loadBalancerArn: string): void {
  if (others.some((each) => each.port === port))
    throw refusal(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${loadBalancerArn}'`,
    );
}

const describe = ({ arn, loadBalancerArn, port, actions }: Readonly<ListenerRecord>): Listener => ({
  ListenerArn: arn,
  LoadBalancerArn: loadBalancerArn,
  Port: port,
  Protocol: 'HTTP',
  DefaultActions: [...actions],
});
