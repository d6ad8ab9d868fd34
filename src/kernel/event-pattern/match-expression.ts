/** Reads what a pattern asks of one field: `"a"`, `1`, `{"prefix": "a"}`, `{"anything-but": [1, 2]}`. */
import { ABSENT } from './event-pattern.ts';
import { looksLikeAddress } from './ip-address.ts';
import { JsonRefusal, type JsonToken, type JsonTokens } from './json-tokens.ts';
import {
  anythingBut,
  cidr,
  equals,
  exactly,
  exists,
  ignoringCase,
  isComparable,
  type LeafTest,
  NUMBER_LIMIT,
  numeric,
  prefix,
  suffix,
  wildcard,
} from './leaf-tests.ts';

/** The text is no pattern; the message says why, for people. */
export class PatternRefusal extends Error {}

export type Test = LeafTest | typeof ABSENT;

const ONE_KEY = 'Only one key allowed in match expression';
const TOO_MANY = 'Too many elements in numeric expression';

export class MatchExpressions {
  readonly #json: JsonTokens;
  /** Those that were read. */
  readonly wildcards: string[] = [];

  constructor(json: JsonTokens) {
    this.#json = json;
  }

  /** What stands in the list of a field. */
  read(token: JsonToken): Test {
    switch (token.type) {
      case 'string':
        return equals(this.#json.textOf(token));
      case 'number':
        return equals(Number(token.text));
      case 'literal':
        return equals(JSON.parse(token.text) as boolean | null);
      case 'start-object':
        return this.#expression();
      default:
        return this.#json.refuse('Match value must be String, number, true, false, or null');
    }
  }

  #expression(): Test {
    const json: JsonTokens = this.#json;
    const operator = json.next();
    if (operator.type !== 'name') json.refuse('Match expression name not found');
    switch (operator.text) {
      case 'exactly':
        return this.#single(exactly, 'exact match pattern must be a string');
      case 'prefix':
        return this.#affix('prefix', prefix);
      case 'suffix':
        return this.#affix('suffix', suffix);
      case 'equals-ignore-case':
        return this.#single(ignoringCase(exactly), 'equals-ignore-case match pattern must be a string');
      case 'wildcard':
        return this.#single((text) => this.#wildcard(text), 'wildcard match pattern must be a string');
      case 'cidr':
        return this.#single(readCidr, 'prefix match pattern must be a string');
      case 'numeric':
        return this.#numeric();
      case 'anything-but':
        return this.#anythingBut();
      case 'exists':
        return this.#exists();
      default:
        return json.refuse(`Unrecognized match type ${operator.text}`);
    }
  }

  #single(make: (text: string) => LeafTest, notAText: string): LeafTest {
    const test = make(this.#text(this.#json.next(), notAText));
    this.#endObject();
    return test;
  }

  #affix(operator: 'prefix' | 'suffix', make: (text: string) => LeafTest): LeafTest {
    const json: JsonTokens = this.#json;
    const value = json.next();
    if (value.type !== 'start-object') {
      const test = make(this.#text(value, `${operator} match pattern must be a string`));
      this.#endObject();
      return test;
    }
    const name = json.next();
    if (name.type !== 'name') json.refuse(`${operator === 'prefix' ? 'Prefix' : 'Suffix'} expression name not found`);
    if (name.text !== 'equals-ignore-case') json.refuse(`Unsupported ${operator} pattern: ${name.text}`);
    const test = this.#single(ignoringCase(make), 'equals-ignore-case match pattern must be a string');
    this.#endObject();
    return test;
  }

