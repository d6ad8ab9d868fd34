/** A number of seconds as the console shows and asks for it: in the largest unit that says it whole. */

export const UNITS = { Seconds: 1, Minutes: 60, Hours: 3600, Days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

export interface Duration {
  value: string;
  unit: Unit;
}

/** `most`: the largest unit that is offered. */
export function durationOf(seconds: number, most: Unit = 'Days'): Duration {
  const offered = (Object.entries(UNITS) as [Unit, number][]).filter(([, length]) => length <= UNITS[most]);
  const [unit, length] = offered.findLast(([, each]) => seconds % each === 0 && seconds >= each) ?? ['Seconds', 1];
  return { value: String(seconds / length), unit };
}

/** Undefined for text that is no whole number. */
export function secondsOf({ value, unit }: Duration): number | undefined {
  return /^\d+$/.test(value.trim()) ? Number(value) * UNITS[unit] : undefined;
}

/** `4 days`, `1 minute`, `45 seconds`. */
export function describeSeconds(seconds: number): string {
  const { value, unit } = durationOf(seconds);
  const name = unit.toLowerCase();
  return `${value} ${value === '1' ? name.slice(0, -1) : name}`;
}
