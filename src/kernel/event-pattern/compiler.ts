/**
 * Reads the text of an event pattern, and refuses it in AWS's words. What it accepts, in what order it looks and the places
 * it names are those of AWS's own compiler: https://github.com/aws/event-ruler
 */
import type { EventPattern, FieldPattern } from './event-pattern.ts';
import { JsonRefusal, JsonTokens } from './json-tokens.ts';
import { MatchExpressions, PatternRefusal, type Test } from './match-expression.ts';
import { isTooComplex } from './wildcard-complexity.ts';

/** The fields of one alternative, by path. */
type Alternative = Map<string, readonly Test[]>;

/** Throws a PatternRefusal. */
export function compileEventPattern(text: string): EventPattern {
  try {
    return new PatternCompiler(text).compile();
  } catch (error) {
    throw error instanceof JsonRefusal ? new PatternRefusal(error.message) : error;
  }
}

const OR = '$or';
const TOO_COMPLEX =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-complex-example-or */
const MAXIMUM_ALTERNATIVES = 1000;

/** What a field inside of `$or` may not be called, for it would read like an operator. */
const RESERVED_IN_OR = new Set([
  ...['exactly', 'equals-ignore-case', 'prefix', 'suffix', 'anything-but', 'exists', 'wildcard', 'numeric', 'cidr'],
  ...['=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range'],
  ...['ip-address-in-range', 'ip-address-not-in-range'],
]);

class PatternCompiler {
  readonly #json: JsonTokens;
  /** The wildcards of each field. */
  readonly #wildcards: (readonly string[])[] = [];

  constructor(text: string) {
    this.#json = new JsonTokens(text);
  }

  compile(): EventPattern {
    if (this.#json.next().type !== 'start-object') this.#json.refuse('Filter is not an object');
    const alternatives = this.#object([], [], false);
    if (this.#wildcards.some(isTooComplex)) throw new PatternRefusal(TOO_COMPLEX);
    return alternatives.map((alternative) =>
      [...alternative]
        .map(([path, tests]): FieldPattern => ({ path, tests }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
  }

  /** Its fields, added to each of the alternatives. */
  #object(alternatives: Alternative[], path: readonly string[], isInOr: boolean): Alternative[] {
    let all = alternatives;
    let isEmpty = true;
    for (let token = this.#json.next(); token.type === 'name'; token = this.#json.next()) {
      isEmpty = false;
      const { text: name } = token;
      if (name === OR) {
        all = this.#or(all, path);
        continue;
      }
      if (isInOr && RESERVED_IN_OR.has(name))
        this.#json.refuse(`${name} is Ruler reserved fieldName which cannot be used inside ${OR}.`);
      const value = this.#json.next();
      if (value.type === 'start-object') all = this.#object(all, [...path, name], isInOr);
      else if (value.type === 'start-array') all = this.#field(all, [...path, name].join('.'));
      else this.#json.refuse(`"${name}" must be an object or an array`);
    }
    if (isEmpty) this.#json.refuse('Empty objects are not allowed');
    return all;
  }

  /** Each of its objects with each of the alternatives. */
  #or(alternatives: readonly Alternative[], path: readonly string[]): Alternative[] {
    if (this.#json.next().type !== 'start-array') this.#json.refuse(`It must be an Array followed with ${OR}.`);
    const all: Alternative[] = [];
    let objects = 0;
    for (let token = this.#json.next(); token.type !== 'end-array'; token = this.#json.next()) {
      if (token.type !== 'start-object')
        this.#json.refuse(`Only JSON object is allowed in array of ${OR} relationship.`);
      objects++;
      const copies = alternatives.map((alternative) => new Map(alternative));
      all.push(...this.#object(copies.length > 0 ? copies : [new Map()], path, true));
      if (all.length > MAXIMUM_ALTERNATIVES) this.#json.refuse(`${OR} relationship has too many combinations.`);
    }
    if (objects < 2) this.#json.refuse(`There must have at least 2 Objects in ${OR} relationship.`);
    return all;
  }

  #field(alternatives: Alternative[], path: string): Alternative[] {
    const expressions = new MatchExpressions(this.#json);
    const tests: Test[] = [];
    for (let token = this.#json.next(); token.type !== 'end-array'; token = this.#json.next())
      tests.push(expressions.read(token));
    if (tests.length === 0) this.#json.refuse('Empty arrays are not allowed');
    this.#wildcards.push(expressions.wildcards);
    const all = alternatives.length > 0 ? alternatives : [new Map<string, readonly Test[]>()];
    for (const alternative of all) alternative.set(path, tests);
    return all;
  }
}
