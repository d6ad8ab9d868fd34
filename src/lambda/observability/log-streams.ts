/**
 * Log groups and streams as CloudWatch Logs has them: a fold of what invocations and their environments did, one stream
 * for each environment. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 *
 * Differs from AWS: bounded: 32 MB in all and the last 1 MB of a stream, the last 200 streams of a group, and the first
 * 1 MB that one invocation writes. What is oldest goes first; a stream goes with its last event, a group with its last
 * stream.
 */

import {
  LOG_CHARACTERS,
  LOG_INVOCATION_CHARACTERS,
  LOG_STREAM_CHARACTERS,
  LOG_STREAMS_PER_GROUP,
} from '../../api/quotas.ts';
import type { LogEvent, LogGroupSource, LogSource } from '../../kernel/log-source.ts';
import type { Outbox } from '../../kernel/outbox.ts';
import type { RecordedFold } from '../../kernel/recorder.ts';
import type { ExecutionEnvironment, InitStatus, RuntimeExit } from '../data-plane/execution-environment.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { InvocationObserver } from './invocation-observer.ts';
import { type LogChunk, LogStream } from './log-stream.ts';
import { endLines, initReportLine, initStartLine, interruptionLines, startLine } from './platform-log.ts';

/** LogType Tail gives the last 4 KB. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const TAIL_BYTES = 4096;

export class LogGroup implements LogGroupSource {
  readonly name: string;
  readonly createdAtMs: number;
  readonly streams = new Map<string, LogStream>();

  constructor(name: string, createdAtMs: number) {
    this.name = name;
    this.createdAtMs = createdAtMs;
  }

  /** Differs from AWS: counted in characters. */
  get storedBytes(): number {
    return [...this.streams.values()].reduce((sum, stream) => sum + stream.characters, 0);
  }
}

/** A chunk as it is kept on disk. */
interface ChunkRecord {
  group: string;
  groupCreatedAtMs: number;
  stream: string;
  streamCreatedAtMs: number;
  first: number;
  openedAtMs: number;
  events: LogEvent[];
}

const keyOf = ({ stream, first }: LogChunk) => `${stream.groupName}\n${stream.name}\n${first}`;

/** An environment's place in the log. */
interface Writer {
  readonly environment: ExecutionEnvironment;
  stream: LogStream;
  /** What `stream.written` was when the invocation began to write. */
  mark: number;
  /** Characters that user code may still write in this invocation. */
  budget: number;
}

export class LogStreams implements InvocationObserver, LogSource, RecordedFold {
  readonly table = 'logChunks';
  onDirty: () => void = () => {};
  readonly #region: string;
  readonly #groups = new Map<string, LogGroup>();
  /** Every chunk, the oldest first. */
  readonly #chunks = new Set<LogChunk>();
  #characters = 0;
  /** In order, those that are. */
  readonly #dirty = new Set<LogChunk>();
  /** By the seat of the environment; of one that is gone until another has its seat. */
  readonly #writers: Writer[] = [];

  constructor(region: string) {
    this.#region = region;
  }

  group(name: string): LogGroup | undefined {
    return this.#groups.get(name);
  }

  groups(): IterableIterator<LogGroup> {
    return this.#groups.values();
  }

  deleteGroup(name: string): void {
    for (const stream of this.#groups.get(name)?.streams.values() ?? []) this.#dropStream(stream);
    this.#groups.delete(name);
  }

  /** The last 4 KB that the environment's current or latest invocation wrote. */
  tail(environment: ExecutionEnvironment): string {
    const writer = this.#known(environment);
    return writer ? writer.stream.tail(writer.mark, TAIL_BYTES) : '';
  }

  assigned(_invocation: Invocation, environment: ExecutionEnvironment): void {
    const writer = this.#known(environment);
    if (!writer) return;
    writer.mark = writer.stream.written;
    writer.budget = LOG_INVOCATION_CHARACTERS;
  }

  initStarted(environment: ExecutionEnvironment, now: number): void {
    const writer = this.#writer(environment, now);
    if (environment.initPhase !== 'init') return;
    this.#write(writer.stream, initStartLine(environment, this.#region, now), now);
    // the tail that an invocation is answered with begins after this line
    writer.mark = writer.stream.written;
  }

  initEnded(
    environment: ExecutionEnvironment,
    durationMs: number,
    status: InitStatus,
    errorType: string | undefined,
    now: number,
  ): void {
    const writer = this.#known(environment);
    if (!writer || status === 'success') return;
    const line = initReportLine(environment, durationMs, status, errorType, now);
    this.#write(writer.stream, line, now);
  }

  started(invocation: Invocation, environment: ExecutionEnvironment, now: number): void {
    this.#write(this.#writer(environment, now).stream, startLine(invocation, now), now);
  }

  logged(environment: ExecutionEnvironment, text: string, now: number): void {
    const writer = this.#known(environment);
    if (!writer || writer.budget < 0) return;
    const kept = text.slice(0, writer.budget);
    writer.budget -= text.length;
    const events = text.endsWith('\n') ? kept.split(/(?<=\n)/) : [kept];
    for (const message of events) if (message !== '') this.#write(writer.stream, message, now);
    if (writer.budget >= 0) return;
    const end = kept === '' || kept.endsWith('\n') ? '' : '\n';
    this.#write(
      writer.stream,
      `${end}Coldspark keeps the first 1 MB that an invocation writes. The rest is left out.\n`,
      now,
    );
  }

