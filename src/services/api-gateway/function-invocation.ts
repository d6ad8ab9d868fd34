/** A function called by an API: as API Gateway for the route, or as the role that the integration names. */
import { ServiceException } from '../../api/errors.ts';
import type { InvocationResponse } from '../../api/models/lambda-types.ts';
import { roleCaller, serviceCaller } from '../../kernel/caller.ts';
import type { GatewayContext } from './api-records.ts';
import type { RequestMetrics } from './request-metrics.ts';

const PRINCIPAL = 'apigateway.amazonaws.com';
const SESSION = 'BackplaneAssumeRoleSession';

export interface FunctionInvocation {
  functionArn: string;
  /** The role as which it is called; the function's policy decides when there is none. */
  credentialsArn: string | undefined;
  sourceArn: string;
  event: object;
  timeoutMs: number;
  /** Undefined where nothing is counted. */
  metrics?: RequestMetrics | undefined;
}

export type Outcome =
  | { type: 'result'; payload: string }
  /** The handler raised, or ran into the function's timeout; `payload` says how. */
  | { type: 'error'; payload: string }
  /** Lambda did not let it run. */
  | { type: 'refused'; refusal: ServiceException }
  /** It takes longer than API Gateway waits; it goes on, and nobody hears what becomes of it. */
  | { type: 'late' };

export function invokeFunction(
  { neighbours, clock, scope }: GatewayContext,
  { functionArn, credentialsArn, sourceArn, event, timeoutMs, metrics }: FunctionInvocation,
  done: (outcome: Outcome) => void,
): void {
  const askedMs = clock.now;
  let isOver = false;
  const end = (outcome: Outcome) => {
    if (isOver) return;
    isOver = true;
    metrics?.integrationAnswered(askedMs);
    done(outcome);
  };
  const caller =
    credentialsArn === undefined
      ? serviceCaller(PRINCIPAL, scope.accountId, sourceArn)
      : roleCaller(credentialsArn, SESSION);
  const input = { FunctionName: functionArn, Payload: new TextEncoder().encode(JSON.stringify(event)) };
  clock.schedule(clock.now + timeoutMs, { fire: () => end({ type: 'late' }) });
  neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, (answer) => {
    if (answer instanceof ServiceException) {
      end({ type: 'refused', refusal: answer });
      return;
    }
    const { FunctionError, Payload } = answer.output as InvocationResponse;
    const payload = new TextDecoder().decode(Payload);
    end({ type: FunctionError === undefined ? 'result' : 'error', payload });
  });
}
