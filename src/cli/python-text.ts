/** Values as Python writes them, because the CLI's messages and its text output are Python's. */

/** A float or an integer as Python's `repr`: `1e-07` where JavaScript says `1e-7`. */
export function pythonNumber(value: number): string {
  return String(value).replace(/e([-+])(\d)$/, 'e$10$2');
}

/** A number that Python shows with its point: `0.0`. */
export class PythonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** As `str()`. */
export function pythonText(value: unknown): string {
  if (typeof value === 'string') return value;
  return pythonRepr(value);
}

/** As `repr()`. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return pythonNumber(value);
  if (value instanceof PythonFloat) return value.value.toFixed(1);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Uint8Array) return `b${quoted(String.fromCharCode(...value))}`;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  const members = Object.entries(value).map(([key, each]) => `${quoted(key)}: ${pythonRepr(each)}`);
  return `{${members.join(', ')}}`;
}

export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (typeof value === 'string') return "<class 'str'>";
  if (typeof value === 'boolean') return "<class 'bool'>";
  if (typeof value === 'number') return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
  if (value instanceof Uint8Array) return "<class 'bytes'>";
  return Array.isArray(value) ? "<class 'list'>" : "<class 'dict'>";
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones Python escapes
    /[\n\r\t\\]|[\x00-\x1f\x7f]/g,
    (character) => ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}