  displaced(invocation: Invocation, environment: ExecutionEnvironment, now: number): void {
    const line = startLine(invocation, now);
    const chunk = this.#known(environment)?.stream.retract(line);
    if (!chunk) return;
    this.#characters -= line.length;
    this.#soil(chunk);
  }

  ended(invocation: Invocation, environment: ExecutionEnvironment, exit: RuntimeExit | undefined, now: number): void {
    const writer = this.#known(environment);
    if (!writer) return;
    for (const line of interruptionLines(invocation, exit, now)) this.#write(writer.stream, line, now);
    for (const line of endLines(invocation, now)) this.#write(writer.stream, line, now);
  }

  // ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────

  flush(outbox: Outbox): void {
    for (const chunk of this.#dirty) {
      const kept = this.#chunks.has(chunk);
      if (kept || chunk.stored) outbox.observation(this.table, keyOf(chunk), kept ? this.#record(chunk) : undefined);
      chunk.stored = kept;
      chunk.dirty = false;
    }
    this.#dirty.clear();
  }

  restore(records: Iterable<unknown>): void {
    const chunks = [...records] as ChunkRecord[];
    for (const record of chunks.toSorted((a, b) => a.streamCreatedAtMs - b.streamCreatedAtMs)) this.#restored(record);
    for (const record of chunks.toSorted((a, b) => a.openedAtMs - b.openedAtMs || a.first - b.first)) {
      const chunk = this.#restored(record).restore(record.first, record.openedAtMs, record.events);
      this.#chunks.add(chunk);
      this.#characters += chunk.characters;
    }
  }

  #restored({ group, groupCreatedAtMs, stream: name, streamCreatedAtMs }: ChunkRecord): LogStream {
    const { streams } = this.#group(group, groupCreatedAtMs);
    const known = streams.get(name);
    if (known) return known;
    const stream = new LogStream(group, name, streamCreatedAtMs);
    streams.set(name, stream);
    return stream;
  }

  #record({ stream, first, openedAtMs, events }: LogChunk): ChunkRecord {
    return {
      group: stream.groupName,
      groupCreatedAtMs: this.#groups.get(stream.groupName)?.createdAtMs ?? stream.createdAtMs,
      stream: stream.name,
      streamCreatedAtMs: stream.createdAtMs,
      first,
      openedAtMs,
      events: [...events],
    };
  }

  // ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** An environment's place comes into being with the first thing there is to write. */
  #writer(environment: ExecutionEnvironment, now: number): Writer {
    const known = this.#known(environment);
    if (known) return known;
    const { version } = environment;
    const stream = new LogStream(version.logGroup, environment.logStreamName, Math.floor(now));
    const writer: Writer = { environment, stream, mark: 0, budget: LOG_INVOCATION_CHARACTERS };
    this.#writers[environment.seat] = writer;
    return writer;
  }

  #known(environment: ExecutionEnvironment): Writer | undefined {
    const writer = this.#writers[environment.seat];
    return writer?.environment === environment ? writer : undefined;
  }

  #write(stream: LogStream, message: string, now: number): void {
    const chunk = stream.append(message, now);
    if (chunk.events.length === 1) this.#list(chunk, now);
    this.#characters += message.length;
    this.#soil(chunk);
    this.#makeRoom(stream);
  }

  /** A stream is in its group while it has events: again, when what it had is dropped or deleted and it writes on. */
  #list(chunk: LogChunk, now: number): void {
    this.#chunks.add(chunk);
    const { stream } = chunk;
    const { streams } = this.#group(stream.groupName, Math.floor(now));
    if (streams.has(stream.name)) return;
    streams.set(stream.name, stream);
    const [oldest] = streams.values();
    if (streams.size > LOG_STREAMS_PER_GROUP && oldest) this.#dropStream(oldest);
  }

  #makeRoom(stream: LogStream): void {
    while (stream.characters > LOG_STREAM_CHARACTERS && stream.chunks.length > 1) this.#dropChunk(stream);
    while (this.#characters > LOG_CHARACTERS && this.#chunks.size > 1) {
      const [oldest] = this.#chunks;
      if (oldest) this.#dropChunk(oldest.stream);
    }
  }

  #dropStream(stream: LogStream): void {
    while (stream.chunks.length > 0) this.#dropChunk(stream);
  }

  /** The oldest of the stream. */
  #dropChunk(stream: LogStream): void {
    const chunk = stream.drop();
    if (!chunk) return;
    this.#chunks.delete(chunk);
    this.#characters -= chunk.characters;
    this.#soil(chunk);
    if (stream.chunks.length > 0) return;
    const group = this.#groups.get(stream.groupName);
    group?.streams.delete(stream.name);
    if (group?.streams.size === 0) this.#groups.delete(group.name);
  }

  #soil(chunk: LogChunk): void {
    if (chunk.dirty) return;
    chunk.dirty = true;
    if (this.#dirty.size === 0) this.onDirty();
    this.#dirty.add(chunk);
  }

  #group(name: string, createdAtMs: number): LogGroup {
    const known = this.#groups.get(name);
    if (known) return known;
    const group = new LogGroup(name, createdAtMs);
    this.#groups.set(name, group);
    return group;
  }
}
