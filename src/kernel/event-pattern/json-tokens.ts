/**
 * JSON token by token, with the place to which it was read, in the words and by the habits of the parser that AWS uses
 * (Jackson): refusals of event patterns quote both. Behind a name its value has been begun, and a text is read to its end
 * only when somebody asks for it.
 */

export type JsonToken =
  | { type: 'start-object' | 'end-object' | 'start-array' | 'end-array' | 'end' }
  | { type: 'name'; text: string }
  | { type: 'string'; text: string; endsAt: number }
  | { type: 'number'; text: string }
  | { type: 'literal'; text: 'true' | 'false' | 'null' };

/** The text is refused at a place of it. */
export class JsonRefusal extends Error {}

/** As much of a text as a message shows. */
const SHOWN_CHARACTERS = 500;

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

interface Open {
  type: 'Object' | 'Array';
  close: '}' | ']';
  startedAt: string;
  entries: number;
}

export class JsonTokens {
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;
  /** Begun behind a name. */
  #begun: JsonToken | undefined;
  #last: JsonToken | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token; that of a value counts as read to its end only when its text was taken. */
  next(): JsonToken {
    if (this.#last?.type === 'string') this.#at = this.#last.endsAt;
    const begun = this.#begun;
    this.#begun = undefined;
    this.#last = begun ?? this.#read();
    return this.#last;
  }

  /** The text of a token that has one, which is then read to its end. */
  textOf(token: JsonToken): string {
    if (token.type === 'string') this.#at = token.endsAt;
    return 'text' in token ? token.text : this.#text.charAt(this.#at - 1);
  }

  /** Refuses what was read last. */
  refuse(reason: string): never {
    throw new JsonRefusal(`${reason}\n at ${this.#place(this.#at)}`);
  }

  #place(at: number): string {
    const text = this.#text;
    const more = text.length - SHOWN_CHARACTERS;
    const shown = more > 0 ? `"${text.slice(0, SHOWN_CHARACTERS)}"[truncated ${more} chars]` : `"${text}"`;
    const before = text.slice(0, at).split('\n');
    return `[Source: (String)${shown}; line: ${before.length}, column: ${(before.at(-1) ?? '').length + 1}]`;
  }

  #read(): JsonToken {
    const open = this.#open.at(-1);
    let character = this.#skipBlanks();
    if (character === undefined) return this.#atEnd(open);
    if (!open) return this.#value(character);
    if (character === '}' || character === ']') return this.#close(open, character);
    if (open.entries > 0) {
      if (character !== ',') this.#unexpected(character, `was expecting comma to separate ${open.type} entries`);
      this.#at++;
      character = this.#skipBlanks();
      if (character === undefined) this.refuse(`Unexpected end-of-input within/between ${open.type} entries`);
    }
    open.entries++;
    return open.type === 'Array' ? this.#value(character) : this.#name(character);
  }

  #atEnd(open: Open | undefined): JsonToken {
    if (open)
      this.refuse(
        `Unexpected end-of-input: expected close marker for ${open.type} (start marker at ${open.startedAt})`,
      );
    return { type: 'end' };
  }

  #close(open: Open, character: '}' | ']'): JsonToken {
    this.#at++;
    if (character !== open.close)
      this.refuse(
        `Unexpected close marker '${character}': expected '${open.close}' (for ${open.type} starting at ${open.startedAt})`,
      );
    this.#open.pop();
    return { type: character === '}' ? 'end-object' : 'end-array' };
  }

  #name(character: string): JsonToken {
    if (character !== '"') this.#unexpected(character, 'was expecting double-quote to start field name');
    const { text, endsAt } = this.#string('in field name');
    this.#at = endsAt;
    const colon = this.#skipBlanks();
    if (colon === undefined) this.refuse('Unexpected end-of-input within/between Object entries');
    if (colon !== ':') this.#unexpected(colon, 'was expecting a colon to separate field name and value');
    this.#at++;
    const first = this.#skipBlanks();
    if (first === undefined) this.refuse('Unexpected end-of-input within/between Object entries');
    this.#begun = this.#value(first);
    return { type: 'name', text };
  }

  #value(character: string): JsonToken {
    if (character === '{' || character === '[') {
      const type = character === '{' ? 'Object' : 'Array';
      const startedAt = this.#place(this.#at);
      this.#at++;
      this.#open.push({ type, close: type === 'Object' ? '}' : ']', startedAt, entries: 0 });
      return { type: type === 'Object' ? 'start-object' : 'start-array' };
    }
    if (character === '"') {
      const { text, endsAt } = this.#string('was expecting closing quote for a string value');
      this.#at++;
      return { type: 'string', text, endsAt };
    }
    if (character === '-' || isDigit(character)) return this.#number();
    return this.#literal(character);
  }

  #number(): JsonToken {
    const rest = this.#text.slice(this.#at);
    const text = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(rest)?.[0];
    if (text === undefined) {
      this.#at++;
      this.#unexpected(
        this.#text[this.#at] ?? '',
        'expected digit (0-9) to follow minus sign, for valid numeric value',
      );
    }
    this.#at += text.length;
    const after = this.#text[this.#at];
    if (after !== undefined && isDigit(after)) this.refuse('Invalid numeric value: Leading zeroes not allowed');
    if (after !== undefined && !/[\s,\]}]/.test(after))
      this.#unexpected(after, 'Expected space separating root-level values');
    return { type: 'number', text };
  }

  #literal(character: string): JsonToken {
    const word = /^[\p{L}\p{N}_$]*/u.exec(this.#text.slice(this.#at))?.[0] ?? '';
    const literal = (['true', 'false', 'null'] as const).find((name) => name === word);
    if (literal) {
      this.#at += literal.length;
      return { type: 'literal', text: literal };
    }
    if (word === '') this.#unexpected(character, `expected a valid value ${VALUES}`);
    this.#at += word.length;
    this.refuse(`Unrecognized token '${word}': was expecting ${VALUES}`);
  }

  /** Begins at its quote, and is not gone past. */
  #string(unended: string): { text: string; endsAt: number } {
    let end = this.#at + 1;
    while (this.#text[end] !== '"') {
      const character = this.#text[end];
      if (character === undefined) {
        this.#at = end;
        this.refuse(`Unexpected end-of-input${unended.startsWith('was') ? ':' : ''} ${unended}`);
      }
      if (character < ' ') {
        this.#at = end + 1;
        const described = `Illegal unquoted character (${describe(character)})`;
        this.refuse(`${described}: has to be escaped using backslash to be included in string value`);
      }
      end += character === '\\' ? this.#escapeLength(end) : 1;
    }
    return { text: JSON.parse(this.#text.slice(this.#at, end + 1)) as string, endsAt: end + 1 };
  }

  #escapeLength(at: number): number {
    const escaped = this.#text[at + 1] ?? '';
    if (escaped === 'u' && /^[0-9a-fA-F]{4}$/.test(this.#text.slice(at + 2, at + 6))) return 6;
    if (escaped !== '' && '"\\/bfnrt'.includes(escaped)) return 2;
    this.#at = at + 2;
    this.refuse(`Unrecognized character escape ${describe(escaped)}`);
  }

  #unexpected(character: string, expected: string): never {
    this.#at++;
    this.refuse(`Unexpected character (${describe(character)}): ${expected}`);
  }

  #skipBlanks(): string | undefined {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text[this.#at];
  }
}

const isDigit = (character: string) => character >= '0' && character <= '9';

function describe(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return `(CTRL-CHAR, code ${code})`;
  return code > 255 ? `'${character}' (code ${code} / 0x${code.toString(16)})` : `'${character}' (code ${code})`;
}
