/** Whole numbers typed into a field, and the range the field names. */

export interface Range {
  minimum: number;
  maximum: number;
}

/** Undefined when the text is not a whole number; an empty field is none, though `Number('')` is 0. */
export function readWholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

/** What to say below the field, or '' when the number is in range. */
export function rangeProblem(text: string, constraint: string, { minimum, maximum }: Range): string {
  const value = readWholeNumber(text);
  if (value === undefined) return `Enter a whole number. ${constraint}`;
  return value < minimum || value > maximum ? constraint : '';
}
