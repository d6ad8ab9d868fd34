/**
 * Words to options and positionals, by the rules of Python's argparse, which is what the CLI's users know: options
 * anywhere, abbreviations, `--name=value`, and words nobody wants handed on.
 * https://docs.python.org/3/library/argparse.html
 */
import { closeMatches } from './close-matches.ts';
import { usageError } from './failure.ts';
import { pythonRepr } from './python-text.ts';

/** How many words follow: `flag` none, `one` one, `optional` none or one, `any` as many as there are. */
export type Arity = 'flag' | 'one' | 'optional' | 'any';

export interface Option {
  /** With its dashes. */
  name: string;
  arity: Arity;
  required?: boolean;
  choices?: readonly string[];
  /** What the words must be readable as, already here. */
  number?: 'int' | 'float';
}

export interface Positional {
  name: string;
  /** What messages call it, where that is something else. */
  title?: string;
  arity: 'one' | 'optional';
  choices?: readonly string[];
}

export interface Grammar {
  options: readonly Option[];
  positionals: readonly Positional[];
}

export interface ParsedWords {
  /** By option or positional name. A flag is `true`; an option without its optional word is `null`. */
  values: Map<string, string | string[] | true | null>;
  /** Words that belong to nothing here. */
  rest: string[];
}

interface FoundOption {
  option: Option | undefined;
  explicit: string | undefined;
}

/** Throws a usage error. */
export function parseWords(grammar: Grammar, words: readonly string[]): ParsedWords {
  return new Parse(grammar, words).run();
}

/** How a message names a wrong choice. */
export function invalidChoice(name: string, word: string, choices: readonly string[]): Error {
  const lines = ['Invalid choice, valid choices are:\n'];
  for (let i = 0; i < choices.length; i += 2)
    lines.push(
      choices
        .slice(i, i + 2)
        .map((choice) => choice.padEnd(40))
        .join(' | '),
    );
  const close = closeMatches(word, choices);
  if (close.length > 0) {
    lines.push(`\n\nInvalid choice: ${pythonRepr(word)}, maybe you meant:\n`);
    for (const each of close) lines.push(`  * ${each}`);
  }
  return usageError(`argument ${name}: ${lines.join('\n')}`);
}

class Parse {
  readonly #grammar: Grammar;
  readonly #words: readonly string[];
  /** What each word is: an option, or an argument (undefined). `--` is left out. */
  readonly #found: (FoundOption | undefined)[];
  readonly #values: ParsedWords['values'] = new Map();
  readonly #rest: string[] = [];
  #positionals: readonly Positional[];

  constructor(grammar: Grammar, words: readonly string[]) {
    this.#grammar = grammar;
    this.#words = words;
    this.#positionals = grammar.positionals;
    const end = words.indexOf('--');
    this.#found = words.map((word, index) => (end >= 0 && index >= end ? undefined : this.#classify(word)));
  }

  run(): ParsedWords {
    let at = 0;
    for (;;) {
      const next = this.#found.findIndex((found, index) => index >= at && found !== undefined);
      if (next < 0) break;
      if (at < next) {
        const end = this.#takePositionals(at);
        if (end > at) {
          at = end;
          continue;
        }
        this.#rest.push(...this.#words.slice(at, next));
        at = next;
      }
      at = this.#takeOption(at);
    }
    at = this.#takePositionals(at);
    this.#rest.push(...this.#words.slice(at));
    this.#requireAll();
    return { values: this.#values, rest: this.#rest };
  }

  #classify(word: string): FoundOption | undefined {
    if (!word.startsWith('-') || word === '-') return undefined;
    const exact = this.#option(word);
    if (exact) return { option: exact, explicit: undefined };
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const explicit = equals < 0 ? undefined : word.slice(equals + 1);
    const named = this.#option(name);
    if (named) return { option: named, explicit };
    const abbreviated = name.startsWith('--') ? this.#grammar.options.filter((o) => o.name.startsWith(name)) : [];
    if (abbreviated.length > 1)
      throw usageError(`ambiguous option: ${word} could match ${abbreviated.map((o) => o.name).join(', ')}`);
    if (abbreviated[0]) return { option: abbreviated[0], explicit };
    if (/^-\d+$|^-\d*\.\d+$/.test(word) || word.includes(' ')) return undefined;
    return { option: undefined, explicit: undefined };
  }

  #option(name: string): Option | undefined {
    return this.#grammar.options.find((option) => option.name === name);
  }

  #takePositionals(at: number): number {
    let available = 0;
    while (at + available < this.#words.length && this.#found[at + available] === undefined) available++;
    // the longest run of positionals that the words at hand satisfy
    let taken = this.#positionals;
    while (taken.filter(({ arity }) => arity === 'one').length > available) taken = taken.slice(0, -1);
    this.#positionals = this.#positionals.slice(taken.length);
    let index = at;
    let spare = available - taken.filter(({ arity }) => arity === 'one').length;
    for (const { name, arity, choices } of taken) {
      if (arity === 'optional' && spare-- <= 0) continue;
      if (this.#words[index] === '--') index++;
      const word = this.#words[index++];
      if (word === undefined) continue;
      if (choices && !choices.includes(word)) throw invalidChoice(name, word, choices);
      this.#values.set(name, word);
    }
    return index;
  }

  #takeOption(at: number): number {
    const { option, explicit } = this.#found[at] ?? {};
    if (!option) {
      this.#rest.push(this.#words[at] ?? '');
      return at + 1;
    }
    const { name, arity } = option;
    if (explicit !== undefined) {
      if (arity === 'flag') throw usageError(`argument ${name}: ignored explicit argument ${pythonRepr(explicit)}`);
      this.#set(option, arity === 'any' ? [explicit] : explicit);
      return at + 1;
    }
    let end = at + 1;
    const most = arity === 'any' ? Number.POSITIVE_INFINITY : arity === 'flag' ? 0 : 1;
    while (end < this.#words.length && this.#found[end] === undefined && end - at - 1 < most) end++;
    const values = this.#words.slice(at + 1, end);
    if (arity === 'one' && values.length === 0) throw usageError(`argument ${name}: expected one argument`);
    if (arity === 'flag') this.#set(option, true);
    else if (arity === 'any') this.#set(option, values);
    else this.#set(option, values[0] ?? null);
    return end;
  }

  #set(option: Option, value: string | string[] | true | null): void {
    const { name, choices, number } = option;
    if (typeof value === 'string') {
      if (number && !readable(number, value))
        throw usageError(`argument ${name}: invalid ${number} value: ${pythonRepr(value)}`);
      if (choices && !choices.includes(value)) throw invalidChoice(name, value, choices);
    }
    this.#values.set(name, value);
  }

  #requireAll(): void {
    const missing = [
      ...this.#grammar.options.filter((option) => option.required && !this.#values.has(option.name)),
      ...this.#positionals.filter(({ arity }) => arity === 'one').map(({ name, title = name }) => ({ name: title })),
    ].map(({ name }) => name);
    if (missing.length > 0) throw usageError(`the following arguments are required: ${missing.join(', ')}`);
  }
}

/** Whether Python's `int` or `float` could read it. */
export const readable = (number: 'int' | 'float', text: string): boolean =>
  number === 'int'
    ? /^\s*[-+]?\d+(_\d+)*\s*$/.test(text)
    : /^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$|^\s*[-+]?(inf|infinity|nan)\s*$/i.test(text);
