/** JSON read as Python's `json.loads` reads it, for the sake of its error messages, which the CLI repeats. */

export class JsonError extends Error {
  constructor(message: string, text: string, at: number) {
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    super(`${message}: line ${line} column ${column} (char ${at})`);
  }
}

/** Throws a JsonError. */
export function readPythonJson(text: string): unknown {
  const reader = new Reader(text);
  return reader.document();
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const LITERALS: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  false: false,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    this.#space();
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw this.#error('Extra data');
    return value;
  }

  #value(): unknown {
    const start = this.#text[this.#at];
    if (start === '"') return this.#string();
    if (start === '{') return this.#object();
    if (start === '[') return this.#array();
    for (const [word, value] of Object.entries(LITERALS))
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) throw this.#error('Expecting value');
    this.#at += number.length;
    return Number(number);
  }

  #object(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.#at++;
    this.#space();
    if (this.#take('}')) return {};
    for (;;) {
      if (this.#text[this.#at] !== '"') throw this.#error('Expecting property name enclosed in double quotes');
      const key = this.#string();
      this.#space();
      if (!this.#take(':')) throw this.#error("Expecting ':' delimiter");
      this.#space();
      entries.push([key, this.#value()]);
      this.#space();
      // fromEntries, because a key may be `__proto__`
      if (this.#take('}')) return Object.fromEntries(entries);
      if (!this.#take(',')) throw this.#error("Expecting ',' delimiter");
      this.#space();
    }
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.#at++;
    this.#space();
    if (this.#take(']')) return items;
    for (;;) {
      items.push(this.#value());
      this.#space();
      if (this.#take(']')) return items;
      if (!this.#take(',')) throw this.#error("Expecting ',' delimiter");
      this.#space();
    }
  }

  #string(): string {
    const start = this.#at++;
    let value = '';
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw new JsonError('Unterminated string starting at', this.#text, start);
      if (character === '"') {
        this.#at++;
        return value;
      }
      if (character < ' ') throw this.#error('Invalid control character at');
      this.#at++;
      value += character === '\\' ? this.#escape(start) : character;
    }
  }

  #escape(start: number): string {
    const character = this.#text[this.#at];
    if (character === undefined) throw new JsonError('Unterminated string starting at', this.#text, start);
    if (character === 'u') {
      const digits = this.#text.slice(this.#at + 1, this.#at + 5);
      if (!/^[\da-fA-F]{4}$/.test(digits)) throw this.#error('Invalid \\uXXXX escape');
      this.#at += 5;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const escaped = ESCAPED[character];
    if (escaped === undefined) throw new JsonError('Invalid \\escape', this.#text, this.#at - 1);
    this.#at++;
    return escaped;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    while (/[ \t\n\r]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #error(message: string): JsonError {
    return new JsonError(message, this.#text, this.#at);
  }
}
