/** `--output json`: four spaces, and characters as they are. */
import { PythonFloat, pythonNumber } from '../python-text.ts';

export const jsonOutput = (value: unknown): string => `${write(value ?? null, '')}\n`;

function write(value: unknown, indent: string): string {
  if (value instanceof PythonFloat) return value.value.toFixed(1);
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent}    `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((each) => write(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${write(each, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
