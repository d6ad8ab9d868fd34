/** Whole numbers typed into a field. */

/** Undefined when the text is not a whole number; an empty field is none, though `Number('')` is 0. */
export function readWholeNumber(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
