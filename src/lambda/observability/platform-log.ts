/**
 * The lines Lambda itself writes to a function's log, in both log formats.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 *
 * Differs from AWS: in JSON format the system log level is taken to be INFO.
 */

import { runtimeVersionArn } from '../../api/runtimes.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { ExecutionEnvironment, InitStatus, RuntimeExit } from '../data-plane/execution-environment.ts';
import { exitErrorType, exitMessage, type Invocation, TIMED_OUT, timedOutMessage } from '../data-plane/invocation.ts';
import type { FunctionVersion } from '../state.ts';

const MAXIMUM_ERROR_TYPE_LENGTH = 256;

/** Two decimals, as in `2.65 ms`. */
const milliseconds = (ms: number) => `${ms.toFixed(2)} ms`;
const rounded = (ms: number) => Number(ms.toFixed(3));

/** An error type comes from where user code runs: it must not break out of its line. */
const inLine = (errorType: string) =>
  Array.from(errorType.slice(0, MAXIMUM_ERROR_TYPE_LENGTH), (c) => (c < ' ' ? ' ' : c)).join('');

/** Whether its lines are JSON. */
const isJson = ({ logFormat }: FunctionVersion) => logFormat === 'JSON';

const jsonLine = (now: number, type: string, record: object) =>
  `${JSON.stringify({ time: `${isoTime(now)}Z`, type, record })}\n`;

/** `python:3.13.v1`. */
const runtimeVersion = (runtime: string) => runtime.replace(/^([a-z]+)(.*?)(\.x)?$/, '$1:$2.v1');

export function initStartLine(environment: ExecutionEnvironment, region: string, now: number): string {
  const { version, initializationType } = environment;
  const name = runtimeVersion(version.runtime);
  const arn = runtimeVersionArn(region, version.runtime);
  if (!isJson(version)) return `INIT_START Runtime Version: ${name}\tRuntime Version ARN: ${arn}\n`;
  return jsonLine(now, 'platform.initStart', {
    initializationType,
    phase: 'init',
    runtimeVersion: name,
    runtimeVersionArn: arn,
    functionName: version.functionName,
    functionVersion: version.version,
  });
}

/** Written when Init did not succeed. */
export function initReportLine(
  environment: ExecutionEnvironment,
  durationMs: number,
  status: InitStatus,
  errorType: string | undefined,
  now: number,
): string {
  const { version, initializationType, initPhase: phase } = environment;
  if (isJson(version))
    return jsonLine(now, 'platform.initReport', {
      initializationType,
      phase,
      status,
      ...(errorType !== undefined && { errorType }),
      metrics: { durationMs: rounded(durationMs) },
    });
  const fields = [`INIT_REPORT Init Duration: ${milliseconds(durationMs)}`, `Phase: ${phase}`, `Status: ${status}`];
  if (errorType !== undefined) fields.push(`Error Type: ${inLine(errorType)}`);
  return `${fields.join('\t')}\n`;
}

export function startLine({ version, input: { requestId } }: Invocation, now: number): string {
  if (isJson(version)) return jsonLine(now, 'platform.start', { requestId, version: version.version });
  return `START RequestId: ${requestId} Version: ${version.version}\n`;
}

/** What stands before END when the platform ended the invocation. */
export function interruptionLines({ version, input, status }: Invocation, exit: RuntimeExit | undefined, now: number) {
  if (status === 'timeout') {
    const message = timedOutMessage(version.timeoutSeconds);
    return [`${isoTime(now)}Z ${input.requestId} ${message}\n\n`];
  }
  if (!exit) return [];
  const reason = exit.outOfMemory ? 'signal: killed' : exit.reason;
  return [`${exitMessage(input.requestId, reason)}\n`, `${exitErrorType(exit.outOfMemory)}\n`];
}

/** END and REPORT. In JSON format there is no END. */
export function endLines(invocation: Invocation, now: number): string[] {
  const { version, input, durationMs, billedDurationMs, initDurationMs, maxMemoryUsedMb, status } = invocation;
  const { requestId } = input;
  if (isJson(version))
    return [
      jsonLine(now, 'platform.report', {
        requestId,
        metrics: {
          durationMs: rounded(durationMs),
          billedDurationMs,
          memorySizeMB: version.memorySizeMb,
          maxMemoryUsedMB: maxMemoryUsedMb,
          ...(initDurationMs !== undefined && { initDurationMs: rounded(initDurationMs) }),
        },
        status,
        ...(invocation.errorType !== undefined && { errorType: invocation.errorType }),
      }),
    ];
  const init = initDurationMs === undefined ? '' : `Init Duration: ${milliseconds(initDurationMs)}\t`;
  return [
    `END RequestId: ${requestId}\n`,
    `REPORT RequestId: ${requestId}\tDuration: ${milliseconds(durationMs)}\tBilled Duration: ${billedDurationMs} ms\tMemory Size: ${version.memorySizeMb} MB\tMax Memory Used: ${maxMemoryUsedMb} MB\t${init}${statusFields(invocation)}\n`,
  ];
}

/** Only what the platform ended has a status in the text format; a handler's own error has none. */
function statusFields({ status, errorType }: Invocation): string {
  if (status === 'timeout') return 'Status: timeout';
  if (status !== 'error') return '';
  return `Status: error\tError Type: ${inLine(errorType ?? TIMED_OUT)}`;
}
