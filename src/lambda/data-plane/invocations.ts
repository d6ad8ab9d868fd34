/**
 * Invoke and its relatives: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 * They read the request and hand it to the half that runs functions; answers come by callback.
 */
import { encodeBase64 } from '../../api/base64.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  InvocationRequest,
  InvocationResponse,
  InvokeAsyncRequest,
  InvokeAsyncResponse,
  InvokeWithResponseStreamRequest,
  InvokeWithResponseStreamResponse,
} from '../../api/models/lambda-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { AnswerDone } from '../../kernel/service.ts';
import type { InvocationResponse as InvocationResult, LambdaContext } from '../context.ts';
import { type FunctionReference, readReference } from '../control-plane/function-reference.ts';
import { requireInvokePermission } from './invoke-permission.ts';

const utf8 = new TextEncoder();

/** Throws what is refused at once; all other refusals and the result reach `done`, once. */
export function invoke(context: LambdaContext, input: InvocationRequest, done: AnswerDone, caller: Caller): void {
  if (input.InvocationType === 'Event') {
    const { functionName, qualifier } = requireInvocable(context, input, caller);
    const { ClientContext: clientContext, Payload: payload = new Uint8Array() } = input;
    const lineage = context.dataPlane.lineageOf(caller);
    const requestId = context.dataPlane.enqueue({ functionName, qualifier, payload, clientContext, lineage });
    done({ requestId, output: { StatusCode: 202 } });
    return;
  }
  run(context, input, describeResult, done, caller);
}

/**
 * InvokeWithResponseStream: https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html
 *
 * Differs from AWS: the answer is one chunk, sent when the handler has ended.
 */
export function invokeWithResponseStream(
  context: LambdaContext,
  input: InvokeWithResponseStreamRequest,
  done: AnswerDone,
  caller: Caller,
): void {
  run(context, input, describeStream, done, caller);
}

/** InvokeAsync, Lambda's first asynchronous invocation: https://docs.aws.amazon.com/lambda/latest/api/API_InvokeAsync.html */
export function invokeAsync(context: LambdaContext, input: InvokeAsyncRequest, caller: Caller): InvokeAsyncResponse {
  const { functionName, qualifier } = requireInvocable(context, { FunctionName: input.FunctionName }, caller);
  const lineage = context.dataPlane.lineageOf(caller);
  const payload = input.InvokeArgs;
  context.dataPlane.enqueue({ functionName, qualifier, payload, clientContext: undefined, lineage });
  return { Status: 202 };
}

/** What the request names, if its caller may invoke it. */
function requireInvocable(
  context: LambdaContext,
  { FunctionName, Qualifier }: Pick<InvocationRequest, 'FunctionName' | 'Qualifier'>,
  caller: Caller,
): FunctionReference {
  const reference = readReference(context, FunctionName, Qualifier);
  requireInvokePermission(context, reference, caller);
  return reference;
}

/** RequestResponse and DryRun, which the operations have in common. */
function run(
  context: LambdaContext,
  input: InvocationRequest | InvokeWithResponseStreamRequest,
  describe: (result: InvocationResult) => object,
  done: AnswerDone,
  caller: Caller,
): void {
  const { functionName, qualifier } = requireInvocable(context, input, caller);
  if (input.InvocationType === 'DryRun') {
    context.dataPlane.dryRun(functionName, qualifier);
    done({ output: { StatusCode: 204 } });
    return;
  }
  context.dataPlane.invoke(
    {
      functionName,
      qualifier,
      payload: input.Payload ?? new Uint8Array(),
      logTail: input.LogType === 'Tail',
      clientContext: input.ClientContext,
      lineage: context.dataPlane.lineageOf(caller),
    },
    (result) => {
      if (result instanceof ServiceException) done(result);
      else done({ requestId: result.requestId, output: describe(result) });
    },
  );
}

function describeResult(result: InvocationResult): InvocationResponse {
  return {
    StatusCode: 200,
    ExecutedVersion: result.executedVersion,
    Payload: utf8.encode(result.payload),
    ...(result.functionError && { FunctionError: result.functionError }),
    ...(result.logTail !== undefined && { LogResult: encodeBase64(utf8.encode(result.logTail)) }),
  };
}

function describeStream(result: InvocationResult): InvokeWithResponseStreamResponse {
  const { functionError, logTail, payload } = result;
  const complete = {
    ...(functionError && { ErrorCode: functionError, ErrorDetails: payload }),
    ...(logTail !== undefined && { LogResult: encodeBase64(utf8.encode(logTail)) }),
  };
  const chunk = { PayloadChunk: { Payload: utf8.encode(payload) } };
  return {
    StatusCode: 200,
    ExecutedVersion: result.executedVersion,
    EventStream: [...(functionError ? [] : [chunk]), { InvokeComplete: complete }],
  };
}
