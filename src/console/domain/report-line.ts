/**
 * The platform's last line of an invocation, read into figures: `REPORT RequestId: …` in a text log, `platform.report`
 * in a JSON log. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loglevel.html
 */

export interface ReportFigures {
  requestId: string;
  /** Handler time. */
  durationMs: number;
  billedDurationMs: number;
  memorySizeMb: number;
  maxMemoryUsedMb: number;
  /** Only after a cold start. */
  initDurationMs?: number;
}

/** What finds these lines, and a few more, in a log: a CloudWatch filter pattern. */
export const REPORT_PATTERN = '?"REPORT RequestId: " ?"platform.report"';

const TEXT =
  /^REPORT RequestId: (\S+)\tDuration: ([\d.]+) ms\tBilled Duration: (\d+) ms\tMemory Size: (\d+) MB\tMax Memory Used: (\d+) MB\t(?:Init Duration: ([\d.]+) ms)?/;

/** The figures of a report; undefined for every other line. */
export function parseReportLine(line: string): ReportFigures | undefined {
  if (line.startsWith('{')) return parseJsonReport(line);
  const [, requestId, duration, billed, size, used, init] = TEXT.exec(line) ?? [];
  if (requestId === undefined) return undefined;
  return {
    requestId,
    durationMs: Number(duration),
    billedDurationMs: Number(billed),
    memorySizeMb: Number(size),
    maxMemoryUsedMb: Number(used),
    ...(init !== undefined && { initDurationMs: Number(init) }),
  };
}

interface JsonReport {
  type?: unknown;
  record?: { requestId?: unknown; metrics?: Partial<Record<string, unknown>> };
}

function parseJsonReport(line: string): ReportFigures | undefined {
  const parsed = parseJson(line);
  if (parsed?.type !== 'platform.report') return undefined;
  const { requestId, metrics } = parsed.record ?? {};
  if (typeof requestId !== 'string' || !metrics) return undefined;
  const init = metrics.initDurationMs;
  return {
    requestId,
    durationMs: Number(metrics.durationMs),
    billedDurationMs: Number(metrics.billedDurationMs),
    memorySizeMb: Number(metrics.memorySizeMB),
    maxMemoryUsedMb: Number(metrics.maxMemoryUsedMB),
    ...(typeof init === 'number' && { initDurationMs: init }),
  };
}

/** A handler may print a line that only begins like JSON. */
function parseJson(line: string): JsonReport | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The report of one request in a log tail. A handler may print look-alikes: the platform's own line comes last. */
export const reportIn = (logTail: string, requestId: string): ReportFigures | undefined =>
  logTail
    .split('\n')
    .map(parseReportLine)
    .findLast((figures) => figures?.requestId === requestId);

/** As the Summary of a test writes it, whichever format the log has. */
export const milliseconds = (ms: number | undefined) => (ms === undefined ? '-' : `${ms.toFixed(2)} ms`);

/** Billed time weighed with the configured memory, which is what an invocation costs. */
export const gbSeconds = ({ billedDurationMs, memorySizeMb }: ReportFigures) =>
  (billedDurationMs / 1000) * (memorySizeMb / 1024);
