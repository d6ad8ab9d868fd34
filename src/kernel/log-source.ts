/** What CloudWatch Logs reads. */

export interface LogEvent {
  /** Counts up in its stream, and is never used again there. */
  position: number;
  timestampMs: number;
  /** With its newline. */
  message: string;
}

export interface LogStreamSource {
  readonly name: string;
  readonly createdAtMs: number;
  /** Oldest first; what was too much is gone from the front. */
  readonly events: readonly LogEvent[];
  readonly firstEventAtMs: number | undefined;
  readonly lastEventAtMs: number | undefined;
}

export interface LogGroupSource {
  readonly name: string;
  readonly createdAtMs: number;
  readonly storedBytes: number;
  /** Of one that somebody made; Lambda's are STANDARD. */
  readonly logGroupClass?: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY';
  /** By name, oldest first. */
  readonly streams: ReadonlyMap<string, LogStreamSource>;
}

export interface LogSource {
  groups(): Iterable<LogGroupSource>;
  group(name: string): LogGroupSource | undefined;
  deleteGroup(name: string): void;
}
