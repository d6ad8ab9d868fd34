/** Inputs of our own contract, read from JSON and checked by hand: AWS has no model of it. */
import { invalidParameterValue } from '../../api/errors.ts';

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidParameterValue(`The JSON is not valid: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Only the members that are named, each a text that is not empty. Those of `optional` may be missing. */
export function readTexts(
  body: Uint8Array,
  required: readonly string[],
  optional: readonly string[] = [],
): Record<string, string> {
  const given = readJson(new TextDecoder().decode(body)) as Record<string, unknown> | null;
  const input: Record<string, string> = {};
  for (const member of [...required, ...optional]) {
    const value = typeof given === 'object' ? given?.[member] : undefined;
    if (value === undefined && optional.includes(member)) continue;
    if (typeof value !== 'string' || value === '')
      throw invalidParameterValue(`${member} must be a text and not empty.`);
    input[member] = value;
  }
  return input;
}

/** A whole number within the limits; undefined when it is missing. */
export function readCount(body: Uint8Array, member: string, least: number, most: number): number | undefined {
  const given = readJson(new TextDecoder().decode(body)) as Record<string, unknown> | null;
  const value = given?.[member];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidParameterValue(`${member} must be a whole number from ${least} to ${most}.`);
}
