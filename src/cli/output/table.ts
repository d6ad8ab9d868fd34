/**
 * `--output table`: boxes in boxes, as wide as the widest; too wide for the terminal, a row becomes a column.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#table-output
 */
import { pythonText } from '../python-text.ts';
import { byKey, isScalar, isStructure } from './shape-of-output.ts';

/** Nothing for an output without content. */
export function tableOutput(title: string, value: unknown, columns: number): string {
  const sections: Section[] = [];
  build(sections, title, value, 0);
  if (sections.length === 0) return '';
  let shown = sections;
  if (widthOf(shown) > columns) shown = sections.map(upright);
  const width = widthOf(shown);
  return [`${'-'.repeat(width)}\n`, ...shown.map((section) => render(section, width))].join('');
}

interface Section {
  title: string;
  headers: string[];
  rows: string[][];
  indent: number;
}

const PADDING = 4;
const BORDER = 2;

// ── from output to sections ────────────────────────────────────────────────────────────────────────────────────

function build(sections: Section[], title: string | undefined, value: unknown, indent: number): boolean {
  if (isEmpty(value)) return false;
  if (title !== undefined) sections.push({ title, headers: [], rows: [], indent });
  const current = sections.at(-1);
  if (!current) return false;
  if (Array.isArray(value)) {
    if (isStructure(value[0])) buildList(sections, current, value.filter(isStructure), indent);
    else
      for (const each of value) {
        if (isScalar(each)) current.rows.push([pythonText(each)]);
        else if (Array.isArray(each) && each.every(isScalar)) current.rows.push(each.map(pythonText));
        else build(sections, undefined, each, 0);
      }
  } else if (isStructure(value)) buildStructure(sections, current, value, indent);
  return true;
}

function buildStructure(sections: Section[], section: Section, value: Record<string, unknown>, indent: number): void {
  const { scalars, others } = keysOf([value]);
  const [only] = scalars;
  if (scalars.length === 1 && only !== undefined) section.rows.push([only, pythonText(value[only])]);
  else if (scalars.length > 0) {
    section.headers = scalars;
    section.rows.push(scalars.map((key) => pythonText(value[key])));
  }
  for (const key of others) build(sections, key, value[key], indent + 1);
}

function buildList(sections: Section[], first: Section, list: Record<string, unknown>[], indent: number): void {
  const { scalars, others } = keysOf(list);
  let section = first;
  section.headers = scalars;
  for (const [index, each] of list.entries()) {
    if (index > 0 && others.length > 0) {
      section = { title: first.title, headers: scalars, rows: [], indent };
      sections.push(section);
    }
    section.rows.push(scalars.map((key) => (key in each ? pythonText(each[key]) : '')));
    for (const key of others) if (key in each) build(sections, key, each[key], indent + 1);
  }
}

function keysOf(list: Record<string, unknown>[]): { scalars: string[]; others: string[] } {
  const scalars = new Set<string>();
  const others = new Set<string>();
  for (const each of list)
    for (const [key, value] of Object.entries(each)) (isScalar(value) ? scalars : others).add(key);
  return { scalars: [...scalars].sort(byKey), others: [...others].sort(byKey) };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** One row with headers, turned: each header beside its value. */
function upright(section: Section): Section {
  const [row, ...others] = section.rows;
  if (!row || others.length > 0 || section.headers.length === 0) return section;
  return { ...section, headers: [], rows: section.headers.map((header, index) => [header, row[index] ?? '']) };
}

// ── from sections to lines ─────────────────────────────────────────────────────────────────────────────────────

const widthOf = (sections: readonly Section[]) => Math.max(...sections.map(sectionWidth));

function sectionWidth(section: Section): number {
  const cells = naturalWidths(section).reduce((sum, width) => sum + width + PADDING, 0) + BORDER;
  return Math.max(displayWidth(section.title) + BORDER, cells) + section.indent * 2;
}

function naturalWidths({ headers, rows }: Section): number[] {
  const widths: number[] = [];
  for (const row of [headers, ...rows])
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
  return widths;
}

/** Widths that together fill the box. */
function columnWidths(section: Section, width: number): number[] {
  const natural = naturalWidths(section).map((each) => each + PADDING);
  if (natural.length === 0) return natural;
  const scale = width / natural.reduce((sum, each) => sum + each, 0);
  const scaled = natural.map((each) => roundHalfEven(scale * each));
  let excess = scaled.reduce((sum, each) => sum + each, 0) - width;
  while (excess !== 0) {
    const order = scaled.map((_, index) => (excess < 0 ? scaled.length - 1 - index : index));
    for (const index of order) {
      if (excess === 0) break;
      const step = excess > 0 ? -1 : 1;
      scaled[index] = (scaled[index] ?? 0) + step;
      excess += step;
    }
  }
  return scaled;
}

function render(section: Section, fullWidth: number): string {
  const width = fullWidth - section.indent * 2;
  const lines: string[] = [];
  if (section.title !== '') {
    lines.push(centred(section.title, width, '|'));
    if (section.headers.length === 0 && section.rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  }
  const widths = columnWidths(section, width);
  const rule = widths
    .map((each, index) => (index === 0 ? `+${'-'.repeat(each - 2)}+` : `${'-'.repeat(each - 1)}+`))
    .join('');
  const cells = (row: string[], cell: (text: string, width: number, left: string) => string) =>
    widths.map((each, index) => cell(row[index] ?? '', each, index === 0 ? '|' : '')).join('');
  if (section.headers.length > 0) lines.push(rule, cells(section.headers, centred));
  if (section.rows.length > 0 && widths.length > 0)
    lines.push(rule, ...section.rows.map((row) => cells(row, leftAligned)), rule);
  const edge = '|'.repeat(section.indent);
  return lines.map((line) => `${edge}${line}${edge}\n`).join('');
}

function centred(text: string, width: number, left: string): string {
  const length = displayWidth(text);
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(length / 2) - 1);
  const after = Math.max(0, width - 1 - (left.length + before + length));
  return `${left}${' '.repeat(before)}${text}${' '.repeat(after)}|`;
}

function leftAligned(text: string, width: number, left: string): string {
  const length = displayWidth(text);
  const padding = width - (length + 2 + left.length + 1) >= 0 ? 2 : 0;
  const after = Math.max(0, width - (left.length + padding + length) - 1);
  return `${left}${' '.repeat(padding)}${text}${' '.repeat(after)}|`;
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns of the terminal that the text takes. */
const displayWidth = (text: string) => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
