/**
 * `--output yaml`: block style, keys in order, and as few quotes as YAML allows.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#yaml-output
 */
import { PythonFloat, pythonNumber } from '../python-text.ts';
import { jsonOutput } from './json.ts';
import { byKey, isScalar, isStructure } from './shape-of-output.ts';

export function yamlOutput(value: unknown): string {
  if (value === undefined || isScalar(value)) return jsonOutput(value);
  const lines: string[] = [];
  block(value, 0, '', lines);
  return `${lines.join('\n')}\n`;
}

/** Lines are folded at the first space beyond it. */
const BEST_WIDTH = 80;

/** `lead` is what stands before the value on its first line: dashes and keys. */
function block(value: unknown, indent: number, lead: string, lines: string[]): void {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value) && value.length > 0) {
    let start = lead;
    for (const each of value) {
      block(each, indent + 2, `${start || pad}- `, lines);
      start = '';
    }
    return;
  }
  if (isStructure(value) && Object.keys(value).length > 0) {
    let start = lead;
    for (const key of Object.keys(value).sort(byKey)) {
      const label = `${start || pad}${scalar(key, 0, 0, true)}:`;
      start = '';
      const each = value[key];
      if (isScalar(each) || Object.keys(each as object).length === 0)
        lines.push(`${label} ${leaf(each, label.length + 1, indent + 2)}`);
      else {
        lines.push(label);
        // a list in a structure is not indented
        block(each, Array.isArray(each) ? indent : indent + 2, '', lines);
      }
    }
    return;
  }
  lines.push(`${lead}${leaf(value, lead.length, indent)}`);
}

function leaf(value: unknown, column: number, indent: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return scalar(value, column, indent, false);
  if (value instanceof PythonFloat) return value.value.toFixed(1);
  if (typeof value === 'number') return pythonNumber(value);
  if (Array.isArray(value)) return '[]';
  return typeof value === 'object' ? '{}' : String(value);
}

// what YAML 1.2 would read as something else than text
const RESOLVED = new RegExp(
  [
    'true|True|TRUE|false|False|FALSE|~|null|Null|NULL|<<|=',
    '[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[\\da-fA-F_]+',
    '[-+]?\\d[\\d_]*\\.[\\d_]*(?:[eE][-+]?\\d+)?|[-+]?\\d[\\d_]*[eE][-+]?\\d+|[-+]?\\.[\\d_]+(?:[eE][-+]\\d+)?',
    '[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)',
    '\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?(?:[ \\t]*(?:Z|[-+]\\d\\d?(?::\\d\\d)?))?',
  ]
    .map((each) => `^(?:${each})$`)
    .join('|'),
);
const NOT_AT_START = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:\s|$)|[?:](?=\s|$)|---|\.\.\.)/;
const NOT_INSIDE = /: |:$| #|[\n\t\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what cannot stand in YAML as it is
const UNPRINTABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]|\r|\t/;

function scalar(text: string, column: number, indent: number, isKey: boolean): string {
  const width = isKey ? Number.POSITIVE_INFINITY : BEST_WIDTH;
  if (text === '') return "''";
  if (UNPRINTABLE.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')) || / \n|\n /.test(text))
    return doubleQuoted(text, column, indent, width);
  const plain = !RESOLVED.test(text) && !NOT_AT_START.test(text) && !NOT_INSIDE.test(text) && text.trim() === text;
  if (plain) return folded(text, column, indent, width);
  return `'${folded(text.replaceAll("'", "''"), column + 1, indent, width)}'`;
}

/** Breaks lines at single spaces beyond the width; a line break of the text becomes an empty line. */
function folded(text: string, column: number, indent: number, width: number): string {
  const pad = ' '.repeat(indent);
  let at = column;
  let written = '';
  for (const [index, part] of text.split(/(\n+|(?<=[^ ]) (?=[^ ]))/).entries()) {
    if (index % 2 === 0) {
      written += part;
      at += part.length;
    } else if (part === ' ') {
      if (at > width) {
        written += `\n${pad}`;
        at = indent;
      } else {
        written += ' ';
        at++;
      }
    } else {
      written += `\n${part}${pad}`;
      at = indent;
    }
  }
  return written;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
};

function doubleQuoted(text: string, column: number, indent: number, width: number): string {
  const pad = ' '.repeat(indent);
  let line = '';
  let at = column + 1;
  let written = '"';
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const inner = index > 0 && index < characters.length - 1;
    // a break here needs a backslash on either side, so that no space is lost
    if (character === ' ' && inner && at + line.length > width) {
      const next = characters[index + 1] === ' ' ? '\\ ' : ' ';
      written += `${line}\\\n${pad}\\${next === ' ' ? ' ' : next.slice(1)}`;
      at = indent + 2;
      line = '';
      continue;
    }
    line += escaped(character);
  }
  return `${written}${line}"`;
}

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return short;
  if (!UNPRINTABLE.test(character) || character.length > 1) return character;
  const code = character.charCodeAt(0);
  return code < 256
    ? `\\x${code.toString(16).padStart(2, '0').toUpperCase()}`
    : `\\u${code.toString(16).padStart(4, '0').toUpperCase()}`;
}
