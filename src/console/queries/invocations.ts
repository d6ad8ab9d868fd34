/** Invocations from the console: synchronous with the log's tail, or queued. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { useMutation } from '@tanstack/react-query';
import { decodeBase64 } from '../../api/base64.ts';
import type { LambdaApi } from '../../api/connect.ts';
import { accountNow } from '../account-now.ts';
import { useRegion } from '../region.ts';

export interface InvocationRequest {
  functionName: string;
  /** `$LATEST` when absent. */
  qualifier?: string | undefined;
  /** The event, JSON text. */
  payload: string;
}

export interface InvocationResult {
  /** Present when the handler failed: `Unhandled`. */
  functionError?: string;
  /** The version that ran, also when invoked through an alias. */
  executedVersion: string;
  /** The result or the error object, JSON text. */
  payload: string;
  /** The last 4 KB of the log. */
  logTail: string;
  requestId: string;
  /** Milliseconds since 1970. */
  startedAtMs: number;
}

const utf8 = new TextDecoder();
const decodeLogTail = (logResult = '') => utf8.decode(decodeBase64(logResult));

/** A handler's failure is a result; only what the service refuses (a throttle, a missing alias) is an error. */
export async function invokeFunction(lambda: LambdaApi, request: InvocationRequest): Promise<InvocationResult> {
  const { functionName, qualifier, payload } = request;
  const startedAtMs = accountNow();
  const response = await lambda.send(
    new InvokeCommand({
      FunctionName: functionName,
      ...(qualifier ? { Qualifier: qualifier } : {}),
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: new TextEncoder().encode(payload),
    }),
  );
  return {
    ...(response.FunctionError ? { functionError: response.FunctionError } : {}),
    executedVersion: response.ExecutedVersion ?? '$LATEST',
    payload: utf8.decode(response.Payload),
    logTail: decodeLogTail(response.LogResult),
    requestId: response.$metadata.requestId ?? '',
    startedAtMs,
  };
}

/** Queues an event, and answers with the request's id; there is nothing else to answer with. */
export async function invokeAsynchronously(lambda: LambdaApi, request: InvocationRequest): Promise<string> {
  const { functionName, qualifier, payload } = request;
  const response = await lambda.send(
    new InvokeCommand({
      FunctionName: functionName,
      ...(qualifier ? { Qualifier: qualifier } : {}),
      InvocationType: 'Event',
      Payload: new TextEncoder().encode(payload),
    }),
  );
  return response.$metadata.requestId ?? '';
}

export function useInvoke() {
  const { lambda } = useRegion();
  return useMutation({ mutationFn: (request: InvocationRequest) => invokeFunction(lambda, request) });
}
