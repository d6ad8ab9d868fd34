/** Environments as squares, row by row: which places each kind takes, and the lines that draw them. */

export type SquareKind = 'provisionedBusy' | 'busy' | 'provisionedIdle' | 'idle';

/** Those at work first. */
const ORDER: readonly SquareKind[] = ['provisionedBusy', 'busy', 'provisionedIdle', 'idle'];

const SQUARE = 12;
const PITCH = 15;
/** Tens can be counted. */
const TEN = 10;
const TENS_APART = 6;
/** More are told as a number. */
const MOST_ROWS = 10;

export interface Squares {
  /** An SVG path for each kind. */
  paths: Partial<Record<SquareKind, string>>;
  /** Of the picture, in pixels. */
  width: number;
  height: number;
  /** Those for which there was no place. */
  left: number;
}

export function environmentSquares(counts: Readonly<Record<SquareKind, number>>, columns: number): Squares {
  const places = columns * MOST_ROWS;
  const paths: Squares['paths'] = {};
  let next = 0;
  let left = 0;
  for (const kind of ORDER) {
    const end = Math.min(places, next + counts[kind]);
    left += next + counts[kind] - end;
    if (end > next) paths[kind] = squaresFrom(next, end, columns);
    next = end;
  }
  const rows = Math.max(1, Math.ceil(next / columns));
  return { paths, width: xOf(columns - 1) + PITCH, height: rows * PITCH, left };
}

const xOf = (column: number) => column * PITCH + Math.floor(column / TEN) * TENS_APART;

function squaresFrom(from: number, to: number, columns: number): string {
  const inside = SQUARE - 1;
  let path = '';
  for (let place = from; place < to; place++) {
    const x = xOf(place % columns) + 0.5;
    const y = Math.floor(place / columns) * PITCH + 0.5;
    path += `M${x} ${y}h${inside}v${inside}h-${inside}z`;
  }
  return path;
}
