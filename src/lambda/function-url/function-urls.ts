/**
 * Function URLs as a service of the region: a request to an address in, one invocation, its response out.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */

import { functionArn } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import type { HttpResponse } from '../../api/http.ts';
import { authorize } from '../../kernel/authorize.ts';
import { ANONYMOUS, type Caller } from '../../kernel/caller.ts';
import { isPreflight, preflightResponse, withCors } from '../../kernel/front-door/cors.ts';
import { receivedRequest } from '../../kernel/front-door/received-request.ts';
import { signerOf } from '../../kernel/front-door/signer.ts';
import { randomHex, randomUuid } from '../../kernel/random.ts';
import { defineService, later } from '../../kernel/service-declaration.ts';
import type { Wire } from '../../kernel/wire.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionUrl, LATEST, qualifiedKey } from '../state.ts';
import { type FunctionUrlRequest, functionUrlEvent } from './function-url-event.ts';
import { accessDenied, functionUrlResponse, refusedResponse } from './function-url-response.ts';

/** IAM's name for it. */
const OPERATION = 'InvokeFunctionUrl';

const FORBIDDEN = 'Forbidden';
const NOT_GRANTED =
  'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html';

const functionUrlWire: Wire = {
  name: 'function-url',
  failure: new ServiceException('InternalServerErrorException', 500, 'The request cannot be processed.'),
  spokenIn: () => ({}),
  operationOf: () => OPERATION,
  read(received) {
    const { name: urlId, ...rest } = receivedRequest(received);
    if (urlId === '') throw new ServiceException('AccessDeniedException', 403, '');
    const request: FunctionUrlRequest = { urlId, ...rest };
    return { operation: OPERATION, input: { ...request }, isAnonymous: signerOf(request, 'lambda') === undefined };
  },
  /** An answer is the function's response as it stands. */
  response(_operation, output, requestId) {
    const response = output as HttpResponse;
    return { ...response, headers: { ...response.headers, 'x-amzn-requestid': requestId } };
  },
  refusal: (error) => (error.code === 'AccessDeniedException' ? accessDenied(null) : refusedResponse(error)),
};

interface FunctionUrlOperations {
  InvokeFunctionUrl: { input: FunctionUrlRequest; output: HttpResponse };
}

export const functionUrls = defineService<FunctionUrlOperations, LambdaContext>({
  wire: functionUrlWire,
  operations: {
    // nobody knows what a function has done already: it is not run again
    InvokeFunctionUrl: later({ needsRoom: false, repeatable: false }, (context, request, done, caller) => {
      const requestId = randomUuid(context.random.of('function URLs'));
      answer(context, request, caller, requestId, (response) => done({ output: response, requestId }));
    }),
  },
  context: (context) => context,
});

function answer(
  context: LambdaContext,
  request: FunctionUrlRequest,
  caller: Caller,
  requestId: string,
  respond: Respond,
): void {
  const [url] = context.state.functionUrlsById.get(request.urlId);
  if (!url) {
    respond(accessDenied(null));
    return;
  }
  // no rules at all are none
  const cors = Object.keys(url.cors ?? {}).length > 0 ? url.cors : undefined;
  if (cors && isPreflight(request)) {
    respond(preflightResponse(cors, request, 200));
    return;
  }
  invoke(context, url, request, caller, requestId, (response) =>
    respond(cors ? withCors(cors, request, response) : response),
  );
}

function invoke(
  context: LambdaContext,
  url: Readonly<FunctionUrl>,
  request: FunctionUrlRequest,
  caller: Caller,
  requestId: string,
  respond: Respond,
): void {
  const { config, time, random, dataPlane } = context;
  const refusal = refusalOf(context, url, caller);
  if (refusal !== undefined) {
    respond(accessDenied(refusal));
    return;
  }
  const event = functionUrlEvent(config, request, {
    requestId,
    traceId: randomHex(random.of('function URLs'), 32),
    atMs: time.account.now,
    credential: url.authType === 'AWS_IAM' ? signerOf(request, 'lambda') : undefined,
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
function refusalOf(
  { state, config }: LambdaContext,
  { authType, functionName, qualifier }: Readonly<FunctionUrl>,
  caller: Caller,
): string | undefined {
  if (authType === 'AWS_IAM') return caller.type === 'anonymous' ? FORBIDDEN : undefined;
  const policy = state.policies.get(qualifiedKey(functionName, qualifier));
  const resource = functionArn(config, functionName, qualifier === LATEST ? undefined : qualifier);
  const context = { 'lambda:FunctionUrlAuthType': authType, 'lambda:InvokedViaFunctionUrl': 'true' };
  const isGranted = (action: string) =>
    authorize(policy?.statements ?? [], { caller: ANONYMOUS, action, resource, context }) === 'allow';
  return isGranted('lambda:InvokeFunctionUrl') && isGranted('lambda:InvokeFunction') ? undefined : NOT_GRANTED;
}

type Respond = (response: HttpResponse) => void;
