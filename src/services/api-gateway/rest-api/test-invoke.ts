/**
 * TestInvokeMethod: a method as it is now, deployed or not, called as API Gateway calls it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
 *
 * Differs from AWS: the log says what was called and what came, not each transformation on the way.
 */

import type { HeaderLine } from '../../../api/http.ts';
import type { TestInvokeMethodRequest, TestInvokeMethodResponse } from '../../../api/models/apigateway-types.ts';
import type { ReceivedRequest } from '../../../kernel/front-door/received-request.ts';
import { randomUuid } from '../../../kernel/random.ts';
import type { AnswerDone } from '../../../kernel/service.ts';
import { apiDomain, newExtendedRequestId } from '../api-records.ts';
import { matchPath } from '../path-template.ts';
import { badRequest, type RestApiContext, requireNamed } from './context.ts';
import { callMethod } from './requests.ts';

const STAGE = 'test-invoke-stage';

export function testInvokeMethod(context: RestApiContext, input: TestInvokeMethodRequest, done: AnswerDone): void {
  const { api, resource, method } = requireNamed(context, input);
  if (!method.integration) throw badRequest('No integration defined for method');
  const { pathWithQueryString = resource.path, headers = {}, multiValueHeaders = {}, body = '' } = input;
  const [, path = '/', rawQueryString = ''] = /^([^?]*)\??(.*)$/s.exec(pathWithQueryString) ?? [];
  const headerLines: HeaderLine[] = [
    ...Object.entries(headers),
    ...Object.entries(multiValueHeaders).flatMap(([name, values]) => values.map((value): HeaderLine => [name, value])),
  ];
  const request: ReceivedRequest = {
    name: api.id,
    method: input.httpMethod === 'ANY' ? 'GET' : input.httpMethod,
    ...{ rawPath: path, rawQueryString, headerLines },
    headers: {
      host: apiDomain(context.scope, api.id),
      ...Object.fromEntries(headerLines.map(([name, value]) => [name.toLowerCase(), value])),
    },
    body: new TextEncoder().encode(body),
  };
  const requestId = randomUuid(context.random);
  const startedMs = context.clock.now;
  callMethod(
    context,
    {
      ...{ api, resource, method, path, requestPath: path, stage: STAGE, requestId },
      parameters: matchPath(resource.path, path)?.parameters,
      stageVariables: input.stageVariables ?? {},
      extendedRequestId: newExtendedRequestId(context),
    },
    request,
    (response) => {
      const latency = Math.round(context.clock.now - startedMs);
      const text = new TextDecoder().decode(response.body);
      const output: TestInvokeMethodResponse = {
        status: response.status,
        body: text,
        headers: response.headers,
        multiValueHeaders: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value]])),
        log: [
          `Execution log for request ${requestId}`,
          `HTTP Method: ${request.method}, Resource Path: ${path}`,
          `Method response body: ${text}`,
          `Method completed with status: ${response.status}`,
        ].join('\n'),
        latency,
      };
      done({ output });
    },
  );
}