  #wildcard(text: string): LeafTest {
    // places count from the quote, in bytes
    const bytesBefore = (end: number) => new TextEncoder().encode(text.slice(0, end)).length + 1;
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '*' && text[at + 1] === '*')
        this.#json.refuse(`Consecutive wildcard characters at pos ${bytesBefore(at)}`);
      if (text[at] !== '\\') continue;
      if (text[at + 1] !== '*' && text[at + 1] !== '\\')
        this.#json.refuse(`Invalid escape character at pos ${bytesBefore(at)}`);
      at++;
    }
    this.wildcards.push(text);
    return wildcard(text);
  }

  #exists(): Test {
    const value = this.#json.next();
    if (value.type !== 'literal' || value.text === 'null')
      this.#json.refuse('exists match pattern must be either true or false.');
    this.#endObject();
    return value.text === 'true' ? exists : ABSENT;
  }

  #anythingBut(): LeafTest {
    const json: JsonTokens = this.#json;
    const value = json.next();
    if (value.type !== 'start-object') {
      const tests = this.#values(value);
      if (json.next().type !== 'end-object') json.refuse(TOO_MANY);
      return anythingBut(tests);
    }
    const name = json.next();
    if (name.type !== 'name') json.refuse('Anything-But expression name not found');
    const make = this.#excluded(name.text);
    const tests = this.#texts(json.next(), make);
    for (let open = 2; open > 0; open--) if (json.next().type !== 'end-object') json.refuse(TOO_MANY);
    return anythingBut(tests);
  }

  /** What `anything-but` may take beside values. */
  #excluded(operator: string): Excluded {
    const affix = { notAText: 'prefix/suffix match pattern must be a string', mayBeEmpty: false };
    switch (operator) {
      case 'prefix':
        return { make: prefix, ...affix };
      case 'suffix':
        return { make: suffix, ...affix };
      case 'equals-ignore-case': {
        const notAText = 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.';
        return { make: ignoringCase(exactly), notAText, mayBeEmpty: true };
      }
      case 'wildcard': {
        const notAText = 'wildcard match pattern must be a string';
        return { make: (text) => this.#wildcard(text), notAText, mayBeEmpty: true };
      }
      default:
        return this.#json.refuse(`Unsupported anything-but pattern: ${operator}`);
    }
  }

  /** A text or several. */
  #texts(first: JsonToken, { make, notAText, mayBeEmpty }: Excluded): LeafTest[] {
    const json: JsonTokens = this.#json;
    const read = (token: JsonToken) => {
      const text = this.#text(token, notAText);
      if (text === '' && !mayBeEmpty) json.refuse('Null prefix/suffix not allowed');
      return make(text);
    };
    this.#requireValueOrList(first);
    return first.type === 'start-array' ? this.#list(read) : [read(first)];
  }

  /** A text or a number, or several, all of one kind. */
  #values(first: JsonToken): LeafTest[] {
    const json: JsonTokens = this.#json;
    this.#requireValueOrList(first);
    const kinds = new Set<JsonToken['type']>();
    const read = (token: JsonToken) => {
      if (token.type !== 'string' && token.type !== 'number')
        json.refuse('Inside anything but list, start|null|boolean is not supported.');
      kinds.add(token.type);
      return token.type === 'string' ? exactly(json.textOf(token)) : equals(this.#number(token.text));
    };
    if (first.type !== 'start-array') return [read(first)];
    const tests = this.#list(read);
    if (kinds.size !== 1)
      json.refuse('Inside anything but list, either all values are number or string, mixed type is not supported');
    return tests;
  }

  #requireValueOrList({ type }: JsonToken): void {
    if (type === 'start-array' || type === 'string' || type === 'number') return;
    this.#json.refuse('Value of anything-but must be an array or single string/number value.');
  }

  /** What is refused inside is refused by the list again, hence named with two places. */
  #list(read: (token: JsonToken) => LeafTest): LeafTest[] {
    const tests: LeafTest[] = [];
    try {
      for (let token = this.#json.next(); token.type !== 'end-array'; token = this.#json.next())
        tests.push(read(token));
    } catch (error) {
      if (error instanceof JsonRefusal || error instanceof PatternRefusal) this.#json.refuse(error.message);
      throw error;
    }
    return tests;
  }

  #numeric(): LeafTest {
    const json: JsonTokens = this.#json;
    if (json.next().type !== 'start-array') json.refuse('Value of numeric must be an array.');
    const first = json.next();
    if (first.type !== 'string') json.refuse(`Invalid member in numeric match: ${json.textOf(first)}`);
    const operator = json.textOf(first);
    const value = json.next();
    if (!isNumericOperator(operator)) json.refuse(`Unrecognized numeric range operator: ${operator}`);
    if (value.type !== 'number') json.refuse(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
    const test = this.#range(operator, value.text);
    if (json.next().type !== 'end-object') json.refuse(TOO_MANY);
    return test;
  }

  #range(operator: NumericOperator, valueText: string): LeafTest {
    const json: JsonTokens = this.#json;
    const next = json.next();
    const isOpen = operator === '>' || operator === '<';
    if (operator === '>' || operator === '>=') {
      if (next.type !== 'end-array') return this.#between(valueText, isOpen, next);
      const from = this.#located(valueText);
      return this.#numericRange(from, isOpen, NUMBER_LIMIT, false);
    }
    if (next.type !== 'end-array') json.refuse(TOO_MANY);
    const value = this.#located(valueText);
    if (operator === '=') return numeric({ from: value, to: value, isFromOpen: false, isToOpen: false });
    return this.#numericRange(-NUMBER_LIMIT, false, value, isOpen);
  }

  #between(fromText: string, isFromOpen: boolean, next: JsonToken): LeafTest {
    const json: JsonTokens = this.#json;
    if (next.type !== 'string') json.refuse(`Bad value in numeric range: ${json.textOf(next)}`);
    const operator = json.textOf(next);
    if (operator !== '<' && operator !== '<=') json.refuse(`Bad numeric range operator: ${operator}`);
    const to = json.next();
    if (to.type !== 'number') json.refuse(`Value of ${operator} must be numeric`);
    if (json.next().type !== 'end-array') json.refuse('Too many terms in numeric range expression');
    return this.#numericRange(this.#located(fromText), isFromOpen, this.#located(to.text), operator === '<');
  }

  #numericRange(from: number, isFromOpen: boolean, to: number, isToOpen: boolean): LeafTest {
    if (from >= to) this.#json.refuse('Bottom must be less than top');
    return numeric({ from, to, isFromOpen, isToOpen });
  }

  /** A number that can be compared; where it stands is told only of those in a range. */
  #located(text: string): number {
    try {
      return this.#number(text);
    } catch (error) {
      if (error instanceof PatternRefusal) this.#json.refuse(error.message);
      throw error;
    }
  }

  #number(text: string): number {
    const value = Number(text);
    if (isComparable(value)) return value;
    throw new PatternRefusal(
      Math.abs(value) > NUMBER_LIMIT
        ? 'Value must be between -5.0E9 and 5.0E9, inclusive'
        : 'Only values upto 6 decimals are supported',
    );
  }

  #text(token: JsonToken, otherwise: string): string {
    if (token.type !== 'string') this.#json.refuse(otherwise);
    return this.#json.textOf(token);
  }

  #endObject(): void {
    if (this.#json.next().type !== 'end-object') this.#json.refuse(ONE_KEY);
  }
}

