import { expect, test } from 'vitest';
import { presignedUrl } from './presign.ts';

test('the example of AWS’s documentation', () => {
  const url = presignedUrl({
    method: 'GET',
    baseUrl: 'https://examplebucket.s3.amazonaws.com',
    key: 'test.txt',
    expiresInSeconds: 86_400,
    nowMs: Date.UTC(2013, 4, 24),
    region: 'us-east-1',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  });
  expect(url).toBe(
    'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
      '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z' +
      '&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
      '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});
