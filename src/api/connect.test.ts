import {
  GetFunctionCommand,
  InvokeCommand,
  ResourceNotFoundException,
  TooManyRequestsException,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { lambdaClient } from './connect.ts';
import { ServiceException } from './errors.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { restJson } from './protocols/rest-json.ts';
import { SERVICES } from './services.ts';

const lambdaModel = SERVICES.lambda.model;

/** A client whose requests are kept, each answered by `answer`. */
function recordingClient(answer: () => HttpResponse) {
  const requests: HttpRequest[] = [];
  const client = lambdaClient(async (request) => {
    requests.push(request);
    return answer();
  });
  return { client, requests };
}

const answerOf = (operation: string, output: object) => () => restJson.response(lambdaModel, operation, output, 'id-1');
const refusal = (error: ServiceException) => () => restJson.refusal(lambdaModel, error, 'id-1');

test('what the SDK sends is read back as it was given', async () => {
  const { client, requests } = recordingClient(answerOf('GetFunction', {}));
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  await client.send(new GetFunctionCommand({ FunctionName: arn, Qualifier: '$LATEST' }));
  expect(requests.map((request) => restJson.parse(lambdaModel, request, 'ValidationException'))).toEqual([
    { operation: 'GetFunction', input: { FunctionName: arn, Qualifier: '$LATEST' } },
  ]);
});

test('a zip travels as base64 and arrives as its bytes', async () => {
  const { client, requests } = recordingClient(answerOf('UpdateFunctionCode', {}));
  const zip = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
  await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: zip }));
  const [request] = requests;
  expect(request && restJson.parse(lambdaModel, request, 'ValidationException').input.ZipFile).toEqual(zip);
});

test('an invocation brings its payload as bytes, and its answer the headers', async () => {
  const payload = new TextEncoder().encode('{"naïve":1}');
  const { client, requests } = recordingClient(
    answerOf('Invoke', { StatusCode: 200, Payload: payload, ExecutedVersion: '2', FunctionError: 'Unhandled' }),
  );
  const answer = await client.send(new InvokeCommand({ FunctionName: 'f', LogType: 'Tail', Payload: '{"naïve":1}' }));
  expect(requests[0]?.body).toEqual(payload);
  expect(requests[0]?.headers['x-amz-log-type']).toBe('Tail');
  expect(answer.Payload?.transformToString()).toBe('{"naïve":1}');
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '2', FunctionError: 'Unhandled' });
  expect(answer.$metadata.requestId).toBe('id-1');
});

test('a refusal arrives as the exception class of the SDK', async () => {
  const { client } = recordingClient(
    refusal(new ServiceException('ResourceNotFoundException', 404, 'Function not found: f')),
  );
  const sent = client.send(new GetFunctionCommand({ FunctionName: 'f' }));
  await expect(sent).rejects.toThrow(ResourceNotFoundException);
  await expect(sent).rejects.toMatchObject({ message: 'Function not found: f', $metadata: { httpStatusCode: 404 } });
});

test('a throttled invocation is sent once, and its Reason and Retry-After arrive', async () => {
  const members = { Reason: 'ConcurrentInvocationLimitExceeded', retryAfterSeconds: '1' };
  const { client, requests } = recordingClient(
    refusal(new ServiceException('TooManyRequestsException', 429, 'Rate Exceeded.', members)),
  );
  const sent = client.send(new InvokeCommand({ FunctionName: 'f' }));
  await expect(sent).rejects.toThrow(TooManyRequestsException);
  await expect(sent).rejects.toMatchObject({ message: 'Rate Exceeded.', ...members });
  expect(requests).toHaveLength(1);
});

test('an aborted command rejects, whatever the engine still answers', async () => {
  const client = lambdaClient(() => new Promise(() => {}));
  const controller = new AbortController();
  const sent = client.send(new InvokeCommand({ FunctionName: 'f' }), { abortSignal: controller.signal });
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});
