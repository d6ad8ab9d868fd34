/**
 * Log groups and streams that somebody made, and tags, beside what Lambda writes; whoever reads is shown both as one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
 *
 * Differs from AWS: a stream that was made gets events from nobody but a function whose environment has its name.
 */
import type { LogGroup } from '../../api/models/logs-types.ts';
import type { LogGroupSource, LogSource, LogStreamSource } from '../../kernel/log-source.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

export interface MadeLogGroup {
  name: string;
  createdAtMs: number;
  logGroupClass: NonNullable<LogGroup['logGroupClass']>;
  tags: Readonly<Record<string, string>>;
  /** By name, when they were made. */
  streams: Readonly<Record<string, number>>;
}

const madeLogGroups: TableDeclaration<MadeLogGroup> = { name: 'madeLogGroups', kind: 'resource' };

export const LOGS_TABLES = { madeLogGroups };

export class AllLogGroups implements LogSource {
  readonly #written: LogSource;
  readonly #made: Table<MadeLogGroup>;

  constructor(written: LogSource, made: Table<MadeLogGroup>) {
    this.#written = written;
    this.#made = made;
  }

  *groups(): Iterable<LogGroupSource> {
    for (const made of this.#made.values()) yield merged(made, this.#written.group(made.name));
    for (const group of this.#written.groups()) if (!this.#made.has(group.name)) yield group;
  }

  group(name: string): LogGroupSource | undefined {
    const made = this.#made.get(name);
    const written = this.#written.group(name);
    return made ? merged(made, written) : written;
  }

  deleteGroup(name: string): void {
    this.#written.deleteGroup(name);
    this.#made.delete(name);
  }
}

function merged(made: Readonly<MadeLogGroup>, written: LogGroupSource | undefined): LogGroupSource {
  const streams = new Map<string, LogStreamSource>();
  for (const [name, createdAtMs] of Object.entries(made.streams)) streams.set(name, emptyStream(name, createdAtMs));
  for (const [name, stream] of written?.streams ?? []) streams.set(name, stream);
  const { name, createdAtMs, logGroupClass } = made;
  return { name, createdAtMs, logGroupClass, storedBytes: written?.storedBytes ?? 0, streams };
}

const emptyStream = (name: string, createdAtMs: number): LogStreamSource => ({
  name,
  createdAtMs,
  events: [],
  firstEventAtMs: undefined,
  lastEventAtMs: undefined,
});
