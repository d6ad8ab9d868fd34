/**
 * One line being typed in a terminal: keys in, escape sequences out, with history, completion, and what was typed ahead
 * or pasted kept for the next line. Keys are bash's (Emacs mode).
 * https://www.gnu.org/software/bash/manual/html_node/Commands-For-Moving.html
 */

export interface LineScreen {
  write(text: string): void;
  readonly columns: number;
}

export interface LineEditorParts {
  screen: LineScreen;
  /** Oldest first. */
  history: string[];
  /** Of the text before the cursor: what takes its last word's place, or a list to show. */
  complete(text: string): Promise<Completion>;
  /** Ctrl-C while no line is being typed. */
  interrupt(): void;
}

export interface Completion {
  /** Length of the word before the cursor. */
  wordLength: number;
  replacement: string | undefined;
  choices: string[];
}

const INTERRUPT = '\x03';
const MAX_HISTORY = 500;
// an escape sequence, or one character
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters
const KEY = /\x1b\[[\d;]*[A-Za-z~]|\x1bO[A-Z]|\x1b.|\r\n|[\s\S]/gu;

interface Reading {
  prompt: string;
  resolve(line: string | undefined): void;
}

export class LineEditor {
  readonly #parts: LineEditorParts;
  #reading: Reading | undefined;
  /** Keys that came before there was a line to put them on. */
  #ahead: string[] = [];
  #text = '';
  #cursor = 0;
  /** Row of the cursor, counted from the prompt's. */
  #row = 0;
  /** Place in history; its length is the line being typed. */
  #place = 0;
  #typed = '';
  #completing = false;

  constructor(parts: LineEditorParts) {
    this.#parts = parts;
  }

  /** The next line; undefined when Ctrl-C gave it up. */
  read(prompt: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.#reading = { prompt, resolve };
      this.#set('', 0);
      this.#place = this.#parts.history.length;
      this.#row = 0;
      this.#draw();
      this.#drain();
    });
  }

  /** What the keyboard or a paste sends. */
  input(data: string): void {
    for (const [key] of data.matchAll(KEY)) {
      if (key === INTERRUPT) {
        this.#ahead = [];
        this.#interrupt();
      } else this.#ahead.push(key);
    }
    this.#drain();
  }

  /** After the terminal changed its width. */
  redraw(): void {
    if (this.#reading) this.#draw();
  }

  #drain(): void {
    while (this.#reading && !this.#completing) {
      const key = this.#ahead.shift();
      if (key === undefined) return;
      this.#press(key);
    }
  }

  #interrupt(): void {
    const { screen, interrupt } = this.#parts;
    if (!this.#reading) {
      screen.write('^C\r\n');
      interrupt();
      return;
    }
    this.#moveTo(this.#text.length);
    screen.write('^C\r\n');
    this.#finish(undefined);
  }

  #finish(line: string | undefined): void {
    const { history } = this.#parts;
    if (line?.trim() && history.at(-1) !== line) history.push(line);
    if (history.length > MAX_HISTORY) history.splice(0, history.length - MAX_HISTORY);
    const reading = this.#reading;
    this.#reading = undefined;
    reading?.resolve(line);
  }

  #press(key: string): void {
    switch (key) {
      case '\r':
      case '\n':
      case '\r\n':
        this.#moveTo(this.#text.length);
        this.#parts.screen.write('\r\n');
        this.#finish(this.#text);
        break;
      case '\t':
        void this.#complete();
        break;
      case '\x7f':
      case '\b':
        if (this.#cursor > 0) this.#replace(this.#cursor - 1, this.#cursor, '');
        break;
      case '\x1b[3~':
      case '\x04':
        this.#replace(this.#cursor, this.#cursor + 1, '');
        break;
      case '\x1b[D':
      case '\x02':
        this.#moveTo(Math.max(0, this.#cursor - 1));
        break;
      case '\x1b[C':
      case '\x06':
        this.#moveTo(Math.min(this.#text.length, this.#cursor + 1));
        break;
      case '\x1b[1;5D':
      case '\x1bb':
        this.#moveTo(this.#text.slice(0, this.#cursor).search(/\S*\s*$/));
        break;
      case '\x1b[1;5C':
      case '\x1bf':
        this.#moveTo(this.#cursor + (/^\s*\S*/.exec(this.#text.slice(this.#cursor))?.[0].length ?? 0));
        break;
      case '\x1b[H':
      case '\x1bOH':
      case '\x01':
        this.#moveTo(0);
        break;
      case '\x1b[F':
      case '\x1bOF':
      case '\x05':
        this.#moveTo(this.#text.length);
        break;
      case '\x15':
        this.#replace(0, this.#cursor, '');
        break;
      case '\x0b':
        this.#replace(this.#cursor, this.#text.length, '');
        break;
      case '\x17':
        this.#replace(this.#text.slice(0, this.#cursor).search(/\S*\s*$/), this.#cursor, '');
        break;
      case '\x0c':
        this.#parts.screen.write('\x1b[2J\x1b[H');
        this.#row = 0;
        this.#draw();
        break;
      case '\x1b[A':
      case '\x10':
        this.#recall(this.#place - 1);
        break;
      case '\x1b[B':
      case '\x0e':
        this.#recall(this.#place + 1);
        break;
      default:
        if (key >= ' ') this.#replace(this.#cursor, this.#cursor, key);
    }
  }

  #recall(place: number): void {
    const { history } = this.#parts;
    if (place < 0 || place > history.length) return;
    if (this.#place === history.length) this.#typed = this.#text;
    this.#place = place;
    const text = place === history.length ? this.#typed : (history[place] ?? '');
    this.#set(text, text.length);
    this.#draw();
  }

  async #complete(): Promise<void> {
    this.#completing = true;
    const before = this.#text.slice(0, this.#cursor);
    const { wordLength, replacement, choices } = await this.#parts.complete(before);
    this.#completing = false;
    if (!this.#reading) return;
    if (replacement !== undefined) this.#replace(this.#cursor - wordLength, this.#cursor, replacement);
    else if (choices.length > 0) {
      const cursor = this.#cursor;
      this.#moveTo(this.#text.length);
      this.#parts.screen.write(`\r\n${choices.map((choice) => choice.trim()).join('  ')}\r\n`);
      this.#row = 0;
      this.#cursor = cursor;
      this.#draw();
    }
    this.#drain();
  }

  #replace(start: number, end: number, text: string): void {
    this.#set(this.#text.slice(0, start) + text + this.#text.slice(end), start + text.length);
    this.#draw();
  }

  #set(text: string, cursor: number): void {
    this.#text = text;
    this.#cursor = cursor;
  }

  #moveTo(cursor: number): void {
    this.#cursor = cursor;
    this.#draw();
  }

  /** Prompt and text anew, from the prompt's first row. */
  #draw(): void {
    if (!this.#reading) return;
    const { prompt } = this.#reading;
    const { screen } = this.#parts;
    const columns = Math.max(1, screen.columns);
    const up = this.#row > 0 ? `\x1b[${this.#row}A` : '';
    const end = prompt.length + this.#text.length;
    // a full row leaves the cursor hanging at its end; a blank and back puts it on the next
    const settle = end % columns === 0 ? ' \b' : '';
    const at = prompt.length + this.#cursor;
    const endRow = Math.floor(end / columns);
    this.#row = Math.floor(at / columns);
    const back = endRow > this.#row ? `\x1b[${endRow - this.#row}A` : '';
    const column = at % columns;
    screen.write(`${up}\r\x1b[J${prompt}${this.#text}${settle}${back}\r${column > 0 ? `\x1b[${column}C` : ''}`);
  }
}
