/**
 * Function URLs as a service of the region: a request to an address in, one invocation, its response out.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
import { type Credential, credentialOf } from '../../api/credential-scope.ts';
import { ServiceException } from '../../api/errors.ts';
import { functionUrlId } from '../../api/function-url.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import { randomHex, randomUuid } from '../../kernel/random.ts';
import type { Call, Respond, Service } from '../../kernel/service.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionUrl, LATEST, type PolicyStatement, qualifiedKey } from '../state.ts';
import { isPreflight, preflightResponse, withCors } from './function-url-cors.ts';
import { type FunctionUrlRequest, functionUrlEvent } from './function-url-event.ts';
import { accessDenied, functionUrlResponse, refusedResponse } from './function-url-response.ts';

/** IAM's name for it. */
const OPERATION = 'InvokeFunctionUrl';

const FORBIDDEN = 'Forbidden';
const NOT_GRANTED =
  'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';

export class FunctionUrls implements Service {
  readonly name = 'function-url';
  readonly #context: LambdaContext;

  constructor(context: LambdaContext) {
    this.#context = context;
  }

  parse({ method, path, headers, body }: HttpRequest): Call | HttpResponse {
    const urlId = functionUrlId(headers.host);
    if (urlId === undefined) return accessDenied(null);
    const [, rawPath = '', rawQueryString = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
    const input: FunctionUrlRequest = { urlId, method, rawPath: rawPath || '/', rawQueryString, headers, body };
    return { service: this.name, operation: OPERATION, input };
  }

  execute({ input }: Call, respond: Respond): void {
    // `parse` has made it
    const request = input as FunctionUrlRequest;
    const requestId = randomUuid(this.#context.random);
    this.#answer(request, requestId, (response) =>
      respond({ ...response, headers: { ...response.headers, 'x-amzn-requestid': requestId } }),
    );
  }

  #answer(request: FunctionUrlRequest, requestId: string, respond: Respond): void {
    const url = this.#find(request.urlId);
    if (!url) {
      respond(accessDenied(null));
      return;
    }
    // no rules at all are none
    const cors = Object.keys(url.cors ?? {}).length > 0 ? url.cors : undefined;
    if (cors && isPreflight(request)) {
      respond(preflightResponse(cors, request));
      return;
    }
    this.#invoke(url, request, requestId, (response) => respond(cors ? withCors(cors, request, response) : response));
  }

  #invoke(url: Readonly<FunctionUrl>, request: FunctionUrlRequest, requestId: string, respond: Respond): void {
    const { config, clock, random, dataPlane } = this.#context;
    const credential = credentialOf(request.headers.authorization, request.rawQueryString);
    const caller = url.authType === 'AWS_IAM' && credential?.service === 'lambda' ? credential : undefined;
    const refusal = this.#refusalOf(url, caller);
    if (refusal !== undefined) {
      respond(accessDenied(refusal));
      return;
    }
    const event = functionUrlEvent(config, request, {
      requestId,
      traceId: randomHex(random, 32),
      atMs: clock.now,
      caller,
    });
    dataPlane.invoke(
      {
        functionName: url.functionName,
        qualifier: url.qualifier === LATEST ? undefined : url.qualifier,
        payload: new TextEncoder().encode(JSON.stringify(event)),
        logTail: false,
        clientContext: undefined,
        requestId,
      },
      (result) =>
        respond(result instanceof ServiceException ? refusedResponse(result) : functionUrlResponse(url, result)),
    );
  }

  #find(urlId: string): Readonly<FunctionUrl> | undefined {
    for (const url of this.#context.state.functionUrls.values()) if (url.urlId === urlId) return url;
    return undefined;
  }

  /**
   * The account's root user needs no grant; everybody needs two: for the address, and since October 2025 for what stands
   * behind it. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
   */
  #refusalOf(url: Readonly<FunctionUrl>, caller: Credential | undefined): string | undefined {
    if (url.authType === 'AWS_IAM') return caller ? undefined : FORBIDDEN;
    const policy = this.#context.state.policies.get(qualifiedKey(url.functionName, url.qualifier));
    const statements = policy?.statements ?? [];
    const isGranted = (action: string) => statements.some((statement) => grantsEverybody(statement, action));
    return isGranted('lambda:InvokeFunctionUrl') && isGranted('lambda:InvokeFunction') ? undefined : NOT_GRANTED;
  }
}

/** What is known of a request that anybody may send; a condition on anything else is not met. */
const ANONYMOUS: Readonly<Record<string, string>> = {
  'lambda:FunctionUrlAuthType': 'NONE',
  'lambda:InvokedViaFunctionUrl': 'true',
};

function grantsEverybody({ Action, Condition = {}, Principal }: PolicyStatement, action: string): boolean {
  if (Principal !== '*' || (Action !== action && Action !== 'lambda:*')) return false;
  return Object.values(Condition).every((values) =>
    Object.entries(values).every(([key, value]) => ANONYMOUS[key] === value),
  );
}
