/** REPORT lines as Lambda writes them, and lines that only look like one. */
import { expect, test } from 'vitest';
import { gbSeconds, milliseconds, parseReportLine, reportIn } from './report-line.ts';

const TEXT =
  'REPORT RequestId: 8286a188-ba32-4475-8077-530cd35c09a9\tDuration: 2.65 ms\tBilled Duration: 117 ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\t';

test('a warm and a cold invocation', () => {
  const warm = {
    requestId: '8286a188-ba32-4475-8077-530cd35c09a9',
    durationMs: 2.65,
    billedDurationMs: 117,
    memorySizeMb: 128,
    maxMemoryUsedMb: 38,
  };
  expect(parseReportLine(`${TEXT}\n`)).toEqual(warm);
  expect(parseReportLine(`${TEXT}Init Duration: 113.46 ms\t\n`)).toEqual({ ...warm, initDurationMs: 113.46 });
  expect(parseReportLine(`${TEXT}Status: timeout\n`)).toEqual(warm);
});

test('the same in a JSON log', () => {
  const metrics = { durationMs: 2.654, billedDurationMs: 117, memorySizeMB: 256, maxMemoryUsedMB: 40 };
  const line = (record: object) =>
    JSON.stringify({ time: '2026-03-01T10:00:00.000Z', type: 'platform.report', record });
  const figures = {
    requestId: 'r',
    durationMs: 2.654,
    billedDurationMs: 117,
    memorySizeMb: 256,
    maxMemoryUsedMb: 40,
  };
  expect(parseReportLine(line({ requestId: 'r', metrics, status: 'success' }))).toEqual(figures);
  expect(parseReportLine(line({ requestId: 'r', metrics: { ...metrics, initDurationMs: 9.5 } }))).toEqual({
    ...figures,
    initDurationMs: 9.5,
  });
});

test.each([
  'END RequestId: 8286a188-ba32-4475-8077-530cd35c09a9\n',
  'my REPORT RequestId: 1\tDuration: 1 ms\n',
  'REPORT RequestId: 1 took long\n',
  '{"type":"platform.report"}',
  '{"type":"platform.start","record":{"requestId":"r"}}',
  '{ not JSON',
])('%j is no report', (line) => {
  expect(parseReportLine(line)).toBeUndefined();
});

test('GB-seconds are billed seconds times gigabytes', () => {
  const figures = { requestId: 'r', durationMs: 1999.5, maxMemoryUsedMb: 1, billedDurationMs: 2000, memorySizeMb: 512 };
  expect(gbSeconds(figures)).toBe(1);
});

const ID = '8286a188-ba32-4475-8077-530cd35c09a9';
const jsonReport = (requestId: string, durationMs: number) =>
  JSON.stringify({
    time: '2026-03-01T10:00:00.000Z',
    type: 'platform.report',
    record: { requestId, metrics: { durationMs, billedDurationMs: 3, memorySizeMB: 128, maxMemoryUsedMB: 38 } },
  });

test('the report of a request in its log tail, text or JSON', () => {
  expect(reportIn(`START RequestId: ${ID} Version: $LATEST\nhello\nEND RequestId: ${ID}\n${TEXT}\n`, ID)).toMatchObject(
    {
      durationMs: 2.65,
      billedDurationMs: 117,
    },
  );
  expect(reportIn(`{"level":"INFO","message":"hello"}\n${jsonReport(ID, 2.654)}\n`, ID)).toMatchObject({
    durationMs: 2.654,
    maxMemoryUsedMb: 38,
  });
});

test("the report is the platform's own line, not one that the handler printed", () => {
  expect(reportIn(`${TEXT.replace('2.65', '0.01')}\n${TEXT}\n`, ID)?.durationMs).toBe(2.65);
  expect(reportIn(`${jsonReport(ID, 0.01)}\n${jsonReport(ID, 7)}\n`, ID)?.durationMs).toBe(7);
});

test('a tail says nothing of another request, nor when it holds no report', () => {
  expect(reportIn(TEXT, 'another')).toBeUndefined();
  expect(reportIn('', ID)).toBeUndefined();
});

test('a duration has two decimals, as in a text log', () => {
  expect(milliseconds(2.654)).toBe('2.65 ms');
  expect(milliseconds(2)).toBe('2.00 ms');
  expect(milliseconds(undefined)).toBe('-');
});
