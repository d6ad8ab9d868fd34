/**
 * Whether an event matches a pattern: the rule of EventBridge, of the filters of event source mappings and, as far as its
 * tests go, of SNS. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * An event is taken apart into its leaves, each under the names that lead to it, joined by dots. Of each field of a pattern
 * one leaf must pass one of its tests; leaves of one array must come from the same element, so that
 * `{"items": {"a": [1], "b": [2]}}` wants one item that has both.
 */

import { exists, type Leaf, type LeafTest } from './leaf-tests.ts';

/** `{"exists": false}`: the field has no leaf. */
export const ABSENT = 'absent';

export interface FieldPattern {
  /** Names joined by dots. */
  path: string;
  /** One of them will do. */
  tests: readonly (LeafTest | typeof ABSENT)[];
}

/** Alternatives, of which one will do; several come of `$or`. The fields of each stand in the order of their paths. */
export type EventPattern = readonly (readonly FieldPattern[])[];

/** In which element of which array a leaf is, from the outermost to the innermost; arrays are numbered as they come. */
type Membership = ReadonlyMap<number, number>;

/** The leaves of one path, by the arrays that they are in. */
class Leaves {
  readonly #here: Leaf[] = [];
  readonly #inArrays = new Map<number, Map<number, Leaves>>();

  add(leaf: Leaf, membership: Membership): void {
    let within: Leaves = this;
    for (const [array, element] of membership) within = within.#inElement(array, element);
    within.#here.push(leaf);
  }

  /** Where there are leaves that pass, among those that may come together with what was chosen. */
  *places(chosen: Membership, passes: (leaf: Leaf) => boolean, place: Membership = NOWHERE): Generator<Membership> {
    if (this.#here.some(passes)) yield place;
    for (const [array, elements] of this.#inArrays) {
      const only = chosen.get(array);
      for (const element of only === undefined ? elements.keys() : [only])
        yield* elements.get(element)?.places(chosen, passes, new Map(place).set(array, element)) ?? [];
    }
  }

  /** All the arrays that its leaves are in. */
  *arrays(): Generator<number> {
    for (const [array, elements] of this.#inArrays) {
      yield array;
      for (const leaves of elements.values()) yield* leaves.arrays();
    }
  }

  #inElement(array: number, element: number): Leaves {
    const elements = this.#inArrays.get(array) ?? new Map<number, Leaves>();
    const leaves = elements.get(element) ?? new Leaves();
    this.#inArrays.set(array, elements.set(element, leaves));
    return leaves;
  }
}

/** An event's leaves by path. */
export type EventFields = ReadonlyMap<string, Leaves>;

const NOWHERE: Membership = new Map();
const NO_LEAVES = new Leaves();

/** How deep JSON may go, for AWS's parser. */
export const MAXIMUM_DEPTH = 1000;

/** Takes an event apart, for as many patterns as there are; what stands deeper than it may is left out. */
export function fieldsOf(event: unknown): EventFields {
  const fields = new Map<string, Leaves>();
  let arrays = 0;
  const visit = (value: unknown, path: string, membership: Membership, depth: number): void => {
    if (depth > MAXIMUM_DEPTH) return;
    if (Array.isArray(value)) {
      const array = arrays++;
      value.forEach((element: unknown, index) => {
        const isLeaf = typeof element !== 'object' || element === null;
        visit(element, path, isLeaf ? membership : new Map(membership).set(array, index), depth + 1);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value))
        visit(member, path === '' ? name : `${path}.${name}`, membership, depth + 1);
    } else {
      const leaves = fields.get(path) ?? new Leaves();
      leaves.add(value as Leaf, membership);
      fields.set(path, leaves);
    }
  };
  visit(event, '', NOWHERE, 0);
  return fields;
}

export const matches = (pattern: EventPattern, fields: EventFields): boolean =>
  pattern.some((alternative) => matchesAll(alternative, fields));

/**
 * Goes from field to field with every choice of elements that the leaves so far allow. Of a choice only the arrays count
 * that are met again, so there are never more choices than elements of those.
 */
function matchesAll(alternative: readonly FieldPattern[], fields: EventFields): boolean {
  const leavesOf = ({ path }: FieldPattern) => fields.get(path) ?? NO_LEAVES;
  let choices: Iterable<Membership> = [NOWHERE];
  for (const [index, field] of alternative.entries()) {
    const ahead = new Set(alternative.slice(index + 1).flatMap((later) => [...leavesOf(later).arrays()]));
    const next = new Map<string, Membership>();
    for (const chosen of choices)
      for (const place of placesOf(field, leavesOf(field), chosen)) {
        const kept = [...new Map([...chosen, ...place])].filter(([array]) => ahead.has(array));
        kept.sort(([a], [b]) => a - b);
        next.set(kept.join(';'), new Map(kept));
      }
    if (next.size === 0) return false;
    choices = next.values();
  }
  return true;
}

function* placesOf({ tests }: FieldPattern, leaves: Leaves, chosen: Membership): Generator<Membership> {
  yield* leaves.places(chosen, (leaf) => tests.some((test) => test !== ABSENT && test(leaf)));
  if (tests.includes(ABSENT) && leaves.places(chosen, exists).next().done) yield NOWHERE;
}
