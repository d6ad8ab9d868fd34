/**
 * The CLI's shorthand for structures, maps and lists: `key=value,list=a,b,nested={k=v},items=[a,b]`.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 */
import type { Shape } from '../api/model.ts';
import { readable } from './argument-parser.ts';
import { generalFailure } from './failure.ts';
import { pythonRepr } from './python-text.ts';

/** What was read before the model has its say: text, lists and maps of text. */
export type Shorthand = string | Shorthand[] | { [key: string]: Shorthand };

export class ShorthandError extends Error {}

const KEY = /[A-Za-z0-9\-_.#/:]*/y;
// an unquoted word starts with neither a quote, a bracket, a comma nor an equals sign …
const START = '[!#-&(-+\\--<>-Z\\\\-z\\u007c-\\uffff]';
// … and goes on without brackets at its end and without commas; only the second and later of a list may hold `=`'s peers
const FIRST_VALUE = new RegExp(`(?:\\\\,|${START})(?:\\\\,|[\\s!#-&(-+\\--\\\\^-|~-\\uffff])*`, 'y');
const LATER_VALUE = new RegExp(`(?:\\\\,|${START})(?:\\\\,|[\\s!#-&(-+\\--<>-\\uffff])*`, 'y');
const SINGLE_QUOTED = /'(?:\\\\|\\'|[^'])*'/y;
const DOUBLE_QUOTED = /"(?:\\\\|\\"|[^"])*"/y;

/** Throws a ShorthandError. */
export const readShorthand = (text: string): { [key: string]: Shorthand } => new Reader(text).parameter();

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parameter(): { [key: string]: Shorthand } {
    const entries = new Map<string, Shorthand>();
    let lastEnd = 0;
    for (;;) {
      const key = this.#key();
      this.#expect('=', true);
      const value = this.#values();
      if (entries.has(key))
        throw new ShorthandError(
          `Second instance of key "${key}" encountered for input:\n${this.#location(lastEnd + 1)}\n` +
            'This is often because there is a preceding "," instead of a space.',
        );
      entries.set(key, value);
      lastEnd = this.#at;
      if (this.#atEnd()) return Object.fromEntries(entries);
      this.#expect(',', true);
    }
  }

  #values(): Shorthand {
    if (this.#atEnd()) return '';
    if (this.#current() === '[') return this.#list();
    if (this.#current() === '{') return this.#hash();
    return this.#commaSeparated();
  }

  /** `a`, or `a,b,c` up to where the next `key=` begins. */
  #commaSeparated(): Shorthand {
    const first = this.#firstValue();
    this.#space();
    if (this.#current() !== ',') return first;
    this.#expect(',', true);
    const list = [first];
    for (;;) {
      try {
        const value = this.#laterValue();
        this.#space();
        if (this.#atEnd()) {
          list.push(value);
          break;
        }
        this.#expect(',', true);
        list.push(value);
      } catch (error) {
        if (!(error instanceof ShorthandError) || this.#atEnd()) throw error;
        // this word was the next key: back to the comma before it
        while (this.#text[this.#at] !== ',') this.#at--;
        break;
      }
    }
    return list.length === 1 ? first : list;
  }

  #nested(): Shorthand {
    if (this.#current() === '[') return this.#list();
    if (this.#current() === '{') return this.#hash();
    return this.#firstValue();
  }

  #list(): Shorthand[] {
    this.#expect('[', true);
    const items: Shorthand[] = [];
    while (this.#current() !== ']') {
      items.push(this.#nested());
      this.#separator(']');
    }
    this.#expect(']');
    return items;
  }

  #hash(): { [key: string]: Shorthand } {
    this.#expect('{', true);
    const entries: [string, Shorthand][] = [];
    while (this.#current() !== '}') {
      const key = this.#key();
      this.#expect('=', true);
      entries.push([key, this.#nested()]);
      this.#separator('}');
    }
    this.#expect('}');
    return Object.fromEntries(entries);
  }

  #separator(end: string): void {
    this.#space();
    if (this.#current() === end) return;
    this.#expect(',');
    this.#space();
  }

  #key(): string {
    return this.#match(KEY) ?? '';
  }

  #firstValue(): string {
    return this.#quoted() ?? unescaped(this.#match(FIRST_VALUE) ?? '');
  }

  #laterValue(): string {
    return this.#quoted() ?? unescaped(this.#must(LATER_VALUE, 'second'));
  }

  #quoted(): string | undefined {
    const quote = this.#current();
    if (quote !== "'" && quote !== '"') return undefined;
    const text =
      quote === "'" ? this.#must(SINGLE_QUOTED, 'singled quoted') : this.#must(DOUBLE_QUOTED, 'double quoted');
    return text.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
  }

  #must(pattern: RegExp, name: string): string {
    const text = this.#match(pattern);
    if (text === undefined) throw this.#expected(`<${name}>`, '<none>');
    return text;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0];
    this.#at += text?.length ?? 0;
    return text;
  }

  #expect(character: string, spaced = false): void {
    if (spaced) this.#space();
    if (this.#atEnd()) throw this.#expected(character, 'EOF');
    if (this.#current() !== character) throw this.#expected(character, this.#current() ?? '');
    this.#at++;
    if (spaced) this.#space();
  }

  #space(): void {
    while (/\s/.test(this.#current() ?? '')) this.#at++;
  }

  #current(): string | undefined {
    return this.#text[this.#at];
  }

  #atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #expected(expected: string, received: string): ShorthandError {
    return new ShorthandError(
      `Expected: '${expected}', received: '${received}' for input:\n${this.#location(this.#at)}`,
    );
  }

  /** The input with a caret under the place; what follows on further lines comes after it. */
  #location(at: number): string {
    const lineStart = this.#text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = this.#text.indexOf('\n', at);
    const shown = lineEnd < 0 ? this.#text : this.#text.slice(0, lineEnd);
    const rest = lineEnd < 0 ? '' : this.#text.slice(lineEnd);
    return `${shown}\n${' '.repeat(at - lineStart)}^${rest}`;
  }
}

const unescaped = (text: string) => text.replaceAll('\\,', ',').trimEnd();

/** The text's values as the model wants them: numbers, booleans, a list where one item stands alone. */
export function asModelled(shape: Shape, value: Shorthand | undefined): unknown {
  if (value === undefined) return undefined;
  const { type, item, value: mapped } = shape;
  if (type === 'structure') {
    if (!isHash(value)) return value;
    const members = new Map(shape.members.map((member) => [member.name, member.shape]));
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const member = members.get(name);
        return [name, member ? asModelled(member, each) : each];
      }),
    );
  }
  // a word alone where a list belongs stays the text it is
  if (item) return Array.isArray(value) ? value.map((each) => asModelled(item, each)) : [value];
  if (mapped)
    return isHash(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asModelled(mapped, each)]))
      : value;
  if (typeof value !== 'string') return value;
  return scalar(shape, value);
}

function scalar({ type }: Shape, text: string): unknown {
  if (type === 'integer' || type === 'long') {
    if (!readable('int', text)) throw generalFailure(`invalid literal for int() with base 10: ${pythonRepr(text)}`);
    return Number(text);
  }
  if (type === 'double') {
    if (!readable('float', text)) throw generalFailure(`could not convert string to float: ${pythonRepr(text)}`);
    return Number(text);
  }
  if (type !== 'boolean') return text;
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower === 'true' : text;
}

const isHash = (value: Shorthand): value is { [key: string]: Shorthand } =>
  typeof value === 'object' && !Array.isArray(value);
