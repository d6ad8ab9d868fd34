/** What an output is made of, and the order of its keys. */
import { PythonFloat } from '../python-text.ts';

export const isStructure = (value: unknown): value is Record<string, unknown> =>
  !isScalar(value) && !Array.isArray(value);

export const isScalar = (value: unknown) => typeof value !== 'object' || value === null || value instanceof PythonFloat;

/** By code point, as Python sorts. */
export const byKey = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
