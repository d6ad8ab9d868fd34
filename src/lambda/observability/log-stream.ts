/**
 * A log stream: its events in chunks, which are what is written to disk and what is dropped when there is too much.
 */
import type { LogEvent, LogStreamSource } from '../../kernel/log-source.ts';
import { exceedsBytes } from '../data-plane/invocation.ts';

/** A chunk that is longer takes no more events. */
const CHUNK_CHARACTERS = 16_384;

export class LogChunk {
  readonly stream: LogStream;
  /** Position of its first event: with the stream's name, its name on disk. */
  readonly first: number;
  readonly openedAtMs: number;
  readonly events: LogEvent[] = [];
  characters = 0;
  /** Whether there is a record of it. */
  stored = false;
  /** Whether it is newer than its record, or gone before it. */
  dirty = false;

  constructor(stream: LogStream, first: number, openedAtMs: number) {
    this.stream = stream;
    this.first = first;
    this.openedAtMs = openedAtMs;
  }

  push(event: LogEvent): void {
    this.events.push(event);
    this.characters += event.message.length;
  }
}

export class LogStream implements LogStreamSource {
  readonly groupName: string;
  readonly name: string;
  readonly createdAtMs: number;
  /** Oldest first. */
  readonly chunks: LogChunk[] = [];
  #written = 0;
  #characters = 0;

  constructor(groupName: string, name: string, createdAtMs: number) {
    this.groupName = groupName;
    this.name = name;
    this.createdAtMs = createdAtMs;
  }

  get events(): LogEvent[] {
    return this.chunks.flatMap((chunk) => chunk.events);
  }

  get firstEventAtMs(): number | undefined {
    return this.chunks.find((chunk) => chunk.events.length > 0)?.events[0]?.timestampMs;
  }

  get lastEventAtMs(): number | undefined {
    return this.chunks.findLast((chunk) => chunk.events.length > 0)?.events.at(-1)?.timestampMs;
  }

  /** How many events were written up to now, those that are gone included: the position of the next. */
  get written(): number {
    return this.#written;
  }

  get characters(): number {
    return this.#characters;
  }

  /** Returns the chunk that it is now in. */
  append(message: string, now: number): LogChunk {
    const latest = this.chunks.at(-1);
    const chunk = latest && latest.characters < CHUNK_CHARACTERS ? latest : this.#open(now);
    chunk.push({ position: this.#written++, timestampMs: Math.floor(now), message });
    this.#characters += message.length;
    return chunk;
  }

  /** Takes back the last event, if it says just this; returns the chunk it was in. */
  retract(message: string): LogChunk | undefined {
    const chunk = this.chunks.at(-1);
    if (chunk?.events.at(-1)?.message !== message) return undefined;
    chunk.events.pop();
    chunk.characters -= message.length;
    this.#characters -= message.length;
    return chunk;
  }

  /** Lets go of the oldest chunk. */
  drop(): LogChunk | undefined {
    const chunk = this.chunks.shift();
    this.#characters -= chunk?.characters ?? 0;
    return chunk;
  }

  /** Puts a chunk back that comes from disk; they come in order. */
  restore(first: number, openedAtMs: number, events: readonly LogEvent[]): LogChunk {
    const chunk = new LogChunk(this, first, openedAtMs);
    chunk.stored = true;
    for (const event of events) chunk.push(event);
    this.chunks.push(chunk);
    this.#characters += chunk.characters;
    this.#written = (events.at(-1)?.position ?? first) + 1;
    return chunk;
  }

  /** The last bytes of what was written from position `mark` on, cut at the front. */
  tail(mark: number, bytes: number): string {
    const text = this.#tailOf(mark, bytes);
    if (!exceedsBytes(text, bytes)) return text;
    const encoded = new TextEncoder().encode(text);
    // a character cut in half at the front would decode to something that nobody wrote
    let from = Math.max(0, encoded.length - bytes);
    while (from < encoded.length && ((encoded[from] ?? 0) & 0xc0) === 0x80) from++;
    return new TextDecoder().decode(encoded.subarray(from));
  }

  #open(now: number): LogChunk {
    const chunk = new LogChunk(this, this.#written, Math.floor(now));
    this.chunks.push(chunk);
    return chunk;
  }

  /** The last messages from position `mark` on: as few as have so many characters. */
  #tailOf(mark: number, atLeast: number): string {
    let text = '';
    for (let index = this.chunks.length - 1; index >= 0; index--) {
      const events = this.chunks[index]?.events ?? [];
      for (let last = events.length - 1; last >= 0; last--) {
        const { position, message } = events[last] as LogEvent;
        if (position < mark || text.length > atLeast) return text;
        text = message + text;
      }
    }
    return text;
  }
}
