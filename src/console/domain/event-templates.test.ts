import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { eventTemplate, eventTemplates } from './event-templates.ts';

test('hello-world comes first and reads as in the console', () => {
  expect(eventTemplates[0]).toMatchObject({ id: 'hello-world', label: 'Hello World' });
  expect(eventTemplate('hello-world')).toBe('{\n  "key1": "value1",\n  "key2": "value2",\n  "key3": "value3"\n}');
});

test('each template is JSON, and no two have the same name', () => {
  for (const { id } of eventTemplates) expect(() => JSON.parse(eventTemplate(id))).not.toThrow();
  expect(new Set(eventTemplates.map(({ id }) => id)).size).toBe(eventTemplates.length);
  expect(new Set(eventTemplates.map(({ label }) => label)).size).toBe(eventTemplates.length);
});

test('the CloudWatch Logs data unpacks to log events, as a handler would do it', () => {
  const { awslogs } = JSON.parse(eventTemplate('cloudwatch-logs'));
  const data = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString());
  expect(data).toMatchObject({ messageType: 'DATA_MESSAGE', logEvents: [{ id: '1' }, { id: '2' }] });
});

test('the Kinesis data decodes, the SQS digest is that of the body', () => {
  const kinesis = JSON.parse(eventTemplate('kinesis-get-records')).Records[0].kinesis;
  expect(atob(kinesis.data)).toBe('Hello, this is a test 123.');
  const message = JSON.parse(eventTemplate('sqs-receive-message')).Records[0];
  expect(message.md5OfBody).toBe(createHash('md5').update(message.body).digest('hex'));
});

test('an unknown template is a mistake of the caller', () => {
  expect(() => eventTemplate('nothing')).toThrow('no event template');
});
