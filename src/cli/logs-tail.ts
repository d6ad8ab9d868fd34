/** `aws logs tail`: the lines of a log group. https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html */
import { type Grammar, parseWords } from './argument-parser.ts';
import type { CommandContext } from './command.ts';
import { generalFailure, unknownArguments } from './failure.ts';
import { callOperation, type OperationCall } from './operation-call.ts';
import { jsonOutput } from './output/json.ts';
import { isoTimestamp, secondsOf } from './timestamp.ts';

const GRAMMAR: Grammar = {
  options: [
    { name: '--since', arity: 'one' },
    { name: '--follow', arity: 'flag' },
    { name: '--format', arity: 'one', choices: ['detailed', 'short', 'json'] },
    { name: '--filter-pattern', arity: 'one' },
    { name: '--log-stream-names', arity: 'any' },
    { name: '--log-stream-name-prefix', arity: 'one' },
  ],
  positionals: [{ name: 'group_name', arity: 'one' }],
};
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const FOLLOW_EVERY_MS = 5000;

interface LogEvent {
  eventId: string;
  timestamp: number;
  logStreamName: string;
  message: string;
}

/** Prints as it reads; with `--follow` until it is interrupted. */
export async function tail(words: readonly string[], call: OperationCall, context: CommandContext): Promise<void> {
  const { values, rest } = parseWords(GRAMMAR, words);
  if (rest.length > 0) throw unknownArguments(rest);
  const format = String(values.get('--format') ?? 'detailed');
  const optional = {
    filterPattern: values.get('--filter-pattern'),
    logStreamNames: values.get('--log-stream-names'),
    logStreamNamePrefix: values.get('--log-stream-name-prefix'),
  };
  const input: Record<string, unknown> = {
    logGroupName: values.get('group_name'),
    interleaved: true,
    startTime: sinceMs(String(values.get('--since') ?? '10m'), context.now()),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
  let seen = new Set<string>();
  let newest = Number(input.startTime);
  let nextToken: unknown;
  for (;;) {
    const page = await callOperation(call, { ...input, ...(nextToken !== undefined && { nextToken }) }, context);
    for (const event of page.events as LogEvent[]) {
      if (seen.has(event.eventId)) continue;
      // of lines with the newest time more may come, so only these are asked for twice
      if (event.timestamp > newest) seen = new Set();
      newest = Math.max(newest, event.timestamp);
      seen.add(event.eventId);
      context.print(lineOf(event, format));
    }
    nextToken = page.nextToken;
    if (nextToken !== undefined) continue;
    if (!values.has('--follow')) return;
    input.startTime = newest;
    await context.sleep(FOLLOW_EVERY_MS);
  }
}

function lineOf({ timestamp, logStreamName, message }: LogEvent, format: string): string {
  const iso = isoTimestamp(timestamp / 1000);
  const detailed = iso.includes('.') ? iso : iso.replace('+', '.000000+');
  const line =
    format === 'short'
      ? `${iso.slice(0, 19)} ${message}`
      : format === 'json'
        ? `${iso} ${logStreamName} ${prettyJson(message) ?? message}`
        : `${detailed} ${logStreamName} ${message}`;
  return `${line.trimEnd()}\n`;
}

/** A message that is JSON altogether, on lines of its own. */
function prettyJson(message: string): string | undefined {
  try {
    return `\n${jsonOutput(JSON.parse(message))}`;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function sinceMs(since: string, nowMs: number): number {
  const [, amount, unit] = /^(\d+)([smhdw])$/.exec(since) ?? [];
  if (amount !== undefined && unit !== undefined)
    return Math.floor(nowMs - Number(amount) * (UNIT_SECONDS[unit] ?? 1) * 1000);
  const seconds = secondsOf(since);
  if (seconds === undefined) throw generalFailure(`Invalid timestamp "${since}": Unknown string format: ${since}`);
  return Math.floor(seconds * 1000);
}
