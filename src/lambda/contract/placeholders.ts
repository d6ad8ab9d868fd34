/**
 * The placeholder language of the recorded answers: what a recording leaves open (`<uuid:1>`, `<int>`, `<datetime>`),
 * bound at first sight and equal from then on. Inputs are filled from it, answers are matched against it.
 *
 *   <account> <region>       the account's                <uid:N>      fresh text, the same for the same N
 *   <int> <any> <datetime>   that kind of value           <absent>     the member must not be there
 *   <uuid:N> <resource:N> …  bound at first sight; different N of uuid and code-sha256 are different values
 *   <n>                      a number inside text         <list> …     any non-empty text
 *   <saved:X>                stored by an earlier step    <repeat:c:N> the character c, N times
 */

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

const TOKEN = /<([A-Za-z_][\w -]*?)(?::([\w.$-]+))?>/g;
const UUID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const DISTINCT = new Set(['uuid', 'code-sha256']);

/** An answer that is not as recorded; the message says where. */
export class Mismatch extends Error {}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const repeated = (text: string) =>
  text.replaceAll(/<repeat:(.):(\d+)>/g, (_, character: string, count: string) => character.repeat(Number(count)));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 400);

export class Placeholders {
  readonly #fixed: Readonly<Record<string, string>>;
  readonly #bound = new Map<string, unknown>();

  constructor(fixed: { account: string; region: string }) {
    this.#fixed = fixed;
  }

  bind(name: string, value: unknown): void {
    this.#bound.set(name, value);
  }

  /** The text with every placeholder that has a value replaced by it. */
  fill(text: string): string {
    return repeated(text).replaceAll(TOKEN, (token, kind: string, argument?: string) => {
      if (this.#fixed[kind] !== undefined) return this.#fixed[kind];
      if (kind === 'uid') return uid(argument);
      const value = this.#bound.get(keyOf(kind, argument));
      return value === undefined ? token : String(value);
    });
  }

  /** The whole value of a text that is nothing but `<saved:X>`. */
  saved(text: string): unknown {
    const name = /^<saved:(.+)>$/.exec(text)?.[1];
    return name === undefined ? undefined : this.#bound.get(name);
  }

  /** Throws a Mismatch. Members that are not named may be there. */
  match(expected: Json, actual: unknown, path: string): void {
    if (typeof expected === 'string') this.#matchText(expected, actual, path);
    else if (Array.isArray(expected)) this.#matchList(expected, parsed(actual), path);
    else if (isObject(expected)) this.#matchObject(expected, parsed(actual), path);
    else if (expected !== actual) throw new Mismatch(`${path}: expected ${expected}, got ${shown(actual)}`);
  }

  #matchObject(expected: { [member: string]: Json }, actual: unknown, path: string): void {
    if (!isObject(actual)) throw new Mismatch(`${path}: expected an object, got ${shown(actual)}`);
    for (const [member, value] of Object.entries(expected)) {
      const name = this.fill(member);
      const found = actual[name];
      if (value === '<absent>') {
        if (found !== undefined) throw new Mismatch(`${path}.${name}: expected to be absent, got ${shown(found)}`);
      } else if (found === undefined) throw new Mismatch(`${path}.${name}: missing (expected ${shown(value)})`);
      else this.match(value, found, `${path}.${name}`);
    }
  }

  #matchList(expected: Json[], actual: unknown, path: string): void {
    if (!Array.isArray(actual)) throw new Mismatch(`${path}: expected a list, got ${shown(actual)}`);
    if (actual.length !== expected.length)
      throw new Mismatch(`${path}: expected ${expected.length} items, got ${actual.length}: ${shown(actual)}`);
    expected.forEach((item, index) => {
      this.match(item, actual[index], `${path}[${index}]`);
    });
  }

  #matchText(expected: string, actual: unknown, path: string): void {
    if (expected === '<any>') return;
    if (expected === '<int>') {
      if (!Number.isInteger(actual)) throw new Mismatch(`${path}: expected an integer, got ${shown(actual)}`);
      return;
    }
    // the SDK makes dates of numbers
    if (expected === '<datetime>' && actual instanceof Date && !Number.isNaN(actual.getTime())) return;
    if (typeof actual !== 'string') throw new Mismatch(`${path}: expected ${shown(expected)}, got ${shown(actual)}`);
    if (expected === '<datetime>') {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(actual)) throw new Mismatch(`${path}: expected a time, got ${actual}`);
      return;
    }
    const { pattern, keys } = this.#patternOf(repeated(expected));
    const values = new RegExp(`^${pattern}$`, 's').exec(actual);
    if (!values) throw new Mismatch(`${path}: expected ${shown(this.fill(expected))}, got ${shown(actual)}`);
    keys.forEach((key, index) => {
      this.#bindSeen(key, values[index + 1] ?? '', path);
    });
  }

  #patternOf(expected: string): { pattern: string; keys: (string | undefined)[] } {
    const keys: (string | undefined)[] = [];
    let pattern = '';
    let end = 0;
    for (const token of expected.matchAll(TOKEN)) {
      const [text, kind = '', argument] = token;
      pattern += escaped(expected.slice(end, token.index));
      end = token.index + text.length;
      const known = this.fill(text);
      if (known !== text) pattern += escaped(known);
      else if (kind === 'datetime') pattern += '[0-9TZ:.+-]+';
      else {
        pattern += kind === 'uuid' ? UUID : kind === 'n' ? '(\\d+(?:\\.\\d+)?)' : '(.+?)';
        keys.push(argument === undefined ? undefined : keyOf(kind, argument));
      }
    }
    return { pattern: pattern + escaped(expected.slice(end)), keys };
  }

  #bindSeen(key: string | undefined, value: string, path: string): void {
    if (key === undefined) return;
    const kind = key.slice(0, key.indexOf(':'));
    const known = this.#bound.get(key);
    if (known !== undefined && known !== value) throw new Mismatch(`${path}: ${key} was ${known}, is now ${value}`);
    if (known === undefined && DISTINCT.has(kind)) {
      for (const [other, taken] of this.#bound)
        if (other.startsWith(`${kind}:`) && taken === value)
          throw new Mismatch(`${path}: ${key} should be a new value, but equals ${other} (${value})`);
    }
    this.#bound.set(key, value);
  }
}

const keyOf = (kind: string, argument: string | undefined) => {
  if (kind === 'saved') return argument ?? '';
  return argument === undefined ? kind : `${kind}:${argument}`;
};

/** Every case has an account of its own, so the same text is fresh enough. */
const uid = (argument: string | undefined) => `c0ffee${(argument ?? '').padStart(2, '0')}`;

/** An answer's text may be JSON where the recording holds what is in it (Payload, Policy). */
function parsed(actual: unknown): unknown {
  if (typeof actual !== 'string') return actual;
  try {
    return JSON.parse(actual);
  } catch {
    // then it is compared as the text it is, and the mismatch shows it
    return actual;
  }
}