interface Excluded {
  make: (text: string) => LeafTest;
  notAText: string;
  mayBeEmpty: boolean;
}

const NUMERIC_OPERATORS = ['=', '<', '<=', '>', '>='] as const;
type NumericOperator = (typeof NUMERIC_OPERATORS)[number];
const isNumericOperator = (text: string): text is NumericOperator => NUMERIC_OPERATORS.some((each) => each === text);

/** The places of what is wrong with an address are not told. */
function readCidr(text: string): LeafTest {
  const [address = '', mask, ...more] = text.replace(/\/+$/, '').split('/');
  if (mask === undefined || more.length > 0) throw new PatternRefusal("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d{1,9}$/.test(mask)) throw new PatternRefusal('Malformed CIDR, mask bits must be an integer');
  const maskBits = Number(mask);
  if (maskBits < 0) throw new PatternRefusal('Malformed CIDR, mask bits must not be negative');
  const test = cidr(address, maskBits);
  if (!test) {
    const kind = looksLikeAddress(address) ? 'Invalid' : 'Nonstandard';
    throw new PatternRefusal(`${kind} IP address: ${address}`);
  }
  const bits = address.includes(':') ? 128 : 32;
  if (maskBits >= bits) throw new PatternRefusal(`IPv${bits === 32 ? 4 : 6} mask bits must be < ${bits}`);
  return test;
}
