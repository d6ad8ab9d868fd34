/**
 * `--output text`: lines of tab-separated values, ordered by key; nested structures follow on lines of their own that
 * begin with the key. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output
 */
import { pythonText } from '../python-text.ts';
import { byKey, isScalar, isStructure } from './shape-of-output.ts';

export function textOutput(value: unknown): string {
  const lines: string[] = [];
  write(value, undefined, undefined, lines);
  return lines.map((line) => `${line}\n`).join('');
}

function write(value: unknown, label: string | undefined, columns: string[] | undefined, lines: string[]): void {
  if (Array.isArray(value)) writeList(value, label, lines);
  else if (isStructure(value)) writeStructure(value, label, columns, lines);
  else lines.push(pythonText(value));
}

function writeList(list: unknown[], label: string | undefined, lines: string[]): void {
  const structures = list.filter(isStructure);
  if (structures.length > 0) {
    // all rows have the same columns, whichever of them has a value
    const columns = [...new Set(structures.flatMap((each) => Object.keys(each).filter((key) => isScalar(each[key]))))];
    columns.sort(byKey);
    for (const each of list) write(each, label, columns, lines);
    return;
  }
  const scalars = list.filter(isScalar);
  if (scalars.length > 0) {
    if (label === undefined) lines.push(scalars.map(pythonText).join('\t'));
    else for (const each of scalars) lines.push(`${label.toUpperCase()}\t${pythonText(each)}`);
  }
  for (const each of list) if (!isScalar(each)) write(each, label, undefined, lines);
}

function writeStructure(
  structure: Record<string, unknown>,
  label: string | undefined,
  columns: string[] | undefined,
  lines: string[],
): void {
  const keys = Object.keys(structure).sort(byKey);
  const shown = columns ?? keys.filter((key) => isScalar(structure[key]));
  const values = shown.map((key) => (key in structure ? pythonText(structure[key]) : ''));
  if (values.length > 0) lines.push((label === undefined ? values : [label.toUpperCase(), ...values]).join('\t'));
  for (const key of keys) if (!shown.includes(key)) write(structure[key], key, undefined, lines);
}
