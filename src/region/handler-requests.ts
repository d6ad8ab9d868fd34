/**
 * What handlers ask of AWS: answered like every request, as a session of the function's execution role. What is ours and
 * not AWS's (backup, reset, the code of functions) is no service to them, and neither are function URLs: those are the
 * internet's, which a handler does not reach.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 *
 * Differs from AWS: the request needs no signature, for the port that it comes over says whose it is.
 */
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { isAwsService } from '../api/services.ts';
import { type Caller, roleCaller } from '../kernel/caller.ts';
import type { EnvironmentSpec } from '../lambda/runtime-host.ts';
import type { HandlerRequest } from '../sandbox/handler-request.ts';
import { unknownService } from './service-failure.ts';

type Answer = (request: HttpRequest, caller: Caller) => Promise<HttpResponse>;

export async function answerHandler(
  { role, functionName, environmentId }: Pick<EnvironmentSpec, 'role' | 'functionName' | 'environmentId'>,
  request: HandlerRequest,
  answer: Answer,
): Promise<HttpResponse> {
  const { service } = request;
  if (!isAwsService(service)) return unknownService(service);
  return answer({ ...request, service }, roleCaller(role, functionName, { environmentId }));
}
