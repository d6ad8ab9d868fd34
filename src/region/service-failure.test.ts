/** What the region refuses without running it, in the protocol of the service that was asked: clients read nothing else. */
import { expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { serviceClient } from '../api/service-client.ts';
import { SERVICES } from '../api/services.ts';
import { rootCaller } from '../kernel/caller.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { isCall, RequestReader } from './request-reader.ts';
import { STORAGE_FULL, storageFullException } from './service-failure.ts';

/** As the leader does that has no room. */
async function full(request: HttpRequest): Promise<HttpResponse> {
  const reader = new RequestReader(EVERY_SERVICE);
  const parsed = reader.parse(request, rootCaller('123456789012'));
  return isCall(parsed) ? reader.refuse(parsed, storageFullException()) : parsed;
}

test.each([
  ['s3', 'PutObject', { Bucket: 'photos', Key: 'a', Body: new Uint8Array(1) }],
  ['s3', 'CompleteMultipartUpload', { Bucket: 'photos', Key: 'a', UploadId: 'u' }],
  ['sqs', 'CreateQueue', { QueueName: 'q' }],
  ['sns', 'CreateTopic', { Name: 't' }],
  ['lambda', 'DeleteFunction', { FunctionName: 'f' }],
] as const)('%s %s on a full disk', async (service, operation, input) => {
  type Spoken = Record<string, { input: object; output: object }>;
  const refused = serviceClient<Spoken>(SERVICES[service], full).call(operation, input);
  await expect(refused).rejects.toMatchObject({ code: 'ServiceException', status: 507, message: STORAGE_FULL });
});

test('S3 says it in XML of its own form', async () => {
  const put: HttpRequest = {
    service: 's3',
    method: 'PUT',
    path: '/photos/a',
    query: {},
    headers: {},
    body: new Uint8Array(1),
  };
  const { status, headers, body } = await full(put);
  expect({ status, type: headers['content-type'] }).toEqual({ status: 507, type: 'application/xml' });
  const xml = new TextDecoder().decode(body);
  expect(xml).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>ServiceException<\/Code><Message>This browser /,
  );
  expect(xml).toMatch(/<HostId>.+<\/HostId>/);
  expect(xml).toMatch(/<RequestId>.+<\/RequestId>/);
});
