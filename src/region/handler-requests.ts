/**
 * What handlers ask of AWS: answered like every request, as a session of the function's execution role. What is ours and
 * not AWS's (backup, reset, the code of functions) is no service to them, and neither are function URLs, APIs
 * and load balancers: those are the internet's, which a handler does not reach.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 *
 * Differs from AWS: the request needs no signature, for the port that it comes over says whose it is.
 */
import type { HttpRequest, HttpResponse, ServiceName } from '../api/http.ts';
import type { AwsServiceName } from '../api/services.ts';
import { type Caller, roleCaller } from '../kernel/caller.ts';
import type { EnvironmentSpec } from '../lambda/runtime-host.ts';
import type { HandlerRequest } from '../sandbox/handler-request.ts';
import { unknownService } from './service-failure.ts';

const OURS: Readonly<Record<Exclude<ServiceName, AwsServiceName>, true>> = {
  coldspark: true,
  'function-url': true,
  'execute-api': true,
  elb: true,
};

type Answer = (request: HttpRequest, caller: Caller) => Promise<HttpResponse>;

export async function answerHandler(
  { role, functionName, environmentId }: Pick<EnvironmentSpec, 'role' | 'functionName' | 'environmentId'>,
  request: HandlerRequest,
  answer: Answer,
): Promise<HttpResponse> {
  const { service } = request;
  if (Object.hasOwn(OURS, service)) return unknownService(service);
  // one that nobody knows is refused there
  return answer({ ...request, service: service as AwsServiceName }, roleCaller(role, functionName, { environmentId }));
}
