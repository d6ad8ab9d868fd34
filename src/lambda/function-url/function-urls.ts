/**
 * Function URLs as a service of the region: a request to an address in, one invocation, its response out.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */

import { functionArn } from '../../api/arn.ts';
import { type Credential, credentialOf } from '../../api/credential-scope.ts';
import { invariant, ServiceException } from '../../api/errors.ts';
import { functionUrlId } from '../../api/function-url.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import { authorize } from '../../kernel/authorize.ts';
import { ANONYMOUS, type Caller } from '../../kernel/caller.ts';
import { randomHex, randomUuid } from '../../kernel/random.ts';
import type { Answer, AnswerDone, Call, OperationTraits, Service } from '../../kernel/service.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionUrl, LATEST, qualifiedKey } from '../state.ts';
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

  parse({ method, path, headers, body }: HttpRequest, signer: Caller): Call | HttpResponse {
    const urlId = functionUrlId(headers.host);
    if (urlId === undefined) return accessDenied(null);
    const [, rawPath = '', rawQueryString = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
    const input: FunctionUrlRequest = { urlId, method, rawPath: rawPath || '/', rawQueryString, headers, body };
    return { service: this.name, operation: OPERATION, input, caller: signatureOf(input) ? signer : ANONYMOUS };
  }

  /** Nobody knows what a function has done already: it is not run again. */
  traits(): OperationTraits {
    return { needsRoom: false, repeatable: false };
  }

  uploads(): boolean {
    return false;
  }

  run({ input, caller }: Call, done: AnswerDone): void {
    // `parse` has made it
    const request = input as FunctionUrlRequest;
    const requestId = randomUuid(this.#context.random);
    this.#answer(request, caller, requestId, (response) =>
      done({ output: { ...response, headers: { ...response.headers, 'x-amzn-requestid': requestId } } }),
    );
  }

  /** An answer is the function's response as it stands. */
  respond(_: Call, answer: Answer): HttpResponse {
    invariant(!(answer instanceof ServiceException), 'a function URL answers in responses');
    return answer.output as HttpResponse;
  }

  #answer(request: FunctionUrlRequest, caller: Caller, requestId: string, respond: Respond): void {
    const url = this.#context.state.functionUrlsById.get(request.urlId)[0];
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
    this.#invoke(url, request, caller, requestId, (response) =>
      respond(cors ? withCors(cors, request, response) : response),
    );
  }

  #invoke(
    url: Readonly<FunctionUrl>,
    request: FunctionUrlRequest,
    caller: Caller,
    requestId: string,
    respond: Respond,
  ): void {
    const { config, time, random, dataPlane } = this.#context;
    const refusal = this.#refusalOf(url, caller);
    if (refusal !== undefined) {
      respond(accessDenied(refusal));
      return;
    }
    const event = functionUrlEvent(config, request, {
      requestId,
      traceId: randomHex(random, 32),
      atMs: time.account.now,
      credential: url.authType === 'AWS_IAM' ? signatureOf(request) : undefined,
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

  /**
   * The account's root user needs no grant; everybody needs two: for the address, and since October 2025 for what stands
   * behind it. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
   */
  #refusalOf({ authType, functionName, qualifier }: Readonly<FunctionUrl>, caller: Caller): string | undefined {
    if (authType === 'AWS_IAM') return caller.type === 'anonymous' ? FORBIDDEN : undefined;
    const policy = this.#context.state.policies.get(qualifiedKey(functionName, qualifier));
    const resource = functionArn(this.#context.config, functionName, qualifier === LATEST ? undefined : qualifier);
    const context = { 'lambda:FunctionUrlAuthType': authType, 'lambda:InvokedViaFunctionUrl': 'true' };
    const isGranted = (action: string) =>
      authorize(policy?.statements ?? [], { caller: ANONYMOUS, action, resource, context }) === 'allow';
    return isGranted('lambda:InvokeFunctionUrl') && isGranted('lambda:InvokeFunction') ? undefined : NOT_GRANTED;
  }
}

type Respond = (response: HttpResponse) => void;

function signatureOf({ headers, rawQueryString }: FunctionUrlRequest): Credential | undefined {
  const credential = credentialOf(headers.authorization, rawQueryString);
  return credential?.service === 'lambda' ? credential : undefined;
}
