/**
 * Reads the REPORT line of an invocation out of its log tail, for the Summary grid of the Test tab.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loglevel.html
 */

/** The figures of a REPORT line, each as AWS writes it, unit included ("2.65 ms", "128 MB"). */
export interface InvocationReport {
  duration: string;
  billedDuration: string;
  memorySize: string;
  maxMemoryUsed: string;
  /** Only after a cold start. */
  initDuration?: string;
}

/** The report of one request, or undefined when the tail holds none. A handler may print look-alikes: the platform's
 * own line comes last. */
export function parseReport(logTail: string, requestId: string): InvocationReport | undefined {
  const start = `REPORT RequestId: ${requestId}\t`;
  const line = logTail.split('\n').findLast((candidate) => candidate.startsWith(start));
  if (line === undefined) return undefined;

  const fields = new Map<string, string>();
  for (const field of line.slice(start.length).split('\t')) {
    const [label = '', value = ''] = field.split(': ', 2);
    fields.set(label, value);
  }
  const initDuration = fields.get('Init Duration');
  return {
    duration: fields.get('Duration') ?? '-',
    billedDuration: fields.get('Billed Duration') ?? '-',
    memorySize: fields.get('Memory Size') ?? '-',
    maxMemoryUsed: fields.get('Max Memory Used') ?? '-',
    ...(initDuration !== undefined && { initDuration }),
  };
}
