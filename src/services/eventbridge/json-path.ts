/**
 * The paths that EventBridge knows: `$.detail.items[0]['a name'].*`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */

/** A name, a place in a list, or everything. */
type Step = string | number | typeof ALL;
const ALL = Symbol('*');

export type JsonPath = readonly Step[];

const STEP =
  /\.\.?(?<all>\*)|\.(?<name>[^.[\]*\s'"]+)|\[(?:(?<index>\d+)|(?<every>\*)|'(?<quoted>[^']*)'|"(?<doubled>[^"]*)")\]/y;

/** Undefined for text that is none. */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: Step[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups;
    if (!groups) return undefined;
    const { all, every, index, name, quoted, doubled } = groups;
    if (all !== undefined || every !== undefined) steps.push(ALL);
    else if (index !== undefined) steps.push(Number(index));
    else steps.push(name ?? quoted ?? doubled ?? '');
  }
  return steps;
}

/** Undefined when nothing is there. A path with a `*` leads to a list. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (step === ALL) {
    const values = Object.values(value).map((each) => valueAt(each, rest));
    return values.filter((each) => each !== undefined);
  }
  return Object.hasOwn(value, step) ? valueAt((value as Record<string | number, unknown>)[step], rest) : undefined;
}
