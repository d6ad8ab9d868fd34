/**
 * What a load balancer does with a request.
 *
 * Differs from AWS: it comes from this computer, over http, under `<name>.elb.localhost` or the DNS name as the Host.
 */
import { ServiceException } from '../../api/errors.ts';
import type { HttpResponse } from '../../api/http.ts';
import type { Action } from '../../api/models/elbv2-types.ts';
import type { InvocationResponse } from '../../api/models/lambda-types.ts';
import type { Respond } from '../../kernel/front-door/front-door.ts';
import type { ReceivedRequest } from '../../kernel/front-door/received-request.ts';
import { randomHex } from '../../kernel/random.ts';
import { fixedAnswer, functionAnswer, ownAnswer, redirectAnswer } from './answers.ts';
import type { ListenerRecord, LoadBalancingContext } from './context.ts';
import { functionEvent } from './function-event.ts';
import { isActive } from './load-balancer.ts';
import { countAnswer, countRequest } from './metrics.ts';
import { actionFor, addressed, authorityOf, drawTargetGroup, listenerFor } from './routing.ts';
import { hasMultiValueHeaders } from './target-group-attributes.ts';
import { callerOf } from './targets.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
const LARGEST_BYTES = 1024 * 1024;

/** False: no load balancer has the name. */
export function receive(context: LoadBalancingContext, request: ReceivedRequest, respond: Respond): boolean {
  const loadBalancer = addressed(context, request.name);
  if (!loadBalancer) return false;
  countRequest(context, loadBalancer.arn);
  const listener = isActive(loadBalancer) ? listenerFor(context, loadBalancer, authorityOf(request)) : undefined;
  const answer = (response: HttpResponse, targetGroupArn?: string) => {
    countAnswer(context, loadBalancer.arn, response.status, targetGroupArn);
    respond(response);
  };
  const action = listener && actionFor(context, listener, request);
  // on AWS nobody listens there
  if (!listener || !action) answer(ownAnswer(503));
  else take(context, listener, action, request, answer);
  return true;
}

/** `targetGroupArn`: who the answer comes from; left out, it is the load balancer's own. */
type AnswerRequest = (response: HttpResponse, targetGroupArn?: string) => void;

function take(
  context: LoadBalancingContext,
  listener: Readonly<ListenerRecord>,
  { RedirectConfig, FixedResponseConfig, ForwardConfig }: Action,
  request: ReceivedRequest,
  answer: AnswerRequest,
): void {
  if (FixedResponseConfig) answer(fixedAnswer(FixedResponseConfig));
  else if (RedirectConfig) answer(redirectAnswer(RedirectConfig, request, listener.port));
  else forward(context, drawTargetGroup(context, ForwardConfig?.TargetGroups ?? []), listener, request, answer);
}

function forward(
  context: LoadBalancingContext,
  targetGroupArn: string | undefined,
  { port }: Readonly<ListenerRecord>,
  request: ReceivedRequest,
  answer: AnswerRequest,
): void {
  const { targetGroups, clock, random, neighbours } = context;
  const group = targetGroups.get(targetGroupArn ?? '');
  if (group?.target === undefined) {
    answer(ownAnswer(503));
    return;
  }
  // a function speaks no WebSocket
  if (request.headers.upgrade !== undefined) {
    answer(ownAnswer(400));
    return;
  }
  if (request.body.length > LARGEST_BYTES) {
    answer(ownAnswer(413));
    return;
  }
  const traceId = randomHex(random.of('traces'), 24);
  const event = functionEvent(group, request, { port, traceId, atMs: clock.now });
  const input = { FunctionName: group.target, Payload: new TextEncoder().encode(JSON.stringify(event)) };
  const caller = callerOf(context, group.arn);
  neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, (result) => {
    // a throttle, a permission that is gone, a function that is gone: none of it reaches the client
    if (result instanceof ServiceException) {
      answer(ownAnswer(502));
      return;
    }
    const { FunctionError, Payload = new Uint8Array() } = result.output as InvocationResponse;
    if (FunctionError !== undefined || Payload.length > LARGEST_BYTES) {
      answer(ownAnswer(502));
      return;
    }
    const response = functionAnswer(new TextDecoder().decode(Payload), hasMultiValueHeaders(group));
    // a malformed result is answered by the load balancer
    if (response) answer(response, group.arn);
    else answer(ownAnswer(502));
  });
}
