/** What the lines and the names of a log stream tell. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html */

import { parseReportLine, type ReportFigures } from '../../../domain/report-line.ts';
import type { LogEvent } from '../../../queries/logs.ts';

/** The log group of a function that names no other. */
export const defaultLogGroup = (functionName: string) => `/aws/lambda/${functionName}`;

/** `2026/03/01/[3]d0e…` was written by an environment of version 3. */
export const versionOfStream = (stream: string) => /\[([^\]]+)\]/.exec(stream)?.[1] ?? '-';

export interface RecordedInvocation extends ReportFigures {
  /** When it ended. */
  atMs: number;
  stream: string;
  version: string;
}

/** Invocations by their reports, the latest first. A handler may print a look-alike; of two the platform's own is later. */
export function recordedInvocations(events: readonly LogEvent[]): RecordedInvocation[] {
  const byRequest = new Map<string, RecordedInvocation>();
  for (const { atMs, message, stream } of events) {
    const figures = parseReportLine(message);
    if (!figures) continue;
    byRequest.delete(figures.requestId);
    byRequest.set(figures.requestId, { ...figures, atMs, stream, version: versionOfStream(stream) });
  }
  return [...byRequest.values()].reverse();
}

/**
 * The lines of one invocation in its stream: from behind the one before it, so that a cold start's Init is among them,
 * to its own report. Without a report, as after a reload in the middle, to the end of the stream.
 */
export function linesOfInvocation(events: readonly LogEvent[], requestId: string): LogEvent[] {
  const isOwn = (event: LogEvent) => parseReportLine(event.message)?.requestId === requestId;
  const start = events.findIndex(({ message }) => message.includes(requestId));
  if (start < 0) return [];
  const end = events.findLastIndex(isOwn);
  const before = events.slice(0, start).findLastIndex(({ message }) => parseReportLine(message) !== undefined);
  return events.slice(before + 1, end < start ? undefined : end + 1);
}
