/**
 * What a function writes, on its way to the log. Lines leave at once while they are few, so that a handler that blocks or
 * is killed loses none; under a flood they travel in batches. Of one invocation no more travels than the log keeps, and
 * one character, by which the log knows that there was more (lambda/observability/log-streams.ts says so).
 */
import { LOG_INVOCATION_CHARACTERS } from '../../api/quotas.ts';
import { LOG_BATCH_CHARS } from '../protocol.ts';
import { Pace } from './pace.ts';

const MAX_CHARS_PER_INVOCATION = LOG_INVOCATION_CHARACTERS + 1;

export class LogStream {
  readonly #send: (text: string, event: boolean) => void;
  readonly #pace: Pace;
  #line = '';
  #batch = '';
  #charsLeft = MAX_CHARS_PER_INVOCATION;

  constructor(send: (text: string, event: boolean) => void, now?: () => number) {
    this.#send = send;
    this.#pace = new Pace(() => this.#release(), now);
  }

  /** A new invocation may write as much again. */
  reset(): void {
    this.#charsLeft = MAX_CHARS_PER_INVOCATION;
  }

  /** Text as a process writes it: whole lines go on, the last unfinished one waits for its end. */
  write(text: string): void {
    if (this.#charsLeft <= 0) return;
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) this.#add(this.#line + text.slice(0, end));
    this.#line = (end > 0 ? '' : this.#line) + text.slice(end);
    if (this.#line.length > LOG_BATCH_CHARS) this.#endLine();
  }

  /** A text that is one log event, whatever lines it has: it leaves at once, after what was written before. */
  writeEvent(text: string): void {
    this.flush();
    if (this.#charsLeft <= 0) return;
    // one that is longer than a batch is cut into several
    const kept = text.slice(0, this.#charsLeft);
    for (let start = 0; start < kept.length; start += LOG_BATCH_CHARS)
      this.#send(kept.slice(start, start + LOG_BATCH_CHARS), true);
    this.#charsLeft -= text.length;
  }

  /** Everything so far leaves now, an unfinished line too. */
  flush(): void {
    this.#endLine();
    this.#release();
  }

  #endLine(): void {
    if (this.#line === '') return;
    const line = this.#line;
    this.#line = '';
    this.#add(`${line}\n`);
  }

  #add(text: string): void {
    if (this.#charsLeft <= 0) return;
    this.#batch += text.slice(0, this.#charsLeft);
    this.#charsLeft -= text.length;
    if (this.#batch.length >= LOG_BATCH_CHARS || this.#charsLeft <= 0) this.#release();
    else this.#pace.urge();
  }

  #release(): void {
    if (this.#batch === '') return;
    const batch = this.#batch;
    this.#batch = '';
    for (let start = 0; start < batch.length; ) {
      const end = start + LOG_BATCH_CHARS;
      // between lines, save in one that is longer than a batch
      const cut = end < batch.length ? batch.lastIndexOf('\n', end - 1) + 1 : end;
      this.#send(batch.slice(start, cut > start ? cut : end), false);
      start = cut > start ? cut : end;
    }
  }
}
