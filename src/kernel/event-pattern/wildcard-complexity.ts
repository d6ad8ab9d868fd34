/**
 * Whether the wildcards of one field cost too much to follow: AWS counts how many of their beginnings one text can match at
 * once, and refuses patterns with more than ten.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-wildcards.html
 */
import { wildcardParts } from './leaf-tests.ts';

const MAXIMUM_BEGINNINGS = 10;
/** The ways in which a text can go on are looked through up to this many. */
const MAXIMUM_WAYS = 20_000;

/** Any text. */
const STAR = Symbol('*');
type Step = string | typeof STAR;

export function isTooComplex(wildcards: readonly string[]): boolean {
  if (wildcards.length === 0) return false;
  const patterns = wildcards.map(stepsOf);
  const characters = new Set(patterns.flat());
  const waysSeen = new Set<string>();
  let ways: Place[][] = [patterns.map((_, pattern) => ({ pattern, steps: 0 }))];
  while (ways.length > 0) {
    const next = new Map<string, Place[]>();
    for (const way of ways)
      for (const character of characters) {
        const places = advance(patterns, way, character);
        if (places.length > MAXIMUM_BEGINNINGS) return true;
        if (places.length > 0) next.set(places.map(({ pattern, steps }) => `${pattern}.${steps}`).join(' '), places);
      }
    ways = [...next].filter(([key]) => !waysSeen.has(key)).map(([, places]) => places);
    for (const key of next.keys()) waysSeen.add(key);
    if (waysSeen.size > MAXIMUM_WAYS) return true;
  }
  return false;
}

/** How far a pattern has been matched. */
interface Place {
  pattern: number;
  steps: number;
}

/** A value is matched with its quotes. */
const stepsOf = (wildcard: string): Step[] =>
  wildcardParts(`"${wildcard}"`).flatMap((part, index): Step[] => [...(index > 0 ? ([STAR] as const) : []), ...part]);

/** Where one more character leads; a star that follows may stand for nothing. */
function advance(patterns: readonly (readonly Step[])[], way: readonly Place[], character: Step): Place[] {
  const places = new Map<string, Place>();
  const reach = (pattern: number, steps: number) => {
    places.set(`${pattern}.${steps}`, { pattern, steps });
    if (patterns[pattern]?.[steps] === STAR) reach(pattern, steps + 1);
  };
  for (const { pattern, steps } of way) {
    const before = patterns[pattern]?.[steps - 1];
    if (before === STAR) reach(pattern, steps);
    if (patterns[pattern]?.[steps] === character && character !== STAR) reach(pattern, steps + 1);
  }
  return [...places.values()].sort((a, b) => a.pattern - b.pattern || a.steps - b.steps);
}
