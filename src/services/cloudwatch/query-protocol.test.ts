/** CloudWatch in AWS Query, as the AWS CLI 2.9 and boto3 1.26 speak it. */
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../api/http.ts';
import { AlarmActions } from '../../kernel/alarm-actions.ts';
import { rootCaller } from '../../kernel/caller.ts';
import { Outbox } from '../../kernel/outbox.ts';
import { cloudWatch } from './cloudwatch.ts';

const ASKED: unknown[] = [];
const service = cloudWatch.start(
  {
    scope: { accountId: '123456789012', region: 'us-east-1' },
    alarmActions: new AlarmActions(),
    clock: { now: Date.UTC(2026, 2, 1, 10, 5), schedule: () => {} },
    metrics: {
      metrics: () => [
        {
          namespace: 'AWS/Lambda',
          name: 'Invocations',
          dimensions: { FunctionName: 'f' },
          lastAtMs: Date.UTC(2026, 2, 1, 10),
        },
        {
          namespace: 'AWS/Lambda',
          name: 'Errors',
          dimensions: { FunctionName: 'f' },
          lastAtMs: Date.UTC(2026, 2, 1, 10),
        },
      ],
      statistics: (namespace, name, dimensions, startMs, endMs, periodMs) => {
        ASKED.push([namespace, name, dimensions, startMs, endMs, periodMs]);
        const statistics = { sampleCount: 3, sum: 3, minimum: 1, maximum: 1, percentile: () => 1 };
        return [{ startMs, unit: 'Count' as const, statistics }];
      },
    },
  },
  {
    changes: new Outbox(),
    newRequestId: () => 'request-1',
    reportBug: (error) => {
      throw error;
    },
  },
);

function ask(form: Record<string, string>): [number, string] {
  const request: HttpRequest = {
    service: 'monitoring',
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new TextEncoder().encode(new URLSearchParams({ ...form, Version: '2010-08-01' }).toString()),
  };
  const parsed = service.parse(request, rootCaller('123456789012'));
  let answer = 'status' in parsed ? parsed : undefined;
  if (!('status' in parsed))
    service.run(parsed, (given) => {
      answer = service.respond(parsed, given);
    });
  if (!answer) throw new Error('CloudWatch did not answer');
  return [answer.status, new TextDecoder().decode(answer.body)];
}

test('a form is answered with XML', () => {
  const [status, body] = ask({ Action: 'ListMetrics', Namespace: 'AWS/Lambda', MetricName: 'Invocations' });
  expect(status).toBe(200);
  expect(body).toContain('<ListMetricsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">');
  expect(body).toContain('<MetricName>Invocations</MetricName>');
  expect(body).not.toContain('<MetricName>Errors</MetricName>');
});

test('times are read as ISO 8601 and written so', () => {
  const [status, body] = ask({
    Action: 'GetMetricStatistics',
    Namespace: 'AWS/Lambda',
    MetricName: 'Invocations',
    'Dimensions.member.1.Name': 'FunctionName',
    'Dimensions.member.1.Value': 'f',
    StartTime: '2026-03-01T10:00:00Z',
    EndTime: '2026-03-01T10:05:00Z',
    Period: '300',
    'Statistics.member.1': 'Sum',
  });
  expect(status).toBe(200);
  expect(ASKED.at(-1)).toEqual([
    'AWS/Lambda',
    'Invocations',
    { FunctionName: 'f' },
    Date.UTC(2026, 2, 1, 10),
    Date.UTC(2026, 2, 1, 10, 5),
    300_000,
  ]);
  expect(body).toContain('<Timestamp>2026-03-01T10:00:00Z</Timestamp>');
  expect(body).toContain('<Sum>3</Sum>');
});

test('a time that is none is refused, in XML too', () => {
  const [status, body] = ask({ Action: 'GetMetricStatistics', StartTime: 'yesterday' });
  expect(status).toBe(400);
  expect(body).toContain('<Code>MalformedInput</Code>');
  expect(body).toContain('Invalid timestamp: yesterday');
});
